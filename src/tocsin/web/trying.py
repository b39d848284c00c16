"""Try Tocsin on a text: it is read as any document is, and nothing is kept."""

from __future__ import annotations

import time
from dataclasses import dataclass
from threading import Lock

from tocsin.intake.accept import accept
from tocsin.intake.failure import Failure
from tocsin.model import Document, Reading, Standing, standing

LONGEST = 100_000  # characters
_ONE = Lock()  # a parser's memory is no room for two


class NoReader(RuntimeError):
    """No parser is installed; the message says how to get one."""


@dataclass(frozen=True, slots=True)
class Offer:
    """What can be tried: texts of at most longest characters, in one of the languages."""

    longest: int = LONGEST
    languages: tuple[str, ...] = ("en",)


@dataclass(frozen=True, slots=True)
class TryPage:
    """A reading that is kept nowhere; standings by event."""

    reading: Reading
    standings: dict[str, Standing]
    seconds: float


def try_page(
    text: str, title: str | None = None, published: str | None = None, outlet: str | None = None
) -> TryPage:
    """Read a text; raises ValueError for one that cannot be read, NoReader without a parser."""
    document = _document(text, title, published, outlet)
    with _ONE:
        began = time.perf_counter()
        reading = _read(document)
        seconds = time.perf_counter() - began
    stands = {event.id: standing(event) for event in reading.events}
    return TryPage(reading, stands, round(seconds, 3))


def _document(text: str, title: str | None, published: str | None, outlet: str | None) -> Document:
    """Make a document as intake makes one."""
    if len(text) > LONGEST:
        raise ValueError(
            f"the text is longer than {LONGEST:,} characters: try a part of it, or keep all of it "
            "with tocsin add"
        )
    known = {"text": text, "title": title, "published": published, "outlet": outlet}
    made = accept(known, name="the text")
    if isinstance(made, Failure):
        raise ValueError(f"{made.name} {made.message}")
    return made


def _read(document: Document) -> Reading:
    """Read a document with this process's reader, which is loaded the first time."""
    from tocsin.reading.parse import NoParser
    from tocsin.reading.read import read

    try:
        return read(document)
    except NoParser as error:
        raise NoReader(str(error)) from None
