"""Explore: what filters find, as rows, facets, bars and marks on a map, in one answer."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from tocsin.project.project import Project
from tocsin.store.rows import Box, Order, Query
from tocsin.web.catalogue import Catalogue, Coded, Columns, Mask, Numbers, starts_of
from tocsin.web.codes import label_of
from tocsin.web.histogram import Histogram, counted
from tocsin.web.marks import MapData, map_data
from tocsin.web.rows import Row, rows_of

MOST_VALUES = 300  # of one facet: all types and countries, the names of places with most
OF_PLACE = ("countries", "places", "precisions")
NAMES = {
    "type": "types",
    "status": "statuses",
    "standing": "standings",
    "country": "countries",
    "precision": "precisions",
    "place": "places",
}


@dataclass(frozen=True, slots=True)
class View:
    """What part of the world a map shows, and how near."""

    box: Box | None = None
    zoom: float = 1


@dataclass(frozen=True, slots=True)
class Page:
    """Which rows of a table are wanted."""

    order: Order = "period"
    offset: int = 0
    limit: int = 50


@dataclass(frozen=True, slots=True)
class Facet:
    """A value that incidents have, and how many of those that all other filters leave."""

    value: str
    label: str
    count: int


@dataclass(frozen=True, slots=True)
class Explore:
    """The answer; every counts all incidents of the project, total those that the filters find."""

    total: int
    every: int
    rows: tuple[Row, ...]
    offset: int
    limit: int
    facets: dict[str, tuple[Facet, ...]]
    histogram: Histogram
    map: MapData


def explore_page(
    project: Project, catalogue: Catalogue, asked: Query, *, page: Page, view: View
) -> Explore:
    """Answer a view."""
    columns = catalogue.columns()
    found = Found(columns, asked, _with_text(project, columns, asked))
    ids = _sorted(columns, found.incidents, page)
    kept = {one.id: one for one in project.record.every_incident(ids)}
    return Explore(
        total=int(found.incidents.sum()),
        every=len(columns),
        rows=rows_of(project, [kept[name] for name in ids if name in kept]),
        offset=page.offset,
        limit=page.limit,
        facets={name: tuple(_facet(found, name)) for name in NAMES},
        histogram=counted(
            columns.first[found.incidents],
            columns.last[found.incidents],
            columns.groups[found.incidents],
        ),
        map=map_data(columns, found.incidents, found.sites, box=view.box, zoom=view.zoom),
    )


def _with_text(project: Project, columns: Columns, asked: Query) -> Mask | None:
    """Tell which incidents have reports with the words that are asked for; None = no matter."""
    if not asked.text:
        return None
    names = project.record.ids(Query(text=asked.text))
    found = np.zeros(len(columns), dtype=np.bool_)
    found[[columns.position[name] for name in names if name in columns.position]] = True
    return found


class Found:
    """What a query finds among columns: incidents, and those of their places that were meant."""

    def __init__(self, columns: Columns, asked: Query, told: Mask | None) -> None:
        """Find; told = the incidents whose reports hold the words asked for, None = no matter."""
        self.columns = columns
        self.asked = asked
        self.told = told
        self.sites = _sites(columns, asked)
        self.incidents = self.under(asked)

    def under(self, asked: Query) -> Mask:
        """Return the incidents that a query of the same words finds."""
        found = _own(self.columns, asked)
        if self.told is not None:
            found &= self.told
        if _asks_place(asked):
            found &= _owners(self.columns, _sites(self.columns, asked))
        return found


def _own(columns: Columns, asked: Query) -> Mask:
    """Apply the filters that ask for an incident's own values."""
    found = np.ones(len(columns), dtype=np.bool_)
    for column, wanted in (
        (columns.type, asked.types),
        (columns.status, asked.statuses),
        (columns.standing, asked.standings),
    ):
        if wanted:
            found &= column.having(wanted)
    if asked.voices:
        found &= columns.voices >= asked.voices
    if asked.since is not None:
        found &= columns.latest >= asked.since
    if asked.until is not None:
        found &= columns.earliest <= asked.until
    return found


def _asks_place(asked: Query) -> bool:
    """Tell whether a query asks for something of a place."""
    return bool(asked.box) or any(getattr(asked, name) for name in OF_PLACE)


def _sites(columns: Columns, asked: Query) -> Mask:
    """Apply the filters that must hold for one and the same place."""
    found = np.ones(len(columns.owner), dtype=np.bool_)
    for column, wanted in (
        (columns.country, asked.countries),
        (columns.place, asked.places),
        (columns.precision, asked.precisions),
    ):
        if wanted:
            found &= column.having(wanted)
    return found & columns.inside(asked.box) if asked.box else found


def _owners(columns: Columns, sites: Mask) -> Mask:
    """Return the incidents that have any of the places."""
    found = np.zeros(len(columns), dtype=np.bool_)
    found[columns.owner[sites]] = True
    return found


def _sorted(columns: Columns, found: Mask, page: Page) -> list[str]:
    """Return the ids of one page: the latest or the most first, those without a value last."""
    places = np.flatnonzero(found)
    values: dict[Order, Numbers] = {
        "id": np.zeros_like(columns.reports),
        "reports": columns.reports,
        "voices": columns.voices,
        "deaths": columns.deaths,
        "period": columns.begins,
    }
    # Stable, so that ids, in whose order columns stand, decide between equals.
    order = np.argsort(-values[page.order][places], kind="stable")
    wanted = places[order][page.offset : page.offset + page.limit]
    return [columns.rows[place].id for place in wanted.tolist()]


def _facet(found: Found, name: str) -> Iterator[Facet]:
    """Count the values of one facet under all other filters, the most frequent first."""
    none: dict[str, Any] = {NAMES[name]: ()}
    asked = replace(found.asked, **none)
    column: Coded = getattr(found.columns, name)
    incidents = found.under(asked)
    counts = _counts(found.columns, column, incidents, asked, of_place=NAMES[name] in OF_PLACE)
    wanted = set(getattr(found.asked, NAMES[name]))
    pairs = [(w, n) for w, n in zip(column.words, counts.tolist(), strict=True) if w and n]
    pairs.sort(key=lambda pair: (-pair[1], pair[0]))
    kept = pairs[:MOST_VALUES] + [pair for pair in pairs[MOST_VALUES:] if pair[0] in wanted]
    kept += [(word, 0) for word in sorted(wanted - {word for word, _ in kept})]
    for word, number in kept:
        yield Facet(word, label_of(name, word), number)


def _counts(
    columns: Columns, column: Coded, incidents: Mask, asked: Query, *, of_place: bool
) -> Numbers:
    """Count incidents by the words of a column; one with two places of a word counts once."""
    size = len(column.words)
    if not of_place:
        return np.bincount(column.codes[incidents], minlength=size)
    sites = _sites(columns, asked) & incidents[columns.owner]
    pairs = np.sort(columns.owner[sites] * size + column.codes[sites])
    return np.bincount(pairs[starts_of(pairs)] % max(size, 1), minlength=size)
