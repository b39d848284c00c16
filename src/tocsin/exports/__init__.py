"""Readings, and what is folded from them, out: one format a file."""
