"""Readings out: one format a file."""
