"""Who takes part in which incident, of a whole record, in columns in memory."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import product
from threading import Lock

import numpy as np

from tocsin.model import Party, Standing
from tocsin.project.project import Project
from tocsin.store.rows import Query
from tocsin.store.surveys import incident_parts
from tocsin.web.catalogue import Mask, Numbers
from tocsin.web.histogram import day_of
from tocsin.web.rows import GROUPS, counts_of

Table = np.ndarray[tuple[int, int], np.dtype[np.int64]]


@dataclass(frozen=True, slots=True)
class Who:
    """A party, whatever incident it takes part in."""

    key: str
    name: str
    country: str | None
    sector: str | None
    sponsor: str | None


@dataclass(frozen=True, slots=True)
class _Person:
    """Part of a party."""

    name: str
    country: str | None
    sector: str | None
    sponsor: str | None
    entry: str | None


@dataclass(frozen=True, slots=True)
class _Period:
    """Part of a period."""

    start: str | None
    end: str | None


@dataclass(frozen=True, slots=True)
class Part:
    """Part of an incident: who does what to whom, when, and how it stands."""

    id: str
    type: str
    standing: Standing
    actors: tuple[_Person, ...]
    recipients: tuple[_Person, ...]
    period: _Period | None


def key_of(party: Party | _Person) -> str:
    """Return the key of a party: its entry, else its codes and name, "COD-REB-RWA:the raiders".

    A party without an entry is one with all others of the same codes and name: "gunmen" of no
    known country are one party wherever they shoot.
    """
    if party.entry:
        return party.entry
    codes = "-".join(code or "" for code in (party.country, party.sector, party.sponsor))
    return f"{codes}:{' '.join(party.name.split()).casefold()}"


@dataclass(frozen=True, slots=True)
class Columns:
    """All incidents and parties.

    acts has a row (incident, actor, recipient, type) for each pair of parties of an incident, taken
    a row (incident, party) for each that takes part; both point into the lists by position.
    """

    ids: tuple[str, ...]
    types: tuple[str, ...]
    who: tuple[Who, ...]
    first: Numbers
    last: Numbers
    groups: Numbers
    acts: Table
    taken: Table
    incident: dict[str, int]
    party: dict[str, int]

    def found(self, ids: Iterable[str]) -> Mask:
        """Tell which incidents are among these."""
        mask = np.zeros(len(self.ids), dtype=np.bool_)
        mask[[self.incident[name] for name in ids if name in self.incident]] = True
        return mask


@dataclass(slots=True)
class Parties:
    """The columns of one project, gathered anew where its incidents changed. Threads may share it.

    At 100,000 incidents they take less than 50 MB and are gathered in about a second.
    """

    seq: int = -1
    _columns: Columns | None = None
    _lock: Lock = field(default_factory=Lock)

    def columns(self, project: Project) -> Columns:
        """Return the columns as the record is now."""
        with self._lock:
            newest = project.record.newest()
            # Most lines of the log are about documents and judgements that move no incident.
            if self._columns is None or project.record.touched(after=self.seq):
                self._columns = laid_out(incident_parts(project.record, Part))
            self.seq = newest
            return self._columns

    def found(self, project: Project, asked: Query) -> tuple[Columns, Mask]:
        """Return the columns, and which of their incidents a query finds."""
        columns = self.columns(project)
        if asked == Query():
            return columns, np.ones(len(columns.ids), dtype=np.bool_)
        return columns, columns.found(project.record.ids(asked))


def laid_out(parts: Iterable[Part]) -> Columns:
    """Lay incidents out in columns."""
    laying = _Laying()
    for part in parts:
        laying.add(part)
    return Columns(
        ids=tuple(laying.incident),
        types=tuple(laying.types),
        who=tuple(laying.who),
        first=np.array(laying.first, dtype=np.int64),
        last=np.array(laying.last, dtype=np.int64),
        groups=np.array(laying.groups, dtype=np.int64),
        acts=_table(laying.acts, 4),
        taken=_table(laying.taken, 2),
        incident=laying.incident,
        party=laying.party,
    )


def _table(numbers: Sequence[int], width: int) -> Table:
    """Lay numbers out in rows."""
    return np.array(numbers, dtype=np.int64).reshape(-1, width)


@dataclass(slots=True)
class _Laying:
    """Columns in the making."""

    incident: dict[str, int] = field(default_factory=dict)
    party: dict[str, int] = field(default_factory=dict)
    types: dict[str, int] = field(default_factory=dict)
    who: list[Who] = field(default_factory=list)
    first: list[int] = field(default_factory=list)
    last: list[int] = field(default_factory=list)
    groups: list[int] = field(default_factory=list)
    acts: list[int] = field(default_factory=list)
    taken: list[int] = field(default_factory=list)
    days: dict[str | None, int] = field(default_factory=dict)

    def add(self, part: Part) -> None:
        """Add an incident."""
        number = self.incident.setdefault(part.id, len(self.incident))
        act = self.types.setdefault(part.type, len(self.types))
        self.groups.append(GROUPS.index(counts_of(part.standing)))
        self.first.append(self._day(part.period.start if part.period else None))
        self.last.append(self._day(part.period.end if part.period else None))
        actors, recipients = set(self._all(part.actors)), set(self._all(part.recipients))
        for one, other in product(sorted(actors), sorted(recipients)):
            self.acts += (number, one, other, act)
        for one in sorted(actors | recipients):
            self.taken += (number, one)

    def _day(self, day: str | None) -> int:
        """Return a day as a number; the same days come again and again."""
        if day not in self.days:
            self.days[day] = day_of(day)
        return self.days[day]

    def _all(self, people: Iterable[_Person]) -> Iterator[int]:
        """Yield the numbers of parties; the first seen under a key gives name and codes."""
        for one in people:
            key = key_of(one)
            if key not in self.party:
                self.party[key] = len(self.who)
                self.who.append(Who(key, one.name, one.country, one.sector, one.sponsor))
            yield self.party[key]
