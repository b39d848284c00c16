"""The index of places is made once, whole, and again where it is damaged or absent."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tocsin.knowledge import place_index
from tocsin.knowledge.place_sources import Settled

TOWN = Settled(7, "Uvira Baya", "COD", "South Kivu", -3.4, 29.1, 900, "city", ("Baya",))
# A process that makes a small index and says how often it compiled.
MAKER = """
import time
from tocsin.knowledge import place_index
from tocsin.knowledge.place_sources import Settled

def slowly():
    print("compiled", flush=True)
    time.sleep(0.3)
    yield Settled(7, "Uvira Baya", "COD", "South Kivu", -3.4, 29.1, 900, "city", ())

place_index.settled = slowly
print(len(place_index.places_of("uvirabaya")), flush=True)
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Use an empty cache folder, and one town instead of all."""
    monkeypatch.setenv("TOCSIN_CACHE", str(tmp_path / "cache"))
    monkeypatch.setattr(place_index, "settled", lambda: iter([TOWN]))
    place_index._open.cache_clear()
    yield tmp_path / "cache"
    place_index._open.cache_clear()


def indexes(folder: Path) -> list[Path]:
    """List the indexes of a folder."""
    return sorted(folder.glob("places-*.sqlite"))


def test_an_absent_index_is_compiled(folder: Path) -> None:
    """The first look-up makes the index; names and aliases find the place."""
    assert [row[1] for row in place_index.places_of("uvirabaya")] == ["Uvira Baya"]
    assert [row[-1] for row in place_index.places_of("baya")] == [1]
    assert place_index.country_number("COD") == 203312
    assert len(indexes(folder)) == 1
    assert not list(folder.glob("*.draft"))


@pytest.mark.parametrize(
    "damage", [b"", b"no database at all", b"SQLite format 3\x00" + b"\xff" * 90]
)
def test_a_damaged_index_is_compiled_again(folder: Path, damage: bytes) -> None:
    """Whatever lies there instead of an index is replaced at the next start."""
    path = place_index.build()
    path.write_bytes(damage)
    assert len(place_index.places_of("uvirabaya")) == 1
    with sqlite3.connect(path) as made:
        assert made.execute("SELECT count(*) FROM place").fetchone() == (1,)


def test_a_cut_off_index_is_compiled_again(folder: Path) -> None:
    """An index whose end is missing, as after a full disk, is replaced."""
    path = place_index.build()
    path.write_bytes(path.read_bytes()[:5000])
    assert len(place_index.places_of("uvirabaya")) == 1


def test_indexes_of_other_versions_go(folder: Path) -> None:
    """A new version leaves no old index behind."""
    folder.mkdir()
    (folder / "places-0-000000000000.sqlite").write_bytes(b"old")
    made = place_index.build()
    assert indexes(folder) == [made]


def test_processes_at_once_compile_once(tmp_path: Path) -> None:
    """Several processes that start together wait for the one that compiles."""
    environment = {**os.environ, "TOCSIN_CACHE": str(tmp_path)}
    command = [sys.executable, "-c", MAKER]
    started = [
        subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True)
        for _ in range(3)
    ]
    said = [process.communicate(timeout=60)[0].split() for process in started]
    assert [words[-1] for words in said] == ["1", "1", "1"]
    assert sum(words.count("compiled") for words in said) == 1


def test_a_folder_that_cannot_be_written_is_no_obstacle(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, folder: Path
) -> None:
    """Without a cache folder the index goes into a temporary one."""
    (tmp_path / "file").write_text("in the way")
    monkeypatch.setenv("TOCSIN_CACHE", str(tmp_path / "file" / "cache"))
    place_index._open.cache_clear()
    assert len(place_index.places_of("uvirabaya")) == 1


def test_opening_is_quick_and_small() -> None:
    """An index that is there is opened in less than 150 ms and with less than 80 MB."""
    code = (
        "import resource, time\n"
        "from tocsin.knowledge.gazetteer import lookup\n"
        "used = lambda: resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024\n"
        "before, start = used(), time.perf_counter()\n"
        "lookup('Springfield')\n"
        "print(time.perf_counter() - start, used() - before)\n"
    )
    place_index.build()
    run = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    seconds, megabytes = map(float, run.stdout.split())
    assert seconds < 0.15 * (3 if os.environ.get("CI") else 2)  # a busy machine is slower
    assert megabytes < 80
