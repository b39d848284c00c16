"""What happens to the record when a writer is killed, its disk is full, or others read."""

from __future__ import annotations

import random
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from threading import Barrier, Event

import pytest

from tests.store.made import AT, derived, incident, reading
from tocsin.store.errors import FULL, StoreError
from tocsin.store.record import Record, open_record

ROOT = Path(__file__).parent.parent.parent


@contextmanager
def writer(place: str, last: int, *, room: int = 0) -> Iterator[subprocess.Popen[str]]:
    """Start a process that adds reports, and wait until it begins."""
    command = [sys.executable, "-m", "tests.store.writer", place, str(last), str(room)]
    with subprocess.Popen(
        command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as process:
        try:
            assert process.stdout
            assert process.stdout.readline() == "ready\n", process.communicate()
            yield process
        finally:
            process.kill()


def assert_whole(record: Record) -> int:
    """Check that a record has no fault, and a reading for every document; return how many."""
    assert record.check() == ()
    kept = [one.document for one in record.readings()]
    assert kept == list(record.documents())
    assert [one.id for one in kept] == [f"d{number}" for number in range(1, len(kept) + 1)]
    assert len(record.log(what=["document added"], limit=10_000)) == len(kept)
    return len(kept)


def finish(place: str, last: int) -> None:
    """Let a writer go on to its end, and check that all is there as if nothing had happened."""
    with writer(place, last) as process:
        _, said = process.communicate(timeout=60)
        assert (process.returncode, said) == (0, "")
    with open_record(place, readonly=True) as record:
        assert assert_whole(record) == last
        assert record.pending() == ()
        assert record.count() == last
        assert list(record.every_incident(["i1"])) == [incident(1)]


def test_a_killed_writer_leaves_the_record_whole(place: str):
    """SIGKILL at any moment: what is there is whole, and the next run goes on from there."""
    moments = random.Random(6)
    kept = 0
    for _ in range(6):
        with writer(place, 10_000) as process:
            time.sleep(moments.uniform(0.0, 0.25))
            process.kill()
        with open_record(place) as record:
            now = assert_whole(record)
            assert len(record.pending()) <= 1
        assert now >= kept
        kept = now
    assert kept > 0
    finish(place, kept + 3)


def test_a_killed_maker_leaves_a_record_that_can_be_made(place: str):
    """SIGKILL while the record is being made: the next run makes it."""
    moments = random.Random(7)
    command = [sys.executable, "-m", "tests.store.writer", place, "0", "0"]
    for _ in range(5):
        with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE) as process:
            time.sleep(moments.uniform(0.3, 0.8))
            process.kill()
    finish(place, 2)


@pytest.mark.parametrize("room", [300_000, 420_000])
def test_a_write_that_does_not_fit_leaves_the_record_whole(tmp_path: Path, room: int):
    """Where the system takes no more bytes, the error says so and what to do."""
    place = str(tmp_path / "record.sqlite")
    with writer(place, 10_000, room=room) as process:
        _, said = process.communicate(timeout=60)
    assert process.returncode == 1
    assert place in said
    assert "check its disk and the space left on it" in said or FULL in said
    with open_record(place) as record:
        kept = assert_whole(record)
    finish(place, kept + 3)


def test_a_full_disk_says_so(tmp_path: Path):
    """A batch that finds no room is not kept at all; with room again, it goes through."""
    with open_record(tmp_path / "record.sqlite", create=True) as record:
        record.add(reading(1), at=AT)
        limit(record, 120)
        with pytest.raises(StoreError, match=r"record\.sqlite has no room left: free some space"):
            fill(record)
        assert assert_whole(record) == 1
        limit(record, 120)
        with pytest.raises(StoreError, match="has no room left"):
            record.rewrite_derived((derived(number) for number in range(1, 3000)), at=AT)
        assert assert_whole(record) == 1
        limit(record, 100_000)
        fill(record)
        assert assert_whole(record) == 500


def test_nothing_is_written_after_the_disk_was_full(tmp_path: Path):
    """Who goes on in the same transaction writes nothing: not a part of it is kept."""
    with open_record(tmp_path / "record.sqlite", create=True) as record:
        limit(record, 120)
        with pytest.raises(StoreError, match="lost this transaction to the error before"):
            go_on_after_an_error(record)
        assert assert_whole(record) == 0
        assert record.log() == ()


def go_on_after_an_error(record: Record) -> None:
    """Write what has no room, and then a line."""
    with record.writing():
        with pytest.raises(StoreError, match="has no room left"):
            fill(record)
        record.note("went on", "", at=AT)


def limit(record: Record, pages: int) -> None:
    """Let the file grow to so many pages only."""
    with record.reading() as connection:
        connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")


def fill(record: Record) -> None:
    """Add a batch."""
    with record.writing():
        for number in range(1, 501):
            record.add(reading(number), at=AT)


def test_many_read_while_one_writes(place: str):
    """Readers never wait for long, never fail, and always see a whole state."""
    with open_record(place, create=True) as record:
        record.add(reading(1), at=AT)
    done, ready = Event(), Barrier(5)
    with ThreadPoolExecutor(4) as readers:
        watching = [readers.submit(watch, place, done, ready) for _ in range(4)]
        try:
            ready.wait(timeout=60)
            with writer(place, 60) as process:
                assert process.wait(timeout=60) == 0
        finally:
            done.set()
        seen = [watched.result() for watched in watching]
    assert all(counts == sorted(counts) for counts in seen)
    assert max(map(len, seen)) > 3


def watch(place: str, done: Event, ready: Barrier) -> list[int]:
    """Read over and over once all are ready; return how many documents there were each time."""
    seen: list[int] = []
    with open_record(place, readonly=True) as record:
        record.counts()
        ready.wait(timeout=60)
        while not done.is_set():
            counts = record.counts()
            assert counts.documents == counts.readings
            assert counts.incidents == counts.events == counts.documents - counts.pending
            assert record.search_text("herders", limit=1) == (f"d{counts.documents}",) or (
                record.has(f"d{counts.documents + 1}")
            )
            seen.append(counts.documents)
    return seen


def test_threads_share_one_record(record: Record):
    """Threads of one process add side by side, and each finds its own transaction."""

    def add(number: int) -> str:
        with record.writing():
            record.add(reading(number), at=AT)
            return record.readings([f"d{number}"]).__next__().document.id

    with ThreadPoolExecutor(6) as pool:
        names = list(pool.map(add, range(1, 41)))
    assert names == [f"d{number}" for number in range(1, 41)]
    assert sorted(record.ranks(names).values()) == list(range(1, 41))
    assert record.check() == ()
