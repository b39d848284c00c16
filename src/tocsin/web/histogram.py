"""How many incidents fall into each day, month or year, by whether they count as happened."""

from __future__ import annotations

import datetime as dt
from calendar import monthrange
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

import numpy as np

from tocsin.web.rows import GROUPS, Counts

Unit = Literal["day", "month", "year"]
Days = np.ndarray[tuple[int], np.dtype[np.int64]]
UNKNOWN = np.iinfo(np.int64).min
# A bar for every day of a quarter, every month of ten years; beyond that a bar a year.
MOST_DAYS, MOST_MONTHS = 92, 120
LONGEST: dict[Unit, int] = {"day": 1, "month": 31, "year": 366}


@dataclass(frozen=True, slots=True)
class Bar:
    """The incidents of one day, month or year: ISO days, both inclusive."""

    start: str
    end: str
    yes: int = 0
    flagged: int = 0
    expected: int = 0
    no: int = 0


@dataclass(frozen=True, slots=True)
class Histogram:
    """Bars without a gap from the first to the last that holds any.

    undated counts the incidents whose period nobody says, or that is longer than a bar.
    """

    unit: Unit
    bars: tuple[Bar, ...]
    undated: int


def histogram(dated: Iterable[tuple[str | None, str | None, Counts]]) -> Histogram:
    """Count incidents given as first day, last day and group."""
    rows = [(day_of(start), day_of(end), GROUPS.index(group)) for start, end, group in dated]
    columns = np.array(rows, dtype=np.int64).reshape(-1, 3)
    return counted(columns[:, 0], columns[:, 1], columns[:, 2])


def day_of(day: str | None) -> int:
    """Return an ISO day as a number of days, UNKNOWN for none."""
    return dt.date.fromisoformat(day).toordinal() if day else UNKNOWN


def counted(first: Days, last: Days, groups: Days) -> Histogram:
    """Count incidents given as columns of days and of positions in GROUPS.

    An incident is in the bar in which it starts, unless it is longer than a bar; where only its
    end is unknown the start decides.
    """
    known = first != UNKNOWN
    length = np.where(last == UNKNOWN, 1, last - first + 1)
    unit = _unit(first[known & (length <= LONGEST["year"])])
    fits = known & (length <= LONGEST[unit])
    if not fits.any():
        return Histogram(unit, (), len(first))
    starts = _starts(first[fits], unit)
    places = np.searchsorted(starts, first[fits], side="right") - 1
    width = len(starts) - 1
    counts = np.zeros((width, len(GROUPS)), dtype=np.int64)
    np.add.at(counts, (places, groups[fits]), 1)
    bars = (
        _bar(*edges, row)
        for edges, row in zip(pairwise(starts.tolist()), counts.tolist(), strict=True)
    )
    return Histogram(unit, tuple(bars), int(len(first) - fits.sum()))


def _bar(start: int, after: int, counts: list[int]) -> Bar:
    """Build a bar from its first day and the first day after it."""
    first, last = (dt.date.fromordinal(day).isoformat() for day in (start, after - 1))
    return Bar(first, last, *counts)


def _unit(days: Days) -> Unit:
    """Choose the length of a bar by the time there is to show."""
    span = int(days.max() - days.min()) + 1 if len(days) else 0
    if span <= MOST_DAYS:
        return "day"
    return "month" if span <= MOST_MONTHS * 31 else "year"


def _starts(days: Days, unit: Unit) -> Days:
    """Return the first days of all bars, and the first day after the last one."""
    first, last = (dt.date.fromordinal(int(day)) for day in (days.min(), days.max()))
    return np.array(list(_steps(first, last.toordinal(), unit)), dtype=np.int64)


def _steps(first: dt.date, last: int, unit: Unit) -> Iterator[int]:
    """Yield the first day of each bar from the one of first to the one after that of last."""
    day = {"day": first, "month": first.replace(day=1), "year": first.replace(month=1, day=1)}[unit]
    step = day.toordinal()
    while step <= last:
        yield step
        step = _next(dt.date.fromordinal(step), unit)
    yield step


def _next(day: dt.date, unit: Unit) -> int:
    """Return the first day of the next bar as a number; there may be no such date."""
    if unit == "day":
        return day.toordinal() + 1
    if unit == "year":
        return day.replace(month=12, day=31).toordinal() + 1
    return day.toordinal() + monthrange(day.year, day.month)[1]
