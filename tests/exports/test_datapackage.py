"""The data package: valid for frictionless, complete, and silent on what nobody stated."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

import pytest
from frictionless import Package, validate

from tests.exports.made import HELD
from tocsin.exports import datapackage, gold
from tocsin.exports.columns import Value
from tocsin.exports.holding import Held
from tocsin.exports.project import csv, geojson, geoparquet, jsonl, parquet
from tocsin.exports.tables import TABLES

FORMS = (jsonl, csv, parquet, geojson, geoparquet, gold)
CREATED = "2026-11-25T22:00:00Z"


def package(held: Held, folder: Path, **known: Any) -> tuple[Path, dict[str, Any]]:
    """Write all formats and the package, and read the package back."""
    files = [path for form in FORMS for path in form.write(held, folder)]
    path = datapackage.write(held, folder, files, created=CREATED, **known)
    return path, json.loads(path.read_text("utf-8"))


@pytest.mark.parametrize("held", [HELD, Held("Nothing yet!")], ids=["full", "empty"])
def test_frictionless_finds_it_valid(held: Held, tmp_path: Path) -> None:
    """Every file is there with its bytes and digest; every CSV row fits its schema and links."""
    path, _ = package(held, tmp_path)
    report = validate(str(path))
    assert report.flatten(["name", "type", "message"]) == []
    assert len(report.tasks) == len(list(tmp_path.iterdir())) - 1
    rows = {task.name: task.stats.get("rows", 0) for task in report.tasks if task.type == "table"}
    sizes = {"incidents": 2, "events": 5, "documents": 4, "judgements": 3}
    assert rows == {f"{name}-csv": sizes[name] if held is HELD else 0 for name in TABLES}


def test_frictionless_reads_the_rows(tmp_path: Path) -> None:
    """The schema gives typed rows: days, whole numbers, unknown as nothing."""
    path, _ = package(HELD, tmp_path)
    row, other = Package(str(path)).get_resource("incidents-csv").read_rows()
    assert (row["deaths_best"], str(row["start"]), row["latitude"]) == (13, "2024-05-01", 16.25)
    assert (other["deaths_best"], other["latitude"], other["place"]) == (None, None, None)


@pytest.mark.parametrize("change", ["gone", "longer", "orphan"])
def test_frictionless_finds_what_is_wrong(change: str, tmp_path: Path) -> None:
    """A file that is missing, was changed, or names no document that is there is an error."""
    path, _ = package(HELD, tmp_path)
    events = tmp_path / "events.csv"
    if change == "gone":
        events.unlink()
    elif change == "longer":
        events.write_text(events.read_text("utf-8") + "\n", "utf-8")
    else:
        events.write_text(events.read_text("utf-8").replace("d4,", "d9,"), "utf-8")
    assert not validate(str(path)).valid


def test_it_lists_every_file_with_its_columns(tmp_path: Path) -> None:
    """Each file has a digest, a description, and the columns or the JSON Schema of its lines."""
    _, written = package(HELD, tmp_path)
    listed = {one["path"]: one for one in written["resources"]}
    assert {*listed, "datapackage.json"} == {path.name for path in tmp_path.iterdir()}
    for name, one in listed.items():
        content = (tmp_path / name).read_bytes()
        assert one["bytes"] == len(content)
        assert one["hash"] == f"sha256:{hashlib.sha256(content).hexdigest()}"
        assert one["description"]
        assert one.get("schema") or one.get("jsonSchema") or name.startswith("gold")
    for name in ("incidents.csv", "incidents.parquet", "incidents.geojson"):
        fields = listed[name]["schema"]["fields"]
        assert [one["name"] for one in fields] == [c.name for c in TABLES["incidents"].columns]
        assert all(one["description"] for one in fields)


def test_it_says_how_it_was_made(tmp_path: Path) -> None:
    """Name, time, citation, outlets and the versions that read the documents are there."""
    _, written = package(HELD, tmp_path)
    assert (written["name"], written["title"]) == ("lake-kuru-watch", "Lake Kuru watch")
    assert written["created"] == CREATED
    assert written["citation"].startswith("Lake Kuru watch: events and incidents coded by Tocsin ")
    assert [one["title"] for one in written["sources"]] == ["Kuru Post", "Lake Radio"]
    versions = {"tocsin": "0", "knowledge": "plover 1", "weights": None, "parser": "none"}
    assert written["versions"] == [{**versions, "documents": 4}]


def test_a_licence_is_only_what_was_stated(tmp_path: Path) -> None:
    """Without a stated licence there is none; the texts stay the publishers' either way."""
    _, silent = package(HELD, tmp_path)
    assert "licenses" not in silent
    assert "no licence is stated" in silent["rights"]
    path, stated = package(HELD, tmp_path, licence="CC-BY-4.0")
    assert stated["licenses"] == [{"name": "CC-BY-4.0"}]
    for written in (silent, stated):
        assert "texts of the reports" in written["rights"]
        assert "their publishers'" in written["rights"]
    assert validate(str(path)).valid


def test_links_lead_to_what_is_there(tmp_path: Path) -> None:
    """A table refers to another only where that one is exported beside it."""
    (events,) = (path for path in csv.write(HELD, tmp_path) if path.name == "events.csv")
    path = datapackage.write(HELD, tmp_path, [events], created=CREATED)
    (resource,) = json.loads(path.read_text("utf-8"))["resources"]
    assert "foreignKeys" not in resource["schema"]
    assert validate(str(path)).valid


def test_tables_have_only_the_values_they_list(tmp_path: Path) -> None:
    """The closed lists of the model are constraints of the schema."""
    _, written = package(HELD, tmp_path)
    (schema,) = (one["schema"] for one in written["resources"] if one["path"] == "events.csv")
    closed: dict[str, list[Value]] = {
        one["name"]: one["constraints"]["enum"] for one in schema["fields"] if "constraints" in one
    }
    assert closed.keys() == {"status", "certainty", "polarity", "standing"}
    assert closed["polarity"] == ["+", "-", "u"]
