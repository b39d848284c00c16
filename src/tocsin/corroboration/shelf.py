"""What corroboration asks of whoever keeps the readings, and a keeper in memory."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal, Protocol

from tocsin.model import Incident, Outlet, Reading, Reprint, Story

Edge = tuple[str, str]
EdgeKind = Literal["same", "fulfils"]
Edges = dict[Edge, float]


class Shelf(Protocol):
    """Keeps readings, judgements applied, and what was derived from them."""

    def readings(self, documents: Iterable[str]) -> Mapping[str, Reading]:
        """Return the readings of documents."""

    def ranks(self, documents: Iterable[str]) -> Mapping[str, int]:
        """Return the places of documents in the order of arrival."""

    @property
    def outlets(self) -> Mapping[str, Outlet]:
        """Return what is known of outlets, by name."""

    def filed(self, documents: Iterable[str]) -> frozenset[str]:
        """Return the events that are filed for documents."""

    def documents_of(self, events: Iterable[str]) -> Mapping[str, str]:
        """Return the documents of events that are filed."""

    def events_with(self, keys: Iterable[str]) -> Mapping[str, str]:
        """Return the events filed under any of the keys, with their documents."""

    def documents_with(self, keys: Iterable[str]) -> frozenset[str]:
        """Return the documents filed under any of the keys."""

    def edges(self, events: Iterable[str], kind: EdgeKind) -> Mapping[Edge, float]:
        """Return the edges of a kind that have an end among these events."""

    def reprints(self, documents: Iterable[str]) -> Sequence[Reprint]:
        """Return the reprints that any of the documents takes part in."""

    def incidents_of(self, events: Iterable[str]) -> Mapping[str, str]:
        """Return the incident of each event that has one."""


@dataclass(frozen=True, slots=True)
class Change:
    """What an update makes of a shelf: what was derived of documents goes, what follows comes.

    relinked names the documents whose reprints and stories are replaced, gone the incidents that
    are no more; incidents that stay under their id are replaced.
    """

    documents: tuple[str, ...]
    events: Mapping[str, str]
    event_keys: Mapping[str, tuple[str, ...]]
    document_keys: Mapping[str, tuple[str, ...]]
    same: Mapping[Edge, float]
    fulfils: Mapping[Edge, float]
    relinked: tuple[str, ...]
    reprints: tuple[Reprint, ...]
    stories: tuple[Story, ...]
    gone: tuple[str, ...]
    incidents: tuple[Incident, ...]


@dataclass(slots=True)
class MemoryShelf:
    """Keeps everything in memory; arrival is the order of the readings unless ranks say else."""

    known: dict[str, Reading] = field(default_factory=dict)
    rank: dict[str, int] = field(default_factory=dict)
    outlets: Mapping[str, Outlet] = field(default_factory=dict)
    homes: dict[str, str] = field(default_factory=dict)
    by_key: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    keys: dict[str, tuple[str, ...]] = field(default_factory=dict)
    pages: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    links: dict[EdgeKind, dict[str, dict[Edge, float]]] = field(
        default_factory=lambda: {"same": defaultdict(dict), "fulfils": defaultdict(dict)}
    )
    copies: dict[Edge, Reprint] = field(default_factory=dict)
    texts: dict[str, Story] = field(default_factory=dict)
    happenings: dict[str, Incident] = field(default_factory=dict)
    places: dict[str, str] = field(default_factory=dict)

    def put(self, reading: Reading, rank: int | None = None) -> None:
        """Keep a reading, a newer one of a document in place of the older."""
        name = reading.document.id
        self.known[name] = reading
        self.rank.setdefault(name, len(self.rank) + 1 if rank is None else rank)

    def readings(self, documents: Iterable[str]) -> Mapping[str, Reading]:
        """Return the readings of documents."""
        return {name: self.known[name] for name in documents}

    def ranks(self, documents: Iterable[str]) -> Mapping[str, int]:
        """Return the places of documents in the order of arrival."""
        return {name: self.rank[name] for name in documents}

    def filed(self, documents: Iterable[str]) -> frozenset[str]:
        """Return the events that are filed for documents."""
        wanted = set(documents)
        return frozenset(event for event, home in self.homes.items() if home in wanted)

    def documents_of(self, events: Iterable[str]) -> Mapping[str, str]:
        """Return the documents of events that are filed."""
        return {event: self.homes[event] for event in events if event in self.homes}

    def events_with(self, keys: Iterable[str]) -> Mapping[str, str]:
        """Return the events filed under any of the keys, with their documents."""
        found = {event for key in keys for event in self.by_key.get(key, ())}
        return self.documents_of(found)

    def documents_with(self, keys: Iterable[str]) -> frozenset[str]:
        """Return the documents filed under any of the keys."""
        return frozenset(name for key in keys for name in self.pages.get(key, ()))

    def edges(self, events: Iterable[str], kind: EdgeKind) -> Mapping[Edge, float]:
        """Return the edges of a kind that have an end among these events."""
        filed = self.links[kind]
        return {k: v for event in events for k, v in filed.get(event, {}).items()}

    def reprints(self, documents: Iterable[str]) -> Sequence[Reprint]:
        """Return the reprints that any of the documents takes part in."""
        wanted = set(documents)
        return [copy for pair, copy in self.copies.items() if wanted & set(pair)]

    def incidents_of(self, events: Iterable[str]) -> Mapping[str, str]:
        """Return the incident of each event that has one."""
        return {event: self.places[event] for event in events if event in self.places}

    def apply(self, change: Change) -> None:
        """Take a change over."""
        self._forget(self.filed(change.documents))
        self.homes.update(change.events)
        self.keys.update(change.event_keys)
        for filed, names in ((self.by_key, change.event_keys), (self.pages, change.document_keys)):
            for name, keys in names.items():
                for key in keys:
                    filed[key].add(name)
        for kind, edges in (("same", change.same), ("fulfils", change.fulfils)):
            for edge, weight in edges.items():
                for end in edge:
                    self.links[kind][end][edge] = weight  # type: ignore[index]
        self._relink(change)
        for name in change.gone:
            self.happenings.pop(name, None)
        for incident in change.incidents:
            self.happenings[incident.id] = incident
            self.places.update(dict.fromkeys(incident.events, incident.id))

    def _relink(self, change: Change) -> None:
        """Replace the reprints and stories of documents."""
        wanted = set(change.relinked)
        self.copies = {pair: c for pair, c in self.copies.items() if not wanted & set(pair)}
        self.texts = {k: s for k, s in self.texts.items() if not wanted & set(s.documents)}
        self.copies.update({(copy.document, copy.of): copy for copy in change.reprints})
        self.texts.update({story.id: story for story in change.stories})

    def _forget(self, events: Iterable[str]) -> None:
        """Drop events with their keys and edges."""
        for event in events:
            self.homes.pop(event, None)
            self.places.pop(event, None)
            for key in self.keys.pop(event, ()):
                self.by_key[key].discard(event)
            edges = [
                (filed, edge) for filed in self.links.values() for edge in filed.pop(event, {})
            ]
            for filed, (one, other) in edges:
                filed.get(one, {}).pop((one, other), None)
                filed.get(other, {}).pop((one, other), None)
