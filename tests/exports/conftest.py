"""Readings made by hand, for tests that need no parser."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from tocsin.model import (
    Actor,
    Document,
    Event,
    Period,
    Place,
    Quantity,
    Reading,
    Span,
    Versions,
    Voice,
)

TEXT = (
    "The dam is old. Militiamen killed 13 villagers near Lake Kuru in May 2024, Lt. Col. Adama "
    "Toure said. They also burned two trucks."
)
VERSIONS = Versions("0", "plover 1", None, "none")
Make = Callable[..., Reading]


def span(words: str, text: str = TEXT) -> Span:
    """Find words in a text."""
    return Span(text.index(words), text.index(words) + len(words))


VOICE = Voice(
    speaker=span("Lt. Col. Adama Toure"),
    cue=span("said."),
    kind="military",
    name="Adama Toure",
    stance="neutral",
    act="say",
    identification="named_person",
)
KILLED = Event(
    id="e1",
    claim="c1",
    trigger=span("killed"),
    type="ASSAULT",
    mode="firearms",
    contexts=("military", "crime"),
    status="happened",
    certainty="CT",
    polarity="+",
    actors=(Actor(span("Militiamen"), "Militiamen", None, "REB", "LBY"),),
    recipients=(Actor(span("13 villagers"), "13 villagers", "MLI", "CVL"),),
    places=(Place(span("Lake Kuru"), "Lake Kuru", "MLI"),),
    period=Period(span("May 2024"), "2024-05-01", "2024-05-31"),
    quantities=(Quantity("deaths", span("13"), 13, 13), Quantity("injured", span("13"), 2, None)),
    voices=(VOICE,),
    rules=("codebook:ASSAULT", "event:subject"),
    score=0.8,
)
BURNED = replace(
    KILLED,
    id="e2",
    trigger=span("burned"),
    mode=None,
    actors=(Actor(span("They"), "Militiamen", None, "REB"),),
    recipients=(),
    places=(),
    period=None,
    quantities=(),
    voices=(),
)


@pytest.fixture
def make() -> Make:
    """Return a maker of readings; what is given goes into the document."""

    def made(*events: Event, problems: Any = (), **known: Any) -> Reading:
        document = Document(**{"id": "d1", "text": TEXT, **known})
        return Reading(document, (), (), events, problems, VERSIONS)

    return made


class Counting:
    """A stream that counts how often it is flushed."""

    def __init__(self) -> None:
        """Start with nothing."""
        self.parts: list[str] = []
        self.flushes = 0

    def write(self, words: str) -> int:
        """Keep what is written."""
        self.parts.append(words)
        return len(words)

    def writelines(self, lines: Any) -> None:
        """Keep what is written."""
        self.parts.extend(lines)

    def flush(self) -> None:
        """Count."""
        self.flushes += 1

    @property
    def text(self) -> str:
        """Return all that was written."""
        return "".join(self.parts)
