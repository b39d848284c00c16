"""Reach a database: SQLite in a file, PostgreSQL at an address; one writer, many readers."""

from __future__ import annotations

import os
import sqlite3
from functools import partial
from pathlib import Path
from typing import Any
from urllib.parse import quote

from sqlalchemy import URL, Connection, Engine, QueuePool, create_engine, event, make_url
from sqlalchemy.exc import ArgumentError

from tocsin.store.errors import StoreError

# As many readers as the threads that a web server may use at once (AnyIO's limit is 40).
POOL = {"poolclass": QueuePool, "pool_size": 4, "max_overflow": 40}
NO_FILE = "is not there: check the path, or make a project with tocsin init"
NO_DRIVER = "needs psycopg: run pip install 'tocsin[postgres]'"
# FULL: what is committed outlives a power cut. recursive_triggers: REPLACE may not go round them.
PRAGMAS = (
    "PRAGMA foreign_keys = ON",
    "PRAGMA recursive_triggers = ON",
    "PRAGMA synchronous = FULL",
    "PRAGMA cache_size = -32000",
    "PRAGMA journal_size_limit = 67108864",
)
LOCK = "SELECT pg_advisory_xact_lock(hashtext('tocsin:' || current_schema()))"


def reach(
    place: str | os.PathLike[str], *, create: bool, readonly: bool, patience: float
) -> tuple[str, Engine]:
    """Return what messages call a record, and the engine to it; patience is seconds for a lock."""
    words = os.fspath(place)
    if "://" not in words:
        return words, _sqlite(Path(words), create=create, readonly=readonly, patience=patience)
    url = _url(words)
    name = url.render_as_string(hide_password=True)
    if url.get_backend_name() == "sqlite":
        path = Path(url.database or "")
        return name, _sqlite(path, create=create, readonly=readonly, patience=patience)
    return name, _postgresql(url, name, readonly=readonly, patience=patience)


def is_sqlite(connection: Connection) -> bool:
    """Tell SQLite from PostgreSQL."""
    return connection.dialect.name == "sqlite"


def _url(words: str) -> URL:
    """Parse an address; raises StoreError for a database that Tocsin does not know."""
    try:
        url = make_url(words.replace("postgres://", "postgresql://", 1))
    except ArgumentError:
        raise StoreError(f"{words} is no address: write postgresql://USER@HOST/NAME") from None
    backend = url.get_backend_name()
    if backend not in ("sqlite", "postgresql"):
        raise StoreError(f"{backend} is not supported: give a file or a postgresql:// address")
    return url if backend == "sqlite" else url.set(drivername="postgresql+psycopg")


def _sqlite(path: Path, *, create: bool, readonly: bool, patience: float) -> Engine:
    """Make the engine of a file; it is made only where create says so."""
    if not path.is_file() and (readonly or not create or path.exists()):
        raise StoreError(f"{path} {NO_FILE}")
    mode = "mode=ro" if readonly else "mode=rwc" if create else "mode=rw"
    if readonly and _is_fixed(path):
        mode = "mode=ro&immutable=1"
    opened = partial(_open_sqlite, f"file:{quote(str(path.absolute()))}?{mode}", patience)
    engine = create_engine("sqlite://", creator=opened, **POOL)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def _is_fixed(path: Path) -> bool:
    """Tell whether this reader cannot make the files that WAL needs beside the record.

    It is then read as one that nobody changes, as on a read-only medium; whoever else may write
    there must not do so meanwhile. https://www.sqlite.org/wal.html#read_only_databases
    """
    effective = os.access in os.supports_effective_ids
    writable = os.access(path.parent, os.W_OK, effective_ids=effective)
    return not writable and not path.with_name(f"{path.name}-wal").exists()


def _open_sqlite(uri: str, patience: float) -> sqlite3.Connection:
    """Open a connection that begins transactions only where it is told to."""
    connection = sqlite3.connect(
        uri, uri=True, timeout=patience, isolation_level=None, check_same_thread=False
    )
    try:
        for pragma in PRAGMAS:
            connection.execute(pragma)
    except sqlite3.Error:
        connection.close()
        raise
    return connection


def _begin_sqlite(connection: Connection) -> None:
    """Begin; a writer takes its lock at once, so that it never fails half-way for want of it."""
    writes = connection.get_execution_options().get("writes")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _postgresql(url: URL, name: str, *, readonly: bool, patience: float) -> Engine:
    """Make the engine of a server's database."""
    options: dict[str, Any] = {"postgresql_readonly": True} if readonly else {}
    try:
        engine = create_engine(url, execution_options=options, pool_pre_ping=True, **POOL)
    except ModuleNotFoundError:
        raise StoreError(f"{name} {NO_DRIVER}") from None
    event.listen(engine, "begin", partial(_begin_postgresql, patience))
    return engine


def _begin_postgresql(patience: float, connection: Connection) -> None:
    """Make a writer wait for the one before it, as SQLite does."""
    if connection.get_execution_options().get("writes"):
        connection.exec_driver_sql(f"SET LOCAL lock_timeout = {max(1, round(patience * 1000))}")
        connection.exec_driver_sql(LOCK)
