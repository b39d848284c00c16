"""Files take the place of older ones whole, or not at all."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from tests.exports.made import HELD, READINGS
from tocsin.exports import gold
from tocsin.exports.files import replacing
from tocsin.exports.holding import Held
from tocsin.exports.project import csv, geojson, geoparquet, jsonl, parquet
from tocsin.model import Incident, Reading

FORMS = (jsonl, csv, parquet, geojson, geoparquet, gold)


class Breaking(Held):
    """A holding whose second reading and second incident cannot be read from the disk."""

    def readings(self) -> Iterator[Reading]:
        """Give one reading, then fail."""
        yield READINGS[0]
        raise OSError(5, "Input/output error")

    def incidents(self) -> Iterator[Incident]:
        """Give one incident, then fail."""
        yield HELD.every_incident[0]
        raise OSError(5, "Input/output error")


def contents(folder: Path) -> dict[str, bytes]:
    """Read every file in a folder, hidden ones too."""
    return {path.name: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize("form", FORMS)
def test_an_error_leaves_the_old_export_whole(form, tmp_path: Path) -> None:
    """What fails in the middle changes no file and leaves no rest."""
    form.write(HELD, tmp_path)
    before = contents(tmp_path)
    assert before
    with pytest.raises(OSError, match="Input/output error"):
        form.write(Breaking("broken", every_judgement=HELD.every_judgement), tmp_path)
    assert contents(tmp_path) == before
    assert not list(tmp_path.glob(".new-*"))


FULL = """
import resource, sys
from pathlib import Path
sys.path.insert(0, sys.argv[2])
from tests.exports.test_files import FORMS, grown
larger, failed = grown(), 0
resource.setrlimit(resource.RLIMIT_FSIZE, (2048, 2048))
for form in FORMS:
    try:
        form.write(larger, Path(sys.argv[1]))
    except OSError:
        failed += 1
sys.exit(failed)
"""


def grown() -> Held:
    """Return a project of which no file fits the 2,048 bytes that the disk still has."""
    incidents = tuple(replace(HELD.every_incident[0], id=f"i{n}") for n in range(200))
    return replace(HELD, every_reading=READINGS * 50, every_incident=incidents)


def test_a_full_disk_leaves_the_old_export_whole(tmp_path: Path) -> None:
    """Where files cannot grow any more, every format fails, and none harms what is there."""
    for form in FORMS:
        form.write(HELD, tmp_path)
    before = contents(tmp_path)
    root = str(Path(__file__).parents[2])
    done = subprocess.run([sys.executable, "-c", FULL, str(tmp_path), root], check=False)
    assert done.returncode == len(FORMS)
    assert contents(tmp_path) == before


@pytest.mark.parametrize("form", FORMS)
def test_a_new_export_takes_the_place_of_the_old(form, tmp_path: Path) -> None:
    """The folder is made where there is none; a second export leaves its own files alone."""
    folder = tmp_path / "not" / "there"
    form.write(grown(), folder)
    paths = form.write(HELD, folder)
    assert contents(folder).keys() == {path.name for path in paths}
    other = tmp_path / "other"
    form.write(HELD, other)
    assert contents(folder) == contents(other)


def test_files_are_given_together(tmp_path: Path) -> None:
    """Where the second file fails, or is not written, the first is not there either."""
    with pytest.raises(OSError, match="disk full"):
        _write_one(tmp_path, OSError("disk full"))
    with pytest.raises(FileNotFoundError):
        _write_one(tmp_path, None)
    assert list(tmp_path.iterdir()) == []


def _write_one(folder: Path, error: Exception | None) -> None:
    """Write the first of two files, then fail, or forget the second."""
    with replacing(folder, "a", "b") as (first, _):
        first.write_text("new")
        if error:
            raise error
