"""Formats of a project are found by name, and a holding is anything with its methods."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.exports.made import HELD
from tocsin.exports.holding import Holding
from tocsin.plugins import load, names

FORMATS = ("csv", "geojson", "geoparquet", "gold", "jsonl", "parquet")


def test_formats_are_installed() -> None:
    """The formats that docs/exports.md lists are the ones that are installed."""
    page = (Path(__file__).parents[2] / "docs/exports.md").read_text("utf-8")
    assert names("tocsin.exports.project") == FORMATS
    assert [name for name in FORMATS if f"| `{name}` | " not in page] == []


@pytest.mark.parametrize("name", FORMATS)
def test_a_format_writes_a_project(name: str, tmp_path: Path) -> None:
    """What is found by name writes the files that it names."""
    holding: Holding = HELD
    paths = load("tocsin.exports.project", name)(holding, tmp_path)  # type: ignore[operator]
    assert paths
    assert {path.name for path in tmp_path.iterdir()} == {path.name for path in paths}
