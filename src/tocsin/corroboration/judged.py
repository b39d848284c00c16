"""A person's decisions, replayed over readings: whatever read the document, they hold."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations, product
from typing import Annotated, Any

import msgspec

from tocsin.knowledge.codebook import load_codebook
from tocsin.knowledge.sentences import sentence_around
from tocsin.model import (
    Actor,
    Certainty,
    Event,
    Judgement,
    Period,
    Place,
    Pointer,
    Polarity,
    Quantity,
    Reading,
    Reliability,
    Standing,
    Status,
    Voice,
)

# What can be corrected: fields of an event, and of the incident that holds it.
FIELDS: dict[str, Any] = {
    "type": str,
    "mode": str | None,
    "contexts": tuple[str, ...],
    "status": Status,
    "certainty": Certainty,
    "polarity": Polarity,
    "actors": tuple[Actor, ...],
    "recipients": tuple[Actor, ...],
    "places": tuple[Place, ...],
    "period": Period | None,
    "quantities": tuple[Quantity, ...],
    "voices": tuple[Voice, ...],
    "incident.type": str,
    "incident.mode": str | None,
    "incident.status": Status,
    "incident.standing": Standing,
    "incident.credibility": Annotated[int, msgspec.Meta(ge=1, le=6)],
    "incident.reliability": Reliability | None,
    "incident.low": Annotated[int, msgspec.Meta(ge=0)],
    "incident.high": Annotated[int, msgspec.Meta(ge=0)],
}
Edge = tuple[str, str]
Words = tuple[str, str]


class WrongValue(ValueError):
    """A correction that no field can hold; the message names field and remedy."""


@dataclass(frozen=True, slots=True)
class Decisions:
    """What persons decided over several events: pairs of event ids that are one happening, or not.

    overrides = for an event, the judgements that correct a field of the incident which holds it.
    """

    together: frozenset[Edge]
    apart: frozenset[Edge]
    overrides: Mapping[str, tuple[Judgement, ...]]
    made: Mapping[Edge, str]


NONE = Decisions(frozenset(), frozenset(), {}, {})


def standing_judgements(judgements: Iterable[Judgement]) -> tuple[Judgement, ...]:
    """Return the judgements that nobody withdrew, in their order."""
    made = tuple(judgements)
    gone = {one.value for one in made if one.kind == "withdraw"}
    return tuple(one for one in made if one.kind != "withdraw" and one.id not in gone)


def parsed(field: str, value: str | None) -> object:
    """Decode a correction's value; raises WrongValue."""
    if field not in FIELDS:
        raise WrongValue(
            f"{field!r} is no field to correct; there are: {', '.join(sorted(FIELDS))}"
        )
    try:
        found = msgspec.json.decode(value or "null", type=FIELDS[field])
    except msgspec.MsgspecError as error:
        raise WrongValue(f"{field}: {error}: give JSON in the form of the record") from None
    known = _codes(field.removeprefix("incident."))
    if known and found is not None and found not in known:
        raise WrongValue(f"{field}: {found!r} is none of: {', '.join(sorted(known))}")
    return found


def _codes(field: str) -> frozenset[str]:
    """Return the codes that the codebook has for a field; empty where it has none."""
    types = load_codebook().types
    if field == "type":
        return frozenset(types)
    modes = (mode.name for kind in types.values() for mode in kind.modes)
    return frozenset(modes) if field == "mode" else frozenset()


def judged(
    reading: Reading, judgements: Iterable[Judgement], *, refused: Collection[Words] = ()
) -> Reading:
    """Return a reading with rejected events gone and corrected fields replaced, in order.

    refused = words of rejected events anywhere, so that a reprint does not bring them back.
    """
    text = reading.document.text
    events = [e for e in reading.events if not refused or words_of_act(e, text) not in refused]
    for judgement in standing_judgements(judgements):
        mine = [p for p in judgement.events if p.document == reading.document.id]
        if mine and judgement.kind == "reject":
            events = [event for event in events if not any(points_at(p, event) for p in mine)]
        elif mine and judgement.kind in ("correct", "confirm"):
            events = [_decided(event, mine, judgement) for event in events]
    left = {event.id for event in events}
    kept = (e if e.same_as in left else replace(e, same_as=None) for e in events)
    return replace(reading, events=tuple(kept))


def words_of_act(event: Event, text: str) -> Words:
    """Return what a rejection holds for: the type and the words of the sentence, trigger marked."""
    sentence = sentence_around(text, event.trigger)
    before, after = (
        text[sentence.start : event.trigger.start],
        text[event.trigger.end : sentence.end],
    )
    marked = f"{before}|{event.trigger.of(text)}|{after}"
    return event.type, " ".join(marked.casefold().split())


def refused(judgements: Iterable[Judgement], readings: Iterable[Reading]) -> frozenset[Words]:
    """Return the words of all rejected events, from the readings that hold them."""
    rejected = [j for j in standing_judgements(judgements) if j.kind == "reject"]
    pointers = {pointer for judgement in rejected for pointer in judgement.events}
    return frozenset(
        words_of_act(event, reading.document.text)
        for reading in readings
        for event in reading.events
        if any(p.document == reading.document.id and points_at(p, event) for p in pointers)
    )


def points_at(pointer: Pointer, event: Event) -> bool:
    """Tell whether an event is the one pointed at: the same words, whatever a reader calls it."""
    return pointer.trigger.overlaps(event.trigger) and pointer.type == event.type


def _decided(event: Event, pointers: Sequence[Pointer], judgement: Judgement) -> Event:
    """Replace the field that is corrected, if any; an event's rules name its judgements."""
    field = judgement.field or ""
    if field.startswith("incident.") or not any(points_at(p, event) for p in pointers):
        return event
    value: dict[str, Any] = {field: parsed(field, judgement.value)} if field else {}
    rules = dict.fromkeys((*event.rules, f"judgement:{judgement.id}"))
    return replace(event, **value, rules=tuple(rules))


def decisions(readings: Iterable[Reading], judgements: Iterable[Judgement]) -> Decisions:
    """Find the events that judgements on several events, or on incidents, point at now."""
    wanted = [j for j in standing_judgements(judgements) if _concerns_incidents(j)]
    pointers = {pointer for judgement in wanted for pointer in judgement.events}
    found: dict[Pointer, list[str]] = {}
    for reading in readings:
        for pointer in pointers:
            if pointer.document == reading.document.id:
                found[pointer] = [e.id for e in reading.events if points_at(pointer, e)]
    ties = [judgement for judgement in wanted if judgement.kind != "correct"]
    last = {edge: one for one in ties for edge in _pairs(one, found)}  # the last word holds
    together = frozenset(edge for edge, one in last.items() if one.kind == "same")
    overrides: dict[str, tuple[Judgement, ...]] = {}
    for judgement in wanted:
        if judgement.kind == "correct":
            for event in found.get(judgement.events[0], ()):
                overrides[event] = (*overrides.get(event, ()), judgement)
    made = {edge: judgement.id for edge, judgement in last.items()}
    return Decisions(together, frozenset(last) - together, overrides, made)


def _concerns_incidents(judgement: Judgement) -> bool:
    """Tell whether a judgement is about more than one event's own fields."""
    if judgement.kind == "correct":
        return (judgement.field or "").startswith("incident.")
    return judgement.kind in ("same", "not_same")


def _pairs(judgement: Judgement, found: dict[Pointer, list[str]]) -> Iterable[Edge]:
    """Pair the events of a judgement's pointers with each other."""
    for one, other in combinations(judgement.events, 2):
        for first, second in product(found.get(one, ()), found.get(other, ())):
            if first != second:
                yield min(first, second), max(first, second)
