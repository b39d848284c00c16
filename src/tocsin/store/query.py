"""Incidents by what is asked of them: a page, their number, their months."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sqlalchemy import (
    Column,
    ColumnElement,
    Connection,
    Select,
    func,
    select,
)

from tocsin.model import Incident
from tocsin.store import search
from tocsin.store.boxes import inside
from tocsin.store.lookups import incidents_by_id
from tocsin.store.rows import MonthCount, Order, Query
from tocsin.store.tables import documents, incident_documents, incident_places, incidents

Condition = ColumnElement[bool]
ORDERS: dict[Order, Column[str] | Column[int]] = {
    "period": incidents.c.earliest,
    "reports": incidents.c.reports,
    "voices": incidents.c.independent_low,
    "deaths": incidents.c.deaths,
}


def find(
    connection: Connection, query: Query, *, order: Order, limit: int | None, offset: int
) -> tuple[Incident, ...]:
    """Return one page of incidents: the latest or the most first, those without a value last."""
    wanted = _asked(connection, select(incidents.c.id), query)
    if order in ORDERS:
        wanted = wanted.order_by(ORDERS[order].desc().nulls_last())
    # Sorting ids alone is several times as fast as sorting bodies.
    names = connection.scalars(wanted.order_by(incidents.c.id).limit(limit).offset(offset)).all()
    found = incidents_by_id(connection, names)
    return tuple(found[name] for name in names)


def ids(connection: Connection, query: Query) -> Sequence[str]:
    """Return the ids of the incidents that a query finds, in no order."""
    return connection.scalars(_asked(connection, select(incidents.c.id), query)).all()


def count(connection: Connection, query: Query) -> int:
    """Count the incidents that a query finds."""
    counted = select(func.count()).select_from(incidents)
    return connection.scalar(_asked(connection, counted, query)) or 0


def months(connection: Connection, query: Query) -> tuple[MonthCount, ...]:
    """Count the incidents of a query by month and country, each once, the unknown last."""
    by = (incidents.c.month, incidents.c.country)
    counted = _asked(connection, select(*by, func.count()), query).group_by(*by)
    rows = connection.execute(counted.order_by(*(column.asc().nulls_last() for column in by)))
    return tuple(MonthCount(month, country, number) for month, country, number in rows)


def _asked[*T](connection: Connection, wanted: Select[*T], query: Query) -> Select[*T]:
    """Add all that a query asks for."""
    return wanted.where(*_of_incident(query), *_of_links(connection, query))


def _of_incident(query: Query) -> Iterator[Condition]:
    """Yield what is asked of the incident's own columns."""
    own = incidents.c
    listed = (
        (own.type, query.types),
        (own.mode, query.modes),
        (own.status, query.statuses),
        (own.standing, query.standings),
        (own.month, query.months),
    )
    for column, values in listed:
        if values:
            yield column.in_(values)
    if query.voices:
        yield own.independent_low >= query.voices
    yield from _of_period(query)


def _of_period(query: Query) -> Iterator[Condition]:
    """Yield what is asked of the period: known, and not over before or begun after."""
    if query.since is not None:
        yield incidents.c.latest >= query.since
    if query.until is not None:
        yield incidents.c.earliest <= query.until


def _of_links(connection: Connection, query: Query) -> Iterator[Condition]:
    """Yield what is asked of places and documents."""
    places = tuple(_of_place(connection, query))
    if places:
        yield incidents.c.id.in_(select(incident_places.c.incident).where(*places))
    told = incident_documents.c
    if query.documents:
        yield incidents.c.id.in_(select(told.incident).where(told.document.in_(query.documents)))
    if query.text:
        found = documents.c.rank.in_(search.matching(connection, query.text))
        holding = select(told.incident).join_from(
            incident_documents, documents, told.document == documents.c.id
        )
        yield incidents.c.id.in_(holding.where(found))


def _of_place(connection: Connection, query: Query) -> Iterator[Condition]:
    """Yield what is asked of one and the same place."""
    place = incident_places.c
    listed = (
        (place.country, query.countries),
        (place.name, query.places),
        (place.precision, query.precisions),
    )
    for column, values in listed:
        if values:
            yield column.in_(values)
    if query.box:
        yield inside(connection, query.box)
