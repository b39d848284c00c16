"""A user adds GeoNames country files, and a wrong file is refused with its line."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.conftest import Call
from tocsin.knowledge import gazetteer, place_index
from tocsin.knowledge.added_places import NotGeonames, add_file, added_files, read_geonames
from tocsin.knowledge.place_sources import identity


def line(number: int, name: str, *, kind: str = "P", code: str = "PPL", people: int = 0) -> str:
    """Write a line as GeoNames does."""
    cells = [str(number), name, name, "Zembwa,Земба", "-6.5", "29.5", kind, code, "CD", "", "24"]
    return "\t".join(
        [*cells, "", "", "", str(people), "", "770", "Africa/Lubumbashi", "2026-01-02"]
    )


@pytest.fixture
def folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Use empty folders, and no places but those that are added."""
    from tocsin.knowledge import place_sources

    monkeypatch.setenv("TOCSIN_CACHE", str(tmp_path / "cache"))
    monkeypatch.setenv("TOCSIN_DATA", str(tmp_path / "data"))
    monkeypatch.setattr(place_sources, "_towns", lambda: iter(()))
    place_index._open.cache_clear()
    gazetteer._lookup.cache_clear()
    yield tmp_path
    place_index._open.cache_clear()
    gazetteer._lookup.cache_clear()


def test_an_added_village_is_found(folders: Path, call: Call) -> None:
    """After the command, reading knows the places of the file by name and alias."""
    file = folders / "CD.txt"
    file.write_text(line(900000001, "Zembwa Moja", people=40) + "\n", "utf-8")
    before = identity()
    result = call("places", "add", str(file))
    assert result.exit_code == 0
    assert result.stdout == f"{file}: 1 places\n"
    (entry,) = gazetteer.lookup("Zembwa Moja")
    assert (entry.country, entry.precision, entry.geonames) == ("COD", "city", 900000001)
    assert gazetteer.lookup("Zembwa")[0].geonames == 900000001
    assert identity() != before
    assert call("places", "list").stdout.splitlines() == [str(path) for path in added_files()]


def test_a_newer_file_takes_the_place_of_the_older(folders: Path) -> None:
    """A file of the same name is kept once."""
    file = folders / "CD.txt"
    for name in ("Zembwa Moja", "Zembwa Mbili"):
        file.write_text(line(900000001, name) + "\n", "utf-8")
        add_file(file)
    (kept,) = added_files()
    assert "Zembwa Mbili" in kept.read_text("utf-8")


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("name,lat,lon\nZembwa,1,2\n", ":1: 1 columns"),
        (line(1, "Zembwa") + "\n" + "\t".join("abc") + "\n", ":2: 3 columns"),
        (line(1, "Zembwa").replace("-6.5", "north") + "\n", ":1: could not convert"),
        (line(1, "Zembwa").replace("-6.5", "-96.5") + "\n", ":1: no place on earth"),
        (line(1, "Zembwa Hotel", kind="S", code="HTL") + "\n", "no place in it"),
        ("", "no place in it"),
    ],
)
def test_a_wrong_file_is_refused(folders: Path, call: Call, content: str, said: str) -> None:
    """The message names file, line and fault, and nothing is added."""
    file = folders / "wrong.txt"
    file.write_text(content, "utf-8")
    result = call("places", "add", str(file))
    assert result.exit_code == 1
    assert f"{file}" in result.stderr
    assert said in result.stderr
    assert added_files() == []


def test_a_packed_file_is_refused(folders: Path) -> None:
    """A zip is no text; the message says to unpack it."""
    file = folders / "CD.zip"
    file.write_bytes(b"PK\x03\x04\xff\xfe\x00")
    with pytest.raises(NotGeonames, match="unpack"):
        add_file(file)


def test_kinds_have_precisions(folders: Path) -> None:
    """A base is exact, a province admin1, a lake a region; hotels and springs are left out."""
    file = folders / "CD.txt"
    kinds = [("S", "AIRB"), ("A", "ADM1"), ("H", "LK"), ("P", "PPLX"), ("S", "HTL"), ("H", "SPNG")]
    rows = [line(n, f"Zembwa {n}", kind=k, code=c) for n, (k, c) in enumerate(kinds, start=1)]
    file.write_text("\n".join(rows) + "\n", "utf-8")
    precisions = [row.precision for row in read_geonames(file)]
    assert precisions == ["exact", "admin1", "region", "district"]
