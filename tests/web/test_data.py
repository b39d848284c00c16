"""Data: a download is exactly the view, in any format, with its package."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from frictionless import Package

from tests.web.made import AT, judge, radio, whole, wire
from tocsin.plugins import UnknownPart, names
from tocsin.project.project import Project
from tocsin.store.rows import Query
from tocsin.web.data import GROUP, data_page, method_card, view, write_view

ARRESTS = Query(types=("COERCE",))


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    """Give the project."""
    with whole(tmp_path / "p") as project:
        yield project


def test_the_page_counts_and_names_formats(project: Project) -> None:
    """All installed formats are listed, ours with what they make; the method card is there."""
    page = data_page(project, ARRESTS)
    assert page.total == 1
    assert {one.name for one in page.formats} == set(names(GROUP))
    assert page.formats[0].name == "csv"
    assert page.formats[0].label == "CSV, for spreadsheets and statistics"
    assert page.method.startswith("# Method card")
    assert page.method == method_card()


def rows(path: Path) -> list[dict[str, str]]:
    """Read a table."""
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def test_a_download_is_the_view(project: Project, tmp_path: Path) -> None:
    """Incidents, events and documents of the view are in it and no others, the package valid."""
    judge(project, "confirm", wire().events[0].id)
    out = tmp_path / "out"
    made = write_view(project, ARRESTS, "csv", out, created=AT)
    assert {path.name for path in made} == {
        *("incidents.csv", "events.csv", "documents.csv", "judgements.csv", "datapackage.json")
    }
    assert [row["type"] for row in rows(out / "incidents.csv")] == ["COERCE"]
    assert [row["type"] for row in rows(out / "events.csv")] == ["COERCE"]
    assert len(rows(out / "documents.csv")) == 1
    assert rows(out / "judgements.csv") == []
    assert json.loads((out / "datapackage.json").read_text())["created"] == AT
    assert Package(str(out / "datapackage.json")).validate().valid


def test_without_filters_it_is_the_whole(project: Project, tmp_path: Path) -> None:
    """The whole project is written where nothing is asked for."""
    name = judge(project, "confirm", wire().events[0].id)
    write_view(project, Query(), "csv", tmp_path / "out", created=AT)
    assert len(rows(tmp_path / "out" / "documents.csv")) == 5
    assert [row["id"] for row in rows(tmp_path / "out" / "judgements.csv")] == [name]


@pytest.mark.parametrize("form", ["csv", "parquet", "geojson", "geoparquet", "jsonl", "gold"])
def test_every_format_can_be_downloaded(project: Project, tmp_path: Path, form: str) -> None:
    """Each format writes its files and a package."""
    made = write_view(project, Query(types=("ASSAULT",)), form, tmp_path / form, created=AT)
    assert made[-1].name == "datapackage.json"
    assert all(path.is_file() for path in made)


def test_judgements_of_the_view_come_along(project: Project) -> None:
    """Judgements on the view's documents are kept, with those that take them back."""
    first = judge(project, "not_same", wire().events[0].id, radio().events[0].id)
    second = judge(project, "withdraw", value=first)
    assert {one.id for one in view(project, Query(types=("ASSAULT",))).every_judgement} == {
        first,
        second,
    }
    assert view(project, Query(types=("AID",))).every_judgement == ()


def test_an_unknown_format_is_named(project: Project, tmp_path: Path) -> None:
    """A format that is not installed is named with those that are."""
    with pytest.raises(UnknownPart, match="is called 'xls'"):
        write_view(project, Query(), "xls", tmp_path / "out", created=AT)
