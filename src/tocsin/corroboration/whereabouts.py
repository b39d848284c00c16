"""Were two acts in one place? The part of a pair's score that their places have.

Only the main places count, and of «Sebba, in Yagha province» only Sebba: two acts in two towns of
one province are not the nearer for the province. Two towns are two places however close they are,
unless one report only says "near".
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from difflib import SequenceMatcher
from functools import lru_cache
from math import asin, cos, radians, sin, sqrt

from tocsin.corroboration.sketches import Sketch
from tocsin.knowledge.spelling import name_key
from tocsin.model import Place, Precision, place_rank

REACH: Mapping[Precision | None, float] = {
    "exact": 5,
    "city": 15,
    "district": 60,
    "admin1": 250,
    "region": 500,
    "country": 2000,
    None: 500,
}  # kilometres within which a place of that precision may lie
SAME: Mapping[Precision | None, float] = {"country": 0.3, "region": 0.8, "admin1": 1.0}
TOWNS = ("exact", "city")
NEAR = 30.0  # kilometres within which a town is near another
ONE_SPOT = 4.0  # kilometres within which two names may be of one spot
_FAR = -7.0
_ABROAD = -6.0
_ELSEWHERE = -3.0
_SEAT = 1.5  # a town and the district called after it
_APART = -2.0  # two provinces
_WITHIN = 0.2  # a town and the province that it may lie in
_CLOSE = -2.0  # two neighbouring towns
# How much the place of the act told before counts, and how little it may say.
_LESS = 0.3
_LEAST = -1.0
_SPELT = 0.8  # two spellings of a name that is not known
_PARTICLES = frozenset("de del la las el al of da do dos du des le les san e y i upon on".split())
# Letters that two spellings of one name share, of all.
_ALIKE = 0.75


def nearness(one: Sketch, other: Sketch) -> float:
    """Compare where two acts were: the closest two of their main places.

    An act without a place was perhaps where the act told before it was: that can only speak
    against one happening, and says less.
    """
    first, second = main_places(one.places, one.type), main_places(other.places, other.type)
    if first and second:
        return _closest(first, second)
    if one.page.document == other.page.document:
        return 0.0
    first, second = first or one.around, second or other.around
    told = _closest(first, second) if first and second else 0.0
    return min(max(_LESS * told, _LEAST), 0.0)


def _closest(first: Sequence[Place], second: Sequence[Place]) -> float:
    """Compare the closest two places of two lists."""
    return max(compare(here, there) for here in first for there in second)


@lru_cache(maxsize=16384)
def main_places(places: tuple[Place, ...], kind: str) -> tuple[Place, ...]:
    """Return the main places of an act, without those that only say what another lies in."""
    known = [place for place in places if _is_plain(place)] or list(places)
    best = min((place_rank(place, kind) for place in known), default=0)
    main = [place for place in known if place_rank(place, kind) == best]
    return tuple(place for place in main if not any(_holds(place, other) for other in main))


def _holds(wider: Place, place: Place) -> bool:
    """Tell whether a place lies in a wider one; what nothing is known of is a village."""
    if place.latitude is None:
        return wider.latitude is not None and wider.precision not in TOWNS
    if wider.country != place.country or REACH[wider.precision] <= REACH[place.precision]:
        return False
    if wider.precision in ("admin1", "district") and wider.admin1 and place.admin1:
        return wider.admin1 == place.admin1
    return wider.precision == "country"


def compare(one: Place, other: Place) -> float:
    """Compare two places with their precision."""
    if _is_same_place(one, other):
        return SAME.get(one.precision, 2.2) if _is_plain(one) else 0.3
    if one.country and other.country and one.country != other.country:
        return _ABROAD
    between = kilometres(one, other)
    if between is None:
        return _unplaced(one, other)
    if one.precision in TOWNS and other.precision in TOWNS:
        return _towns(one, other, between)
    if between > REACH[one.precision] + REACH[other.precision]:
        return _FAR
    if _are_alike(one, other):
        return _SEAT
    return _APART if _are_apart(one, other) else _WITHIN


def _towns(one: Place, other: Place, between: float) -> float:
    """Compare two towns: neighbours are two places, unless an act was only near one of them."""
    if between <= ONE_SPOT:
        return 1.0
    if between > NEAR:
        return _FAR
    return 0.2 if "near" in (one.relation, other.relation) else _CLOSE


def _unplaced(one: Place, other: Place) -> float:
    """Compare two places of which one is not known: two names are two places, words may be one."""
    if not (_is_plain(one) and _is_plain(other)):
        return 0.0
    if _are_alike(one, other):
        return _SPELT
    return _ELSEWHERE if {one.precision, other.precision} <= {*TOWNS, None} else 0.0


def _is_plain(place: Place) -> bool:
    """Tell whether a place has a name of its own: no "the market", no "Al-Naher district"."""
    words = place.name.removeprefix("the ").split()
    return place.latitude is not None or all(
        word[:1].isupper() or word.lower() in _PARTICLES for word in words
    )


def _are_alike(one: Place, other: Place) -> bool:
    """Tell whether two names may be spellings of one: «Beledweyne» and «Belet Weyne»."""
    names = name_key(one.name), name_key(other.name)
    return SequenceMatcher(None, *names).ratio() >= _ALIKE


def _are_apart(one: Place, other: Place) -> bool:
    """Tell whether the provinces of two places differ."""
    wide = "admin1" in (one.precision, other.precision)
    return wide and None not in (one.admin1, other.admin1) and one.admin1 != other.admin1


def _is_same_place(one: Place, other: Place) -> bool:
    """Tell whether two places are one by id or by name and country."""
    if one.geonames is not None and one.geonames == other.geonames:
        return True
    return one.name.lower() == other.name.lower() and one.country == other.country


def kilometres(one: Place, other: Place) -> float | None:
    """Return the great-circle distance of two places with coordinates."""
    if None in (one.latitude, one.longitude, other.latitude, other.longitude):
        return None
    north, south = radians(one.latitude or 0), radians(other.latitude or 0)
    across = radians((other.longitude or 0) - (one.longitude or 0))
    half = sin((south - north) / 2) ** 2 + cos(north) * cos(south) * sin(across / 2) ** 2
    return 12742 * asin(sqrt(half))
