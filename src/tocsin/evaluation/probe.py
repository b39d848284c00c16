"""Contrast sentences against gold: is every field of every event right, and nothing invented?

Events are aligned by trigger overlap alone; a missed event is wrong in every field. An actor is
right where the read actors overlap the gold words, each of them, or where neither side has any.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from tocsin.evaluation.gold import GoldText
from tocsin.evaluation.matching import Alignment, agree, align, pair_up, percent
from tocsin.model import Reading

FIELDS = {
    "type": "type",
    "status": "status",
    "polarity": "polarity",
    "certainty": "certainty",
    "actor": "actors",
    "recipient": "recipients",
    "voices": "voices",
}


def score(readings: Iterable[Reading], gold: Iterable[GoldText]) -> dict[str, object]:
    """Score probe readings; figures are percentages, per_family gives all_right by family."""
    paired = pair_up(readings, gold)
    sentences = [align(reading.events, text.events, typed=False) for reading, text in paired]
    families: dict[str, list[Alignment]] = defaultdict(list)
    for (_, text), sentence in zip(paired, sentences, strict=True):
        families[text.family].append(sentence)
    return {
        "all_right": _all_right(sentences),
        **{key: _right(sentences, field) for key, field in FIELDS.items()},
        "false_events": _false(sentences),
        "per_family": {name: _all_right(families[name]) for name in sorted(families)},
    }


def _all_right(sentences: Sequence[Alignment]) -> float:
    """Return the percentage of sentences with nothing missed, invented or wrong."""
    return percent(sum(map(_is_right, sentences)), len(sentences))


def _is_right(sentence: Alignment) -> bool:
    """Tell whether a sentence is read as gold has it, in every field."""
    if sentence.extra or sentence.missed:
        return False
    return all(agree(pair, FIELDS.values()) for pair in sentence.pairs)


def _right(sentences: Sequence[Alignment], field: str) -> float:
    """Return the percentage of gold events that are found with the field right."""
    right = sum(agree(pair, (field,)) for sentence in sentences for pair in sentence.pairs)
    return percent(right, sum(len(one.pairs) + len(one.missed) for one in sentences))


def _false(sentences: Sequence[Alignment]) -> float:
    """Return the percentage of read events that are no gold event."""
    wrong = sum(len(sentence.extra) for sentence in sentences)
    return percent(wrong, wrong + sum(len(sentence.pairs) for sentence in sentences))
