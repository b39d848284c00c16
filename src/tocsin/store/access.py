"""Transactions on a record: any number of threads read, one at a time writes."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from threading import local
from typing import Self

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import DBAPIError

from tocsin.store.databases import is_sqlite
from tocsin.store.errors import StoreError, told


class Access:
    """A way to a database. Any number of threads may use it; every method is one transaction.

    Inside `with record.writing():` all calls of the thread are one transaction, which is written
    whole at its end or not at all.
    """

    def __init__(self, engine: Engine, name: str, *, readonly: bool) -> None:
        """Take an engine over; messages call it by name."""
        self.name = name
        self.readonly = readonly
        self._engine = engine
        self._held = local()

    def __enter__(self) -> Self:
        """Return itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close it."""
        self.close()

    def close(self) -> None:
        """Let go of the database; SQLite then folds its write-ahead log into the one file."""
        self._engine.dispose()

    def prepare(self) -> None:
        """Let one writer and many readers work at once (SQLite's write-ahead log)."""
        with told(self.name), self._engine.connect() as connection:
            driver = connection.connection.driver_connection
            if is_sqlite(connection) and driver is not None:
                driver.execute("PRAGMA journal_mode = WAL")

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Give a connection that reads: the one the thread writes with, or another."""
        held = self._connection()
        with told(self.name):
            if held is not None:
                yield held
                return
            with self._engine.connect() as connection:
                if not is_sqlite(connection):
                    # Like SQLite's: all statements of a transaction see the same record.
                    connection.execution_options(isolation_level="REPEATABLE READ")
                yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """Begin a transaction that writes, or a part of the one the thread is in."""
        if self.readonly:
            raise StoreError(f"{self.name} was opened for reading only: open it for writing")
        held = self._connection()
        with told(self.name):
            if held is not None:
                with _part(held):
                    yield held
                return
            with self._engine.connect() as connection:
                connection.execution_options(writes=True)
                with connection.begin(), self._holding(connection):
                    yield connection

    def _connection(self) -> Connection | None:
        """Return the connection that the thread writes with."""
        held: Connection | None = getattr(self._held, "connection", None)
        return held

    @contextmanager
    def _holding(self, connection: Connection) -> Iterator[None]:
        """Let the calls of the thread take part in a transaction."""
        self._held.connection = connection
        try:
            yield
        finally:
            self._held.connection = None


@contextmanager
def _part(held: Connection) -> Iterator[None]:
    """Do a part of a transaction, which can fail alone."""
    part = held.begin_nested()
    try:
        yield
    except BaseException:
        _take_back(held)
        raise
    part.commit()


def _take_back(held: Connection) -> None:
    """Take back a part; a full disk took back the whole, so nothing more may be written in it."""
    part = held.get_nested_transaction()
    try:
        if part is not None:
            part.rollback()
    except DBAPIError as error:
        held.invalidate(error)
