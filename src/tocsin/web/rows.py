"""An incident as a row of a table or a card, with the words of its first event."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from tocsin.exports.incident_words import COUNTS
from tocsin.exports.words import words_around
from tocsin.model import Incident, Party, Reading, Site, Span, Standing, Status, Toll
from tocsin.project.project import Project

Counts = Literal["yes", "flagged", "expected", "no"]
GROUPS: tuple[Counts, ...] = ("yes", "flagged", "expected", "no")
OUTLETS = 20  # outlets and documents of one row; the incident's page has them all


@dataclass(frozen=True, slots=True)
class Row:
    """One incident; counts tells whether it counts as having happened.

    quote is the sentence of its first event, on one line, and trigger where the word that tells of
    the act stands in it; a quote without words has the trigger None.
    """

    id: str
    type: str
    mode: str | None
    status: Status
    standing: Standing
    counts: Counts
    start: str | None
    end: str | None
    actors: tuple[Party, ...]
    recipients: tuple[Party, ...]
    places: tuple[Site, ...]
    tolls: tuple[Toll, ...]
    reports: int
    texts: int
    low: int
    high: int
    credibility: int
    reliability: str | None
    disputes: int
    outlets: tuple[str, ...]
    documents: tuple[str, ...]
    quote: str
    trigger: Span | None


def counts_of(standing: Standing) -> Counts:
    """Tell whether what stands so counts as having happened."""
    return COUNTS[standing]  # type: ignore[return-value]


def rows_of(project: Project, incidents: Iterable[Incident]) -> tuple[Row, ...]:
    """Lay incidents out as rows, in the order given."""
    found = tuple(incidents)
    # The events of an incident stand in the order of its documents, so the first is in the first.
    first = {one.documents[0] for one in found if one.documents}
    readings = project.shelf().readings(sorted(first))
    return tuple(_row(incident, readings) for incident in found)


def _row(incident: Incident, readings: Mapping[str, Reading]) -> Row:
    """Lay one incident out."""
    period, support = incident.period, incident.support
    quote, trigger = _quote(incident, readings)
    return Row(
        id=incident.id,
        type=incident.type,
        mode=incident.mode,
        status=incident.status,
        standing=incident.standing,
        counts=counts_of(incident.standing),
        start=period.start if period else None,
        end=period.end if period else None,
        actors=incident.actors,
        recipients=incident.recipients,
        places=incident.places,
        tolls=incident.tolls,
        reports=support.reports,
        texts=len(support.texts),
        low=support.low,
        high=support.high,
        credibility=support.credibility,
        reliability=support.reliability,
        disputes=len(incident.disputes),
        outlets=support.outlets[:OUTLETS],
        documents=incident.documents[:OUTLETS],
        quote=quote,
        trigger=trigger,
    )


def _quote(incident: Incident, readings: Mapping[str, Reading]) -> tuple[str, Span | None]:
    """Return the sentence of an incident's first event, and where its trigger stands in it."""
    reading = readings.get(incident.documents[0]) if incident.documents else None
    inside = set(incident.events)
    events = (one for one in reading.events if one.id in inside) if reading else ()
    event = min(events, key=lambda one: one.trigger.start, default=None)
    if reading is None or event is None:
        return "", None
    words, (start, end) = words_around(reading.document.text, event.trigger)
    return words, Span(start, end)
