"""CSV: one row an event, for spreadsheets; the columns are listed in docs/record.md."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from typing import TextIO

from tocsin.exports.row import row_of
from tocsin.model import Event, Reading

COLUMNS = (
    "document outlet published url event type mode contexts status certainty polarity standing "
    "actors recipients places countries start end counts voices trigger words rules score same_as"
).split()


def write(readings: Iterable[Reading], out: TextIO) -> None:
    """Write a header, then a row for every event."""
    rows = csv.writer(out, lineterminator="\n")
    rows.writerow(COLUMNS)
    for reading in readings:
        rows.writerows(_cells(event, reading) for event in reading.events)
        out.flush()


def _cells(event: Event, reading: Reading) -> list[str | float | None]:
    """Return the cells of one event, in the order of COLUMNS."""
    row, document = row_of(event, reading), reading.document
    countries = dict.fromkeys(place.country for place in event.places if place.country)
    return [
        document.id,
        document.outlet,
        document.published,
        document.url,
        event.id,
        event.type,
        event.mode,
        " ".join(event.contexts),
        event.status,
        event.certainty,
        event.polarity,
        row.standing,
        row.actors,
        row.recipients,
        row.places,
        " ".join(countries),
        event.period.start if event.period else None,
        event.period.end if event.period else None,
        row.counts,
        row.voices,
        event.trigger.of(document.text),
        row.words,
        " ".join(event.rules),
        event.score,
        event.same_as,
    ]
