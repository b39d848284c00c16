"""The marks of a map: points where a place is known to a point, areas where it is not.

No mark is moved: a bin of several places stands at their mean and tells its box, a place known only
to its province is an area, never a dot.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import compress
from typing import Any, cast

import numpy as np

from tocsin.model import Precision
from tocsin.store.rows import Box
from tocsin.web.catalogue import Columns, Degrees, Mask, Numbers, starts_of
from tocsin.web.rows import GROUPS

MOST = 5000
CELL = 36  # pixels: marks nearer than that are one bin
TILE = 512  # pixels of the world at zoom 0
POINTS = ("exact", "city")
NORTHMOST = 85.0511  # where Web Mercator ends

Corners = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class PointMark:
    """Incidents at a place known to a point, or at several in one bin, whose box is told.

    count is that of incidents; incident the one there is where count is 1.
    """

    longitude: float
    latitude: float
    count: int
    yes: int
    flagged: int
    expected: int
    no: int
    name: str | None
    country: str | None
    box: Corners | None
    incident: str | None


@dataclass(frozen=True, slots=True)
class AreaMark:
    """Incidents at a place known only to an area; the degrees are the area's own."""

    precision: Precision
    name: str
    country: str | None
    longitude: float
    latitude: float
    count: int
    yes: int
    flagged: int
    expected: int
    no: int
    incident: str | None


@dataclass(frozen=True, slots=True)
class MapData:
    """The marks of a view; cut tells that only the fullest of found were sent.

    unplaced counts incidents that have no place with degrees, wherever the map looks.
    """

    marks: tuple[PointMark, ...]
    areas: tuple[AreaMark, ...]
    cut: bool
    sent: int
    found: int
    unplaced: int


def map_data(
    columns: Columns, incidents: Mask, sites: Mask, *, box: Box | None, zoom: float
) -> MapData:
    """Lay incidents out on a map, each at its most precise place among sites."""
    places = _first_places(columns, sites & incidents[columns.owner] & columns.located)
    unplaced = int(incidents.sum()) - len(places)
    if box is not None:
        places = places[columns.inside(box)[places]]
    is_point = columns.precision.having(POINTS)[places]
    bins = _grouped(columns, places[is_point], _cells(columns, places[is_point], zoom))
    areas = _grouped(columns, places[~is_point], _same(columns, places[~is_point]))
    sizes = np.array([*bins.sizes, *areas.sizes])
    sent = np.zeros(len(sizes), dtype=np.bool_)
    sent[np.argsort(-sizes, kind="stable")[:MOST]] = True
    return MapData(
        marks=tuple(_point(columns, *one) for one in compress(bins.each(), sent)),
        areas=tuple(
            _area(columns, *one) for one in compress(areas.each(), sent[len(bins.sizes) :])
        ),
        cut=len(sizes) > MOST,
        sent=int(sent.sum()),
        found=len(sizes),
        unplaced=unplaced,
    )


def _first_places(columns: Columns, sites: Mask) -> Numbers:
    """Return the first place of each incident that has any; places stand the most precise first."""
    places = np.flatnonzero(sites)
    return places[starts_of(columns.owner[places])]


def _cells(columns: Columns, places: Numbers, zoom: float) -> Numbers:
    """Return the cell of a grid on the screen in which each place lies, Web Mercator."""
    size = TILE * 2.0**zoom / CELL
    latitude = np.radians(np.clip(columns.latitude[places], -NORTHMOST, NORTHMOST))
    across = np.floor((columns.longitude[places] + 180) / 360 * size)
    down = np.floor((1 - np.arcsinh(np.tan(latitude)) / np.pi) / 2 * size)
    return np.asarray(down * (np.floor(size) + 2) + across, dtype=np.int64)


def _same(columns: Columns, places: Numbers) -> Numbers:
    """Return a number that areas of one name, country and precision share."""
    names, countries = len(columns.place.words) + 1, len(columns.country.words) + 1
    own = columns.precision.codes[places] * names + columns.place.codes[places]
    return own * countries + columns.country.codes[places]


@dataclass(frozen=True, slots=True)
class Groups:
    """Places that make one mark each: their positions, and incidents by whether they count."""

    members: list[Numbers]
    sizes: list[int]
    counts: list[list[int]]

    def each(self) -> Iterator[tuple[Numbers, list[int]]]:
        """Yield the members and counts of each mark."""
        return zip(self.members, self.counts, strict=True)


def _grouped(columns: Columns, places: Numbers, keys: Numbers) -> Groups:
    """Group places by key, in the order of the keys; each place is that of another incident."""
    order = np.argsort(keys, kind="stable")
    starts = starts_of(keys[order])
    members = np.split(places[order], starts[1:]) if len(places) else []
    which = np.repeat(np.arange(len(starts)), [len(one) for one in members])
    counts = np.zeros((len(starts), len(GROUPS)), dtype=np.int64)
    np.add.at(counts, (which, columns.groups[columns.owner[places[order]]]), 1)
    return Groups(members, [len(one) for one in members], counts.tolist())


def _point(columns: Columns, places: Numbers, counts: list[int]) -> PointMark:
    """Build the mark of places in one cell; one place stands where it is."""
    longitude, latitude = columns.longitude[places], columns.latitude[places]
    corners = _corners(longitude, latitude)
    single = corners[:2] == corners[2:]
    at = int(places[0])
    return PointMark(
        longitude=round(float(longitude.mean()), 5),
        latitude=round(float(latitude.mean()), 5),
        name=columns.place.words[columns.place.codes[at]] if single else None,
        country=columns.country.words[columns.country.codes[at]] if single else None,
        box=None if single else corners,
        **_counted(columns, places, counts),
    )


def _corners(longitude: Degrees, latitude: Degrees) -> Corners:
    """Return the box around places."""
    west, south, east, north = longitude.min(), latitude.min(), longitude.max(), latitude.max()
    return float(west), float(south), float(east), float(north)


def _area(columns: Columns, places: Numbers, counts: list[int]) -> AreaMark:
    """Build the mark of one area."""
    at = int(places[0])
    precision = columns.precision.words[columns.precision.codes[at]]
    return AreaMark(
        precision=cast("Precision", precision or "region"),
        name=columns.place.words[columns.place.codes[at]] or "",
        country=columns.country.words[columns.country.codes[at]],
        longitude=float(columns.longitude[at]),
        latitude=float(columns.latitude[at]),
        **_counted(columns, places, counts),
    )


def _counted(columns: Columns, places: Numbers, counts: list[int]) -> dict[str, Any]:
    """Return what points and areas tell of their incidents."""
    single = columns.rows[int(columns.owner[places[0]])].id if len(places) == 1 else None
    return {"count": len(places), "incident": single, **dict(zip(GROUPS, counts, strict=True))}
