"""What waits for a person's decision, kept at hand: the least certain first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from heapq import nsmallest
from itertools import combinations, product
from math import exp
from typing import Literal

from tocsin.corroboration.judged import points_at, standing_judgements
from tocsin.model import Event, Pointer
from tocsin.project.project import Project
from tocsin.store.surveys import incident_parts, parted, reading_parts

Matter = Literal["one happening", "an event"]
MOST = 1000  # open questions at hand
LATEST = 20_000  # documents whose single events are asked about: a bound on the time it takes
ON_ONE = frozenset({"confirm", "correct", "reject"})
Events = frozenset[str]


@dataclass(frozen=True, slots=True)
class Question:
    """Something a person may decide: are these events one happening, or is this one an event.

    certainty is 0 to 1, how sure Tocsin is of what it holds now; held is what that is.
    """

    matter: Matter
    events: tuple[str, ...]
    held: bool
    certainty: float


@dataclass(frozen=True, slots=True)
class _Bond:
    """Part of a bond."""

    first: str
    second: str
    score: float


@dataclass(frozen=True, slots=True)
class _Bonds:
    """Part of an incident."""

    bonds: tuple[_Bond, ...]


@dataclass(frozen=True, slots=True)
class _Scored:
    """Part of an event."""

    id: str
    score: float


@dataclass(frozen=True, slots=True)
class _Scores:
    """Part of a reading."""

    events: tuple[_Scored, ...]


@dataclass(slots=True)
class Docket:
    """Keeps at most MOST open questions of one project.

    They are gathered anew when documents came or were folded, or none is left. A judgement only
    drops what it decides, so that the next question is there at once. Pairs are asked about in the
    whole record, single events in the latest LATEST documents.
    """

    seq: int = -1
    decided: int = 0
    waiting: list[Question] = field(default_factory=list)

    def open(self, project: Project) -> list[Question]:
        """Return the open questions, the least certain first."""
        newest = project.record.newest()
        if newest != self.seq:
            if self._only_judged(project, newest):
                self._drop(project)
            else:
                self._gather(project, decisions_on(project))
            self.seq = newest
        return self.waiting

    def forget(self, question: Question) -> None:
        """Drop a question about events that are no more."""
        self.waiting = [one for one in self.waiting if one is not question]

    def _only_judged(self, project: Project, newest: int) -> bool:
        """Tell whether all that is new in the log follows from judgements."""
        if self.seq < 0 or not self.waiting:
            return False
        lines = project.record.log(limit=min(newest - self.seq, MOST))
        first = lines[-1]
        documents = any(line.what.startswith(("document", "rebuilt")) for line in lines)
        return first.seq == self.seq + 1 and first.what == "judged" and not documents

    def _drop(self, project: Project) -> None:
        """Drop what is decided now; what was taken back is asked again."""
        decided = decisions_on(project)
        self.waiting = [one for one in self.waiting if frozenset(one.events) not in decided]
        if len(decided) < self.decided or not self.waiting:
            self._gather(project, decided)
        self.decided = len(decided)

    def _gather(self, project: Project, decided: set[Events]) -> None:
        """Find the open questions of which Tocsin is least sure."""
        every = (*_pairs(project, len(decided)), *_singles(project))
        undecided = (one for one in every if frozenset(one.events) not in decided)
        self.waiting = nsmallest(MOST, undecided, key=lambda one: (one.certainty, one.events))
        self.decided = len(decided)


def _pairs(project: Project, decided: int) -> Iterator[Question]:
    """Ask about what holds two events together, and about what attracts but is apart."""
    for part in incident_parts(project.record, _Bonds):
        for bond in part.bonds:
            events = (bond.first, bond.second)
            yield Question("one happening", events, held=True, certainty=_sure(bond.score))
    for edge in parted(project.record, limit=MOST + decided):
        events = (edge.first, edge.second)
        yield Question("one happening", events, held=False, certainty=1 - _sure(edge.score))


def _singles(project: Project) -> Iterator[Question]:
    """Ask about each event of the latest documents."""
    for _, part in reading_parts(project.record, _Scores, most=LATEST):
        for event in part.events:
            yield Question("an event", (event.id,), held=True, certainty=event.score)


def _sure(score: float) -> float:
    """Turn a score into 0 to 1."""
    return 1 / (1 + exp(-max(min(score, 100.0), -100.0) / 2))


def decisions_on(project: Project) -> set[Events]:
    """Return the sets of events on which somebody decided, however they are coded by now."""
    made = standing_judgements(project.judgements())
    names = sorted({pointer.document for one in made for pointer in one.events})
    events = _events_in(project, names)
    decided: set[Events] = set()
    for judgement in made:
        pointed = [
            _pointed(pointer, events.get(pointer.document, ())) for pointer in judgement.events
        ]
        if judgement.kind in ON_ONE:
            decided |= {frozenset((name,)) for found in pointed for name in found}
        for one, other in combinations(pointed, 2):
            decided |= {frozenset(pair) for pair in product(one, other)}
    return decided


def _events_in(project: Project, names: list[str]) -> dict[str, list[Event]]:
    """Return the events of documents as they were read and as they were judged."""
    read = {one.document.id: list(one.events) for one in project.record.readings(names)}
    for name, reading in project.shelf().readings(names).items():
        read[name].extend(reading.events)
    return read


def _pointed(pointer: Pointer, events: Iterable[Event]) -> set[str]:
    """Return the ids of the events that a pointer leads to."""
    return {event.id for event in events if points_at(pointer, event)}
