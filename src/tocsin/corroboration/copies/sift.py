"""Part what a report says from the credits, datelines and furniture around it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tocsin.knowledge.credits import load_credits

# A last paragraph of fewer words may be a footer no list knows, where two others stand above it and
# it is no more than so much of the text.
FOOTER_WORDS, FOOTER_SHARE = 80, 0.4
_BYLINE_AMONG = 3  # a byline is one of the first lines
_END = re.compile(r"(?<=[.!?])[\"'”’»)]*\s+|(?<=[。！？।؟])\s*|\s*\n\s*")


@dataclass(frozen=True, slots=True)
class Unit:
    """A sentence or line: where it stands, and the number of its paragraph."""

    start: int
    end: int
    paragraph: int


@dataclass(frozen=True, slots=True)
class Credit:
    """Where a document says whom it has its text from (byline, line, dateline), and the words."""

    place: str
    names: str


@dataclass(frozen=True, slots=True)
class Sifted:
    """What a report says, sentence by sentence, and whom it credits.

    footer is where the last paragraph starts if it may be one, else the end of the text.
    """

    units: tuple[Unit, ...]
    credits: tuple[Credit, ...]
    footer: int


def sift(text: str) -> Sifted:
    """Part a text into what it says and whom it credits; furniture is dropped."""
    start, dateline = _dateline(text)
    kept, found = [], [dateline] if dateline else []
    for place, unit in enumerate(units(text, start)):
        words = text[unit.start : unit.end].strip()
        if credit := _credit(words, first=place < _BYLINE_AMONG):
            found.append(credit)
        elif not _is_furniture(words):
            kept.append(unit)
    return Sifted(tuple(kept), tuple(found), _footer(text, kept))


def units(text: str, start: int = 0) -> Iterator[Unit]:
    """Cut a text into sentences and lines."""
    paragraph = 0
    for found in _END.finditer(text, start):
        if found.start() > start:
            yield Unit(start, found.start(), paragraph)
        start = found.end()
        paragraph += "\n" in found[0]
    if start < len(text):
        yield Unit(start, len(text), paragraph)


def _dateline(text: str) -> tuple[int, Credit | None]:
    """Return where the text goes on after a dateline that credits somebody, and the credit."""
    for pattern in load_credits().dateline:
        if found := pattern.match(text):
            return found.end(), Credit("dateline", found["names"])
    return 0, None


def _credit(words: str, *, first: bool) -> Credit | None:
    """Return the credit that a line or sentence is, if it is one."""
    lexicon = load_credits()
    if words.count(" ") >= lexicon.credit_words:
        return None
    for place, patterns in (("line", lexicon.line), ("byline", lexicon.byline if first else ())):
        for pattern in patterns:
            if found := pattern.match(words):
                return Credit(place, found["names"])
    return None


def _is_furniture(words: str) -> bool:
    """Tell whether a sentence belongs to the page, not to the report."""
    lexicon = load_credits()
    if words.count(" ") >= lexicon.furniture_words:
        return False
    folded = words.casefold().replace("’", "'")
    started = folded.startswith(lexicon.furniture_starts)
    return started or any(phrase in folded for phrase in lexicon.furniture)


def _footer(text: str, kept: Sequence[Unit]) -> int:
    """Return where the last paragraph starts if it may be a footer, else the end of the text."""
    words: Counter[int] = Counter()
    for unit in kept:
        words[unit.paragraph] += text.count(" ", unit.start, unit.end) + 1
    last = max(words, default=0)
    short = words[last] < min(FOOTER_WORDS, FOOTER_SHARE * words.total())
    if len(words) > 2 and short:
        return next(unit.start for unit in kept if unit.paragraph == last)
    return len(text)
