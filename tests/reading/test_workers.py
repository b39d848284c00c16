"""Reading in several processes: order, bounded look-ahead, and deaths that cost a retry only."""

from __future__ import annotations

import faulthandler
import multiprocessing
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tocsin.model import Document, Reading
from tocsin.reading.workers import NoWorker, Quarantined, read_all

SECONDS = 120


@pytest.fixture(autouse=True)
def no_hang(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """End the run, with a traceback, where a test of dying processes hangs."""
    monkeypatch.syspath_prepend(str(Path(__file__).parent))
    faulthandler.dump_traceback_later(SECONDS, exit=True)
    yield
    faulthandler.cancel_dump_traceback_later()


def made(*texts: str) -> list[Document]:
    """Make documents, numbered from 0."""
    return [Document(str(number), text) for number, text in enumerate(texts)]


def read(items: list[Document], *, workers: int = 2, chunk: int = 2) -> list[Reading | Quarantined]:
    """Read with the cheap reader."""
    return list(read_all(items, workers=workers, reader="cheap_readers:reader", chunk=chunk))


def ids(found: list[Reading | Quarantined]) -> list[str]:
    """Return the document ids in order."""
    return [one.document_id if isinstance(one, Quarantined) else one.document.id for one in found]


def processes(found: list[Reading | Quarantined]) -> set[str]:
    """Return the processes that read."""
    return {one.problems[0].message for one in found if isinstance(one, Reading)}


def test_order_is_kept_over_processes():
    """Readings come in the order of the documents, and none is read in the calling process."""
    found = read(made(*["read"] * 21))
    assert ids(found) == [str(number) for number in range(21)]
    assert str(os.getpid()) not in processes(found)
    assert len(processes(found)) <= 2


def test_one_worker_is_this_process():
    """With one worker no process is started."""
    found = read(made("read", "raise", "read"), workers=1)
    assert processes(found) == {str(os.getpid())}
    assert [type(one) for one in found] == [Reading, Quarantined, Reading]
    assert multiprocessing.active_children() == []


def test_a_killer_is_quarantined_and_the_innocent_are_read():
    """A document that kills each worker is named; those of its chunk and of all others are read."""
    found = read(made("read", "read", "read", "die", "read", "read", "read", "raise"), chunk=4)
    assert ids(found) == list("01234567")
    assert [one.document_id for one in found if isinstance(one, Quarantined)] == ["3", "7"]
    messages = [one.message for one in found if isinstance(one, Quarantined)]
    assert messages[0].startswith("killed its worker 2 times while read alone: ")
    assert messages[1].startswith("breaks the reader (ValueError: no verb): ")


def test_two_killers_far_apart_are_both_found():
    """The crew is hired anew after each death."""
    found = read(made("die", *["read"] * 14, "die", "read"))
    assert ids(found) == [str(number) for number in range(17)]
    assert [one.document_id for one in found if isinstance(one, Quarantined)] == ["0", "15"]


def test_a_death_that_does_not_come_back_costs_a_retry(tmp_path: Path):
    """A document whose worker is killed once, as for want of memory, is read on the retry."""
    found = read(made("read", f"die-once {tmp_path / 'died'}", "read", "read", "read"))
    assert (tmp_path / "died").exists()
    assert [type(one) for one in found] == [Reading] * 5
    assert ids(found) == list("01234")


@pytest.mark.parametrize("workers", [1, 2])
def test_what_is_no_document_passes_in_place(workers: int):
    """Failures of the intake keep their place among the readings."""
    first, second = made("read", "read")
    found = list(
        read_all([first, "lost", second], workers=workers, reader="cheap_readers:reader", chunk=2)
    )
    assert isinstance(found[0], Reading)
    assert found[1] == "lost"
    assert isinstance(found[2], Reading)


def test_look_ahead_is_bounded():
    """Only a few chunks are taken from the input before the first reading is given."""
    taken = 0

    def endless() -> Iterator[Document]:
        nonlocal taken
        while True:
            taken += 1
            yield Document(str(taken), "read")

    stream = read_all(endless(), workers=2, reader="cheap_readers:reader", chunk=2)
    first = next(stream)
    stream.close()
    assert isinstance(first, Reading)
    assert taken <= 8
    assert multiprocessing.active_children() == []


@pytest.mark.parametrize("workers", [1, 2])
def test_a_factory_that_fails_is_told(workers: int):
    """An error of the factory reaches the caller and blames no document."""
    stream = read_all(made("read"), workers=workers, reader="cheap_readers:no_reader")
    with pytest.raises(LookupError, match="the model is not installed"):
        list(stream)


def test_workers_that_cannot_start_blame_no_document():
    """Processes that die while they load are an error of their own, with the remedy."""
    stream = read_all(made("read"), workers=2, reader="cheap_readers:dying")
    with pytest.raises(NoWorker, match="use fewer"):
        list(stream)


ENDLESS = """
import itertools, multiprocessing
from tocsin.model import Document
from tocsin.reading.workers import read_all
documents = (Document(str(number), "text") for number in itertools.count())
for number, _ in enumerate(read_all(documents, workers=2, reader="cheap_readers:reader")):
    if number == 40:
        print(*(child.pid for child in multiprocessing.active_children()), flush=True)
"""


def test_workers_leave_when_their_parent_is_killed() -> None:
    """No worker outlives the process that started it, also when that is killed outright."""
    path = {**os.environ, "PYTHONPATH": str(Path(__file__).parent)}
    command = [sys.executable, "-c", ENDLESS]
    with subprocess.Popen(command, stdout=subprocess.PIPE, env=path) as parent:
        assert parent.stdout is not None
        pids = [int(pid) for pid in parent.stdout.readline().split()]
        parent.kill()
    assert pids
    deadline = time.monotonic() + 20
    while any(lives(pid) for pid in pids):
        assert time.monotonic() < deadline, "a worker was left behind"
        time.sleep(0.1)


def lives(pid: int) -> bool:
    """Tell whether a process still runs; one that has ended and waits to be reaped does not."""
    try:
        state = Path(f"/proc/{pid}/stat").read_text("ascii").rpartition(")")[2].split()[0]
    except OSError:
        return False
    return state != "Z"
