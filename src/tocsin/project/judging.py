"""Make judgements, and find what is least certain and waits for one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from math import exp
from typing import Literal

from tocsin.corroboration.judged import WrongValue, parsed, standing_judgements
from tocsin.model import Event, Judgement, JudgementKind, Pointer, digest
from tocsin.project.project import Project

Matter = Literal["one happening", "an event"]


class UnknownEvent(LookupError):
    """No event of that id is in the record; the message names it and the remedy."""


@dataclass(frozen=True, slots=True)
class Question:
    """Something a person may decide: are these events one happening, or is this one an event.

    certainty is 0 to 1, how sure Tocsin is of what it holds now; held is what that is.
    """

    matter: Matter
    events: tuple[str, ...]
    held: bool
    certainty: float


def pointers(project: Project, events: Iterable[str]) -> tuple[Pointer, ...]:
    """Point at events by the words of their triggers; raises UnknownEvent."""
    found = []
    for name in events:
        event, document = find_event(project, name)
        found.append(Pointer(document, event.trigger, event.type))
    return tuple(found)


def find_event(project: Project, name: str) -> tuple[Event, str]:
    """Return an event, judgements applied, and its document; raises UnknownEvent."""
    row = project.record.event_rows([name]).get(name)
    if row is not None:
        reading = project.shelf().readings([row.document])[row.document]
        for event in reading.events:
            if event.id == name:
                return event, row.document
    raise UnknownEvent(f"no event is called {name}: tocsin events --format csv lists them")


def make(
    project: Project,
    kind: JudgementKind,
    events: Sequence[str],
    *,
    field: str | None = None,
    value: str | None = None,
    who: str,
    when: str,
    why: str,
) -> Judgement:
    """Build a judgement on events of the record; raises UnknownEvent or WrongValue."""
    pointed = pointers(project, events)
    if kind == "correct":
        _check_spans(project, pointed[0].document, parsed(field or "", value))
    places = (str(part) for p in pointed for part in (p.document, p.trigger.start, p.type))
    name = "j" + digest(kind, field, value, who, when, *places)
    return Judgement(name, kind, pointed, field, value, who, when, why)


def _check_spans(project: Project, document: str, value: object) -> None:
    """Refuse a correction whose words do not lie in the document: every field shows its words."""
    length = len(project.shelf().readings([document])[document].document.text)
    for part in value if isinstance(value, tuple) else (value,):
        spans = [getattr(part, name, None) for name in ("span", "speaker", "cue")]
        if any(span is not None and span.end > length for span in spans):
            raise WrongValue(f"a span ends beyond the document's {length} characters: give its own")


def questions(project: Project) -> Iterator[Question]:
    """Yield what nobody has decided yet, the least certain first."""
    events = [(event, r.document.id) for r in project.readings() for event in r.events]
    decided = _decided(project, events)
    singles = (Question("an event", (e.id,), held=True, certainty=e.score) for e, _ in events)
    found = [*_pairs(project), *singles]
    for question in sorted(found, key=lambda one: (one.certainty, one.events)):
        if frozenset(question.events) not in decided:
            yield question


def _pairs(project: Project) -> Iterator[Question]:
    """Ask about the bond that holds two events together, and about what attracts but is apart."""
    homes: dict[str, str] = {}
    for incident in project.incidents():
        homes.update(dict.fromkeys(incident.events, incident.id))
        for bond in incident.bonds:
            events = (bond.first, bond.second)
            yield Question("one happening", events, held=True, certainty=_sure(bond.score))
    for edge in project.record.edges_of(sorted(homes)):
        if edge.kind == "same" and homes.get(edge.first) != homes.get(edge.second):
            events = (edge.first, edge.second)
            sure = 1 - _sure(edge.score)
            yield Question("one happening", events, held=False, certainty=sure)


def _sure(score: float) -> float:
    """Turn a score into 0 to 1."""
    return 1 / (1 + exp(-score / 2))


def _decided(project: Project, told: Iterable[tuple[Event, str]]) -> set[frozenset[str]]:
    """Return the sets of events on which somebody decided."""
    made = standing_judgements(project.judgements())
    names = {Pointer(home, event.trigger, event.type): event.id for event, home in told}
    decided: set[frozenset[str]] = set()
    for judgement in made:
        events = [names[pointer] for pointer in judgement.events if pointer in names]
        decided |= {frozenset((event,)) for event in events if judgement.kind in _ON_ONE}
        decided |= {frozenset(pair) for pair in combinations(events, 2)}
    return decided


_ON_ONE = frozenset({"confirm", "correct", "reject"})
