"""A record that cannot be opened or written says which, why, and what to do."""

from __future__ import annotations

import os
import sqlite3
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from tests.store.made import AT, reading
from tests.store.server import Server
from tocsin.store.errors import StoreError
from tocsin.store.record import open_record

NOBODY = 65534


def empty(path: Path) -> None:
    """Make an empty file."""
    path.touch()


def words(path: Path) -> None:
    """Make a file of words."""
    path.write_text("Dear diary, nothing was recorded today. " * 200)


def other_database(path: Path) -> None:
    """Make a database of another program."""
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE songs (title)")
    connection.close()


@pytest.mark.parametrize("make", [empty, words, other_database])
def test_what_is_no_record_is_left_alone(tmp_path: Path, make: Callable[[Path], None]):
    """Another program's file is named and not changed."""
    path = tmp_path / "notes.db"
    make(path)
    before = path.read_bytes()
    with pytest.raises(StoreError, match=r"notes\.db is no Tocsin record: check its name"):
        open_record(path)
    assert path.read_bytes() == before


@pytest.mark.parametrize("make", [words, other_database])
def test_create_takes_no_other_programs_file(tmp_path: Path, make: Callable[[Path], None]):
    """A record is made in a new or an empty file only."""
    path = tmp_path / "notes.db"
    make(path)
    before = path.read_bytes()
    with pytest.raises(StoreError, match=r"notes\.db is no Tocsin record"):
        open_record(path, create=True)
    assert path.read_bytes() == before


def test_an_empty_file_becomes_a_record(tmp_path: Path):
    """As one that a killed `tocsin init` left."""
    (tmp_path / "record.sqlite").touch()
    with open_record(tmp_path / "record.sqlite", create=True) as record:
        assert record.check() == ()


def test_a_server_with_other_tables_is_left_alone(server: Server):
    """A database that another program uses is no record, and none is made in it."""
    with server.database() as url:
        with pytest.raises(StoreError, match="is no Tocsin record"):
            open_record(url)
        server.execute("CREATE TABLE songs (title text)", url=url)
        with pytest.raises(StoreError, match="is no Tocsin record"):
            open_record(url, create=True)


def test_a_file_that_is_not_there_is_not_made(tmp_path: Path):
    """Unless create says so; a reader never makes one."""
    for options in ({}, {"readonly": True}, {"readonly": True, "create": True}):
        with pytest.raises(StoreError, match=r"record\.sqlite is not there: check the path"):
            open_record(tmp_path / "record.sqlite", **options)
    with pytest.raises(StoreError, match="is not there: check the path"):
        open_record(tmp_path, create=True)
    with pytest.raises(StoreError, match=r"cannot be opened \(.*\): check the path and your right"):
        open_record(tmp_path / "no folder" / "record.sqlite", create=True)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", ["50% of #1?.sqlite", "ünï cödé.sqlite", "a;b&mode=ro.sqlite"])
def test_any_file_name_will_do(tmp_path: Path, name: str):
    """Signs that mean something in an address are letters in a file name."""
    with open_record(tmp_path / name, create=True) as record:
        record.add(reading(1), at=AT)
    assert [path.name for path in tmp_path.iterdir()] == [name]
    with open_record(f"sqlite:///{tmp_path}/record.sqlite", create=True) as record:
        assert record.check() == ()


def test_a_second_writer_waits_and_then_says_so(place: str):
    """One writes at a time; the next one waits its patience out; readers do not wait."""
    with open_record(place, create=True) as first, first.writing():
        first.add(reading(1), at=AT)
        with open_record(place, patience=0.1) as second:
            with pytest.raises(StoreError, match="is being written by another program: wait until"):
                second.add(reading(2), at=AT)
            assert not second.has("d1")
    with open_record(place, patience=0.1) as second:
        assert second.add(reading(2), at=AT) == "new"
        assert second.has("d1")


def test_a_reader_writes_nothing(place: str):
    """What was opened for reading says so, and the database would refuse as well."""
    with open_record(place, create=True) as record:
        record.add(reading(1), at=AT)
    with open_record(place, readonly=True) as reader:
        assert reader.has("d1")
        assert reader.check() == ()
        with pytest.raises(StoreError, match="was opened for reading only: open it for writing"):
            reader.add(reading(2), at=AT)
        with pytest.raises(StoreError, match="may not be written"), reader.reading() as connection:
            connection.exec_driver_sql("DELETE FROM readings")


@contextmanager
def without_rights() -> Iterator[None]:
    """Give up root's right to write everywhere for a while."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(0)


@pytest.fixture
def bare_folder() -> Iterator[Path]:
    """Give a folder that everybody may enter, which pytest's own are not."""
    with TemporaryDirectory(prefix="tocsin-store-") as name:
        folder = Path(name)
        folder.chmod(0o755)
        yield folder
        folder.chmod(0o755)


def test_a_folder_without_the_right_to_write_can_be_read(bare_folder: Path):
    """A record on a read-only medium is read; who wants to write is told why not."""
    path = bare_folder / "record.sqlite"
    with open_record(path, create=True) as record:
        record.add(reading(1), at=AT)
    path.chmod(0o444)
    bare_folder.chmod(0o555)
    with without_rights():
        with open_record(path, readonly=True) as record:
            assert record.search_text("herders") == ("d1",)
            assert record.check() == ()
        with (
            pytest.raises(StoreError, match=r"may not be written|cannot be opened") as refused,
            open_record(path) as record,
        ):
            record.add(reading(2), at=AT)
        with pytest.raises(StoreError, match=r"cannot be opened .* your right to write in its fol"):
            open_record(bare_folder / "other.sqlite", create=True)
    assert str(path) in str(refused.value)


@pytest.mark.parametrize(
    ("address", "message"),
    [
        ("mysql://me@host/db", "mysql is not supported: give a file or a postgresql:// address"),
        ("not a//address://", "is no address: write postgresql://USER@HOST/NAME"),
        (
            "postgresql://me:secret@/db?host=/nowhere",
            r"me:\*\*\*@/db\?host=.*nowhere cannot be reached \(.*\): check the address",
        ),
        ("postgres://me@/db?host=/nowhere", "cannot be reached"),
    ],
)
def test_an_address_that_leads_nowhere_is_named(address: str, message: str):
    """Without its password."""
    with pytest.raises(StoreError, match=message) as refused:
        open_record(address)
    assert "secret" not in str(refused.value)


def test_a_missing_database_is_named(server: Server):
    """The server's own word is passed on."""
    with pytest.raises(StoreError, match=r"cannot be reached .*does not exist"):
        open_record(server.url("nobody_made_it"))


def test_a_missing_driver_is_named(monkeypatch: pytest.MonkeyPatch):
    """PostgreSQL needs a package that a plain install does not bring."""
    monkeypatch.setitem(sys.modules, "psycopg", None)
    with pytest.raises(StoreError, match=r"needs psycopg: run pip install 'tocsin\[postgres\]'"):
        open_record("postgresql://me@host/db")


def spoil(path: Path, page: int) -> None:
    """Write nonsense over a page of a file."""
    with path.open("r+b") as file:
        file.seek((page - 1) * 4096)
        file.write(b"\xff" * 4096)


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    """Give a record with some pages."""
    path = tmp_path / "record.sqlite"
    with open_record(path, create=True) as record, record.writing():
        for number in range(1, 100):
            record.add(reading(number), at=AT)
    return path


def test_a_damaged_part_is_named(kept: Path):
    """A fault in one index is found by check(), and all else can be read."""
    connection = sqlite3.connect(kept)
    found = "SELECT rootpage FROM sqlite_master WHERE name = 'log_subject'"
    ((page,),) = connection.execute(found).fetchall()
    connection.close()
    spoil(kept, page)
    with open_record(kept) as record:
        assert any(words.startswith("the file is damaged") for words in record.check())
        assert len(list(record.readings())) == 99


def test_a_file_damaged_at_its_root_is_named(kept: Path):
    """It cannot be opened, and the error says what to do."""
    spoil(kept, 2)
    spoil(kept, 3)
    with (
        pytest.raises(StoreError, match=r"is damaged .* take a copy from your backup"),
        open_record(kept) as record,
    ):
        list(record.documents())
