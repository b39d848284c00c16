"""Reading in several processes: order kept, look-ahead bounded, a death costs a retry only."""

from __future__ import annotations

import multiprocessing
import os
import pkgutil
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import batched
from typing import cast

from tocsin.model import Document, Reading

Reader = Callable[[Document], Reading]

DEATHS_ALLOWED = 2


@dataclass(frozen=True, slots=True)
class Quarantined:
    """A document set aside: it killed its worker twice while read alone, or broke the reader."""

    document_id: str
    name: str
    message: str


class NoWorker(RuntimeError):
    """Worker processes die before they are given anything to read."""


def read_all[T](
    documents: Iterable[Document | T],
    *,
    workers: int,
    reader: str = "tocsin.reading.read:reader",
    chunk: int = 8,
) -> Iterator[Reading | Quarantined | T]:
    """Yield a reading a document, in order; what is no document (a failure) is passed on in place.

    The reader is the dotted name of a factory, called once a process: a language model can not
    be sent to one. Processes are spawned, never forked: threads of the model do not survive a fork.
    Raises NoWorker, or what the factory raises.
    """
    if workers < 1 or chunk < 1:
        raise ValueError(f"workers and chunk must be 1 or more, not {workers} and {chunk}")
    if workers == 1:
        read = build(reader)
        for item in documents:
            yield cast(Reading | Quarantined | T, one(read, item))
        return
    crew = Crew(workers, reader)
    try:
        for found in in_order(batched(documents, chunk), crew):
            yield cast(Reading | Quarantined | T, found)
    finally:
        crew.dismiss()


def build(reader: str) -> Reader:
    """Call the factory of a dotted name such as package.room:reader."""
    return cast(Reader, pkgutil.resolve_name(reader)())


def one(read: Reader, item: object) -> object:
    """Read a document, or pass on what is none; an error of the reader is a value."""
    if not isinstance(item, Document):
        return item
    try:
        return read(item)
    except Exception as error:  # one document must not stop the rest, whatever its reader raises
        return quarantined(item, f"breaks the reader ({type(error).__name__}: {error})")


def quarantined(document: Document, why: str) -> Quarantined:
    """Name a document that is set aside, by its url or title where it has one."""
    name = document.url or document.title or document.id
    return Quarantined(document.id, name, f"{why}: it is left out; report it with its text")


# What a worker process keeps between chunks: its reader, or why there is none.
_readers: list[Reader] = []
_errors: list[Exception] = []


def start(reader: str) -> None:
    """Build this process's reader; an error waits for the first chunk, to reach the caller."""
    threading.Thread(target=leave_with_parent, daemon=True).start()
    try:
        _readers.append(build(reader))
    except Exception as error:
        _errors.append(error)


def leave_with_parent() -> None:
    """End this process when the one that started it is gone, however that ended."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def read_chunk(items: tuple[object, ...]) -> list[object]:
    """Read a chunk inside a worker process; nothing is read of an empty one."""
    if _errors:
        raise _errors[0]
    return [one(_readers[0], item) for item in items]


@contextmanager
def interrupts_held() -> Iterator[None]:
    """Start processes that are deaf to Ctrl-C: a terminal sends it to all, one end is enough."""
    if not hasattr(signal, "pthread_sigmask"):  # Windows has none
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


class Crew:
    """Worker processes that each hold one reader; dismissed after a death and hired anew."""

    def __init__(self, size: int, reader: str) -> None:
        """Keep what is needed to hire; processes start with the first chunk."""
        self.size = size
        self.reader = reader
        self._pool: ProcessPoolExecutor | None = None

    def submit(self, items: tuple[object, ...]) -> Future[list[object]]:
        """Hand a chunk to the crew; where the crew has just died, the future says so."""
        if self._pool is None:
            context = multiprocessing.get_context("spawn")
            self._pool = ProcessPoolExecutor(
                self.size, mp_context=context, initializer=start, initargs=(self.reader,)
            )
        try:
            with interrupts_held():
                return self._pool.submit(read_chunk, items)
        except BrokenProcessPool as error:
            broken: Future[list[object]] = Future()
            broken.set_exception(error)
            return broken

    def dismiss(self) -> None:
        """End the processes, after the chunks they have in hand."""
        if self._pool is None:
            return
        pool, self._pool = self._pool, None
        try:
            pool.shutdown(wait=True, cancel_futures=True)
        except RuntimeError:  # dropped half-way, from a thread of the pool's own
            pool.shutdown(wait=False, cancel_futures=True)


Pending = deque[tuple[tuple[object, ...], Future[list[object]]]]


def in_order(chunks: Iterator[tuple[object, ...]], crew: Crew) -> Iterator[object]:
    """Yield what the chunks give, first in first out, at most two chunks a worker ahead."""
    pending: Pending = deque()
    while True:
        while len(pending) < 2 * crew.size and (items := next(chunks, None)):
            pending.append((items, crew.submit(items)))
        if not pending:
            return
        if is_broken(pending[0][1]):
            pending = rescued(pending, crew)
        yield from pending.popleft()[1].result()


def is_broken(future: Future[list[object]]) -> bool:
    """Wait for a chunk and tell whether a death of some worker has lost it."""
    return isinstance(future.exception(), BrokenProcessPool)


def rescued(pending: Pending, crew: Crew) -> Pending:
    """Read alone what a dead worker may have had in hand, and hand out the rest again."""
    crew.dismiss()
    lost = [items for items, future in pending if is_broken(future)]
    # Chunks are taken in order: the culprit is among as many as there were workers.
    alone = Crew(1, crew.reader)
    try:
        read = {id(items): read_alone(items, alone) for items in lost[: crew.size]}
    finally:
        alone.dismiss()
    fresh: Pending = deque()
    for items, future in pending:
        again = read.get(id(items)) or (crew.submit(items) if is_broken(future) else future)
        fresh.append((items, again))
    return fresh


def read_alone(items: tuple[object, ...], alone: Crew) -> Future[list[object]]:
    """Read a chunk one document at a time in a process of its own."""
    done: Future[list[object]] = Future()
    done.set_result([read_suspect(item, alone) for item in items])
    return done


def read_suspect(item: object, alone: Crew) -> object:
    """Read one document that may kill its worker; set it aside when it does so again and again."""
    if not isinstance(item, Document):
        return item
    for _ in range(DEATHS_ALLOWED):
        ensure_alive(alone)
        future = alone.submit((item,))
        if not is_broken(future):
            return future.result()[0]
        alone.dismiss()
    return quarantined(item, f"killed its worker {DEATHS_ALLOWED} times while read alone")


def ensure_alive(alone: Crew) -> None:
    """Start the process without a document, so that no document is blamed for its death."""
    for _ in range(DEATHS_ALLOWED):
        if not is_broken(alone.submit(())):
            return
        alone.dismiss()
    raise NoWorker(
        "worker processes die before they read anything: use fewer (memory may be short); "
        'a script that calls this needs if __name__ == "__main__"'
    )
