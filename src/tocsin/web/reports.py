"""Documents as they are listed, and events as they are told."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
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


def stories_of(project: Project, names: Iterable[str]) -> tuple[Story, ...]:
    """Return the stories that documents belong to, in the order of their ids."""
    found = project.record.stories_with_documents(sorted(set(names)))
    return tuple(project.record.stories(sorted({key for keys in found.values() for key in keys})))


def reports_of(
    project: Project, readings: Iterable[Reading], stories: Iterable[Story]
) -> dict[str, Report]:
    """List documents; stories are those they belong to."""
    held = Held(project.name, every_reading=tuple(readings), every_story=tuple(stories))
    return dict(gather(held).reports)


def denied_in(incidents: Iterable[Incident]) -> frozenset[str]:
    """Return the events that stand against a denial, or are one."""
    return frozenset(
        event
        for incident in incidents
        for dispute in incident.disputes
        if dispute.kind == "denial"
        for side in dispute.sides
        for event in side.events
    )


def told(event: Event, reading: Reading, *, denied: frozenset[str]) -> Told:
    """Lay an event out with its standing and its words."""
    stands = standing(event, disputed=event.id in denied)
    return Told(event, stands, quotes_of(event, reading))


def homes_of(project: Project, events: Iterable[str]) -> Mapping[str, Incident]:
    """Return the incident that each event is in."""
    homes = project.record.incidents_of(sorted(set(events)))
    found = {one.id: one for one in project.record.every_incident(sorted(set(homes.values())))}
    return {event: found[name] for event, name in homes.items() if name in found}
