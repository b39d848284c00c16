"""Incidents by what is asked: both databases give the same page, number and months."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.store.made import AT, TABOU, dated, incident, reading, site
from tests.store.server import Server, pair
from tocsin.model import Incident
from tocsin.store.layout import month_of
from tocsin.store.record import Record
from tocsin.store.rows import Box, Derived, MonthCount, Query

SUVA = site("Suva", "FJI", -18.14, 178.44)
APIA = site("Apia", "WSM", -13.83, -171.77)
IVORY_COAST = replace(site("Ivory Coast", "CIV", 7.5, -5.5), precision="country")
NOWHERE = site("the ridge", None, None, None)
INCIDENTS = (
    incident(1, low=2, reports=3),
    dated(2, "2024-03-30", "2024-04-02", type="PROTEST", mode=None, places=(SUVA, APIA)),
    dated(3, "2024-01-01", "2024-12-31", standing="claimed", places=(IVORY_COAST,)),
    dated(4, "2023-05-07", None, status="ongoing", places=(APIA, TABOU), reports=7),
    dated(5, None, "2022-01-31", status="planned", standing="expected", places=(), tolls=()),
    incident(6, period=None, type="COERCE", mode="arrests", places=(NOWHERE,), low=4),
)
FOUND: list[tuple[Query, str]] = [
    (Query(), "123456"),
    (Query(types=("PROTEST", "COERCE")), "26"),
    (Query(modes=("arrests",)), "6"),
    (Query(statuses=("planned", "ongoing")), "45"),
    (Query(standings=("claimed",)), "3"),
    (Query(countries=("CIV",)), "134"),
    (Query(countries=("CIV", "FJI")), "1234"),
    (Query(countries=("CIV",), precisions=("city",)), "14"),
    (Query(places=("Apia",)), "24"),
    (Query(countries=("WSM",), places=("Tabou",)), ""),
    (Query(months=("2024-03",)), "12"),
    (Query(months=("2023-05", "2024-01")), "4"),
    (Query(since="2024-03-05"), "234"),
    (Query(until="2024-03-03"), "345"),
    (Query(since="2024-04-02", until="2024-04-02"), "234"),
    (Query(since="2024-04-03", until="2024-04-30"), "34"),
    (Query(until="2022-01-01"), "5"),
    (Query(box=Box(-8, 4, -7, 5)), "14"),
    (Query(box=Box(-7.35, 4.42, -7.35, 4.42)), "14"),
    (Query(box=Box(-7.349, 4.42, -7, 5)), ""),
    (Query(box=Box(170, -20, -170, -10)), "24"),
    (Query(box=Box(-180, -90, 180, 90)), "1234"),
    (Query(box=Box(-8, 4, -5, 8), precisions=("country",)), "3"),
    (Query(voices=2), "16"),
    (Query(documents=("d2", "d5", "nobody")), "25"),
    (Query(text="herders -report"), "123456"),
    (Query(text='"report 4" OR "report 6"'), "46"),
    (Query(text="***"), ""),
    (Query(text="report", types=("ASSAULT",), countries=("CIV",), since="2024-12-01"), "34"),
    (Query(types=("' OR 1=1 --",)), ""),
]


@pytest.fixture(scope="module")
def filled(
    server: Server, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[Record, Record]]:
    """Give one record on SQLite and one on PostgreSQL that hold the incidents."""
    with pair(server, tmp_path_factory.mktemp("query")) as both:
        for record in both:
            with record.writing():
                for number in range(1, 7):
                    record.add(reading(number), at=AT)
                record.replace_derived(Derived(incidents=INCIDENTS), at=AT)
        yield both


def numbers(incidents: tuple[Incident, ...]) -> str:
    """Return the numbers of incidents."""
    return "".join(one.id.removeprefix("i") for one in incidents)


@pytest.mark.parametrize(("query", "expected"), FOUND)
def test_a_query_finds_what_meets_all_of_it(
    filled: tuple[Record, Record], query: Query, expected: str
):
    """On both databases, with the number that count() gives."""
    for record in filled:
        assert numbers(record.incidents(query, order="id", limit=None)) == expected
        assert record.count(query) == len(expected)
        assert sum(one.incidents for one in record.months(query)) == len(expected)


@pytest.mark.parametrize(
    ("order", "expected"),
    [
        ("period", "213456"),
        ("reports", "412356"),
        ("voices", "612345"),
        ("deaths", "123465"),
        ("id", "123456"),
    ],
)
def test_a_page_has_the_most_first_and_the_unknown_last(
    filled: tuple[Record, Record], order: str, expected: str
):
    """Ties go by id, and pages cut the same order."""
    for record in filled:
        assert numbers(record.incidents(order=order, limit=None)) == expected
        pages = [record.incidents(order=order, limit=2, offset=start) for start in (0, 2, 4, 6)]
        assert "".join(map(numbers, pages)) == expected


def test_months_count_each_incident_once(filled: tuple[Record, Record]):
    """By the month it starts in and its most precise place; the unknown is a row of its own."""
    expected = (
        MonthCount("2023-05", "WSM", 1),
        MonthCount("2024-03", "CIV", 1),
        MonthCount("2024-03", "FJI", 1),
        MonthCount(None, "CIV", 1),
        MonthCount(None, None, 2),
    )
    assert [record.months() for record in filled] == [expected] * 2


@pytest.mark.parametrize(
    ("start", "end", "month"),
    [
        ("2024-03-04", "2024-03-04", "2024-03"),
        ("2024-03-01", "2024-03-31", "2024-03"),
        ("2024-01-30", "2024-02-03", "2024-01"),
        ("2024-03-04", None, "2024-03"),
        ("2024-01-01", "2024-12-31", None),
        ("2024-04-01", "2024-05-15", None),
        (None, "2024-03-04", None),
        (None, None, None),
    ],
)
def test_a_period_longer_than_a_month_is_in_no_month(start: str, end: str, month: str):
    """What happened "in 2024" does not pile up in January."""
    assert month_of(start, end) == month


degrees = st.floats(-180, 180, allow_nan=False), st.floats(-90, 90, allow_nan=False)
points = st.tuples(*degrees)


@settings(max_examples=60)
@given(corners=st.tuples(points, points))
def test_boxes_agree_on_both_databases(
    filled: tuple[Record, Record], corners: tuple[tuple[float, float], tuple[float, float]]
):
    """Any box, over the antimeridian as well, holds the same incidents, as arithmetic says."""
    (west, south), (east, north) = corners
    box = Box(west, min(south, north), east, max(south, north))
    expected = tuple(
        one.id for one in INCIDENTS if any(holds(box, *where(place)) for place in one.places)
    )
    assert [record.in_box(box) for record in filled] == [expected] * 2


def where(place: object) -> tuple[float | None, float | None]:
    """Return the coordinates of a place."""
    return place.longitude, place.latitude


def holds(box: Box, longitude: float | None, latitude: float | None) -> bool:
    """Tell whether a box holds a point."""
    if longitude is None or latitude is None or not box.south <= latitude <= box.north:
        return False
    if box.west <= box.east:
        return box.west <= longitude <= box.east
    return longitude >= box.west or longitude <= box.east


@pytest.mark.parametrize(
    "corners", [(0, 5, 1, 4), (0, -91, 1, 4), (-181, 0, 1, 4), (0, 0, 1, float("nan"))]
)
def test_what_is_no_box_is_refused(corners: tuple[float, float, float, float]):
    """South above north, and degrees that are not on the globe."""
    with pytest.raises(ValueError, match="is no box: give west, south, east, north in degrees"):
        Box(*corners)


def test_orders_and_filters_go_together(filled: tuple[Record, Record]):
    """Every order gives the same incidents for the same query."""
    orders = ("period", "reports", "voices", "deaths", "id")
    queries = (Query(countries=("CIV",)), Query(text="herders", voices=1))
    for record, query, order in product(filled, queries, orders):
        found = record.incidents(query, order=order)
        assert sorted(numbers(found)) == sorted(numbers(record.incidents(query, order="id")))
