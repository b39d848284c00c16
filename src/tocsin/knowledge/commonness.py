"""How common words are in news: fixed counts, so that a word weighs the same in every collection.

words/commonness.tsv counts texts by word; training/commonness.py makes it and says from what.
"""

from __future__ import annotations

import math
import re
from functools import cache, lru_cache
from importlib.resources import files

_WORD = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+(?:['’][^\W\d_]+)?")
_UNLISTED = 1  # a word that the table leaves out was found in so many texts, or in none
_REMEMBERED = 1 << 17


def split(text: str) -> list[str]:
    """Split a text into words and numbers as they are written; hyphens part, apostrophes do not."""
    return _WORD.findall(text)


@lru_cache(maxsize=_REMEMBERED)
def stem(word: str) -> str:
    """Return what the inflected forms of a word share (Snowball's English stemmer, "Porter 2")."""
    from snowballstemmer.english_stemmer import EnglishStemmer  # type: ignore[import-untyped]

    # One stemmer a call: it keeps the word it works on, and threads would share that.
    return str(EnglishStemmer().stemWord(word.lower().replace("’", "'")))


def rarity(stemmed: str) -> float:
    """Return how much a word tells: the logarithm of all texts per text that has it."""
    return max(0.0, math.log((_texts() + 1) / (counts().get(stemmed, _UNLISTED) + 0.5)))


@cache
def counts() -> dict[str, int]:
    """Read in how many texts each word was found; words of few texts are left out."""
    return {word: int(count) for word, count in _rows() if word}


@cache
def _texts() -> int:
    """Read how many texts were counted: the row without a word."""
    return next(int(count) for word, count in _rows() if not word)


@cache
def _rows() -> tuple[tuple[str, str], ...]:
    """Read the table; lines that start with # say where it comes from."""
    path = files("tocsin.knowledge").joinpath("words", "commonness.tsv")
    lines = path.read_text("utf-8").splitlines()
    return tuple(
        (word, count)
        for word, _, count in (line.partition("\t") for line in lines if not line.startswith("#"))
    )
