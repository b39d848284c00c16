"""Find derived rows again: by key, by event, by document, by id."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from sqlalchemy import Column, Connection, Select, Table, or_, select

from tocsin.model import Incident, Reprint, Story
from tocsin.store.bodies import batches, incident_of, story_of
from tocsin.store.layout import edge_of, reprint_of
from tocsin.store.rows import EdgeKind, EdgeRow, EventRow
from tocsin.store.tables import (
    document_keys,
    edges,
    event_keys,
    events,
    incident_documents,
    incident_events,
    incidents,
    reprints,
    stories,
    story_documents,
)

PAGE = 500
Found = dict[str, tuple[str, ...]]


def events_with_keys(connection: Connection, keys: Sequence[str]) -> dict[str, str]:
    """Return the events under any of the keys, each with its document."""
    joined = select(events.c.id, events.c.document).join_from(
        event_keys, events, event_keys.c.event == events.c.id
    )
    return _mapped(connection, joined.distinct(), event_keys.c.key, keys)


def documents_with_keys(connection: Connection, keys: Sequence[str]) -> frozenset[str]:
    """Return the documents under any of the keys."""
    found = _gathered(connection, document_keys.c.key, document_keys.c.document, keys)
    return frozenset(name for names in found.values() for name in names)


def events_in(connection: Connection, documents: Sequence[str]) -> dict[str, str]:
    """Return the events of documents, each with its document."""
    wanted = select(events.c.id, events.c.document)
    return _mapped(connection, wanted, events.c.document, documents)


def documents_of(connection: Connection, ids: Sequence[str]) -> dict[str, str]:
    """Return the document of each event that is there."""
    return _mapped(connection, select(events.c.id, events.c.document), events.c.id, ids)


def incidents_with_documents(connection: Connection, ids: Sequence[str]) -> Found:
    """Return the ids of the incidents that each document tells of."""
    pairs = incident_documents.c
    return _gathered(connection, pairs.document, pairs.incident, ids)


def stories_with_documents(connection: Connection, ids: Sequence[str]) -> Found:
    """Return the ids of the stories that each document belongs to."""
    return _gathered(connection, story_documents.c.document, story_documents.c.story, ids)


def _gathered(
    connection: Connection, by: Column[str], wanted: Column[str], values: Sequence[str]
) -> Found:
    """Gather one column by another, both in order."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for some in batches(values):
        rows = connection.execute(select(by, wanted).where(by.in_(some)).order_by(by, wanted))
        for key, value in rows:
            found[key].append(value)
    return {key: tuple(found[key]) for key in sorted(found)}


def _mapped(
    connection: Connection, pairs: Select[str, str], by: Column[str], values: Sequence[str]
) -> dict[str, str]:
    """Return pairs as a mapping in the order of its keys."""
    found: dict[str, str] = {}
    for some in batches(values):
        found |= {row[0]: row[1] for row in connection.execute(pairs.where(by.in_(some)))}
    return dict(sorted(found.items()))


def homes_of(connection: Connection, ids: Sequence[str]) -> dict[str, str]:
    """Return the incident that each event is in."""
    pairs = incident_events.c
    found = _gathered(connection, pairs.event, pairs.incident, ids)
    return {event: homes[0] for event, homes in found.items()}


def event_rows(
    connection: Connection, *, ids: Sequence[str] = (), of: Sequence[str] = ()
) -> dict[str, EventRow]:
    """Return events by id, those of ids and those of the documents named by of."""
    found: dict[str, EventRow] = {}
    for column, values in ((events.c.id, ids), (events.c.document, of)):
        for some in batches(values):
            rows = connection.execute(select(events).where(column.in_(some)))
            found.update({row.id: EventRow(*row) for row in rows})
    return dict(sorted(found.items()))


def edges_of(
    connection: Connection, ids: Sequence[str], kind: EdgeKind | None
) -> tuple[EdgeRow, ...]:
    """Return the edges that touch events, each once, in order."""
    found: dict[tuple[str, str, str], EdgeRow] = {}
    wanted = select(edges) if kind is None else select(edges).where(edges.c.kind == kind)
    for some in batches(ids):
        for end in (edges.c.first, edges.c.second):
            rows = connection.execute(wanted.where(end.in_(some)))
            found.update({(row.first, row.second, row.kind): edge_of(row) for row in rows})
    return tuple(found[name] for name in sorted(found))


def reprints_of(connection: Connection, ids: Sequence[str]) -> tuple[Reprint, ...]:
    """Return the reprints from and to documents, in order."""
    found: dict[tuple[str, str], Reprint] = {}
    for some in batches(ids):
        touched = or_(reprints.c.document.in_(some), reprints.c.of.in_(some))
        rows = connection.execute(select(reprints).where(touched))
        found.update({(row.document, row.of): reprint_of(row) for row in rows})
    return tuple(found[pair] for pair in sorted(found))


def incidents_by_id(connection: Connection, ids: Sequence[str]) -> dict[str, Incident]:
    """Return incidents by id."""
    return {name: incident_of(body) for name, body in _bodies(connection, incidents, ids)}


def stories_by_id(connection: Connection, ids: Sequence[str]) -> dict[str, Story]:
    """Return stories by id."""
    return {name: story_of(body) for name, body in _bodies(connection, stories, ids)}


def _bodies(connection: Connection, table: Table, ids: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Yield ids and bodies in the order of the ids."""
    for some in batches(sorted(ids)):
        wanted = select(table.c.id, table.c.body).where(table.c.id.in_(some)).order_by(table.c.id)
        yield from ((name, body) for name, body in connection.execute(wanted))


def body_page(connection: Connection, table: Table, *, after: str) -> list[tuple[str, str]]:
    """Return the next ids and bodies by id."""
    wanted = select(table.c.id, table.c.body).where(table.c.id > after)
    rows = connection.execute(wanted.order_by(table.c.id).limit(PAGE))
    return [(name, body) for name, body in rows]
