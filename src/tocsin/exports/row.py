"""One event as plain words: what a table or a spreadsheet shows of it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from tocsin.model import Actor, Event, Period, Place, Reading, Span, Voice, standing

_WORDS_AROUND = 200
_SENTENCE_END = re.compile(
    r"(?<=[a-z0-9)”\"'’][.!?])[”\"'’)]*\s+(?=[\"“‘'A-Z0-9])|(?<=[.!?][”\"])\s+|\s*\n\s*"
)


@dataclass(frozen=True, slots=True)
class Row:
    """The cells of one event; an unknown cell is empty."""

    what: str
    mode: str
    actors: str
    recipients: str
    places: str
    period: str
    status: str
    certainty: str
    polarity: str
    voices: str
    standing: str
    counts: str
    words: str
    trigger: tuple[int, int]


def row_of(event: Event, reading: Reading) -> Row:
    """Lay an event out in words of its document."""
    text = reading.document.text
    words = words_around(text, event.trigger)
    return Row(
        what=event.type,
        mode=event.mode or "",
        actors=_listed(actor_words(actor, text) for actor in event.actors),
        recipients=_listed(actor_words(actor, text) for actor in event.recipients),
        places=_listed(place_words(place) for place in event.places),
        period=period_words(event.period, text),
        status=event.status.replace("_", " "),
        certainty=event.certainty,
        polarity=event.polarity,
        voices=" › ".join(voice_words(voice, text) for voice in event.voices),
        standing=standing(event),
        counts=_listed(_count_words(q.kind, q.low, q.high) for q in event.quantities),
        words=one_line(words.of(text)),
        trigger=_within(words, event.trigger, text),
    )


def words_around(text: str, trigger: Span) -> Span:
    """Return the sentence around a trigger, cut at 200 characters either side."""
    first, last = max(0, trigger.start - _WORDS_AROUND), trigger.end + _WORDS_AROUND
    breaks = [m.end() for m in _SENTENCE_END.finditer(text, first, trigger.start)]
    after = _SENTENCE_END.search(text, trigger.end, last)
    start = breaks[-1] if breaks else first
    return Span(start, after.start() if after else min(len(text), last))


def _within(words: Span, trigger: Span, text: str) -> tuple[int, int]:
    """Return where the trigger stands in the one-line form of the words."""
    before = one_line(text[words.start : trigger.start] + "|")[:-1]
    return len(before), len(before) + len(one_line(trigger.of(text)))


def one_line(words: str) -> str:
    """Put words on one line."""
    return " ".join(words.split())


def actor_words(actor: Actor, text: str) -> str:
    """Show an actor by its words, and by its name where the words stand for another."""
    words = one_line(actor.span.of(text))
    known = f"{words} (= {actor.name})" if actor.name.lower() not in words.lower() else words
    codes = "-".join(code for code in (actor.country, actor.sector) if code)
    sponsor = f" ←{actor.sponsor}" if actor.sponsor else ""
    return f"{known} [{codes}{sponsor}]" if codes or sponsor else known


def place_words(place: Place) -> str:
    """Show a place with its country where that is known and not the same."""
    return f"{place.name} [{place.country}]" if place.country else place.name


def period_words(period: Period | None, text: str) -> str:
    """Show a period as ISO days, or as its words where the days are not known."""
    if period is None:
        return ""
    if period.start is None and period.end is None:
        return f"“{one_line(period.span.of(text))}”"
    if period.start == period.end:
        return str(period.start)
    return f"{period.start or '…'} – {period.end or '…'}"


def voice_words(voice: Voice, text: str) -> str:
    """Show a voice by its speaker and cue; an unexpressed speaker shows as a dash."""
    speaker = one_line(voice.speaker.of(text)) if voice.speaker else "—"
    return f"{speaker} ({one_line(voice.cue.of(text))})"


def _count_words(kind: str, low: int, high: int | None) -> str:
    if high is None:
        return f"{kind} ≥ {low}"
    return f"{kind} {low}" if low == high else f"{kind} {low}–{high}"


def _listed(words: Iterable[str]) -> str:
    return "; ".join(dict.fromkeys(words))
