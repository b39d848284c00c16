"""Which form a record has, and the way to the newest."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Connection, Text, column, inspect, select, table

from tocsin.store.errors import NO_RECORD, StoreError
from tocsin.store.tables import VERSION_TABLE

KNOWN = ("0001", "0002")
HEAD = KNOWN[-1]
STEPS = Path(__file__).parent / "migrations"


def version_of(connection: Connection) -> str | None:
    """Return the form of a record, or nothing where there is none."""
    if not inspect(connection).has_table(VERSION_TABLE):
        return None
    kept = select(column("version_num", Text)).select_from(table(VERSION_TABLE))
    return connection.execute(kept).scalar_one_or_none()


def refuse_unknown(connection: Connection, name: str, *, create: bool) -> str | None:
    """Return the form of what is there; raises StoreError where this Tocsin must not touch it."""
    found = version_of(connection)
    if found is None and (not create or inspect(connection).get_table_names()):
        raise StoreError(f"{name} {NO_RECORD}")
    if found is not None and found not in KNOWN:
        raise StoreError(
            f"{name} was made by a newer Tocsin (form {found}, known are up to {HEAD}): "
            "upgrade this one with pip install --upgrade tocsin"
        )
    return found


def upgrade(connection: Connection, *, to: str = "head") -> None:
    """Take the steps to a form; the caller's transaction makes them one."""
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(STEPS).replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, to)
