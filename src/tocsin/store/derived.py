"""Write the derived tables: change a few rows, or make them all again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict
from itertools import batched
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Table,
    delete,
    insert,
    or_,
    select,
    text,
)

from tocsin.model import Incident
from tocsin.store import journal, search
from tocsin.store.bodies import batches, incident_of
from tocsin.store.changes import changed, created, gone, told_changes
from tocsin.store.errors import StoreError
from tocsin.store.layout import (
    Row,
    edge_row,
    incident_row,
    place_rows,
    reprint_row,
    story_row,
)
from tocsin.store.lookups import homes_of, incidents_by_id, stories_with_documents
from tocsin.store.rows import Derived, KeyRow
from tocsin.store.tables import (
    DERIVED,
    corroborated,
    document_keys,
    edges,
    event_keys,
    events,
    incident_documents,
    incident_events,
    incident_places,
    incidents,
    reprints,
    stories,
    story_documents,
)

ROWS = 5000
OF_INCIDENT = (incident_events, incident_documents, incident_places)


def replace(connection: Connection, change: Derived, *, at: str) -> None:
    """Take away what is to go, write what is new, and log what became of incidents."""
    before = _apply(connection, change)
    after = {incident.id: incident for incident in change.incidents}
    went = [event for name in before.keys() - after.keys() for event in before[name].events]
    homes = homes_of(connection, went)
    journal.note(connection, told_changes(before, after, homes), at=at)


def _apply(connection: Connection, change: Derived) -> dict[str, Incident]:
    """Take away what is to go and write what is new; return the incidents as they were."""
    after = {incident.id: incident for incident in change.incidents}
    before = incidents_by_id(connection, [*change.gone, *after])
    moved = [one for one in change.incidents if before.get(one.id) != one]
    _forget_documents(connection, change.documents)
    _forget_links(connection, change.relinked)
    _forget_incidents(connection, [name for name in before if before[name] != after.get(name)])
    _write(connection, change)
    _write_incidents(connection, moved)
    return before


def clear(connection: Connection) -> None:
    """Empty the derived tables."""
    for table in DERIVED:
        connection.execute(delete(table))


def rewrite(connection: Connection, changes: Iterable[Derived], *, at: str) -> None:
    """Make the derived tables again, each change upon those before it.

    The log tells only of incidents that became others.
    """
    connection.execute(text("CREATE TEMPORARY TABLE former AS SELECT id, body FROM incidents"))
    connection.execute(text("CREATE INDEX former_id ON former (id)"))
    clear(connection)
    search.complete(connection)
    for change in changes:
        _apply(connection, change)
    counts: dict[str, object] = {
        what: journal.note(connection, lines, at=at)
        for what, lines in _differences(connection).items()
    }
    journal.note(connection, [("rebuilt", "", counts)], at=at)
    connection.execute(text("DROP TABLE former"))


def _differences(connection: Connection) -> dict[str, Iterator[journal.Entry]]:
    """Compare incidents with what they were: created, changed, gone."""
    new = "FROM incidents LEFT JOIN former ON former.id = incidents.id WHERE former.id IS NULL"
    old = "FROM former LEFT JOIN incidents ON former.id = incidents.id WHERE incidents.id IS NULL"
    both = (
        "FROM former JOIN incidents ON former.id = incidents.id WHERE former.body <> incidents.body"
    )
    return {
        "created": (created(incident_of(after)) for _, _, after in _bodies(connection, new)),
        "changed": (
            changed(_former(before), incident_of(after))
            for _, before, after in _bodies(connection, both)
        ),
        "gone": (
            _gone(connection, name, _former(before)) for name, before, _ in _bodies(connection, old)
        ),
    }


def _bodies(connection: Connection, pairs: str) -> Iterator[tuple[str, str, str]]:
    """Yield ids, former and new bodies in the order of the ids, a part in memory at a time."""
    wanted = f"SELECT coalesce(incidents.id, former.id), former.body, incidents.body {pairs}"
    rows = connection.execute(text(f"{wanted} ORDER BY 1"), execution_options={"yield_per": ROWS})
    yield from ((name, before, after) for name, before, after in rows)


def _former(body: str) -> Incident | None:
    """Build an incident as it was; None = an older Tocsin kept it in a form of its own."""
    try:
        return incident_of(body)
    except StoreError:
        return None


def _gone(connection: Connection, name: str, before: Incident | None) -> journal.Entry:
    """Tell of an incident that is no more."""
    events = before.events if before else ()
    return gone(name, events, homes_of(connection, events))


def _forget_documents(connection: Connection, ids: Sequence[str]) -> None:
    """Take away the events of documents and all that touches them, and the documents' keys."""
    for some in batches(ids):
        inside = select(events.c.id).where(events.c.document.in_(some))
        _remove(connection, event_keys, event_keys.c.event.in_(inside))
        _remove(connection, edges, or_(edges.c.first.in_(inside), edges.c.second.in_(inside)))
        _remove(connection, events, events.c.document.in_(some))
        _remove(connection, document_keys, document_keys.c.document.in_(some))
        _remove(connection, corroborated, corroborated.c.document.in_(some))


def _forget_links(connection: Connection, ids: Sequence[str]) -> None:
    """Take away the reprints of documents and the stories they are in."""
    for some in batches(ids):
        _remove(connection, reprints, or_(reprints.c.document.in_(some), reprints.c.of.in_(some)))
    told = {story for found in stories_with_documents(connection, ids).values() for story in found}
    for some in batches(sorted(told)):
        _remove(connection, story_documents, story_documents.c.story.in_(some))
        _remove(connection, stories, stories.c.id.in_(some))


def _forget_incidents(connection: Connection, ids: Sequence[str]) -> None:
    """Take incidents away."""
    for some in batches(ids):
        for table in OF_INCIDENT:
            _remove(connection, table, table.c.incident.in_(some))
        _remove(connection, incidents, incidents.c.id.in_(some))


def _remove(connection: Connection, table: Table, where: ColumnElement[bool]) -> None:
    """Delete rows."""
    connection.execute(delete(table).where(where))


def _write(connection: Connection, change: Derived) -> None:
    """Write all rows of a change but its incidents."""
    _insert(connection, events, (asdict(event) for event in change.events))
    _insert(connection, event_keys, _keys(change.event_keys, "event"))
    _insert(connection, document_keys, _keys(change.document_keys, "document"))
    _insert(connection, edges, map(edge_row, change.edges))
    _insert(connection, reprints, map(reprint_row, change.reprints))
    _insert(connection, stories, map(story_row, change.stories))
    pairs = ((story.id, name) for story in change.stories for name in story.documents)
    _insert(connection, story_documents, _pairs("story", "document", pairs))
    _insert(connection, corroborated, ({"document": name} for name in change.documents))


def _write_incidents(connection: Connection, new: Sequence[Incident]) -> None:
    """Write incidents and what leads from them to events, documents and places."""
    _insert(connection, incidents, map(incident_row, new))
    held = ((incident.id, event) for incident in new for event in incident.events)
    _insert(connection, incident_events, _pairs("incident", "event", held))
    told = ((incident.id, name) for incident in new for name in incident.documents)
    _insert(connection, incident_documents, _pairs("incident", "document", told))
    _insert(connection, incident_places, (row for one in new for row in place_rows(one)))


def _keys(keys: Iterable[KeyRow], of: str) -> Iterator[Row]:
    """Lay out keys, each once."""
    return _pairs("key", of, dict.fromkeys((key.key, key.of) for key in keys))


def _pairs(one: str, other: str, pairs: Iterable[tuple[str, str]]) -> Iterator[Row]:
    """Lay out pairs."""
    return ({one: first, other: second} for first, second in pairs)


def _insert(connection: Connection, table: Table, rows: Iterable[dict[str, Any]]) -> None:
    """Write rows, some thousands at a time."""
    for some in batched(rows, ROWS):
        connection.execute(insert(table), list(some))
