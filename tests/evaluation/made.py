"""Hand-made readings and gold: words are found in a text, everything else has a plain default."""

import json
from collections.abc import Iterable, Mapping
from pathlib import Path

from tocsin.model import (
    Actor,
    Certainty,
    Document,
    Event,
    Place,
    Polarity,
    Reading,
    Span,
    Status,
    Versions,
    Voice,
)

VERSIONS = Versions("0", "0", None, "none")
Chain = Iterable[tuple[str | None, str]]


def span(text: str, words: str) -> Span:
    """Find words in a text that holds them."""
    start = text.index(words)
    return Span(start, start + len(words))


def event(  # noqa: PLR0913  a test names just the fields it is about
    text: str,
    trigger: str,
    type_: str,
    *,
    status: Status = "happened",
    certainty: Certainty = "CT",
    polarity: Polarity = "+",
    actors: Iterable[str] = (),
    recipients: Iterable[str] = (),
    places: Iterable[str] = (),
    voices: Chain = (),
) -> Event:
    """Make an event as a reader would."""
    return Event(
        id=f"e-{trigger}",
        claim="c",
        trigger=span(text, trigger),
        type=type_,
        mode=None,
        contexts=(),
        status=status,
        certainty=certainty,
        polarity=polarity,
        actors=tuple(Actor(span(text, words), words) for words in actors),
        recipients=tuple(Actor(span(text, words), words) for words in recipients),
        places=tuple(Place(span(text, words), words) for words in places),
        period=None,
        quantities=(),
        voices=tuple(voice(text, speaker, cue) for speaker, cue in voices),
        rules=(),
        score=1.0,
    )


def voice(text: str, speaker: str | None, cue: str) -> Voice:
    """Make a voice as a reader would."""
    where = None if speaker is None else span(text, speaker)
    return Voice(where, span(text, cue), "other", None, "neutral", "say", "implicit")


def reading(document: Document, events: Iterable[Event] = ()) -> Reading:
    """Make a reading that has just these events."""
    return Reading(document, (), (), tuple(events), (), VERSIONS)


class Parrot:
    """A reader that knows its answers by document id, and keeps the ids it was asked for."""

    def __init__(self, answers: Mapping[str, Iterable[Event]]) -> None:
        """Keep the answers."""
        self.answers = answers
        self.asked: list[str] = []

    def __call__(self, document: Document) -> Reading:
        """Read a document by looking it up."""
        self.asked.append(document.id)
        return reading(document, self.answers.get(document.id, ()))


def quote(text: str, words: str) -> dict[str, object]:
    """Write a span as event gold does."""
    found = span(text, words)
    return {"start": found.start, "end": found.end, "text": words}


def quoted(text: str, id_: str, trigger: str, type_: str, **fields: object) -> dict[str, object]:
    """Write an event as event gold does."""
    plain = {"status": "happened", "certainty": "CT", "polarity": "+", "optional": False}
    empty: dict[str, object] = {"actors": [], "recipients": [], "places": [], "voices": []}
    head = {"id": id_, "type": type_, "trigger": quote(text, trigger), "mode": None}
    return {**head, **plain, **empty, **fields}


def worded(trigger: str, type_: str, **fields: object) -> dict[str, object]:
    """Write an event as probe gold does."""
    plain = {"status": "happened", "certainty": "CT", "polarity": "+", "voices": []}
    return {"trigger": trigger, "type": type_, "actor": None, "recipient": None, **plain, **fields}


def write_lines(path: Path, rows: Iterable[object]) -> Path:
    """Write JSON lines."""
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
    return path


def write_list(path: Path, rows: Iterable[object]) -> Path:
    """Write one JSON list, indented as people keep it."""
    path.write_text(json.dumps(list(rows), indent=1), "utf-8")
    return path
