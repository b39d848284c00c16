"""Who acts on whom: the most active parties, one party's network, and the words behind an edge."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

import msgspec
import numpy as np

from tocsin.model import Incident, Party
from tocsin.project.project import Project
from tocsin.store.rows import Query
from tocsin.web.catalogue import Mask, Numbers
from tocsin.web.histogram import Histogram, counted
from tocsin.web.parties import Columns, Parties, Table, key_of
from tocsin.web.quotes import Quote, quotes_of
from tocsin.web.reports import in_order, readings_of
from tocsin.web.rows import GROUPS, Row, rows_of

QUOTED = 5  # events that are quoted of one incident


@dataclass(frozen=True, slots=True)
class ActorNode:
    """A party and in how many of the incidents found it takes part."""

    key: str
    name: str
    country: str | None
    sector: str | None
    sponsor: str | None
    incidents: int


class ActorEdge(msgspec.Struct, frozen=True, rename={"actor": "from", "recipient": "to"}):
    """How often one acts on another in one way, by whether it counts as having happened."""

    actor: str
    recipient: str
    type: str
    count: int
    yes: int
    flagged: int
    expected: int
    no: int


@dataclass(frozen=True, slots=True)
class ActorsPage:
    """A network to lay out; more counts the parties left out."""

    actor: ActorNode | None
    nodes: tuple[ActorNode, ...]
    edges: tuple[ActorEdge, ...]
    more: int
    histogram: Histogram


@dataclass(frozen=True, slots=True)
class EdgeItem:
    """An incident in which the two meet, and the words that say so."""

    row: Row
    quotes: tuple[Quote, ...]


@dataclass(frozen=True, slots=True)
class EdgePage:
    """The incidents behind an edge, the latest first; total counts those not sent, too."""

    total: int
    items: tuple[EdgeItem, ...]


def actors_page(
    project: Project, parties: Parties, asked: Query, *, actor: str | None = None, limit: int = 300
) -> ActorsPage:
    """Build the network of one party, or list the most active where none, or none known, is asked.

    The incidents that asked finds are counted; of the network the strongest parties are sent. The
    histogram is of all days, so that a slider over it keeps its range.
    """
    columns, found = parties.found(project, asked)
    ego = None if actor is None else columns.party.get(actor)
    if ego is None:
        chosen, more = _strongest(_busy(columns, found), limit)
        acts = columns.acts[:0]
    else:
        acts = columns.acts[found[columns.acts[:, 0]]]
        acts = acts[(acts[:, 1] == ego) | (acts[:, 2] == ego)]
        chosen, more = _strongest(_met(acts, ego, len(columns.who)), limit)
        chosen = [ego, *(one for one in chosen if one != ego)]
    busy = _busy(columns, found)
    nodes = tuple(_node(columns, one, busy) for one in chosen)
    return ActorsPage(
        actor=None if ego is None else nodes[0],
        nodes=nodes,
        edges=tuple(_edges(columns, acts, chosen)),
        more=more,
        histogram=_in_time(columns, parties.found(project, _ever(asked))[1], ego),
    )


def _busy(columns: Columns, found: Mask) -> Numbers:
    """Count the incidents in which each party takes part."""
    taken = columns.taken[found[columns.taken[:, 0]]]
    return np.bincount(taken[:, 1], minlength=len(columns.who))


def _ever(asked: Query) -> Query:
    """Leave the days out of a query."""
    return replace(asked, since=None, until=None)


def _in_time(columns: Columns, found: Mask, ego: int | None) -> Histogram:
    """Count the incidents of all time, or those in which one party takes part."""
    if ego is not None:
        its = np.zeros_like(found)
        its[columns.taken[columns.taken[:, 1] == ego, 0]] = True
        found = found & its
    return counted(columns.first[found], columns.last[found], columns.groups[found])


def _strongest(strength: Numbers, limit: int) -> tuple[list[int], int]:
    """Return the strongest, the first seen of equals first, and how many more there are."""
    order = np.argsort(-strength, kind="stable")
    there = int((strength > 0).sum())
    return [int(one) for one in order[: min(limit, there)]], max(0, there - limit)


def _met(acts: Table, ego: int, size: int) -> Numbers:
    """Count the incidents in which each party meets one of them."""
    others = np.where(acts[:, 1] == ego, acts[:, 2], acts[:, 1])
    pairs = np.unique(np.stack((acts[:, 0], others), axis=1), axis=0)
    return np.bincount(pairs[:, 1], minlength=size)


def _node(columns: Columns, number: int, busy: Numbers) -> ActorNode:
    """Show a party."""
    who = columns.who[number]
    return ActorNode(
        who.key, who.name, who.country, who.sector, who.sponsor, incidents=int(busy[number])
    )


def _edges(columns: Columns, acts: Table, chosen: Iterable[int]) -> list[ActorEdge]:
    """Count acts by who, whom and type, the most first."""
    inside = np.zeros(len(columns.who), dtype=np.bool_)
    inside[list(chosen)] = True
    acts = acts[inside[acts[:, 1]] & inside[acts[:, 2]]]
    kinds, which = np.unique(acts[:, 1:], axis=0, return_inverse=True)
    counts = np.zeros((len(kinds), len(GROUPS)), dtype=np.int64)
    np.add.at(counts, (which.reshape(-1), columns.groups[acts[:, 0]]), 1)
    edges = [
        ActorEdge(
            columns.who[one].key,
            columns.who[other].key,
            columns.types[act],
            sum(groups),
            *groups,
        )
        for (one, other, act), groups in zip(kinds.tolist(), counts.tolist(), strict=True)
    ]
    return sorted(edges, key=lambda edge: (-edge.count, edge.actor, edge.recipient, edge.type))


def edge_page(
    project: Project,
    parties: Parties,
    asked: Query,
    *,
    actor: str,
    recipient: str,
    limit: int = 20,
) -> EdgePage:
    """Quote the incidents in which one party acts on another, the latest first.

    asked.types narrows them to those behind one edge.
    """
    columns, found = parties.found(project, asked)
    names = _between(columns, found, actor, recipient)
    wanted = {one.id: one for one in project.record.every_incident(names[:limit])}
    incidents = [wanted[name] for name in names[:limit] if name in wanted]
    rows = rows_of(project, incidents)
    items = (
        EdgeItem(row, tuple(_quotes(project, incident, actor, recipient)))
        for row, incident in zip(rows, incidents, strict=True)
    )
    return EdgePage(len(names), tuple(items))


def _between(columns: Columns, found: Mask, actor: str, recipient: str) -> list[str]:
    """Name the incidents in which one acts on the other, the latest first."""
    one, other = columns.party.get(actor, -1), columns.party.get(recipient, -1)
    acts = columns.acts[found[columns.acts[:, 0]]]
    incidents = np.unique(acts[(acts[:, 1] == one) & (acts[:, 2] == other)][:, 0])
    order = np.argsort(-np.maximum(columns.first[incidents], 0), kind="stable")
    return [columns.ids[number] for number in incidents[order]]


def _quotes(project: Project, incident: Incident, actor: str, recipient: str) -> list[Quote]:
    """Quote the events in which the two meet; those of either where no event has both."""
    doing, done = _events(incident.actors, actor), _events(incident.recipients, recipient)
    wanted = doing & done or doing | done
    quotes: list[Quote] = []
    left = QUOTED
    for reading in readings_of(project, incident.documents).values():
        events = [event for event in reading.events if event.id in wanted]
        for event in in_order(events)[:left]:
            quotes += quotes_of(event, reading)
            left -= 1
    return quotes


def _events(parties: Iterable[Party], key: str) -> set[str]:
    """Return the events that name the parties of a key."""
    return {event for party in parties if key_of(party) == key for event in party.events}
