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

from tocsin.corroboration.copies_sift import Credit, Sifted, sift
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
    """What of a document is compared; words are the different ones that carry content, sorted.

    sample is what the document is filed under, a fixed part by value: two samples share what the
    documents share, however long they are.
    """

    runs: Gauge
    phrases: Gauge
    words: Numbers
    sample: Numbers
    credits: tuple[Credit, ...]


@lru_cache(maxsize=8192)
def wording(document: Document) -> Wording:
    """Turn a document into what is compared; phrases leave out what may be a footer."""
    sifted = sift(document.text)
    words = _words(document.text, sifted)
    body = words.carries & words.above
    return Wording(
        runs=_gauge(words.numbers, words.quoted, RUN),
        phrases=_gauge(words.numbers[body], words.quoted[body], PHRASE),
        words=np.unique(words.numbers[words.carries]),
        sample=_sample(words.numbers[body]),
        credits=sifted.credits,
    )


def numbers_of(text: str) -> Numbers:
    """Return a number for each word."""
    return np.array([_number(word) for word in _WORD.findall(text)], dtype=np.uint64)


def content_of(text: str) -> Numbers:
    """Return a number for each word that carries content."""
    words = [word for word in _WORD.findall(text) if _carries(word)]
    return np.array([_number(word) for word in words], dtype=np.uint64)


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
    """Words in the order of the text: which are quoted, carry content, stand above a footer."""

    numbers: Numbers
    quoted: Flags
    carries: Flags
    above: Flags


def _words(text: str, sifted: Sifted) -> _Words:
    """Return the words of what a report says."""
    quoted = bytearray(len(text))
    for mark in _QUOTED.finditer(text):
        quoted[mark.start() : mark.end()] = b"\x01" * (mark.end() - mark.start())
    found = [
        (word[0], quoted[word.start()], unit.paragraph != sifted.footer)
        for unit in sifted.units
        for word in _WORD.finditer(text, unit.start, unit.end)
    ]
    return _Words(
        numbers=np.array([_number(word) for word, _, _ in found], dtype=np.uint64),
        quoted=np.array([inside for _, inside, _ in found], dtype=np.bool_),
        carries=np.array([_carries(word) for word, _, _ in found], dtype=np.bool_),
        above=np.array([above for _, _, above in found], dtype=np.bool_),
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
def _folded(word: str) -> str:
    """Return a word in small letters, without apostrophes and accents."""
    letters = unicodedata.normalize("NFKD", word.casefold())
    return "".join(one for one in letters if one.isalnum())


@lru_cache(maxsize=1 << 17)
def _number(word: str) -> int:
    """Return a number that stands for a word however it is spelled."""
    return int.from_bytes(blake2b(_folded(word).encode(), digest_size=8).digest())


@lru_cache(maxsize=1 << 17)
def _carries(word: str) -> bool:
    """Tell whether a word carries content: it is a figure, or as long as its script asks."""
    folded = _folded(word)
    if not folded or folded.isdigit():
        return bool(folded)
    return len(folded) >= next(size for end, size in CONTENT_LETTERS if folded[0] < end)
