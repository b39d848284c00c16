"""The words of a document as numbers to compare: six-word runs and phrases.

A run is six words in a row. A phrase is three neighbouring words that carry content, the small ones
between them skipped, so that it survives light editing. Datelines, credits and furniture are left
out. Quoted words are marked: two reports of one speech share them, and neither is a copy.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b

import numpy as np
from numpy.typing import NDArray

from tocsin.corroboration.copies.sift import Credit, Sifted, sift
from tocsin.model import Document

Numbers = NDArray[np.uint64]
Flags = NDArray[np.bool_]

RUN, PHRASE = 6, 3
# Documents are filed under rows of so many content words: rare enough that few others have them
# (a name, an office and a place are three or four); of these, one in so many, and the smallest.
FILED, SAMPLED, SMALLEST = 5, 3, 4
# With fewer of its own a document is all quotation, and is compared by that.
OWN = 12
# Small words are short: in alphabets, in scripts without vowels (Hebrew, Arabic and on), elsewhere.
CONTENT_LETTERS = (("\u0590", 4), ("\u2e80", 3), ("\U0010ffff", 1))

_CJK = r"\u3040-\u30ff\u3400-\u9fff"  # no spaces between words: each character counts as one
_WORD = re.compile(rf"[{_CJK}]|[^\W_{_CJK}]+(?:['’][^\W_{_CJK}]+)*")
# A quotation ends at its closing mark, or before the next that opens after a full stop, or with
# the line: newspapers leave the marks of all but the last sentence or paragraph open.
_QUOTED = re.compile(
    r"(?<!\w)[\"“«„](?:(?!'')[^\"“”«»„\n]){1,800}(?:''|[”»]|(?<![.!?]\s)[\"“]|(?=[\"“«„\n])|\Z)"
    r"|(?<!\w)‘(?:[^‘’\n]|’(?=\w)){15,800}’(?!\w)"
)
# Odd multipliers without a pattern, one for each place in a run.
_FIRST = (0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9)
_SECOND = (0xD6E8FEB86659FD93, 0xA0761D6478BD642F, 0xE7037ED1A0B428DB)
_FACTORS = np.array((*_FIRST, *_SECOND), dtype=np.uint64)


@dataclass(frozen=True, slots=True, eq=False)
class Gauge:
    """Runs or phrases in the order of the text; own marks those that are no quotation.

    known is the same numbers sorted, each once.
    """

    numbers: Numbers
    own: Flags
    known: Numbers


@dataclass(frozen=True, slots=True, eq=False)
class Wording:
    """What of a document is compared.

    above marks the phrases above what may be a footer, body is these, sorted. words are the
    different ones that carry content, sorted. sample is what the document is filed under, a fixed
    part by value: two samples share what the documents share, however long they are.
    """

    runs: Gauge
    phrases: Gauge
    above: Flags
    body: Numbers
    words: Numbers
    sample: Numbers
    credits: tuple[Credit, ...]


@lru_cache(maxsize=4096)
def wording(document: Document) -> Wording:
    """Turn a document into what is compared."""
    sifted = sift(document.text)
    words = _words(document.text, sifted)
    content, quoted = words.numbers[words.carries], words.quoted[words.carries]
    phrases = _gauge(content, quoted, PHRASE)
    high = int(words.above[words.carries].sum())  # a footer is last
    above = np.arange(len(phrases.numbers)) + PHRASE <= high
    return Wording(
        runs=_gauge(words.numbers, words.quoted, RUN),
        phrases=phrases,
        above=above,
        body=np.unique(phrases.numbers[above]),
        words=np.unique(content),
        sample=_sample(content[:high]),
        credits=sifted.credits,
    )


def numbers_of(text: str) -> Numbers:
    """Return a number for each word."""
    return np.array([_weighed(word)[0] for word in _WORD.findall(text)], dtype=np.uint64)


def content_of(text: str) -> Numbers:
    """Return a number for each word that carries content."""
    weighed = (_weighed(word) for word in _WORD.findall(text))
    return np.array([number for number, carries in weighed if carries], dtype=np.uint64)


def rolled(words: Numbers, size: int) -> Numbers:
    """Return a number for each stretch of so many words in a row."""
    count = max(0, len(words) - size + 1)
    total = np.zeros(count, dtype=np.uint64)
    for place in range(size):
        total += words[place : place + count] * _FACTORS[place]
    return total ^ (total >> np.uint64(29))


def among(numbers: Numbers, known: Numbers) -> Flags:
    """Tell which numbers stand in a sorted array."""
    if not len(known):
        return np.zeros(len(numbers), dtype=np.bool_)
    places = np.minimum(np.searchsorted(known, numbers), len(known) - 1)
    found: Flags = known[places] == numbers
    return found


@dataclass(frozen=True, slots=True, eq=False)
class _Words:
    """Words in the order of the text: which carry content, are quoted, stand above a footer."""

    numbers: Numbers
    carries: Flags
    quoted: Flags
    above: Flags


def _words(text: str, sifted: Sifted) -> _Words:
    """Return the words of what a report says."""
    quoted = np.zeros(len(text) + 1, dtype=np.bool_)
    for mark in _QUOTED.finditer(text):
        quoted[mark.start() : mark.end()] = True
    found = [word for unit in sifted.units for word in _WORD.finditer(text, unit.start, unit.end)]
    weighed = [_weighed(word[0]) for word in found]
    starts = np.array([word.start() for word in found], dtype=np.int64)
    return _Words(
        numbers=np.array([number for number, _ in weighed], dtype=np.uint64),
        carries=np.array([carries for _, carries in weighed], dtype=np.bool_),
        quoted=quoted[starts],
        above=starts < sifted.footer,
    )


def _gauge(words: Numbers, inside: Flags, size: int) -> Gauge:
    """Roll words into stretches of a size, and mark those that are not wholly quoted."""
    numbers = rolled(words, size)
    own = np.zeros(len(numbers), dtype=np.bool_)
    for place in range(size):
        own |= ~inside[place : place + len(numbers)]
    if own.sum() < OWN:
        own[:] = True
    return Gauge(numbers, own, np.unique(numbers))


def _sample(words: Numbers) -> Numbers:
    """Return one in so many rows of content words, by value, and the smallest for short texts."""
    known = np.unique(rolled(words, FILED))
    return np.union1d(known[known % np.uint64(SAMPLED) == 0], known[:SMALLEST])


@lru_cache(maxsize=1 << 17)
def _weighed(word: str) -> tuple[int, bool]:
    """Return a number that stands for a word however it is spelled, and if it carries content.

    Small letters, apostrophes and accents make no difference. Content is figures, and words as
    long as their script asks.
    """
    letters = unicodedata.normalize("NFKD", word.casefold())
    folded = "".join(one for one in letters if one.isalnum())
    number = int.from_bytes(blake2b(folded.encode(), digest_size=8).digest())
    if not folded or folded.isdigit():
        return number, bool(folded)
    return number, len(folded) >= next(size for end, size in CONTENT_LETTERS if folded[0] < end)
