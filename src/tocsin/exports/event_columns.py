"""The columns of events: one row a coded claim."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import get_args

from tocsin.exports.columns import Column, Table, category_columns
from tocsin.exports.gathered import Gathered
from tocsin.exports.holding import Holding
from tocsin.exports.row import Row, row_of
from tocsin.knowledge.categories import Category, single_category
from tocsin.model import Certainty, Event, Polarity, Reading, Standing, Status


@dataclass(frozen=True, slots=True)
class EventRow:
    """One event with the reading it stands in, its words, and its incident where there are any."""

    event: Event
    reading: Reading
    row: Row
    incident: str | None = None


def _countries(told: EventRow) -> str:
    """List the countries of the places, each once."""
    countries = (place.country for place in told.event.places if place.country)
    return " ".join(dict.fromkeys(countries))


def _start(told: EventRow) -> str | None:
    return told.event.period.start if told.event.period else None


def _end(told: EventRow) -> str | None:
    return told.event.period.end if told.event.period else None


# What tocsin read --format csv prints, in its order.
COLUMNS: tuple[Column[EventRow], ...] = (
    Column("document", "words", "the report's id", lambda told: told.reading.document.id),
    Column("outlet", "words", "who published it", lambda told: told.reading.document.outlet),
    Column("published", "day", "when", lambda told: told.reading.document.published),
    Column("url", "words", "its address", lambda told: told.reading.document.url),
    Column("event", "code", "the event's id", lambda told: told.event.id),
    Column("type", "code", "what is done: PLOVER's type", lambda told: told.event.type),
    Column("mode", "code", "how: PLOVER's mode", lambda told: told.event.mode),
    Column(
        "contexts",
        "code",
        "what it is about, with spaces between",
        lambda told: " ".join(told.event.contexts),
    ),
    Column(
        "status",
        "code",
        "whether it happened, is planned, threatened, possible, or did not",
        lambda told: told.event.status,
        get_args(Status),
    ),
    Column(
        "certainty",
        "code",
        "how sure the innermost voice is",
        lambda told: told.event.certainty,
        get_args(Certainty),
    ),
    Column(
        "polarity",
        "code",
        "minus where a voice denies it",
        lambda told: told.event.polarity,
        get_args(Polarity),
    ),
    Column(
        "standing",
        "code",
        "what follows from status, certainty, polarity and voices",
        lambda told: told.row.standing,
        get_args(Standing),
    ),
    Column(
        "actors",
        "words",
        "who: the words, (= …) what they stand for, [country-sector ←sponsor]",
        lambda told: told.row.actors,
    ),
    Column("recipients", "words", "to whom, in the same form", lambda told: told.row.recipients),
    Column(
        "places",
        "words",
        "where, the main place first, with [country] and role: (target), from, to, through, near",
        lambda told: told.row.places,
    ),
    Column(
        "setting",
        "words",
        "places it is told with: a party's home, an earlier act's place, the dateline",
        lambda told: told.row.setting,
    ),
    Column("countries", "code", "the countries of the places, with spaces between", _countries),
    Column("start", "day", "the first day of the period", _start),
    Column("end", "day", "the last day of the period", _end),
    Column("counts", "code", "how many, such as deaths 13", lambda told: told.row.counts),
    Column(
        "voices",
        "words",
        "according to whom: speaker (cue), outermost first; empty: the outlet's own words",
        lambda told: told.row.voices,
    ),
    Column(
        "trigger",
        "words",
        "the words that name the act",
        lambda told: told.event.trigger.of(told.reading.document.text),
    ),
    Column("words", "words", "the sentence around them", lambda told: told.row.words),
    Column(
        "rules",
        "code",
        "what made the event, with spaces between",
        lambda told: " ".join(told.event.rules),
    ),
    Column("score", "number", "how sure Tocsin is of its coding", lambda told: told.event.score),
    Column(
        "same_as",
        "code",
        "the first event of the same happening in this report",
        lambda told: told.event.same_as,
    ),
)
INCIDENT: Column[EventRow] = Column(
    "incident", "code", "the happening it belongs to", lambda told: told.incident
)


def _category(told: EventRow) -> Category | None:
    """Fold type and status of an event into one category."""
    event = told.event
    return single_category(event.type, event.mode, event.status, event.polarity)


def _rows(holding: Holding, gathered: Gathered) -> Iterator[EventRow]:
    """Give the events of each reading; a denial in its incident makes an event disputed."""
    for reading in holding.readings():
        for event in reading.events:
            row = row_of(event, reading, disputed=event.id in gathered.denied)
            yield EventRow(event, reading, row, gathered.incident_of.get(event.id))


EVENTS: Table[EventRow] = Table(
    "events",
    "What each report says was done: one row an event, which is one coded claim.",
    (*COLUMNS, INCIDENT, *category_columns(_category)),
    _rows,
    "event",
    (("document", "documents"), ("incident", "incidents")),
)
