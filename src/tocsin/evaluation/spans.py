"""Stretches of text in gold: checked against their text, and paired with what was read."""

from __future__ import annotations

from collections.abc import Sequence

from tocsin.evaluation.gold import GoldError
from tocsin.model import Span


def quoted_span(text: str, start: int, end: int, words: str, *, place: str) -> Span:
    """Return a gold span once the text there is what gold quotes; place says where gold has it."""
    found = text[start:end] if start >= 0 else ""
    if not found or found != words:
        raise GoldError(f"{place}: {start}:{end} is {found!r} in the text, not {words!r}")
    return Span(start, end)


def pair_spans(found: Sequence[Span], gold: Sequence[Span]) -> tuple[tuple[int, int], ...]:
    """Pair overlapping spans one to one by position, those that share most characters first."""
    candidates = sorted(
        (-_shared(one, other), number, place)
        for number, one in enumerate(found)
        for place, other in enumerate(gold)
        if one.overlaps(other)
    )
    chosen: dict[int, int] = {}
    taken: set[int] = set()
    for _, number, place in candidates:
        if number not in chosen and place not in taken:
            chosen[number] = place
            taken.add(place)
    return tuple(sorted(chosen.items()))


def _shared(one: Span, other: Span) -> int:
    """Count the characters that two overlapping spans share."""
    return min(one.end, other.end) - max(one.start, other.start)
