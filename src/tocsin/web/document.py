"""The page of one document: its reading, a card an event, and its copies."""

from __future__ import annotations

from dataclasses import dataclass

from tocsin.exports.gathered import Report, denied_in
from tocsin.model import Event, Reading, Standing, standing
from tocsin.project.project import Project
from tocsin.web.reports import homes_of, in_order, readings_of, reports_of


@dataclass(frozen=True, slots=True)
class Card:
    """An event of the document; incident is None where it is folded into none."""

    event: Event
    standing: Standing
    incident: str | None


@dataclass(frozen=True, slots=True)
class DocumentPage:
    """What the page of a document shows; copies are the other documents of its stories."""

    reading: Reading
    report: Report
    cards: tuple[Card, ...]
    copies: tuple[Report, ...]


def document_page(project: Project, name: str) -> DocumentPage | None:
    """Build the page of a document, None where there is no such one."""
    reading = readings_of(project, [name]).get(name)
    if reading is None:
        return None
    stories = project.stories_of([name])
    others = {one for story in stories for one in story.documents}
    readings = readings_of(project, {name, *others})
    reports = reports_of(project, readings.values(), stories)
    return DocumentPage(
        reading=reading,
        report=reports.pop(name),
        cards=_cards(project, reading),
        copies=tuple(reports.values()),
    )


def _cards(project: Project, reading: Reading) -> tuple[Card, ...]:
    """Lay the events out in the order of the text."""
    homes = homes_of(project, [event.id for event in reading.events])
    denied = {event for home in homes.values() for event in denied_in(home)}
    return tuple(
        Card(
            event,
            standing(event, disputed=event.id in denied),
            homes[event.id].id if event.id in homes else None,
        )
        for event in in_order(reading.events)
    )
