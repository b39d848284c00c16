"""Readings to stories (one text) and incidents (one happening)."""
