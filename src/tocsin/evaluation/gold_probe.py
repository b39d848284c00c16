"""Probe gold: JSON lines, a contrast sentence each, where a field holds words of the sentence."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from tocsin.evaluation.gold import GoldError, GoldEvent, GoldText, GoldVoice, read_rows
from tocsin.model import Certainty, Document, Polarity, Span, Status


@dataclass(frozen=True, slots=True)
class _WordedVoice:
    """A voice as probe gold writes it."""

    speaker: str | None
    cue: str


@dataclass(frozen=True, slots=True)
class _WordedEvent:
    """An event as probe gold writes it."""

    type: str
    trigger: str
    actor: str | None
    recipient: str | None
    status: Status
    certainty: Certainty
    polarity: Polarity
    voices: tuple[_WordedVoice, ...]


@dataclass(frozen=True, slots=True)
class _WordedText:
    """A sentence as probe gold writes it."""

    id: str
    family: str
    text: str
    events: tuple[_WordedEvent, ...]


def load_probe(path: Path) -> tuple[GoldText, ...]:
    """Load probe gold (JSON lines), where a field holds words of its sentence, not offsets."""
    return tuple(
        _worded_text(row, f"{path}:{number}") for number, row in read_rows(path, _WordedText)
    )


def occurrences(text: str, words: str) -> tuple[Span, ...]:
    """List where words stand in a text: as whole words, or inside words where there are none."""
    pattern = re.escape(words)
    for bounded in (rf"(?<!\w){pattern}(?!\w)", pattern):
        found = tuple(Span(*match.span()) for match in re.finditer(bounded, text))
        if found:
            return found
    return ()


def _worded_text(row: _WordedText, place: str) -> GoldText:
    """Find the words of one probe sentence; equal triggers take one occurrence each, in order."""
    used: set[Span] = set()
    events = []
    for event in row.events:
        trigger = _located(row.text, event.trigger, used, place)
        used.add(trigger)
        events.append(_worded_event(event, trigger, row.text, place))
    return GoldText(Document(row.id, row.text, language="en"), tuple(events), row.family)


def _worded_event(event: _WordedEvent, trigger: Span, text: str, place: str) -> GoldEvent:
    """Turn one event of a probe sentence into spans."""
    actor, recipient = (
        () if words is None else (_located(text, words, (), place),)
        for words in (event.actor, event.recipient)
    )
    return GoldEvent(
        trigger,
        event.type,
        event.status,
        event.certainty,
        event.polarity,
        actors=actor,
        recipients=recipient,
        voices=_worded_voices(event.voices, text, place),
    )


def _worded_voices(
    voices: tuple[_WordedVoice, ...], text: str, place: str
) -> tuple[GoldVoice, ...]:
    """Find a chain's speakers and cues; equal cues take one occurrence each, in order."""
    used: set[Span] = set()
    chain = []
    for voice in voices:
        speaker = voice.speaker
        cue = _located(text, voice.cue, used, place)
        used.add(cue)
        found = None if speaker is None else _located(text, speaker, (), place)
        chain.append(GoldVoice(found, cue))
    return tuple(chain)


def _located(text: str, words: str, used: Iterable[Span], place: str) -> Span:
    """Return the first occurrence of words not in use yet, or the first one where all are."""
    found = occurrences(text, words) if words else ()
    if not found:
        raise GoldError(f"{place}: {words!r} is not in the sentence")
    taken = set(used)
    return next((span for span in found if span not in taken), found[0])
