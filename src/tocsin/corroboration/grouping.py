"""Group events that are one happening, each component of attraction by itself."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from tocsin.corroboration import candidates, pairs
from tocsin.corroboration.clusters import cluster, components
from tocsin.corroboration.graph import Graph
from tocsin.corroboration.sketches import Sketch
from tocsin.model import Bond

DENSE = 200  # events up to which a component's pairs are all scored; above, those that share a key
ODDS, FAINT = -0.5, -0.7  # from where on a part is at odds; how little mere want of evidence repels
WORD = 100.0  # what a person's word shows among the parts of a bond: more than all of them


@dataclass(frozen=True, slots=True)
class Group:
    """The events of one happening, sorted by id, and the bonds that hold them together."""

    events: tuple[str, ...]
    bonds: tuple[Bond, ...]


def groups(sketched: Mapping[str, Sketch], graph: Graph) -> list[Group]:
    """Return the happenings among events that are closed under attraction."""
    edges = [*graph.edges(sketched, "same"), *graph.decisions.together]
    inside = [edge for edge in edges if edge[0] in sketched and edge[1] in sketched]
    return [
        group
        for component in components(sketched, inside)
        for group in _split([sketched[name] for name in component], graph)
    ]


def _split(component: Sequence[Sketch], graph: Graph) -> list[Group]:
    """Split what attraction connects into happenings."""
    names = {sketch.id for sketch in component}
    if len(names) == 1:
        return [Group(tuple(names), ())]
    scored = {(one.id, other.id): pairs.score(one, other) for one, other in _pairs(component)}
    weights = {edge: _pull(total, parts) for edge, (total, parts) in scored.items()}
    together, apart = (
        [edge for edge in edges if set(edge) <= names]
        for edges in (graph.decisions.together, graph.decisions.apart)
    )
    for edge in together:
        total, fields = scored.get(edge, (0.0, {}))
        scored[edge] = total + WORD, {**fields, "judgement": WORD}
    found = cluster(names, weights, together=together, apart=apart)
    return [Group(events, _bonds(events, scored)) for events in found]


def _pull(total: float, parts: Mapping[str, float]) -> float:
    """Return how a pair pulls: what merely lacks evidence, with nothing at odds, hardly repels."""
    at_odds = any(value < ODDS for name, value in parts.items() if name != "prior")
    return total if at_odds else max(total, FAINT)


def _pairs(component: Sequence[Sketch]) -> Iterable[tuple[Sketch, Sketch]]:
    """Return the pairs worth scoring, the smaller id first."""
    ordered = sorted(component, key=lambda one: one.id)
    if len(ordered) > DENSE:
        return candidates.pairs(ordered)
    return ((a, b) for a, b in combinations(ordered, 2) if pairs.may_be_one(a, b))


def _bonds(
    events: Sequence[str], scored: Mapping[tuple[str, str], tuple[float, dict[str, float]]]
) -> tuple[Bond, ...]:
    """Return a strongest tree of bonds, so that every member shows why it belongs (Kruskal)."""
    inside = set(events)
    edges = [edge for edge in scored if set(edge) <= inside]
    chosen: list[Bond] = []
    home = {event: event for event in events}
    for edge in sorted(edges, key=lambda e: (-scored[e][0], e)):
        one, other = home[edge[0]], home[edge[1]]
        if one != other:
            chosen.append(Bond(*edge, *scored[edge]))
            home = {event: one if root == other else root for event, root in home.items()}
    return tuple(chosen)
