"""Whether a record is whole, and how much it holds."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import Column, Connection, Table, func, select, text

from tocsin.store import search
from tocsin.store import tables as t
from tocsin.store.databases import is_sqlite
from tocsin.store.documents import pending, versions
from tocsin.store.rows import Counts

REBUILD = "run tocsin rebuild"
# What leads where: a row whose value is not found there leads to nothing.
LEADS: tuple[tuple[Column[str], Column[str]], ...] = (
    (t.events.c.document, t.documents.c.id),
    (t.event_keys.c.event, t.events.c.id),
    (t.document_keys.c.document, t.documents.c.id),
    (t.edges.c.first, t.events.c.id),
    (t.edges.c.second, t.events.c.id),
    (t.reprints.c.document, t.documents.c.id),
    (t.reprints.c.of, t.documents.c.id),
    (t.story_documents.c.document, t.documents.c.id),
    (t.incident_documents.c.document, t.documents.c.id),
    (t.incident_events.c.event, t.events.c.id),
    (t.incident_events.c.incident, t.incidents.c.id),
    (t.corroborated.c.document, t.documents.c.id),
)


def check(connection: Connection) -> tuple[str, ...]:
    """Return what is wrong with a record, each with its remedy; nothing = it is whole."""
    sqlite = is_sqlite(connection)
    own = _sqlite_faults(connection) if sqlite else iter(())
    return (*own, *_primary_faults(connection), *_derived_faults(connection))


def _sqlite_faults(connection: Connection) -> Iterator[str]:
    """Yield what SQLite finds in its file."""
    for (words,) in connection.execute(text("PRAGMA quick_check")):
        if words != "ok":
            yield f"the file is damaged ({words}): take a copy from your backup"
    boxed = connection.scalar(text("SELECT count(*) FROM incident_boxes"))
    place = t.incident_places.c
    known = select(func.count()).where(place.latitude.is_not(None), place.longitude.is_not(None))
    if boxed != connection.scalar(known):
        yield f"the boxes of places are out of step: {REBUILD}"


def _primary_faults(connection: Connection) -> Iterator[str]:
    """Yield what is wrong with documents and readings."""
    bare = _leading_nowhere(connection, t.documents.c.id, t.readings.c.document)
    if bare:
        yield f"{bare} documents have no reading: add them again"
    lost = _leading_nowhere(connection, t.readings.c.document, t.documents.c.id)
    if lost:
        yield f"{lost} readings have no document: take a copy from your backup"
    if search.missing(connection):
        yield f"full text and documents are out of step: {REBUILD}"


def _derived_faults(connection: Connection) -> Iterator[str]:
    """Yield which derived rows lead to nothing."""
    for column, end in LEADS:
        found = _leading_nowhere(connection, column, end)
        if found:
            where = f"{column.table.name}.{column.name}"
            yield f"{found} rows lead nowhere by {where}: {REBUILD}"


def _leading_nowhere(connection: Connection, column: Column[str], end: Column[str]) -> int:
    """Count the rows of a table whose value is not among those of another."""
    there = select(end).where(end == column).correlate(column.table).exists()
    return connection.scalar(select(func.count()).where(~there).select_from(column.table)) or 0


def counts(connection: Connection) -> Counts:
    """Count what a record holds."""
    return Counts(
        documents=_rows(connection, t.documents),
        pending=len(pending(connection)),
        readings=_rows(connection, t.readings),
        judgements=_rows(connection, t.judgements),
        events=_rows(connection, t.events),
        edges=_rows(connection, t.edges),
        stories=_rows(connection, t.stories),
        incidents=_rows(connection, t.incidents),
        log=_rows(connection, t.log),
        versions=versions(connection),
    )


def _rows(connection: Connection, table: Table) -> int:
    """Count the rows of a table."""
    return connection.scalar(select(func.count()).select_from(table)) or 0
