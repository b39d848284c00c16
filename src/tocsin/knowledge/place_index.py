"""The index of places on disk: compiled once into SQLite, opened read-only, rebuilt when damaged.

It lies in the user's cache folder under a name that tells what it was compiled from, so that
another version, or a file that the user adds, makes another index. It is written beside its place
and moved there whole: a reader sees all of it or none. One process compiles while others wait.
"""

from __future__ import annotations

import os
import re
import sqlite3
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager, suppress
from functools import cache
from pathlib import Path

from tocsin.knowledge.folders import cache_folder
from tocsin.knowledge.place_sources import Settled, geonames_countries, identity, settled
from tocsin.knowledge.spelling import name_key

_FORM = 4  # of the tables below; a change of them makes another index
_WAIT = 300.0  # seconds for another process that compiles; it takes about fifteen
_MOST = 120  # places of one name: San Antonio has more, of which the small ones can't be told apart
_TABLES = """
CREATE TABLE place (
  geonames INTEGER PRIMARY KEY, name TEXT, country TEXT, admin1 TEXT,
  latitude REAL, longitude REAL, people REAL, precision TEXT);
CREATE TABLE name (
  key TEXT, alias INTEGER, geonames INTEGER, PRIMARY KEY (key, geonames)) WITHOUT ROWID;
CREATE TABLE country (alpha3 TEXT PRIMARY KEY, geonames INTEGER, domain TEXT);
"""
_UNIT_WORDS = re.compile(
    r"(?:\s(?:province|governorate|state|oblast|region|district|prefecture|department|county|parish"
    r"|municipality|territory|division|voivodeship|krai|raion))+$",
    re.IGNORECASE,
)
_UNIT_BEFORE = re.compile(
    r"^(?:(?:the\s)?(?:province|department|governorate|region|state|prefecture) of"
    r"|departamento del?|provincia d[ei]l?|prov[ií]ncia d[aeo]|province d[eu]s?|wilaya d[eu]"
    r"|regi[oó]n del?|estado d[eo]l?|estado)\s(?:la\s|las\s|los\s|l')?",
    re.IGNORECASE,
)
type Found = tuple[int, str, str, str | None, float, float, float, str, int]


def places_of(key: str) -> list[Found]:
    """Return the rows of a folded name, by people; the last column tells an alias from the name."""
    query = (
        "SELECT place.*, name.alias FROM name JOIN place USING (geonames) WHERE key = ?"
        f" ORDER BY people * (1 - 0.7 * alias) DESC, geonames LIMIT {_MOST}"
    )
    return _ask(query, key)


def country_number(alpha3: str) -> int | None:
    """Return the GeoNames id of a country."""
    found = _ask("SELECT geonames FROM country WHERE alpha3 = ?", alpha3)
    return found[0][0] if found else None


def country_of_domain(label: str) -> str | None:
    """Return the alpha-3 code of the country that a top-level domain is of ("uk")."""
    found = _ask("SELECT alpha3 FROM country WHERE domain = ?", f".{label.lower()}")
    return str(found[0][0]) if found else None


def build() -> Path:
    """Compile the index where there is none; return its place.

    Where the cache folder can't be written it goes into a temporary folder of this process.
    """
    try:
        return _built(cache_folder())
    except OSError:
        return _built(Path(tempfile.mkdtemp(prefix="tocsin-")))


def is_built() -> bool:
    """Tell whether the index is there already."""
    return _place_in(cache_folder()).exists()


def _place_in(folder: Path) -> Path:
    """Return where the index lies in a folder."""
    return folder / f"places-{_FORM}-{identity()}.sqlite"


def _built(folder: Path) -> Path:
    """Compile the index in a folder unless it is there; others wait meanwhile."""
    path = _place_in(folder)
    if not path.exists():
        folder.mkdir(parents=True, exist_ok=True)
        with _alone(folder / "places.lock"):
            if not path.exists():
                _compile(path)
    return path


@contextmanager
def _alone(lock: Path) -> Iterator[None]:
    """Hold a lock that ends with the process: SQLite's own, which every system has."""
    with closing(sqlite3.connect(lock, timeout=_WAIT, isolation_level=None)) as held:
        held.execute("BEGIN EXCLUSIVE")
        yield


def _compile(path: Path) -> None:
    """Write the index beside its place, then move it there, and drop those of other versions."""
    handle, draft = tempfile.mkstemp(dir=path.parent, suffix=".draft")
    os.close(handle)
    try:
        with closing(sqlite3.connect(draft, isolation_level=None)) as made:
            made.execute("PRAGMA journal_mode = OFF")
            made.execute("PRAGMA synchronous = OFF")
            made.executescript(_TABLES)
            _fill(made, settled())
            made.executemany("INSERT INTO country VALUES (?, ?, ?)", geonames_countries())
            made.execute("VACUUM")
        Path(draft).replace(path)
    except BaseException:
        Path(draft).unlink(missing_ok=True)
        raise
    for other in path.parent.glob("places-*.sqlite"):
        if other != path:
            with suppress(OSError):  # another version may still read it
                other.unlink()


def _fill(made: sqlite3.Connection, places: Iterable[Settled]) -> None:
    """Write places with their names."""
    made.execute("BEGIN")
    for place in places:
        made.execute(
            "INSERT OR REPLACE INTO place VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            (
                place.geonames,
                place.name,
                place.country,
                place.admin1,
                place.latitude,
                place.longitude,
                place.people,
                place.precision,
            ),
        )
        keys = ((key, alias, place.geonames) for key, alias in _keys(place).items() if key)
        made.executemany("INSERT OR IGNORE INTO name VALUES (?, ?, ?)", keys)
    made.execute("COMMIT")


def _keys(place: Settled) -> dict[str, int]:
    """Return a place's folded names; 1 = an alias.

    "Borno State" is Borno too, and "Province of Zambales" Zambales; a county isn't, nor is what is
    called after its capital ("Provincia di Caserta").
    """
    keys = {name_key(other): 1 for other in place.others}
    if place.precision == "admin1":
        bare = (_UNIT_BEFORE.sub("", name) for name in (place.name, *place.others))
        keys |= {name_key(_UNIT_WORDS.sub("", name)): 0 for name in bare}
    elif place.name.startswith("Province of "):
        keys[name_key(place.name.removeprefix("Province of "))] = 1
    return keys | {name_key(place.name): 0}


def _ask(query: str, value: str) -> list[Found]:
    """Ask the index; a damaged one is compiled anew, once."""
    try:
        return _open().execute(query, (value,)).fetchall()
    except sqlite3.DatabaseError:
        _open.cache_clear()
        build().unlink(missing_ok=True)
        return _open().execute(query, (value,)).fetchall()


@cache
def _open() -> sqlite3.Connection:
    """Open the index for reading; compile it where there is none."""
    address = f"{build().as_uri()}?mode=ro&immutable=1"
    return sqlite3.connect(address, uri=True, check_same_thread=False)
