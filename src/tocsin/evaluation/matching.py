"""Which read event is which gold event, and whether their fields agree."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from tocsin.evaluation.gold import GoldEvent, GoldText, GoldVoice
from tocsin.model import Event, Reading, Span, Voice

Pair = tuple[Event, GoldEvent]


@dataclass(frozen=True, slots=True)
class Alignment:
    """Events found, events read that are no gold event, and gold events nobody read."""

    pairs: tuple[Pair, ...]
    extra: tuple[Event, ...]
    missed: tuple[GoldEvent, ...]


def align(events: Sequence[Event], gold: Sequence[GoldEvent], *, typed: bool) -> Alignment:
    """Pair events one to one where triggers overlap (typed: and types agree), best first."""
    candidates = sorted(
        (_distance(event, wanted), number, place)
        for number, event in enumerate(events)
        for place, wanted in enumerate(gold)
        if _fits(event, wanted, typed=typed)
    )
    chosen: dict[int, int] = {}
    for _, number, place in candidates:
        if number not in chosen and place not in chosen.values():
            chosen[number] = place
    taken = set(chosen.values())
    return Alignment(
        tuple((events[number], gold[place]) for number, place in sorted(chosen.items())),
        tuple(event for number, event in enumerate(events) if number not in chosen),
        tuple(wanted for place, wanted in enumerate(gold) if place not in taken),
    )


def same_spans(found: Iterable[Span], gold: Iterable[Span]) -> bool:
    """Tell whether each span overlaps one of the other side; two empty sides agree."""
    left, right = tuple(found), tuple(gold)
    return all(any(one.overlaps(other) for other in right) for one in left) and all(
        any(one.overlaps(other) for other in left) for one in right
    )


def same_voices(found: Sequence[Voice], gold: Sequence[GoldVoice]) -> bool:
    """Tell whether two chains are as long, with overlapping cues and speakers link by link."""
    return len(found) == len(gold) and all(
        voice.cue.overlaps(wanted.cue) and _same_speaker(voice.speaker, wanted.speaker)
        for voice, wanted in zip(found, gold, strict=True)
    )


AGREES: Mapping[str, Callable[[Event, GoldEvent], bool]] = {
    "type": lambda event, gold: event.type == gold.type,
    "status": lambda event, gold: event.status == gold.status,
    "certainty": lambda event, gold: event.certainty == gold.certainty,
    "polarity": lambda event, gold: event.polarity == gold.polarity,
    "actors": lambda event, gold: same_spans((a.span for a in event.actors), gold.actors),
    "recipients": lambda event, gold: same_spans(
        (actor.span for actor in event.recipients), gold.recipients
    ),
    "places": lambda event, gold: same_spans((p.span for p in event.places), gold.places),
    "voices": lambda event, gold: same_voices(event.voices, gold.voices),
}


def agree(pair: Pair, fields: Iterable[str]) -> bool:
    """Tell whether a read event and its gold event agree in all these fields."""
    return all(AGREES[field](*pair) for field in fields)


def pair_up(
    readings: Iterable[Reading], gold: Iterable[GoldText]
) -> list[tuple[Reading, GoldText]]:
    """Pair each gold text with the reading of the document of that id."""
    by_id = {reading.document.id: reading for reading in readings}
    return [(by_id[text.document.id], text) for text in gold]


def percent(part: float, whole: float) -> float:
    """Return a percentage with one decimal; a share of nothing is 0."""
    return round(100 * part / whole, 1) if whole else 0.0


def _fits(event: Event, gold: GoldEvent, *, typed: bool) -> bool:
    """Tell whether two events may be paired at all."""
    return event.trigger.overlaps(gold.trigger) and (not typed or event.type == gold.type)


def _distance(event: Event, gold: GoldEvent) -> tuple[int, int]:
    """Order candidates: most shared characters first, then most agreeing fields."""
    start = max(event.trigger.start, gold.trigger.start)
    shared = min(event.trigger.end, gold.trigger.end) - start
    return -shared, -sum(agrees(event, gold) for agrees in AGREES.values())


def _same_speaker(found: Span | None, gold: Span | None) -> bool:
    """Tell whether two speakers overlap or are both unexpressed."""
    if found is None or gold is None:
        return found is gold
    return found.overlaps(gold)
