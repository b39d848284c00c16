"""All incidents in columns in memory, so that any filter is counted in milliseconds.

Columns are NumPy arrays, one position an incident (or a place); words are numbers that point into
a list of words. The record stays the truth: when its log has grown, what changed is fetched anew.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from threading import Lock
from typing import get_args

import numpy as np

from tocsin.model import Precision
from tocsin.store.record import Record
from tocsin.store.rows import Box
from tocsin.store.sheets import PlaceRow, SheetRow
from tocsin.web.histogram import day_of
from tocsin.web.rows import GROUPS, counts_of

Numbers = np.ndarray[tuple[int], np.dtype[np.int64]]
Degrees = np.ndarray[tuple[int], np.dtype[np.float64]]
Mask = np.ndarray[tuple[int], np.dtype[np.bool_]]
PRECISIONS: tuple[str, ...] = get_args(Precision)


@dataclass(slots=True)
class Coded:
    """A column of words: words[codes[i]] is the word at position i; None is a word too."""

    codes: Numbers
    words: tuple[str | None, ...]

    def having(self, wanted: Iterable[str]) -> Mask:
        """Tell which positions hold one of the wanted words."""
        place = {word: number for number, word in enumerate(self.words)}
        found = [place[word] for word in wanted if word in place]
        return np.isin(self.codes, np.array(found, dtype=np.int64))


def coded(words: Iterable[str | None]) -> Coded:
    """Turn words into a column."""
    places: dict[str | None, int] = {}
    codes = [places.setdefault(word, len(places)) for word in words]
    return Coded(np.array(codes, dtype=np.int64), tuple(places))


def starts_of(values: Numbers) -> Numbers:
    """Return where each run of equal values begins."""
    is_new = np.ones(len(values), dtype=np.bool_)
    is_new[1:] = values[1:] != values[:-1]
    return np.flatnonzero(is_new)


class Columns:
    """Incidents and places as columns; a place's owner is the position of its incident."""

    def __init__(self, rows: Sequence[SheetRow], places: Sequence[PlaceRow]) -> None:
        """Lay rows out; places of one incident stand together, the most precise first."""
        self.rows = rows
        self.type = coded(row.type for row in rows)
        self.status = coded(row.status for row in rows)
        self.standing = coded(row.standing for row in rows)
        self.first = _numbers(day_of(row.start) for row in rows)
        self.last = _numbers(day_of(row.end) for row in rows)
        self.reports = _numbers(row.reports for row in rows)
        self.voices = _numbers(row.voices for row in rows)
        self.deaths = _numbers(-1 if row.deaths is None else row.deaths for row in rows)
        self.groups = _numbers(GROUPS.index(counts_of(row.standing)) for row in rows)
        self.position = {row.id: number for number, row in enumerate(rows)}
        self.owner = _numbers(self.position[place.incident] for place in places)
        self.place = coded(place.name for place in places)
        self.country = coded(place.country for place in places)
        self.precision = coded(place.precision for place in places)
        self.latitude = _degrees(place.latitude for place in places)
        self.longitude = _degrees(place.longitude for place in places)

    def __len__(self) -> int:
        """Count the incidents."""
        return len(self.rows)

    @cached_property
    def earliest(self) -> np.ndarray[tuple[int], np.dtype[np.str_]]:
        """Return where periods begin: "" = open, "~" = nobody says when."""
        return np.array([_or(row.earliest, "~") for row in self.rows], dtype="U10")

    @cached_property
    def latest(self) -> np.ndarray[tuple[int], np.dtype[np.str_]]:
        """Return where periods end; "" = nobody says when."""
        return np.array([_or(row.latest, "") for row in self.rows], dtype="U10")

    @cached_property
    def begins(self) -> Numbers:
        """Return the days by which incidents are sorted: the open before all, the unknown last."""
        days = (0 if row.earliest == "" else day_of(row.earliest) for row in self.rows)
        return np.maximum(_numbers(days), -1)

    def inside(self, box: Box) -> Mask:
        """Tell which places lie in a box; west > east crosses the antimeridian."""
        west, east = self.longitude >= box.west, self.longitude <= box.east
        across = west & east if box.west <= box.east else west | east
        return across & (self.latitude >= box.south) & (self.latitude <= box.north)

    @property
    def located(self) -> Mask:
        """Tell which places have degrees."""
        return ~np.isnan(self.latitude)


def _or(day: str | None, unknown: str) -> str:
    return unknown if day is None else day


def _numbers(values: Iterable[int]) -> Numbers:
    return np.fromiter(values, dtype=np.int64)


def _degrees(values: Iterable[float | None]) -> Degrees:
    return np.array([np.nan if value is None else value for value in values], dtype=np.float64)


@dataclass(slots=True)
class Catalogue:
    """The columns of a record, fetched again where its log has grown. Threads may share it."""

    record: Record
    seq: int = -1
    _columns: Columns | None = None
    _rows: dict[str, SheetRow] = field(default_factory=dict)
    _places: dict[str, list[PlaceRow]] = field(default_factory=dict)
    _lock: Lock = field(default_factory=Lock)

    def columns(self) -> Columns:
        """Return the columns as the record is now."""
        with self._lock:
            newest = self.record.newest()
            if self._columns is None or newest != self.seq:
                self._fetch(None if self._columns is None else self.record.touched(after=self.seq))
                self.seq = newest
            return self._columns or self._laid()

    def _fetch(self, names: Sequence[str] | None) -> None:
        """Fetch incidents again, None = all, and lay the columns out anew."""
        if names is not None and not names:
            return
        rows, places = self.record.sheet(names)
        for name in self._rows.keys() & set(names or ()):
            del self._rows[name]
            self._places.pop(name, None)
        self._rows.update({row.id: row for row in rows})
        for place in places:
            self._places.setdefault(place.incident, []).append(place)
        self._columns = self._laid()

    def _laid(self) -> Columns:
        """Lay out all that was fetched."""
        names = sorted(self._rows)
        places = [
            place for name in names for place in sorted(self._places.get(name, ()), key=_precise)
        ]
        return Columns([self._rows[name] for name in names], places)


def _precise(place: PlaceRow) -> tuple[int, str]:
    """Order places: those with degrees first, the most precise before others."""
    rank = PRECISIONS.index(place.precision) if place.precision else len(PRECISIONS)
    return (rank + len(PRECISIONS) * 2 * (place.latitude is None), place.name)
