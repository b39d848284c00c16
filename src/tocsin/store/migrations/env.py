"""Run the steps on the connection that schema.upgrade hands over, inside its transaction."""

from __future__ import annotations

from alembic import context

from tocsin.store.tables import METADATA, VERSION_TABLE

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=METADATA,
    version_table=VERSION_TABLE,
)
with context.begin_transaction():
    context.run_migrations()
