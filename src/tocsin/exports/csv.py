"""CSV: one row an event, for spreadsheets; docs/record.md lists the columns."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from typing import TextIO

from tocsin.exports.row import row_of
from tocsin.exports.words import one_line
from tocsin.model import Event, Reading

COLUMNS = (
    "document outlet published url event type mode contexts status certainty polarity standing "
    "actors recipients places countries start end counts voices trigger words rules score same_as"
).split()
# What a spreadsheet takes for a formula, which may run programs (OWASP, CSV injection).
_FORMULA = ("=", "+", "-", "@")


def write(readings: Iterable[Reading], out: TextIO) -> None:
    """Write a header, then the rows of each reading as soon as it is there."""
    rows = csv.writer(out, lineterminator="\n")
    rows.writerow(COLUMNS)
    for reading in readings:
        rows.writerows(_cells(event, reading) for event in reading.events)
        out.flush()


def plain(words: str | None) -> str:
    """Put words on one line; an apostrophe keeps a spreadsheet from taking them for a formula."""
    line = one_line(words or "")
    return f"'{line}" if line.startswith(_FORMULA) else line


def _cells(event: Event, reading: Reading) -> list[str | float | None]:
    """Return the cells of one event, in the order of COLUMNS."""
    row, document = row_of(event, reading), reading.document
    countries = dict.fromkeys(place.country for place in event.places if place.country)
    return [
        plain(document.id),
        plain(document.outlet),
        document.published,
        plain(document.url),
        event.id,
        event.type,
        event.mode,
        " ".join(event.contexts),
        event.status,
        event.certainty,
        event.polarity,
        row.standing,
        plain(row.actors),
        plain(row.recipients),
        plain(row.places),
        " ".join(countries),
        event.period.start if event.period else None,
        event.period.end if event.period else None,
        row.counts,
        plain(row.voices),
        plain(event.trigger.of(document.text)),
        plain(row.words),
        " ".join(event.rules),
        event.score,
        event.same_as,
    ]
