"""Rules for words of time: the patterns of times.toml, compiled and tied to their readers."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from tocsin.reading.numerals import NUMERAL
from tocsin.reading.timewords import READERS, Resolve, words

_TABLES = ("months", "short_months", "weekdays", "seasons", "days", "feasts")
_PIECE = re.compile(r"%([A-Za-z]\w*)%")


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern with named groups, and the function that reads them."""

    name: str
    pattern: re.Pattern[str]
    resolve: Resolve


@cache
def rules() -> tuple[Rule, ...]:
    """Compile the rules; where two find the same words the earlier stands."""
    return tuple(
        Rule(row["name"], re.compile(_filled(row["pattern"])), READERS[row["read"]])
        for row in words()["rules"]
    )


def _filled(pattern: str) -> str:
    """Put the pieces into a pattern until none is left to put in."""
    while _PIECE.search(pattern):
        pattern = _PIECE.sub(lambda match: _pieces()[match.group(1)], pattern)
    return pattern


@cache
def _pieces() -> dict[str, str]:
    """Collect the pieces: those of times.toml, the numeral, and each table's words."""
    pieces: dict[str, str] = dict(words()["pieces"]) | {"NUMERAL": NUMERAL}
    for table in _TABLES:
        keys = list(words()[table])
        pieces[table] = _either(keys)
        pieces[table.capitalize()] = _either(keys + [key.upper() for key in keys])
    return pieces


def _either(keys: Iterable[str]) -> str:
    """Write an alternation, the longest first."""
    ordered = sorted(keys, key=len, reverse=True)
    return "|".join(re.escape(key).replace(r"\ ", r"\s+") for key in ordered)


_AROUND = 60


def regions(text: str) -> list[tuple[int, int]]:
    """Find the stretches that can hold words of time: 60 characters around each sign of one."""
    found: list[tuple[int, int]] = []
    for sign in _signs().finditer(text):
        start = text.rfind(" ", 0, max(sign.start() - _AROUND, 0)) + 1
        end = text.find(" ", sign.end() + _AROUND)
        end = len(text) if end < 0 else end
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], end)
        else:
            found.append((start, end))
    return found


@cache
def _signs() -> re.Pattern[str]:
    """Compile the words and figures without which no rule finds anything."""
    table = words()
    capital = [*table["months"], *table["short_months"], *table["weekdays"], "BC", "B.C."]
    small = [
        *(key.split()[-1] for key in table["days"]),
        *table["seasons"],
        *table["units"],
        *("centur", "now", "currently", "recently", "present", "future", "past", "Eve", "Boxing"),
    ]
    return re.compile(
        rf"\d{{4}}|\d{{1,2}}[/.:]\d|\d0['’]?s\b|\b(?:{_either(capital)})|(?i:\b(?:{_either(set(small))}))"
    )
