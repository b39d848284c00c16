"""What is asked of a whole record at once: parts of all bodies, counts by outlet, close calls."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import msgspec
from sqlalchemy import Column, ColumnElement, Select, distinct, func, select

from tocsin.store.access import Access
from tocsin.store.tables import documents as d
from tocsin.store.tables import edges as e
from tocsin.store.tables import incident_documents, incident_events, incidents, readings, reprints

PAGE = 1000


@dataclass(frozen=True, slots=True)
class OutletCounts:
    """What a record has of an outlet: reprints are its documents that are copies of others."""

    documents: int
    latest: str | None
    reprints: int = 0
    incidents: int = 0


@dataclass(frozen=True, slots=True)
class Close:
    """Two events and how much they attract each other."""

    first: str
    second: str
    score: float


def incident_parts[T](record: Access, kind: type[T]) -> Iterator[T]:
    """Yield some fields of all incidents, which is several times as fast as whole ones."""
    decode = msgspec.json.Decoder(kind).decode
    rows: Sequence[Any] = [("", "")]
    while rows:
        with record.reading() as connection:
            wanted = select(incidents.c.id, incidents.c.body).where(incidents.c.id > rows[-1][0])
            rows = connection.execute(wanted.order_by(incidents.c.id).limit(PAGE)).all()
        yield from (decode(body) for _, body in rows)


def reading_parts[T](record: Access, kind: type[T], *, most: int) -> Iterator[tuple[str, T]]:
    """Yield some fields of the readings of the latest documents, each with its document."""
    decode = msgspec.json.Decoder(kind).decode
    before, left = (1 << 31) - 1, most
    while left > 0:
        with record.reading() as connection:
            wanted = select(d.c.rank, d.c.id, readings.c.body).join_from(d, readings)
            page = wanted.where(d.c.rank < before).order_by(d.c.rank.desc())
            rows = connection.execute(page.limit(min(PAGE, left))).all()
        yield from ((name, decode(body)) for _, name, body in rows)
        left = left - len(rows) if rows else 0
        before = rows[-1][0] if rows else before


def outlet_counts(record: Access) -> dict[str, OutletCounts]:
    """Count what each outlet gave, by its name; documents of no outlet are not among them."""
    copies = _by_outlet(func.count(distinct(reprints.c.document)), reprints.c.document)
    told = incident_documents.c
    incidents_of = _by_outlet(func.count(distinct(told.incident)), told.document)
    own = select(d.c.outlet, func.count(), func.max(d.c.published))
    wanted = own.where(d.c.outlet.is_not(None)).group_by(d.c.outlet).order_by(d.c.outlet)
    with record.reading() as connection:
        copied = {row[0]: row[1] for row in connection.execute(copies)}
        found = {row[0]: row[1] for row in connection.execute(incidents_of)}
        rows = connection.execute(wanted).all()
    return {
        name: OutletCounts(number, latest, copied.get(name, 0), found.get(name, 0))
        for name, number, latest in rows
    }


def _by_outlet(count: ColumnElement[int], document: Column[str]) -> Select[Any]:
    """Count something that belongs to documents by their outlet."""
    wanted = select(d.c.outlet, count).join_from(document.table, d, document == d.c.id)
    return wanted.where(d.c.outlet.is_not(None)).group_by(d.c.outlet)


def copies_between_outlets(record: Access) -> list[tuple[str, str, int]]:
    """Count the documents of one outlet that are copies of another's, the most first."""
    mine, other = d.alias(), d.alias()
    count = func.count(distinct(mine.c.id))
    wanted = (
        select(mine.c.outlet, other.c.outlet, count)
        .select_from(reprints)
        .join(mine, reprints.c.document == mine.c.id)
        .join(other, reprints.c.of == other.c.id)
        .where(mine.c.outlet.is_not(None), other.c.outlet.is_not(None))
        .group_by(mine.c.outlet, other.c.outlet)
        .order_by(count.desc(), mine.c.outlet, other.c.outlet)
    )
    with record.reading() as connection:
        return [(one, of, number) for one, of, number in connection.execute(wanted)]


def parted(record: Access, *, limit: int) -> list[Close]:
    """Return the pairs of events that attract each other most and are two incidents."""
    mine, other = incident_events.alias(), incident_events.alias()
    wanted = (
        select(e.c.first, e.c.second, e.c.score)
        .join(mine, mine.c.event == e.c.first)
        .join(other, other.c.event == e.c.second)
        .where(e.c.kind == "same", mine.c.incident != other.c.incident)
        .order_by(e.c.score.desc(), e.c.first, e.c.second)
        .limit(limit)
    )
    with record.reading() as connection:
        return [Close(*row) for row in connection.execute(wanted)]
