"""Two acts are in one place by their main places; neighbouring towns are two places."""

from __future__ import annotations

from dataclasses import replace

from tests.corroboration.made import TOWN
from tocsin.corroboration.whereabouts import compare, main_places
from tocsin.model import Place, Span

STATE = replace(TOWN, name="Kaduna", precision="admin1", geonames=2335722)
NEIGHBOUR = replace(TOWN, name="Rigachikun", latitude=10.64, geonames=1)
DISTANT = replace(TOWN, name="Zaria", latitude=11.11, geonames=2)


def unknown(name: str) -> Place:
    """Make a place that nothing is known about."""
    return Place(Span(0, 1), name)


def test_a_province_says_nothing_beside_its_town() -> None:
    """«Zaria, in Kaduna State» is Zaria; a state alone stays."""
    assert main_places((DISTANT, STATE), "ASSAULT") == (DISTANT,)
    assert main_places((STATE,), "ASSAULT") == (STATE,)


def test_the_main_place_is_the_target() -> None:
    """Rockets fired from one town at another hit the other; who withdraws leaves the first."""
    origin, target = replace(TOWN, role="origin"), replace(DISTANT, role="target")
    assert main_places((origin, target), "ASSAULT") == (target,)
    led = replace(DISTANT, role="destination")
    assert main_places((origin, led), "RETREAT") == (origin,)


def test_neighbouring_towns_are_two_places() -> None:
    """Only the words "near" or the same name make them one."""
    assert compare(TOWN, TOWN) > 2
    assert compare(TOWN, NEIGHBOUR) < 0 < compare(replace(TOWN, relation="near"), NEIGHBOUR)
    assert compare(TOWN, DISTANT) < compare(TOWN, NEIGHBOUR)


def test_a_town_is_in_its_province_and_in_no_other() -> None:
    """A province of another name speaks against it, and its own hardly for it."""
    other = replace(STATE, name="Niger", admin1="Niger", geonames=3)
    assert compare(other, TOWN) < 0 < compare(STATE, DISTANT) < 1


def test_unknown_names_are_compared_by_their_letters() -> None:
    """Two spellings may be one, two names are two places, and common nouns say nothing."""
    assert compare(unknown("Khin-U"), unknown("Khin U")) > 0
    assert compare(unknown("Dauran"), unknown("Kwashabawa")) < -2
    assert compare(unknown("the market"), unknown("Kwashabawa")) == 0
    assert compare(unknown("the market"), unknown("the market")) < 1
