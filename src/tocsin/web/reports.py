"""Documents as they are listed, and events as they are told."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from tocsin.exports.gathered import Report, gather
from tocsin.exports.holding import Held
from tocsin.model import Event, Incident, Reading, Standing, Story, standing
from tocsin.project.project import Project
from tocsin.web.quotes import Quote, quotes_of


@dataclass(frozen=True, slots=True)
class Told:
    """An event with the words of its fields; disputed where its incident holds a denial."""

    event: Event
    standing: Standing
    quotes: tuple[Quote, ...]


def readings_of(project: Project, names: Iterable[str]) -> dict[str, Reading]:
    """Return readings, judgements applied, in the order their documents came."""
    ranked = project.record.ranks(sorted(set(names)))
    found = project.shelf().readings(ranked)
    return {name: found[name] for name in ranked if name in found}


def reports_of(
    project: Project, readings: Iterable[Reading], stories: Iterable[Story]
) -> dict[str, Report]:
    """List documents; stories are those they belong to."""
    held = Held(project.name, every_reading=tuple(readings), every_story=tuple(stories))
    return dict(gather(held).reports)


def in_order(events: Iterable[Event]) -> list[Event]:
    """Order events by where they stand in their text."""
    return sorted(events, key=lambda one: (one.trigger.start, one.trigger.end, one.id))


def told(event: Event, reading: Reading, *, denied: AbstractSet[str]) -> Told:
    """Lay an event out with its standing and its words."""
    stands = standing(event, disputed=event.id in denied)
    return Told(event, stands, quotes_of(event, reading))


def homes_of(project: Project, events: Iterable[str]) -> Mapping[str, Incident]:
    """Return the incident that each event is in."""
    homes = project.record.incidents_of(sorted(set(events)))
    found = {one.id: one for one in project.record.every_incident(sorted(set(homes.values())))}
    return {event: found[name] for event, name in homes.items() if name in found}
