"""CSV: one row an event, for spreadsheets; docs/record.md lists the columns."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from typing import Any, TextIO

from tocsin.exports.columns import Column, Value
from tocsin.exports.event_columns import COLUMNS as EVENT_COLUMNS
from tocsin.exports.event_columns import EventRow
from tocsin.exports.row import row_of
from tocsin.exports.words import one_line
from tocsin.model import Reading

COLUMNS = [column.name for column in EVENT_COLUMNS]
# What a spreadsheet takes for a formula, which may run programs (OWASP, CSV injection).
_FORMULA = ("=", "+", "-", "@")


def write(readings: Iterable[Reading], out: TextIO) -> None:
    """Write a header, then the rows of each reading as soon as it is there."""
    rows = csv.writer(out, lineterminator="\n")
    rows.writerow(COLUMNS)
    for reading in readings:
        told = (EventRow(event, reading, row_of(event, reading)) for event in reading.events)
        cells = ([column.cell(one) for column in EVENT_COLUMNS] for one in told)
        rows.writerows(guarded(EVENT_COLUMNS, row) for row in cells)
        out.flush()


def guarded(columns: Sequence[Column[Any]], cells: Sequence[Value]) -> list[Value]:
    """Guard the cells that hold words of reports and people from being run as formulas."""
    return [
        plain(cell) if column.kind == "words" and isinstance(cell, str) else cell
        for column, cell in zip(columns, cells, strict=True)
    ]


def plain(words: str | None) -> str:
    """Put words on one line; an apostrophe keeps a spreadsheet from taking them for a formula."""
    line = one_line(words or "")
    return f"'{line}" if line.startswith(_FORMULA) else line
