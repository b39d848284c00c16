"""The files of a whole project: one format a file, each with write(holding, folder)."""
