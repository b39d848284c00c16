"""Tocsin reads news reports and keeps the record of who did what to whom, and who says so."""
