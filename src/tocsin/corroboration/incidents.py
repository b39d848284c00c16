"""Fold groups of events into incidents: what a person reads as one happening."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from tocsin.corroboration.accounts import Account, best
from tocsin.corroboration.bench import Bench
from tocsin.corroboration.disputes import denied, disputes
from tocsin.corroboration.folding import (
    fold_contexts,
    fold_mode,
    fold_parties,
    fold_period,
    fold_places,
    fold_status,
    fold_tolls,
    fold_type,
)
from tocsin.corroboration.graph import Graph
from tocsin.corroboration.grouping import Group, groups
from tocsin.corroboration.judged import Decisions, parsed
from tocsin.corroboration.lineage import Lineage, Relinked
from tocsin.corroboration.support import support
from tocsin.model import Incident, Standing, digest, standing


def fold_all(
    bench: Bench, homes: Mapping[str, str], graph: Graph, relinked: Relinked
) -> tuple[Incident, ...]:
    """Fold events, given the document of each, and link acts to their plans; sorted by id."""
    grouped = groups(bench.sketches_of(homes), graph)
    known = _every_account(bench, homes, Lineage(bench, homes.values(), relinked))
    told = [(group, _in_order(known[event] for event in group.events)) for group in grouped]
    names = {e: incident_id(accounts) for group, accounts in told for e in group.events}
    carried = _carried(grouped, graph, names)
    folded = [
        overridden(fold(accounts, group, carried.get(group.events[0], ())), graph.decisions)
        for group, accounts in told
    ]
    return tuple(sorted(folded, key=lambda one: one.id))


def fold(accounts: Sequence[Account], group: Group, fulfils: Sequence[str] = ()) -> Incident:
    """Fold the accounts of one happening."""
    kind = fold_type(accounts)
    tolls = fold_tolls(accounts)
    disputed = disputes(accounts, tolls)
    return Incident(
        id=incident_id(accounts),
        type=kind,
        mode=fold_mode(accounts, kind),
        contexts=fold_contexts(accounts),
        status=fold_status(accounts),
        standing=_standing(accounts),
        actors=fold_parties(accounts, lambda one: one.event.actors),
        recipients=fold_parties(accounts, lambda one: one.event.recipients),
        places=fold_places(accounts),
        period=fold_period(accounts),
        tolls=tolls,
        support=support(accounts),
        disputes=disputed,
        fulfils=tuple(fulfils),
        events=tuple(one.event.id for one in accounts),
        documents=tuple(dict.fromkeys(one.document.id for one in accounts)),
        bonds=group.bonds,
        judgements=_judgements(accounts),
    )


def overridden(incident: Incident, decisions: Decisions) -> Incident:
    """Replace what a person corrected in an incident, and name the judgements that shaped it."""
    corrections = [j for event in incident.events for j in decisions.overrides.get(event, ())]
    for judgement in sorted(corrections, key=lambda one: (one.when, one.id)):
        field = (judgement.field or "").removeprefix("incident.")
        value: dict[str, Any] = {field: parsed(judgement.field or "", judgement.value)}
        if field in ("credibility", "reliability", "low", "high"):
            if field == "credibility":
                value["credibility_rule"] = f"judgement:{judgement.id}"
            incident = replace(incident, support=replace(incident.support, **value))
        else:
            incident = replace(incident, **value)
    inside = set(incident.events)
    ties = [made for edge, made in decisions.made.items() if inside & set(edge)]
    shaped = (*incident.judgements, *(j.id for j in corrections), *sorted(ties))
    return replace(incident, judgements=tuple(dict.fromkeys(shaped)))


def incident_id(accounts: Sequence[Account]) -> str:
    """Name an incident by its first event in the order of arrival, which later reports keep."""
    return "i" + digest(accounts[0].event.id)


def _standing(accounts: Sequence[Account]) -> Standing:
    """Derive the best standing of the accounts that nobody denies, else "disputed"."""
    return best(standing(one.event, disputed=denied(one, accounts)) for one in accounts)


def _judgements(accounts: Iterable[Account]) -> tuple[str, ...]:
    """Return the judgements that shaped the events."""
    rules = (rule for one in accounts for rule in one.event.rules)
    made = (rule.partition(":")[2] for rule in rules if rule.startswith("judgement:"))
    return tuple(dict.fromkeys(made))


def _every_account(bench: Bench, homes: Mapping[str, str], lineage: Lineage) -> dict[str, Account]:
    """Return the account of each event."""
    names = sorted(set(homes.values()))
    ranks, outlets = bench.shelf.ranks(names), bench.shelf.outlets
    return {
        event.id: Account(
            event,
            reading.document,
            lineage.text_of(event.trigger, reading.document),
            ranks[name],
            outlets.get(reading.document.outlet or ""),
        )
        for name in names
        for reading in (bench.readings[name],)
        for event in reading.events
        if event.id in homes
    }


def _in_order(accounts: Iterable[Account]) -> tuple[Account, ...]:
    """Return accounts in order of arrival."""
    return tuple(sorted(accounts, key=lambda one: one.order))


def _carried(
    grouped: Iterable[Group], graph: Graph, names: Mapping[str, str]
) -> dict[str, tuple[str, ...]]:
    """Return, by the first event of a group, the incidents whose plans its events carry out."""
    first = {event: group.events[0] for group in grouped for event in group.events}
    edges = [edge for edge in graph.edges(first, "fulfils") if edge[0] in first]
    plans = {plan for _, plan in edges}
    known = {**graph.shelf.incidents_of(plans - names.keys()), **names}
    carried: dict[str, set[str]] = {}
    for act, plan in edges:
        if plan in known:
            carried.setdefault(first[act], set()).add(known[plan])
    return {event: tuple(sorted(found)) for event, found in carried.items()}
