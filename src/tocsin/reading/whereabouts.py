"""Which of the places of one name a document means: all its names together decide.

Every name starts from how many people live in its places. Then each place gains by what the other
names of the document mean: places in the same state, in the same province, close by. A few rounds
of this settle a document: «Alexandria» beside «Baton Rouge» and «Shreveport» is no city in Egypt.
It takes time in proportion to the number of candidates.

The weights were chosen on LGL and GeoVirus (docs/evaluation.md); halving or doubling one of them
moves either by less than a point. Support counts by its square, so that two chance neighbours say
little and a report full of them says much.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from tocsin.knowledge.gazetteer import PlaceEntry

# A place is the likelier meant the more people live there: their number to this power. Many places
# are listed with none, and a state counts as a place of so many.
_POWER = 0.6
_FEWEST = 500.0
_COUNTRY = 1e8
# What a candidate keeps without any support.
_ALONE = 1.0
# What another name adds in the same state (and how many times that the state itself adds); in the
# same province; within a degree or so; and to a province another province of its state ("Georgia
# and Alabama").
_STATE = 0.5
_NAMED = 3.0
_PROVINCE = 3.0
_NEAR = 4.0
_SIBLING = 2.0
_ROUNDS = 4

DIVIDED = ("admin1", "district")
type Candidates = Sequence[PlaceEntry]
type Cell = tuple[int, int]


@dataclass(slots=True)
class Lie:
    """What the names of a document lie in, in names: states, provinces, squares of a degree."""

    states: dict[str, float] = field(default_factory=lambda: defaultdict(float))
    provinces: dict[tuple[str, str], float] = field(default_factory=lambda: defaultdict(float))
    siblings: dict[str, float] = field(default_factory=lambda: defaultdict(float))
    cells: dict[Cell, float] = field(default_factory=lambda: defaultdict(float))

    def add(self, entry: PlaceEntry, share: float) -> None:
        """Add a place that a name means with some probability."""
        if entry.country is None:
            return
        self.states[entry.country] += share * (_NAMED if entry.precision == "country" else 1.0)
        if entry.precision == "admin1":
            self.siblings[entry.country] += share
        if entry.admin1:
            self.provinces[entry.country, entry.admin1] += share
        if entry.precision not in ("country", "admin1", "region"):
            for cell in _around(entry):
                self.cells[cell] += share


def settle(
    names: Mapping[str, Candidates], hints: Sequence[Candidates] = ()
) -> dict[str, list[float]]:
    """Return the probability of each candidate of each name; hints are names outside the text."""
    asked = {**names, **{f"\n{number}": hint for number, hint in enumerate(hints)}}
    priors = {name: _normal([_prior(e) for e in entries]) for name, entries in asked.items()}
    shares = dict(priors)
    for _ in range(_ROUNDS):
        lie = Lie()
        for name, entries in asked.items():
            for entry, share in zip(entries, shares[name], strict=True):
                lie.add(entry, share)
        shares = {name: _weighed(asked[name], priors[name], shares[name], lie) for name in asked}
    return {name: shares[name] for name in names}


def _weighed(
    entries: Candidates, priors: Sequence[float], shares: Sequence[float], lie: Lie
) -> list[float]:
    """Weigh the candidates of one name by what the other names mean."""
    own = Lie()
    for entry, share in zip(entries, shares, strict=True):
        own.add(entry, share)
    return _normal(
        [
            prior * (_ALONE + _support(entry, lie, own) ** 2)
            for entry, prior in zip(entries, priors, strict=True)
        ]
    )


def _support(entry: PlaceEntry, lie: Lie, own: Lie) -> float:
    """Sum what other names say for a place."""
    if entry.country is None:
        return 0.0
    support = _STATE * (lie.states[entry.country] - own.states[entry.country])
    if entry.precision == "admin1":
        support += _SIBLING * (lie.siblings[entry.country] - own.siblings[entry.country])
    if entry.admin1:
        key = (entry.country, entry.admin1)
        weight = _PROVINCE + (_NEAR if entry.precision == "admin1" else 0.0)  # it holds them
        support += weight * (lie.provinces[key] - own.provinces[key])
    if entry.precision not in ("country", "admin1", "region"):
        cell = _cell(entry)
        support += _NEAR * (lie.cells[cell] - own.cells[cell])
    return max(support, 0.0)


def _prior(entry: PlaceEntry) -> float:
    """Return how likely a place is meant before anything else is known."""
    return float((min(entry.weight, _COUNTRY) + _FEWEST) ** _POWER)


def _normal(weights: Sequence[float]) -> list[float]:
    """Make weights sum to one."""
    total = math.fsum(weights)
    return [weight / total for weight in weights]


def _cell(entry: PlaceEntry) -> Cell:
    """Return the square of a degree that a place lies in."""
    return (math.floor(entry.latitude), math.floor(entry.longitude))


def _around(entry: PlaceEntry) -> list[Cell]:
    """List the square of a place and those around it."""
    row, column = _cell(entry)
    return [(row + r, column + c) for r in (-1, 0, 1) for c in (-1, 0, 1)]
