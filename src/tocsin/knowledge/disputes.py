"""Places that more than one state claims, or whose status is open: who claims them, and a note."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from tocsin.knowledge.place_sources import rows
from tocsin.knowledge.spelling import name_key


@dataclass(frozen=True, slots=True)
class Dispute:
    """A disputed place: alpha-3 codes of who claims it, and how things stand."""

    name: str
    claimants: tuple[str, ...]
    note: str


def dispute_of(*names: str | None) -> Dispute | None:
    """Return the dispute about the first disputed of some names: a place's own, its province's."""
    found = (_disputes().get(name_key(name)) for name in names if name)
    return next((dispute for dispute in found if dispute), None)


@cache
def _disputes() -> dict[str, Dispute]:
    """Index the disputes by folded name."""
    index = {}
    for row in rows("disputed"):
        dispute = Dispute(row["name"], tuple(row["claimants"].split("|")), row["note"])
        for name in (row["name"], *filter(None, row["aliases"].split("|"))):
            index[name_key(name)] = dispute
    return index
