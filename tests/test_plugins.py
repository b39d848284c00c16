"""Parts are found by name, and a miss says what there is."""

from __future__ import annotations

from pathlib import Path

import pytest

from tocsin import plugins
from tocsin.exports import jsonl


def test_a_part_is_found() -> None:
    """A group and a name give the function that the entry point names."""
    assert plugins.load("tocsin.exports", "jsonl") is jsonl.write


def test_names_are_sorted_and_single() -> None:
    """The names of a group come sorted, each once."""
    assert plugins.names("tocsin.exports") == ("csv", "jsonl", "table")
    assert plugins.names("tocsin.nothing") == ()


def test_a_miss_names_what_exists() -> None:
    """An unknown name is an error that lists the installed ones."""
    with pytest.raises(plugins.UnknownPart, match=r"'xml'; installed: csv, jsonl, table"):
        plugins.load("tocsin.exports", "xml")
    with pytest.raises(plugins.UnknownPart, match="installed: none"):
        plugins.load("tocsin.nothing", "a")


def test_a_part_of_another_package_is_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A package that is installed beside Tocsin adds a part, and Tocsin is not changed."""
    (tmp_path / "beside.py").write_text("def write(readings, out):\n    out.write('beside')\n")
    info = tmp_path / "beside-1.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: beside\nVersion: 1\n")
    (info / "entry_points.txt").write_text("[tocsin.exports]\nbeside = beside:write\n")
    monkeypatch.syspath_prepend(str(tmp_path))
    assert "beside" in plugins.names("tocsin.exports")
    assert callable(plugins.load("tocsin.exports", "beside"))
