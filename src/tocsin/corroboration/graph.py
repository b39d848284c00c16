"""What attracts what: the edges of a shelf, less those of changed documents, and the new ones."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from tocsin.corroboration.judged import Decisions
from tocsin.corroboration.shelf import Edge, EdgeKind, Edges, Shelf


@dataclass(frozen=True, slots=True)
class Graph:
    """Edges as they are after an update; stale = events whose stored edges no longer hold."""

    shelf: Shelf
    stale: frozenset[str]
    new: dict[EdgeKind, Edges]
    decisions: Decisions

    def edges(self, events: Iterable[str], kind: EdgeKind) -> Edges:
        """Return the edges that have an end among these events."""
        wanted = set(events)
        stored = self.shelf.edges(wanted, kind)
        kept = {edge: w for edge, w in stored.items() if not self.stale & set(edge)}
        return kept | {edge: w for edge, w in self.new[kind].items() if wanted & set(edge)}

    def beside(self, events: Iterable[str], kind: EdgeKind) -> set[str]:
        """Return the events that an edge links to any of these."""
        wanted = set(events)
        return {end for edge in self.edges(wanted, kind) for end in edge} - wanted

    def lost(self) -> set[str]:
        """Return the events that were linked to what changed, by edges that no longer hold."""
        kinds: tuple[EdgeKind, ...] = ("same", "fulfils")
        stored = (edge for kind in kinds for edge in self.shelf.edges(self.stale, kind))
        return {end for edge in stored for end in edge} - self.stale

    def closure(self, events: Iterable[str]) -> set[str]:
        """Return events with all that attraction, or a person's word, connects to them."""
        partners = _partners(self.decisions.together)
        reached: set[str] = set()
        frontier = set(events)
        while frontier:
            reached |= frontier
            found = self.beside(frontier, "same")
            found |= {other for event in frontier for other in partners.get(event, ())}
            frontier = found - reached
        return reached


def _partners(edges: Iterable[Edge]) -> dict[str, set[str]]:
    """Lay edges out from both ends."""
    partners: dict[str, set[str]] = defaultdict(set)
    for one, other in edges:
        partners[one].add(other)
        partners[other].add(one)
    return partners
