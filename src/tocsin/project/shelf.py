"""The record as corroboration sees it, and what corroboration changes as rows of the record."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from tocsin.corroboration.judged import Words, judged, words_of_act
from tocsin.corroboration.shelf import Change, Edge, EdgeKind
from tocsin.model import Event, Judgement, Outlet, Reading, Reprint, digest, standing
from tocsin.store.record import Record
from tocsin.store.rows import Derived, EdgeRow, EventRow, KeyRow

CACHED = 2000  # readings kept in memory; an update mostly looks at those of the days around


@dataclass(slots=True)
class RecordShelf:
    """Keeps what is in a record; readings come with judgements applied."""

    record: Record
    outlets: Mapping[str, Outlet]
    judgements: Sequence[Judgement] = ()
    refused: frozenset[Words] = frozenset()
    kept: dict[str, Reading] = field(default_factory=dict)

    def readings(self, documents: Iterable[str]) -> Mapping[str, Reading]:
        """Return the readings of documents."""
        names = list(documents)
        missing = [name for name in names if name not in self.kept]
        found = {name: self.kept[name] for name in names if name in self.kept}
        for reading in self.record.readings(missing) if missing else ():
            found[reading.document.id] = judged(reading, self.judgements, refused=self.refused)
        self.kept.update(found)
        while len(self.kept) > CACHED:
            self.kept.pop(next(iter(self.kept)))
        return found

    def ranks(self, documents: Iterable[str]) -> Mapping[str, int]:
        """Return the places of documents in the order of arrival."""
        return self.record.ranks(list(documents))

    def filed(self, documents: Iterable[str]) -> frozenset[str]:
        """Return the events that are filed for documents."""
        return frozenset(self.record.events_in(list(documents)))

    def documents_of(self, events: Iterable[str]) -> Mapping[str, str]:
        """Return the documents of events that are filed."""
        return self.record.documents_of(list(events))

    def events_with(self, keys: Iterable[str]) -> Mapping[str, str]:
        """Return the events filed under any of the keys, with their documents."""
        return self.record.events_with_keys(sorted(set(keys)))

    def documents_with(self, keys: Iterable[str]) -> frozenset[str]:
        """Return the documents filed under any of the keys."""
        return self.record.documents_with_keys(sorted(set(keys)))

    def edges(self, events: Iterable[str], kind: EdgeKind) -> Mapping[Edge, float]:
        """Return the edges of a kind that have an end among these events."""
        found = self.record.edges_of(sorted(set(events)), kind=kind)
        return {(one.first, one.second): one.score for one in found}

    def reprints(self, documents: Iterable[str]) -> Sequence[Reprint]:
        """Return the reprints that any of the documents takes part in."""
        return self.record.reprints_of(sorted(set(documents)))

    def incidents_of(self, events: Iterable[str]) -> Mapping[str, str]:
        """Return the incident of each event that has one."""
        return self.record.incidents_of(sorted(set(events)))


def passage_key(words: Words) -> str:
    """Return the key under which documents with these words of an act are found."""
    return "s" + digest(*words)


def rows(change: Change, shelf: RecordShelf) -> Derived:
    """Lay a change out in rows of the record."""
    told = shelf.readings(change.documents)
    events = {e.id: (e, name) for name, reading in told.items() for e in reading.events}
    return Derived(
        documents=change.documents,
        events=tuple(_event_row(*events[name]) for name in sorted(change.events)),
        event_keys=_keys(change.event_keys),
        document_keys=_keys(change.document_keys) + tuple(_passages(change, shelf)),
        edges=(*_edges(change.same, "same"), *_edges(change.fulfils, "fulfils")),
        relinked=change.relinked,
        reprints=change.reprints,
        stories=change.stories,
        gone=change.gone,
        incidents=change.incidents,
    )


def _event_row(event: Event, document: str) -> EventRow:
    """Lay an event out."""
    return EventRow(
        id=event.id,
        document=document,
        type=event.type,
        mode=event.mode,
        status=event.status,
        polarity=event.polarity,
        certainty=event.certainty,
        standing=standing(event),
        start=event.period.start if event.period else None,
        end=event.period.end if event.period else None,
        country=next((place.country for place in event.places if place.country), None),
    )


def _keys(keys: Mapping[str, tuple[str, ...]]) -> tuple[KeyRow, ...]:
    """Lay keys out."""
    return tuple(KeyRow(key, name) for name in sorted(keys) for key in keys[name])


def _edges(edges: Mapping[Edge, float], kind: EdgeKind) -> Iterator[EdgeRow]:
    """Lay edges out."""
    return (EdgeRow(*edge, kind, edges[edge], {}) for edge in sorted(edges))


def _passages(change: Change, shelf: RecordShelf) -> Iterator[KeyRow]:
    """File documents under the words of their acts, rejected ones too, for later judgements."""
    for reading in shelf.record.readings(list(change.documents)):
        text = reading.document.text
        words = {words_of_act(event, text) for event in reading.events}
        yield from (KeyRow(passage_key(one), reading.document.id) for one in sorted(words))
