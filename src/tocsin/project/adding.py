"""Take documents into a project: what is there is left alone, what fails is a value."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import batched

from tocsin.model import Document, Reading, Versions
from tocsin.project.project import Project
from tocsin.store.rows import Added

CHUNK = 20  # readings kept in one transaction; an add that is cut short loses at most so many


@dataclass(slots=True)
class Tally:
    """How many documents were new, read again, there already, or failed."""

    new: int = 0
    replaced: int = 0
    same: int = 0
    failed: int = 0

    def count(self, added: Added) -> None:
        """Count one document."""
        setattr(self, added, getattr(self, added) + 1)

    def words(self) -> str:
        """Say it in one line."""
        said = {"new": self.new, "read again": self.replaced, "there already": self.same}
        parts = [f"{number} {name}" for name, number in said.items() if number or name == "new"]
        return ", ".join([*parts, *([f"{self.failed} failed"] if self.failed else [])])


@dataclass(frozen=True, slots=True)
class Present:
    """A document that is in the record with a reading of these versions."""

    document: str


def unread[T](
    project: Project, items: Iterable[Document | T], versions: Versions | None
) -> Iterator[Document | Present | T]:
    """Pass on what is to be read, under the id it is kept by; versions None = read everything."""
    for item in items:
        if not isinstance(item, Document):
            yield item
        else:
            wanted = project.named(item, versions)
            yield Present(item.id) if wanted is None else wanted


def keep_all[T](
    project: Project,
    found: Iterable[Reading | Present | T],
    tally: Tally,
    *,
    clock: Callable[[], str],
) -> Iterator[T]:
    """Keep readings, some in one transaction; yield what is neither reading nor present."""
    for some in batched(found, CHUNK):
        _keep_some(project, [item for item in some if isinstance(item, Reading)], tally, clock)
        tally.same += sum(isinstance(item, Present) for item in some)
        failed = [item for item in some if not isinstance(item, Reading | Present)]
        tally.failed += len(failed)
        yield from failed


def _keep_some(
    project: Project, readings: Iterable[Reading], tally: Tally, clock: Callable[[], str]
) -> None:
    """Keep readings in one transaction."""
    with project.record.writing():
        for reading in readings:
            tally.count(project.keep(reading, at=clock()))
