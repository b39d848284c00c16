"""Surveys of a whole record give the same on both databases."""

from __future__ import annotations

from dataclasses import dataclass

from tests.store import made
from tocsin.model import Reprint
from tocsin.store.record import Record
from tocsin.store.surveys import (
    Close,
    OutletCounts,
    copies_between_outlets,
    incident_parts,
    outlet_counts,
    parted,
    reading_parts,
)


@dataclass(frozen=True, slots=True)
class Named:
    """Part of an incident or an event."""

    id: str


@dataclass(frozen=True, slots=True)
class Events:
    """Part of a reading."""

    events: tuple[Named, ...]


def filled(record: Record) -> Record:
    """Add three reports, the second a copy of the first under another outlet, the third of none."""
    outlets = {1: "Le Phare", 2: "La Côte", 3: None}
    for number, outlet in outlets.items():
        day = f"2024-03-0{number}"
        record.add(made.reading(number, outlet=outlet, published=day), at=made.AT)
    copy = Reprint("d2", "d1", "copy", 0.9, ("text:containment",))
    edges = (made.edge(1, 2), made.edge(2, 3, score=2.5), made.edge(1, 3, kind="fulfils"))
    record.replace_derived(made.derived(1, 2, 3, reprints=(copy,), edges=edges), at=made.AT)
    return record


def test_parts_of_incidents(record: Record) -> None:
    """Parts of all incidents come in the order of ids, or those of some."""
    assert [one.id for one in incident_parts(filled(record), Named)] == ["i1", "i2", "i3"]


def test_parts_of_readings(record: Record) -> None:
    """Parts of the latest readings come with their documents, the latest first."""
    found = list(reading_parts(filled(record), Events, most=2))
    assert [name for name, _ in found] == ["d3", "d2"]
    assert all(part.events for _, part in found)
    assert len(list(reading_parts(record, Events, most=1 << 40))) == 3


def test_counts_by_outlet(record: Record) -> None:
    """Documents, reprints and incidents are counted by outlet, those of none left out."""
    assert outlet_counts(filled(record)) == {
        "La Côte": OutletCounts(1, "2024-03-02", reprints=1, incidents=1),
        "Le Phare": OutletCounts(1, "2024-03-01", reprints=0, incidents=1),
    }
    assert copies_between_outlets(record) == [("La Côte", "Le Phare", 1)]


def test_pairs_that_were_parted(record: Record) -> None:
    """Pairs that attract each other and are two incidents come the strongest first."""
    assert parted(filled(record), limit=5) == [Close("e2", "e3", 2.5), Close("e1", "e2", 1.5)]
    assert parted(record, limit=1) == [Close("e2", "e3", 2.5)]
