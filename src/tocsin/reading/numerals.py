"""Numerals in digits and English words ("1,200", "1.2 million", "two hundred and six")."""

from __future__ import annotations

import re

_ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
    "fifteen sixteen seventeen eighteen nineteen"
).split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_SMALL = {word: value for value, word in enumerate(_ONES)}
_SMALL |= {word: 10 * value for value, word in enumerate(_TENS, start=2)}
_SCALES = {"hundred": 100, "thousand": 1_000, "million": 1_000_000, "billion": 1_000_000_000}
_WORD = "(?:" + "|".join(sorted([*_SMALL, *_SCALES, "dozen"], key=len, reverse=True)) + ")"
_SCALE = "(?:hundred|thousand|million|billion|dozen)"
_DIGITS = r"\d{1,3}(?:,\d{3})+(?!\d)|\d+(?:\.\d+)?"

NUMERAL = (
    rf"(?:(?:{_DIGITS})(?:[\s-]{_SCALE})?"
    rf"|(?:(?:half\s+)?an?\s+(?:few\s+)?(?={_SCALE}\b))?{_WORD}(?:[\s-]+(?:and\s+)?{_WORD})*)"
)
"""A pattern for one numeral, to be compiled without regard to case."""


def parse_numeral(text: str) -> int | None:
    """Return the number that a numeral means, or None where it is none.

    >>> parse_numeral("two hundred and six"), parse_numeral("1.2 million")
    (206, 1200000)
    """
    words = re.findall(r"[a-z]+|\d[\d,.]*", text.lower())
    words = [word.rstrip(".,") for word in words if word not in ("and", "of")]
    if not words:
        return None
    half = words[0] == "half"
    total = _sum(words[1:] if half else words)
    return total if total is None or not half else total // 2


def _sum(words: list[str]) -> int | None:
    """Add up words by the school rule: scales multiply what stands before them."""
    total, group = 0.0, 0.0
    for word in words:
        small = _small(word)
        if small is not None:
            group += small
        elif word in ("hundred", "dozen"):
            group = max(group, 1) * (100 if word == "hundred" else 12)
        elif word in _SCALES:
            total, group = total + max(group, 1) * _SCALES[word], 0.0
        else:
            return None
    return round(total + group)


def _small(word: str) -> float | None:
    """Read one word below a hundred or one figure; an article counts as nothing of its own."""
    if word in ("a", "an"):
        return 0
    if word[0].isdigit():
        return _figure(word)
    return _SMALL.get(word)


def _figure(word: str) -> float | None:
    """Read a figure with thousands' commas or a decimal point."""
    try:
        return float(word.replace(",", ""))
    except ValueError:
        return None
