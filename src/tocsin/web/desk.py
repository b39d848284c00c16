"""What the desk holds while it runs: a project, its columns, and one thread at a time in it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from threading import RLock

from tocsin.project.docket import Docket
from tocsin.project.project import Project
from tocsin.web.catalogue import Catalogue
from tocsin.web.parties import Parties


@dataclass(slots=True)
class Desk:
    """One project at work; catalogue, parties and docket are what pages would else count anew."""

    project: Project
    catalogue: Catalogue
    parties: Parties
    docket: Docket
    seq: int = -1
    _lock: RLock = field(default_factory=RLock)

    @contextmanager
    def at_work(self) -> Iterator[Project]:
        """Give the project to one thread, as the record is now: other processes write to it too."""
        with self._lock:
            newest = self.project.record.newest()
            if newest != self.seq:
                self.project.refresh()
                self.seq = newest
            yield self.project


def desk_of(project: Project) -> Desk:
    """Set a desk up for a project, its columns at hand before the first page asks."""
    catalogue = Catalogue(project.record)
    catalogue.columns()
    return Desk(project, catalogue, Parties(), Docket())
