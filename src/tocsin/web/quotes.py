"""The words behind an event's fields: exact stretches of its document, with marks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from tocsin.exports.incident_words import range_words
from tocsin.exports.row import coded, days_words, letters
from tocsin.exports.words import one_line
from tocsin.knowledge.sentences import ends
from tocsin.model import Actor, Claim, Event, Place, Reading, Span, Voice

Field = Literal[
    "trigger", "actor", "recipient", "place", "period", "quantity", "speaker", "cue", "claim"
]
LONGEST = 600  # characters of a sentence that are shown around a field's words


@dataclass(frozen=True, slots=True)
class Mark:
    """Words of a field in a quote's text; label is what the field adds to them, "" for nothing."""

    field: Field
    start: int
    end: int
    label: str


@dataclass(frozen=True, slots=True)
class Quote:
    """A stretch of a document, unchanged; offset is where it starts there.

    Marks lie in text, sorted by their start; they may overlap.
    """

    document: str
    outlet: str | None
    published: str | None
    offset: int
    text: str
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class _Words:
    """The words of one field, in the document."""

    field: Field
    span: Span
    label: str


def quotes_of(event: Event, reading: Reading) -> tuple[Quote, ...]:
    """Quote the sentences that hold an event's fields, in the order of the text."""
    text = reading.document.text
    words = [one for one in _fields(event, text) if one.span.end <= len(text)]
    stretches = _joined((_stretch(text, one.span) for one in words), text)
    claim = next((one for one in reading.claims if one.id == event.claim), None)
    return tuple(_quote(stretch, words, claim, reading) for stretch in stretches)


def _fields(event: Event, text: str) -> Iterator[_Words]:
    """Yield the words of each field but the claim."""
    what = f"{event.type}, {event.mode}" if event.mode else event.type
    yield _Words("trigger", event.trigger, what)
    for actor in event.actors:
        yield _Words("actor", actor.span, _actor_label(actor, text))
    for recipient in event.recipients:
        yield _Words("recipient", recipient.span, _actor_label(recipient, text))
    for place in event.places:
        yield _Words("place", place.span, _place_label(place))
    if event.period:
        yield _Words("period", event.period.span, days_words(event.period.start, event.period.end))
    for one in event.quantities:
        yield _Words("quantity", one.span, f"{one.kind} {range_words(one.low, one.high)}")
    for voice in event.voices:
        yield from _voice(voice)


def _voice(voice: Voice) -> Iterator[_Words]:
    """Yield the words of a voice: who speaks, if that is said, and the cue."""
    if voice.speaker:
        yield _Words("speaker", voice.speaker, "")
    yield _Words("cue", voice.cue, f"{voice.act}, {voice.stance}")


def _actor_label(actor: Actor, text: str) -> str:
    """Name an actor where its words stand for another name, and give its codes."""
    name = one_line(actor.name)
    if letters(name) in letters(actor.span.of(text)):
        return coded("", actor).strip(" []")
    return coded(name, actor)


def _place_label(place: Place) -> str:
    """Name a place, its country, and what it is to the act unless it is just where it was."""
    role = None if place.role == "site" else place.role
    return ", ".join(word for word in (one_line(place.name), place.country, role) if word)


def _stretch(text: str, span: Span) -> Span:
    """Return the sentence around a span; of one that is too long, whole words around the span."""
    reach = max(0, (LONGEST - (span.end - span.start)) // 2)
    first, last = max(0, span.start - reach), min(len(text), span.end + reach)
    starts = [found.end() for found in ends(text, first, span.start)]
    stops = [found.end() for found in ends(text, span.end, last)]
    start = starts[-1] if starts else first and _after_space(text, first, span.start)
    cut = last if last == len(text) else _before_space(text, span.end, last)
    return _trimmed(text, Span(start, stops[0] if stops else cut), span)


def _after_space(text: str, start: int, end: int) -> int:
    """Return where the first whole word of a stretch starts."""
    space = text.find(" ", start, end)
    return space + 1 if space >= 0 else start


def _before_space(text: str, start: int, end: int) -> int:
    """Return where the last whole word of a stretch ends."""
    space = text.rfind(" ", start, end)
    return space if space >= 0 else end


def _trimmed(text: str, stretch: Span, inside: Span) -> Span:
    """Take white space from the ends of a stretch, but nothing of the span inside."""
    before, after = text[stretch.start : inside.start], text[inside.end : stretch.end]
    left, right = len(before) - len(before.lstrip()), len(after) - len(after.rstrip())
    return Span(stretch.start + left, stretch.end - right)


def _joined(stretches: Iterable[Span], text: str) -> list[Span]:
    """Join stretches that overlap, and neighbours that are short enough together."""
    joined: list[Span] = []
    for stretch in sorted(set(stretches)):
        if joined and _belongs(joined[-1], stretch, text):
            last = joined.pop()
            joined.append(Span(last.start, max(last.end, stretch.end)))
        else:
            joined.append(stretch)
    return joined


def _belongs(last: Span, following: Span, text: str) -> bool:
    """Tell whether two stretches are shown as one."""
    if following.start < last.end:
        return True
    short = following.end - last.start <= LONGEST
    return short and not text[last.end : following.start].strip()


def _quote(stretch: Span, words: Iterable[_Words], claim: Claim | None, reading: Reading) -> Quote:
    """Cut a stretch out and mark the words in it."""
    document = reading.document
    inside = [one for one in words if stretch.covers(one.span)]
    if claim and claim.span.overlaps(stretch):
        start, end = max(claim.span.start, stretch.start), min(claim.span.end, stretch.end)
        inside.append(_Words("claim", Span(start, end), ""))
    at = stretch.start
    marks = {Mark(one.field, one.span.start - at, one.span.end - at, one.label) for one in inside}
    return Quote(
        document=document.id,
        outlet=document.outlet,
        published=document.published,
        offset=at,
        text=stretch.of(document.text),
        marks=tuple(sorted(marks, key=lambda one: (one.start, -one.end, one.field, one.label))),
    )
