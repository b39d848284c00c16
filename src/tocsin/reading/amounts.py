"""Amounts: number words, what they stand for, and their bounds.

Bounds are inclusive; what has no upper bound has high None.

==========================  ====  ====    ==========================  =====  ====
words                        low  high    words                         low  high
==========================  ====  ====    ==========================  =====  ====
12, twelve, some 12, nearly   12    12    dozens                         24  none
between 12 and 15             12    15    scores                         40  none
at least 12, 12 or more       12  none    hundreds                      200  none
more than 12, over 12         13  none    thousands                    2000  none
up to 12, at most 12           0    12    tens of thousands           20000  none
fewer than 12                  0    11    several, a few                  3  none
a dozen, half a dozen      12, 6 12, 6    a, one (soldier)                1     1
both, a couple                 2     2    no (soldier), nobody, none      0     0
==========================  ====  ====    ==========================  =====  ====
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Doc, Token

from tocsin.knowledge.wordlists import words_of
from tocsin.model import Span
from tocsin.reading.gathered import whole_text
from tocsin.reading.numerals import NUMERAL, parse_numeral


@dataclass(frozen=True, slots=True)
class Amount:
    """Number words before it is known what they count; noun is what they stand for."""

    start: int
    end: int
    noun: Token
    span: Span
    low: int
    high: int | None


_N, _M = rf"(?P<n>{NUMERAL})", rf"(?P<m>{NUMERAL})"
_ALONE = r"(?![\w-]|[.,]\d)"
_LEAST = r"at\s+least|no\s+(?:fewer|less)\s+than|a\s+minimum\s+of"
_ABOVE = r"(?:well\s+)?over|more\s+than|upwards\s+of|in\s+excess\s+of"
_MOST = r"up\s+to|as\s+many\s+as|at\s+most|no\s+more\s+than|a\s+maximum\s+of"
_ABOUT = (
    r"some|about|around|roughly|approximately|nearly|almost|close\s+to|an\s+estimated|another"
    r"|a\s+total\s+of|all|the"
)
_MANY = r"dozens|scores|hundreds|thousands|millions"
_SEVERAL = r"several(?:\s+(?:dozen|hundred|thousand))?|a\s+few|both|a\s+couple"
_FORMS: tuple[tuple[str, str], ...] = (
    ("range", rf"\b(?:between\s+|from\s+)?{_N}\s*(?:-|–|—|\bto\b|\bor\b)\s*{_M}(?![\w-])"),
    ("range", rf"\bbetween\s+{_N}\s+and\s+{_M}\b"),
    ("least", rf"\b(?:{_LEAST})\s+{_N}{_ALONE}"),
    ("least", rf"\b{_N}(?:\s+or\s+more\b|-plus\b|\s*\+)"),
    ("above", rf"\b(?:{_ABOVE})\s+{_N}{_ALONE}"),
    ("most", rf"\b(?:{_MOST})\s+{_N}{_ALONE}"),
    ("below", rf"\b(?:fewer|less)\s+than\s+{_N}{_ALONE}"),
    (
        "vague",
        rf"\b(?:at\s+least\s+)?(?:(?:tens|hundreds)\s+of\s+(?:thousands|millions)|{_MANY})\b",
    ),
    ("vague", rf"\b(?:{_SEVERAL})\b"),
    ("zero", r"\b(?:nobody|no\s+one|none|no)\b"),
    ("exact", rf"\b(?:(?:{_ABOUT})\s+)?{_N}{_ALONE}"),
    ("one", r"\ban?\b"),
)
VAGUE = {
    "dozens": 24, "scores": 40, "hundreds": 200, "thousands": 2_000, "millions": 2_000_000,
    "tens of thousands": 20_000, "hundreds of thousands": 200_000, "several": 3, "a few": 3,
    "tens of millions": 20_000_000, "hundreds of millions": 200_000_000,
    "several dozen": 36, "several hundred": 300, "several thousand": 3_000,
}  # fmt: skip


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Compile the forms of amounts."""
    return tuple((name, re.compile(form, re.IGNORECASE)) for name, form in _FORMS)


def amounts(doc: Doc, stretches: Iterable[tuple[int, int]]) -> Iterator[Amount]:
    """Find the amounts in stretches of characters, the longest where they overlap."""
    text = whole_text(doc)
    matches = [
        (name, match)
        for start, end in stretches
        for name, form in _patterns()
        for match in form.finditer(text, start, end)
    ]
    matches.sort(key=lambda pair: (pair[1].start(), -pair[1].end()))
    reached = 0
    for name, match in matches:
        bounds = _bounds(name, match) if match.start() >= reached else None
        if bounds is None:
            continue
        amount = _amount(doc, match, bounds)
        reached = match.end()
        if amount is not None and (name != "one" or _is_single(amount)):
            yield amount


def _bounds(name: str, match: re.Match[str]) -> tuple[int, int | None] | None:
    """Work out the bounds by the table above."""
    said = " ".join(match.group().lower().removeprefix("at least ").split())
    if name == "vague":
        return (2, 2) if said in ("both", "a couple") else (VAGUE[said], None)
    if name in ("zero", "one"):
        return (0, 0) if name == "zero" else (1, 1)
    number = parse_numeral(match["n"])
    if number is None:
        return None
    if name == "range":
        return _range(number, match["n"], match["m"])
    low = {"above": number + 1, "most": 0, "below": 0}.get(name, number)
    high = {"least": None, "above": None, "below": max(number - 1, 0)}.get(name, number)
    return low, high


def _range(low: int, first: str, second: str) -> tuple[int, int] | None:
    """Read a range; "2 to 3 million" counts millions on both sides."""
    high = parse_numeral(second)
    scale = re.search(r"\b(thousand|million|billion)\b", second.lower())
    if scale and first.replace(".", "").isdigit() and low < 1000:
        low = parse_numeral(f"{first} {scale.group()}") or low
    return None if high is None or high < low else (low, high)


def _amount(doc: Doc, match: re.Match[str], bounds: tuple[int, int | None]) -> Amount | None:
    """Tie an amount to its tokens; a number of something else ("three of nine") is none."""
    words = doc.char_span(match.start(), match.end(), alignment_mode="contract")
    if words is None or not len(words):
        return None
    root = words.root
    if _is_whole(words[0]) or _is_part(words[-1]) or root.text.endswith(("-old", "%")):
        return None
    span = Span(words.start_char, words.end_char)
    return Amount(words.start, words.end, _noun(root), span, *bounds)


def _is_whole(first: Token) -> bool:
    """Tell the whole of "three of nine dancers" from its part; "the" may stand between."""
    place, doc = first.i - 1, first.doc
    while place > 0 and doc[place].pos_ in ("DET", "PRON") and doc[place].dep_ != "pobj":
        place -= 1
    return place > 0 and doc[place].lower_ == "of" and _is_number(doc[place - 1])


def _is_part(last: Token) -> bool:
    """Tell "three of them children", which are already counted, from "killed three of them"."""
    following = last.doc[last.i + 1 : last.i + 3]
    part = len(following) == 2 and following.text.lower() in ("of them", "of whom")
    return part and last.dep_ not in ("dobj", "nsubjpass")


def _is_number(token: Token) -> bool:
    """Tell a token that counts."""
    return token.like_num or token.lower_ in VAGUE or token.lower_ in ("several", "none", "some")


_INSIDE_NOUN_PHRASE = ("nummod", "quantmod", "det", "amod", "compound", "advmod", "predet")


def _noun(root: Token) -> Token:
    """Climb from number words to the noun they count."""
    while root.dep_ in _INSIDE_NOUN_PHRASE and root.head != root and root.head.pos_ != "VERB":
        root = root.head
    return root


def _is_single(amount: Amount) -> bool:
    """Accept "a" only before one person."""
    noun = amount.noun
    return (
        noun.tag_ == "NN"
        and noun.lemma_ not in words_of("quantities", "groups")
        and noun.pos_ == "NOUN"
    )
