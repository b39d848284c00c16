"""Say of the events in disputed places that they are there."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from tocsin.knowledge.disputes import Dispute, dispute_of
from tocsin.model import Event, Place

DISPUTED = "place:disputed"


def disputed(events: Iterable[Event]) -> list[Event]:
    """Mark events in a place that several states claim, or whose status is open.

    «Soldiers killed two men in Simferopol.» lies in Crimea, which Ukraine and Russia claim. The
    place keeps the state that it is coded with.
    """
    return [_marked(event) for event in events]


def dispute_about(place: Place) -> Dispute | None:
    """Return the dispute about a place or about its province, unless it is elsewhere."""
    found = dispute_of(place.name, place.admin1)
    elsewhere = found and place.country and place.country not in found.claimants
    return None if elsewhere else found


def _marked(event: Event) -> Event:
    """Add the rule to an event in a disputed place."""
    if any(dispute_about(place) for place in event.places):
        return replace(event, rules=(*event.rules, DISPUTED))
    return event
