"""Readings made by hand: a text, and events by the words of their triggers."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

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
    digest,
)

VERSIONS = Versions("0", "0", None, "made")
TOWN = Place(Span(0, 1), "Kaduna", "NGA", "Kaduna", 10.52, 7.44, "city", 2335727)
CITY = Place(Span(0, 1), "Enugu", "NGA", "Enugu", 6.44, 7.5, "city", 2343279)


def document(
    text: str, *, outlet: str = "Daily Post", published: str = "2026-03-02", **known: Any
) -> Document:
    """Make a document; its id is a digest."""
    return Document(
        id=known.pop("id", "d" + digest(outlet, published, text)),
        text=text,
        outlet=outlet,
        published=published,
        language="en",
        **known,
    )


def reading(of: Document, *events: Event) -> Reading:
    """Make a reading of a document with events."""
    return Reading(of, (), (), tuple(events), (), VERSIONS)


def event(of: Document, trigger: str, kind: str = "ASSAULT", **known: Any) -> Event:
    """Make an event whose trigger and participants are words of the text; the rest is usual."""
    span = find(of, trigger)
    people = {
        role: tuple(
            actor(of, words) if isinstance(words, str) else words for words in known.pop(role, ())
        )
        for role in ("actors", "recipients")
    }
    usual: dict[str, Any] = {
        "mode": None,
        "contexts": (),
        "status": "happened",
        "certainty": "CT",
        "polarity": "+",
        "places": (),
        "period": None,
        "quantities": (),
        "voices": (),
        "rules": (),
        "score": 0.8,
    }
    name = "e" + digest(of.id, span.start, span.end, kind)
    return Event(name, "c", span, kind, **{**usual, **people, **known})


def find(of: Document, words: str) -> Span:
    """Return where words stand in a text first."""
    start = of.text.index(words)
    return Span(start, start + len(words))


def actor(of: Document, words: str, **codes: Any) -> Actor:
    """Make a participant of words of the text."""
    return Actor(find(of, words), words, **codes)


def place(of: Document, like: Place) -> Place:
    """Make a place that is named in the text."""
    return replace(like, span=find(of, like.name))


def deaths(of: Document, words: str, low: int, high: int | None = None) -> Quantity:
    """Make a count of dead."""
    return Quantity("deaths", find(of, words), low, low if high is None else high)


def day(of: Document, words: str, start: str, end: str | None = None) -> Period:
    """Make a period."""
    return Period(find(of, words), start, end or start)


def voice(of: Document, speaker: str | None, cue: str, **known: Any) -> Voice:
    """Make a voice: a named official who says so, unless told otherwise."""
    usual: dict[str, Any] = {
        "kind": "official",
        "name": speaker,
        "stance": "neutral",
        "act": "say",
        "identification": "named_person" if speaker else "implicit",
    }
    return Voice(find(of, speaker) if speaker else None, find(of, cue), **{**usual, **known})
