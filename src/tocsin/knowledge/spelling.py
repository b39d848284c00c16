"""Fold the many spellings of one name into one key."""

from __future__ import annotations

import re
import unicodedata

_APOSTROPHES = re.compile(r"[’‘ʼʿʾ`´']")
_ARTICLE = re.compile(r"\b(?:al|el|ad|ar|as|ash|at|an|az)[-‐‑–]\s?(?=\w)", re.IGNORECASE)
_JOINERS = re.compile(r"[\s_/\-‐‑–—,]+")
_DOUBLED = re.compile(r"(.)\1")
# Letters that canonical decomposition leaves whole.
_LETTERS = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ı": "i", "æ": "ae", "œ": "oe"})

# What the patterns above do to a name in plain letters that has no hyphen.
_PLAIN = str.maketrans("_/,", "   ", "`'.")


def fold(name: str) -> str:
    """Drop case, accents, apostrophes, stops and hyphens: "Al-Qa’im" and "al Qaim" meet."""
    if name.isascii() and "-" not in name:
        return " ".join(name.translate(_PLAIN).lower().split())
    words = _ARTICLE.sub("al ", _APOSTROPHES.sub("", name)).replace(".", "").casefold()
    if not words.isascii():
        parts = unicodedata.normalize("NFKD", words)
        words = "".join(c for c in parts if not unicodedata.combining(c)).translate(_LETTERS)
    return _JOINERS.sub(" ", words).strip()


def without_article(key: str) -> str:
    """Drop a leading English or Arabic article from a folded name."""
    for article in ("the ", "al "):
        key = key.removeprefix(article)
    return key


def compact(key: str) -> str:
    """Close the gaps of a folded name and single its doubled letters: "tall afar", "talafar"."""
    return _DOUBLED.sub(r"\1", key.replace(" ", ""))


def name_key(name: str) -> str:
    """Return the key under which all spellings of a name meet."""
    return compact(without_article(fold(name)))


def is_abbreviation(name: str) -> bool:
    """Tell whether a name only means itself in capitals ("US", "IS", "CAR")."""
    letters = name.replace(".", "")
    return letters.isupper() and len(letters) <= 5
