"""The steps from one form of the record to the next; Alembic takes them in order."""
