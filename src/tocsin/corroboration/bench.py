"""Readings and sketches at hand: each is fetched and made once while it is needed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from tocsin.corroboration.shelf import Shelf
from tocsin.corroboration.sketches import Sketch, sketches
from tocsin.model import Document, Reading

ROOM = 4000  # documents at hand; an update mostly looks at those of the days around


@dataclass(frozen=True, slots=True)
class Bench:
    """Fetches readings from a shelf, sketches their events, and keeps both for the next update."""

    shelf: Shelf
    readings: dict[str, Reading] = field(default_factory=dict)
    by_document: dict[str, tuple[Sketch, ...]] = field(default_factory=dict)

    def documents(self, names: Iterable[str]) -> list[Document]:
        """Return documents by name, sorted by id."""
        wanted = sorted(set(names))
        self._fetch(wanted)
        return [self.readings[name].document for name in wanted]

    def sketches(self, names: Iterable[str]) -> list[Sketch]:
        """Return the sketches of all events of documents."""
        wanted = sorted(set(names))
        self._fetch(wanted)
        for name in wanted:
            if name not in self.by_document:
                self.by_document[name] = tuple(sketches(self.readings[name]))
        return [sketch for name in wanted for sketch in self.by_document[name]]

    def sketches_of(self, homes: Mapping[str, str]) -> dict[str, Sketch]:
        """Return the sketches of events, given the document of each."""
        found = self.sketches(homes.values())
        return {sketch.id: sketch for sketch in found if sketch.id in homes}

    def forget(self, names: Iterable[str]) -> None:
        """Drop documents whose readings are others now."""
        for name in names:
            self.readings.pop(name, None)
            self.by_document.pop(name, None)

    def tidy(self) -> None:
        """Make room, the documents that came first going first."""
        self.forget(list(self.readings)[: max(0, len(self.readings) - ROOM)])

    def _fetch(self, names: Iterable[str]) -> None:
        """Fetch the readings that are not there yet."""
        missing = [name for name in names if name not in self.readings]
        if missing:
            self.readings.update(self.shelf.readings(missing))
