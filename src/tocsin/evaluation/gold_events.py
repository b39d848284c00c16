"""Event gold: a JSON list of coded documents, with spans into texts that stand in a second file."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from tocsin.evaluation.gold import (
    GoldError,
    GoldEvent,
    GoldText,
    GoldVoice,
    read_list,
    read_rows,
)
from tocsin.evaluation.spans import quoted_span
from tocsin.model import Certainty, Document, Polarity, Span, Status


@dataclass(frozen=True, slots=True)
class _Quote:
    """A span with its words, as events gold writes it."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class _QuotedVoice:
    """A voice as events gold writes it."""

    speaker: _Quote | None
    cue: _Quote


@dataclass(frozen=True, slots=True)
class _QuotedEvent:
    """An event as events gold writes it."""

    id: str
    type: str
    trigger: _Quote
    status: Status
    certainty: Certainty
    polarity: Polarity
    actors: tuple[_Quote, ...]
    recipients: tuple[_Quote, ...]
    places: tuple[_Quote, ...]
    voices: tuple[_QuotedVoice, ...]
    optional: bool = False


@dataclass(frozen=True, slots=True)
class _QuotedText:
    """A document's gold as events gold writes it; the text stands in the documents file."""

    id: str
    events: tuple[_QuotedEvent, ...]


def load_events(path: Path, documents: Path) -> tuple[GoldText, ...]:
    """Load event gold (a JSON list) together with the documents (JSON lines) it points into."""
    known = {row.id: row for _, row in read_rows(documents, Document)}
    loaded = []
    for text in read_list(path, _QuotedText):
        if text.id not in known:
            raise GoldError(f"{path}: document {text.id!r} is not in {documents}")
        document = known[text.id]
        events = tuple(_quoted_event(event, document.text, path) for event in text.events)
        loaded.append(GoldText(document, events))
    return tuple(loaded)


def _quoted_event(event: _QuotedEvent, text: str, path: Path) -> GoldEvent:
    """Turn one row of event gold into spans, checked against the text."""
    place = f"{path}: event {event.id!r}"

    def spans(quotes: Iterable[_Quote]) -> tuple[Span, ...]:
        """Check every quote of a field."""
        return tuple(_checked(quote, text, place) for quote in quotes)

    voices = tuple(
        GoldVoice(
            None if voice.speaker is None else _checked(voice.speaker, text, place),
            _checked(voice.cue, text, place),
        )
        for voice in event.voices
    )
    return GoldEvent(
        _checked(event.trigger, text, place),
        event.type,
        event.status,
        event.certainty,
        event.polarity,
        actors=spans(event.actors),
        recipients=spans(event.recipients),
        places=spans(event.places),
        voices=voices,
        optional=event.optional,
    )


def _checked(quote: _Quote, text: str, place: str) -> Span:
    """Return the quote's span once the text there is what the quote says."""
    return quoted_span(text, quote.start, quote.end, quote.text, place=place)
