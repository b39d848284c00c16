"""The record: documents, readings, judgements; all else is derived and can be rebuilt."""
