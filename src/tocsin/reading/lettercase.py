"""Text in capitals, as old wires and tickers have it, in the letters that the parser knows.

Letters are put for letters one by one, so that offsets stay those of the original text.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import pairwise

from tocsin.knowledge.lettercase import (
    WORD,
    abbreviations,
    names_of_people,
    uses,
    written_names,
)
from tocsin.reading.datelines import LABEL

_BLOCK = re.compile(r"\S.*?(?=\n\s*\n|\Z)", re.DOTALL)
_LINE = re.compile(r"\S.*")
_SHARE = 0.85  # of the letters of a stretch in capitals
_LEAST_WORDS, _LEAST_LETTERS = 4, 12
_BRACKETED = re.compile(r"(?<=\w)\s[(\[]([^\W\d_]{2,10})[)\]]")
_REMARKS = re.compile(r"(?:\s*\[[^\]]*\])+\s*\Z")
_STOP = re.compile(r"""(?:(?:[!?:]|(?<!\b\w)[.])["'”’)]*\s*|--\s+|\A\s*)["'“‘(\[]*\Z""")
_NUMBER_BEFORE = re.compile(r"\d(?:st|nd|rd|th)?,?\s+\Z", re.IGNORECASE)
_NUMBER_AFTER = re.compile(r"\s+\d")
# Months that mean something else without a number beside them, and short forms.
_MONTHS = frozenset("march may jan feb mar apr jun jul aug sep sept oct nov dec".split())
# Words after "us" that show the pronoun.
_AFTER_US = frozenset("a all and as at by for from in of on that the to when who will with".split())
_LOOKBACK, _NEAR = 120, 8
_DATELINE_PLACE = re.compile(r"[^,(:–—-]*")
_VOWEL = re.compile("[aeiouy]")
# Endings that inflect a word; what remains may need an e.
_ENDINGS = ("'s", "s", "es", "ed", "d", "ing", "ly", "er", "r", "est", "st", "ers", "rs")

# Tells whether a word in small letters is one of the language's own, in its basic form.
IsListed = Callable[[str], bool]


def in_usual_letters(text: str, is_listed: IsListed) -> str:
    """Write what is in capitals as a newspaper would; all else, and every offset, stays.

    is_listed tells whether a word in small letters is in a dictionary of the language.
    """
    parts, last = [], 0
    for start, end in _shouted(text):
        parts += [text[last:start], _Shouted(text[start:end], is_listed).rewritten()]
        last = end
    return "".join([*parts, text[last:]])


def _shouted(text: str) -> Iterator[tuple[int, int]]:
    """Yield the paragraphs in capitals, and in others the lines."""
    for block in _BLOCK.finditer(text):
        if _is_shouted(block[0]):
            yield block.span()
            continue
        for line in _LINE.finditer(text, *block.span()):
            if _is_shouted(line[0]):
                yield line.span()


def _is_shouted(text: str) -> bool:
    """Tell whether a stretch is a text in capitals, and no mere name or abbreviation."""
    letters = [c for c in text if c.isalpha()]
    if len(letters) < _LEAST_LETTERS or sum(c.isupper() for c in letters) < _SHARE * len(letters):
        return False
    return len(WORD.findall(text)) >= _LEAST_WORDS


class _Shouted:
    """One stretch in capitals, and how each of its words is to be written."""

    def __init__(self, text: str, is_listed: IsListed) -> None:
        """Look at all words of a stretch."""
        self._text = text
        self._is_listed = is_listed
        self._words = list(WORD.finditer(text))
        bracketed = {word.lower() for word in _BRACKETED.findall(text)} - names_of_people()
        self._short = {word for word in bracketed if not self._is_english(word)}
        # The place of a dateline stays in capitals, which show it.
        place = _DATELINE_PLACE.match(text) if LABEL.match(text) else None
        self._label = place.end() if place else 0

    def rewritten(self) -> str:
        """Return the stretch with its words as they are usually written."""
        written = self._with_names([self._usual(n) for n in range(len(self._words))])
        parts, end = [], 0
        for match, word in zip(self._words, written, strict=True):
            # A few letters become two when they are made small or large: these stay.
            fits = word if len(word) == len(match[0]) else match[0]
            parts += [self._text[end : match.start()], self._opening(match, fits)]
            end = match.end()
        return "".join([*parts, self._text[end:]])

    def _opening(self, match: re.Match[str], word: str) -> str:
        """Give the first word of a sentence its capital."""
        before = self._text[max(0, match.start() - _LOOKBACK) : match.start()]
        opens = _STOP.search(_REMARKS.sub(" ", before))
        first = word[:1].upper()
        return first + word[1:] if opens and len(first) == 1 else word

    def _usual(self, number: int) -> str:
        """Return how one word is written, by what is known of it and the words beside it."""
        match = self._words[number]
        word = match[0].lower()
        before = self._text[max(0, match.start() - _NEAR) : match.start()]
        after = self._text[match.end() : match.end() + _NEAR]
        if match.start() < self._label:
            return match[0]
        if before[-1:] in ("'", "’") or before[-1:].isdigit():
            return word
        if len(word) == 1:
            return word if word == "a" and after[:1] != "." else match[0]
        if word in _MONTHS:
            dated = _NUMBER_BEFORE.search(before) or _NUMBER_AFTER.match(after)
            return word.capitalize() if dated else word
        if word == "us" and not self._is_state(number):
            return word
        return self._in_use(number, word)

    def _in_use(self, number: int, word: str) -> str:
        """Return a word as most texts write it."""
        use = self._use(word)
        if use == "letters":
            return word.upper()
        known = uses().get(word)
        name = use == "name"
        name |= known == "mixed" and self._is_name(number + 1)
        name |= known is None and self._is_name(number - 1)
        return word.capitalize() if name else word

    def _is_state(self, number: int) -> bool:
        """Tell whether "US" is the state, by the words beside it."""
        before = self._words[number - 1][0].lower() if number else ""
        after = [match[0].lower() for match in self._words[number + 1 : number + 2]]
        return before == "the" or not _AFTER_US.issuperset(after)

    def _use(self, word: str) -> str:
        """Return how a word, here in small letters, is usually written."""
        if word in self._short:
            return "letters"
        known = uses().get(word)
        if known:
            return known
        if word in abbreviations() and not self._is_english(word):
            return "letters"
        if word in names_of_people() or not self._is_english(word):
            return "name" if _VOWEL.search(word) else "letters"
        return "lower"

    def _is_english(self, word: str) -> bool:
        """Tell whether a word, or what an ending was put to, is one of the language's own."""
        if uses().get(word) in ("lower", "mixed") or self._is_listed(word):
            return True
        stems = [word.removesuffix(end) for end in _ENDINGS if word.endswith(end)]
        stems += [f"{stem}e" for stem in stems] + [stem[:-1] for stem in stems if _doubled(stem)]
        stems += [f"{word[:-3]}y"] if word.endswith(("ies", "ied")) else []
        return any(len(stem) > 2 and self._is_listed(stem) for stem in stems)

    def _is_name(self, number: int) -> bool:
        """Tell whether the word at a place is mostly written as a name."""
        if not 0 <= number < len(self._words):
            return False
        return self._use(self._words[number][0].lower()) in ("name", "letters")

    def _with_names(self, written: list[str]) -> list[str]:
        """Write known names of several words as they are listed."""
        small = [match[0].lower() for match in self._words]
        first = sum(match.start() < self._label for match in self._words)
        for number, word in enumerate(small[first:], first):
            for name in written_names().get(word, ()):
                end = number + len(name)
                if small[number:end] == [part.lower() for part in name] and self._is_one(
                    number, end
                ):
                    written[number:end] = name
                    break
        return written

    def _is_one(self, start: int, end: int) -> bool:
        """Tell whether nothing but single signs stands between words."""
        words = self._words[start:end]
        return all(b.start() - a.end() <= 1 for a, b in pairwise(words))


def _doubled(stem: str) -> bool:
    return len(stem) > 2 and stem[-1] == stem[-2]
