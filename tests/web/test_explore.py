"""Explore counts what the record counts, in every combination of filters."""

import random
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.store.made import AT, derived, incident, reading, site
from tocsin.model import When
from tocsin.project.project import Project, create_project
from tocsin.store.rows import Box, Derived, Order, Query
from tocsin.web import marks
from tocsin.web.catalogue import Catalogue
from tocsin.web.explore import Explore, Page, View, explore_page
from tocsin.web.marks import MOST
from tocsin.web.rows import GROUPS

WORLD = View()
TYPES = ("ASSAULT", "PROTEST", "AID")
STANDINGS = ("established", "claimed", "expected", "not occurred")
STATUSES = ("happened", "planned")
TOWNS = (
    site("Tabou", "CIV", 4.42, -7.35),
    site("Harper", "LBR", 4.37, -7.71),
    site("Suva", "FJI", -18.14, 178.44),
    site("Apia", "WSM", -13.83, -171.76),
    site("Nowhere", None, None, None),
)
DAYS = ("2024-03-01", "2024-03-04", "2024-04-11", "2025-01-02", None)


def some(number: int, chance: random.Random) -> object:
    """Make an incident with fields drawn by chance."""
    start, end = sorted((chance.choice(DAYS) or "", chance.choice(DAYS) or ""))
    known = When(start or None, end or None, "reported", (f"e{number}",))
    return incident(
        number,
        type=chance.choice(TYPES),
        status=chance.choice(STATUSES),
        standing=chance.choice(STANDINGS),
        places=tuple(chance.sample(TOWNS, chance.randrange(4))),
        period=known if start or end else None,
        low=chance.randrange(1, 4),
        reports=chance.randrange(1, 9),
    )


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Project]:
    """Make a project of 60 incidents drawn by chance, each with its report."""
    chance = random.Random(4)
    with create_project(Path(tmp_path_factory.mktemp("explore")) / "p", "Law") as made:
        for number in range(60):
            made.record.add(reading(number), at=AT)
        incidents = tuple(some(number, chance) for number in range(60))
        made.record.replace_derived(Derived(incidents=incidents), at=AT)
        yield made


def subsets(values: tuple[str, ...]) -> st.SearchStrategy[tuple[str, ...]]:
    """Draw none or some of the values."""
    return st.lists(st.sampled_from(values), max_size=2, unique=True).map(tuple)


BOXES = st.sampled_from((None, Box(-10, 0, 0, 10), Box(170, -20, -170, -10), Box(-8, 4, -7, 4.4)))
QUERIES = st.builds(
    Query,
    types=subsets(TYPES),
    statuses=subsets(STATUSES),
    standings=subsets(STANDINGS),
    countries=subsets(("CIV", "LBR", "FJI", "XXX")),
    places=subsets(("Tabou", "Apia", "Nowhere")),
    precisions=subsets(("city", "country")),
    box=BOXES,
    since=st.sampled_from((None, "2024-03-02", "2024-04-11")),
    until=st.sampled_from((None, "2024-03-04", "2024-12-31")),
    text=st.sampled_from((None, "herders", "giraffe")),
    voices=st.integers(0, 3),
)


def page_of(project: Project, asked: Query, page: Page, view: View = WORLD) -> Explore:
    """Ask Explore with fresh columns."""
    return explore_page(project, Catalogue(project.record), asked, page=page, view=view)


@given(asked=QUERIES, order=st.sampled_from(("period", "reports", "voices", "deaths")))
@settings(max_examples=80, deadline=None)
def test_columns_find_what_the_record_finds_in_the_same_order(
    project: Project, asked: Query, order: Order
) -> None:
    """Agree with the record's own query on what and in which order."""
    page = page_of(project, asked, Page(order, 0, 100))
    kept = project.record.incidents(asked, order=order, limit=None)
    assert [row.id for row in page.rows] == [one.id for one in kept]
    assert page.total == project.record.count(asked)
    assert page.every == 60


@given(asked=QUERIES)
@settings(max_examples=60, deadline=None)
def test_a_facet_counts_what_choosing_its_value_would_find(project: Project, asked: Query) -> None:
    """Count a value as the record counts it under all other filters."""
    facets = page_of(project, asked, Page()).facets
    fields = {"type": "types", "country": "countries", "standing": "standings", "place": "places"}
    for facet, name in fields.items():
        given_up = {f: getattr(asked, f) for f in Query.__dataclass_fields__ if f != name}
        for value in facets[facet]:
            alone = Query(**given_up, **{name: (value.value,)})
            assert value.count == project.record.count(alone), (facet, value)


@given(asked=QUERIES, zoom=st.floats(0, 12))
@settings(max_examples=60, deadline=None)
def test_every_incident_is_on_the_map_once_or_counted_as_without_a_place(
    project: Project, asked: Query, zoom: float
) -> None:
    """Lose no incident, on the map or in time."""
    page = page_of(project, asked, Page(), View(None, zoom))
    drawn = [*page.map.marks, *page.map.areas]
    assert sum(mark.count for mark in drawn) + page.map.unplaced == page.total
    assert all(sum(getattr(mark, group) for group in GROUPS) == mark.count for mark in drawn)
    assert page.map.sent == page.map.found == len(drawn) <= MOST
    bars = page.histogram.bars
    told = sum(bar.yes + bar.flagged + bar.expected + bar.no for bar in bars)
    assert told + page.histogram.undated == page.total


def test_a_mark_of_one_place_stands_where_the_place_is(project: Project) -> None:
    """Move no mark: one place has its own degrees, a bin its box."""
    near = page_of(project, Query(), Page(), View(None, 12)).map.marks
    known = {(town.name, town.longitude, town.latitude) for town in TOWNS}
    assert {(mark.name, mark.longitude, mark.latitude) for mark in near} < known
    far = page_of(project, Query(), Page(), View(None, 1)).map.marks
    assert all((mark.box is None) == (mark.name is not None) for mark in far)


def test_a_map_too_full_keeps_the_fullest_and_says_so(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Declare what was left out."""
    whole = page_of(project, Query(), Page(), View(None, 12)).map
    monkeypatch.setattr(marks, "MOST", 2)
    part = page_of(project, Query(), Page(), View(None, 12)).map
    assert (part.cut, part.sent, part.found) == (True, 2, whole.found)
    sizes = sorted((mark.count for mark in (*whole.marks, *whole.areas)), reverse=True)
    assert sorted((m.count for m in (*part.marks, *part.areas)), reverse=True) == sizes[:2]


def test_columns_follow_the_record(tmp_path: Path) -> None:
    """Fetch what came, changed or went."""
    with create_project(tmp_path / "p", "Grows") as project:
        catalogue = Catalogue(project.record)
        assert len(catalogue.columns()) == 0
        project.record.replace_derived(derived(1, 2), at=AT)
        assert len(catalogue.columns()) == 2
        moved = incident(1, type="AID", places=())
        project.record.replace_derived(Derived(incidents=(moved,), gone=("i2",)), at=AT)
        columns = catalogue.columns()
        assert [row.type for row in columns.rows] == ["AID"]
        assert len(columns.owner) == 0
