"""Chains of voices: who says that somebody says it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from tocsin.reading.attribution.quoting import RULE as QUOTING
from tocsin.reading.findings import Attribution, Words


def chain(attributions: Iterable[Attribution], position: int) -> tuple[Attribution, ...]:
    """Return the attributions that hold a token, outermost first.

    The larger content is the outer one; between equals a verb of saying is outside a "quoting".
    """
    return outermost_first(found for found in attributions if found.holds(position))


def outermost_first(attributions: Iterable[Attribution]) -> tuple[Attribution, ...]:
    """Sort attributions that hold one word by their depth."""
    return tuple(sorted(attributions, key=_depth))


def _depth(found: Attribution) -> tuple[int, bool, int]:
    return -found.size, found.rule == QUOTING, found.cue.start


def merged(attributions: Iterable[Attribution]) -> tuple[Attribution, ...]:
    """Join what several constructions found for one cue: the first one's, with all the content."""
    by_cue: dict[Words, Attribution] = {}
    for found in attributions:
        known = by_cue.get(found.cue)
        by_cue[found.cue] = found if known is None else _joined(known, found)
    return tuple(sorted(by_cue.values(), key=lambda found: found.cue))


def _joined(first: Attribution, second: Attribution) -> Attribution:
    content = _union((*first.content, *second.content))
    return replace(first, speaker=first.speaker or second.speaker, content=content)


def _union(parts: tuple[Words, ...]) -> tuple[Words, ...]:
    joined: list[Words] = []
    for part in sorted(parts):
        if joined and part.start <= joined[-1].end:
            joined[-1] = Words(joined[-1].start, max(joined[-1].end, part.end))
        else:
            joined.append(part)
    return tuple(joined)
