"""Places by name: our supplement, countries, and GeoNames' towns and divisions from the index.

Read on the first look-up, never at import.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import cast

from tocsin.knowledge.actor_entries import country_label, country_name
from tocsin.knowledge.place_index import country_number, places_of
from tocsin.knowledge.place_sources import rows
from tocsin.knowledge.spelling import fold, name_key
from tocsin.model import Precision

# A name in another language or an old name counts less than the name itself.
_ALTERNATE = 0.3
_OURS = 2e7
_PRECISIONS: dict[str, Precision] = {
    "city": "city",
    "town": "city",
    "village": "city",
    "district": "district",
    "camp": "district",
    "area": "district",
    "base": "exact",
    "site": "exact",
    "dam": "exact",
    "crossing": "exact",
    "port": "exact",
    "mountain": "district",
    "admin1": "admin1",
    "country": "country",
}


@dataclass(frozen=True, slots=True)
class PlaceEntry:
    """One known place; weight orders the places of one name (people living there)."""

    name: str
    country: str | None
    admin1: str | None
    latitude: float
    longitude: float
    precision: Precision
    geonames: int | None
    weight: float


def lookup(name: str) -> tuple[PlaceEntry, ...]:
    """Return the places of a name, best first: ours, countries, then towns and units by size."""
    return _lookup(name) if name_key(name) else ()


@lru_cache(maxsize=4096)
def _lookup(name: str) -> tuple[PlaceEntry, ...]:
    """Look a name up that isn't empty; England is a part before it is the United Kingdom."""
    key = name_key(name)
    known, states = list(_settled(key)), list(_country(name))
    parts = [e for e in known if e.precision == "admin1" and name_key(e.name) == key]
    if any(e.country == s.country and name_key(s.name) != key for e in parts for s in states):
        states = []
    return tuple(_distinct((*_supplement().get(key, ()), *states, *known)))


def us_state(words: str) -> str | None:
    """Return the full name of a US state given in full or by its postal or press abbreviation."""
    return _state_names().get(fold(words))


def _distinct(entries: Iterable[PlaceEntry]) -> Iterator[PlaceEntry]:
    """Drop entries that repeat an earlier one."""
    seen = set()
    for entry in entries:
        key = (entry.geonames, entry.country, round(entry.latitude, 1), round(entry.longitude, 1))
        if key not in seen:
            seen.add(key)
            yield entry


def _country(name: str) -> Iterator[PlaceEntry]:
    """Yield the state that a name names, never a demonym or a capital."""
    found = country_name(name)
    centre = _centroids().get(found.alpha3) if found and found.kind == "name" else None
    if found and centre:
        yield PlaceEntry(
            name=country_label(found.alpha3),
            country=found.alpha3,
            admin1=None,
            latitude=centre[0],
            longitude=centre[1],
            precision="country",
            geonames=country_number(found.alpha3),
            weight=1e9,
        )


def _settled(key: str) -> Iterator[PlaceEntry]:
    """Yield the towns and divisions of a folded name, the largest first."""
    for number, name, country, admin1, latitude, longitude, people, precision, alias in places_of(
        key
    ):
        yield PlaceEntry(
            name=name,
            country=country,
            admin1=admin1,
            latitude=latitude,
            longitude=longitude,
            precision=cast("Precision", precision),
            geonames=number,
            weight=people * (_ALTERNATE if alias else 1.0),
        )


@cache
def _centroids() -> dict[str, tuple[float, float]]:
    """Index the middle of each state by code (CIA World Factbook's geographic coordinates)."""
    return {r["alpha3"]: (float(r["latitude"]), float(r["longitude"])) for r in rows("centroids")}


@cache
def _supplement() -> dict[str, list[PlaceEntry]]:
    """Index our own bases, straits, seas and regions by folded name."""
    index: dict[str, list[PlaceEntry]] = {}
    for row in rows("supplement"):
        entry = PlaceEntry(
            name=row["name"],
            country=row["country"] or None,
            admin1=None,
            latitude=float(row["latitude"]),
            longitude=float(row["longitude"]),
            precision=_PRECISIONS.get(row["kind"], "region"),
            geonames=None,
            weight=_OURS,
        )
        for name in (row["name"], *filter(None, row["aliases"].split("|"))):
            index.setdefault(name_key(name), []).append(entry)
    return index


@cache
def _state_names() -> dict[str, str]:
    """Index US states by full name, postal code and press abbreviation."""
    index: dict[str, str] = {}
    for row in rows("states"):
        for words in (row["name"], row["postal"], *filter(None, row["press"].split("|"))):
            index[fold(words)] = row["name"]
    return index
