"""Documents and their readings: kept together, given back in the order they came."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, Row, Select, delete, func, insert, select, update

from tocsin.model import Document, Reading, Versions, digest
from tocsin.store import journal, search
from tocsin.store.bodies import batches, reading_body, reading_of
from tocsin.store.errors import IdTaken, StoreError
from tocsin.store.rows import Added
from tocsin.store.tables import corroborated, documents, readings

FIELDS = ("id", "text", "title", "url", "outlet", "published", "language")
PAGE = 200
COLUMNS = tuple(documents.c[name] for name in FIELDS)
VERSIONS = (readings.c.tocsin, readings.c.knowledge, readings.c.weights, readings.c.parser)


def add(connection: Connection, reading: Reading, *, at: str) -> Added:
    """Keep a document and its reading, or the newer reading of a document that is there."""
    document = reading.document
    refuse_unwritable(document)
    kept = text_digest(connection, document.id)
    if kept is None:
        _add_new(connection, reading, at=at)
        return "new"
    if kept != digest(document.text):
        raise IdTaken(document.id)
    before = versions_of(connection, document.id)
    if before == reading.versions:
        return "same"
    _replace(connection, reading, before, at=at)
    return "replaced"


def refuse_unwritable(document: Document) -> None:
    """Raise StoreError where a value has what PostgreSQL or UTF-8 cannot carry."""
    for name in FIELDS:
        value = getattr(document, name) or ""
        if "\x00" in value or not _is_utf8(value):
            raise StoreError(
                f"{document.id!a}: `{name}` has NUL or a lone surrogate: take it out of the report"
            )


def _is_utf8(words: str) -> bool:
    """Tell whether words can be written."""
    try:
        words.encode()
    except UnicodeEncodeError:
        return False
    return True


def _add_new(connection: Connection, reading: Reading, *, at: str) -> None:
    """Write a document, its words, its reading and a line in the log."""
    document = reading.document
    rank = (connection.scalar(select(func.max(documents.c.rank))) or 0) + 1
    known = {name: getattr(document, name) for name in FIELDS}
    row = {**known, "rank": rank, "digest": digest(document.text)}
    connection.execute(insert(documents), row)
    search.index(connection, rank, document.title, document.text)
    connection.execute(insert(readings), {"document": document.id, **_reading_row(reading)})
    detail: dict[str, object] = {"events": len(reading.events), "versions": reading.versions}
    journal.note(connection, [("document added", document.id, detail)], at=at)


def _replace(connection: Connection, reading: Reading, before: Versions | None, *, at: str) -> None:
    """Write a newer reading over the one before; its document waits for corroboration again."""
    document = reading.document.id
    row = _reading_row(reading)
    if before is None:
        connection.execute(insert(readings), {"document": document, **row})
    else:
        connection.execute(update(readings).where(readings.c.document == document).values(**row))
    connection.execute(delete(corroborated).where(corroborated.c.document == document))
    detail: dict[str, object] = {"before": before, "after": reading.versions}
    journal.note(connection, [("document reread", document, detail)], at=at)


def _reading_row(reading: Reading) -> dict[str, Any]:
    """Lay a reading out in columns."""
    made = reading.versions
    return {
        "tocsin": made.tocsin,
        "knowledge": made.knowledge,
        "weights": made.weights,
        "parser": made.parser,
        "body": reading_body(reading),
    }


def text_digest(connection: Connection, document: str) -> str | None:
    """Return the digest of the text kept under an id."""
    found: str | None = connection.scalar(
        select(documents.c.digest).where(documents.c.id == document)
    )
    return found


def versions_of(connection: Connection, document: str) -> Versions | None:
    """Return what made the reading of a document."""
    row = connection.execute(select(*VERSIONS).where(readings.c.document == document)).first()
    return None if row is None else Versions(*row)


def versions(connection: Connection) -> dict[Versions, int]:
    """Count the readings by what made them, the most first."""
    count = func.count()
    wanted = select(*VERSIONS, count).group_by(*VERSIONS).order_by(count.desc(), *VERSIONS)
    return {Versions(*made): number for *made, number in connection.execute(wanted)}


def ranks(connection: Connection, ids: Sequence[str]) -> dict[str, int]:
    """Return the rank of each document that is there, lowest first."""
    found: dict[str, int] = {}
    for some in batches(ids):
        wanted = select(documents.c.id, documents.c.rank).where(documents.c.id.in_(some))
        found.update({row.id: row.rank for row in connection.execute(wanted)})
    return dict(sorted(found.items(), key=lambda item: item[1]))


def pending(connection: Connection) -> tuple[str, ...]:
    """Return the documents that wait for corroboration, in the order they came."""
    done = select(corroborated.c.document).where(corroborated.c.document == documents.c.id)
    wanted = select(documents.c.id).where(~done.exists()).order_by(documents.c.rank)
    return tuple(connection.scalars(wanted))


def document_page(
    connection: Connection, *, after: int, ids: Sequence[str] | None
) -> list[tuple[int, Document]]:
    """Return the next documents by rank, or those of a few ids."""
    rows = connection.execute(_page(select(documents.c.rank, *COLUMNS), after, ids))
    return [(row.rank, _document(row)) for row in rows]


def reading_page(
    connection: Connection, *, after: int, ids: Sequence[str] | None
) -> list[tuple[int, Reading]]:
    """Return the next readings by rank, or those of a few ids."""
    joined = select(documents.c.rank, *COLUMNS, readings.c.body).join_from(documents, readings)
    rows = connection.execute(_page(joined, after, ids))
    return [(row.rank, reading_of(_document(row), row.body)) for row in rows]


def _page(wanted: Select[Any], after: int, ids: Sequence[str] | None) -> Select[Any]:
    """Cut one page out of all."""
    if ids is not None:
        wanted = wanted.where(documents.c.id.in_(ids))
    return wanted.where(documents.c.rank > after).order_by(documents.c.rank).limit(PAGE)


def _document(row: Row[Any]) -> Document:
    """Build a document of its row."""
    return Document(
        id=row.id,
        text=row.text,
        title=row.title,
        url=row.url,
        outlet=row.outlet,
        published=row.published,
        language=row.language,
    )
