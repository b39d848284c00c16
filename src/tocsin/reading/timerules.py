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
    signs: frozenset[str]
    pattern: re.Pattern[str]
    resolve: Resolve


@cache
def rules() -> tuple[Rule, ...]:
    """Compile the rules; where two find the same words the earlier stands."""
    return tuple(
        Rule(
            row["name"],
            frozenset(row["signs"]),
            re.compile(_filled(row["pattern"])),
            READERS[row["read"]],
        )
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


@dataclass(frozen=True, slots=True)
class Region:
    """A stretch that can hold words of time, and the kinds of signs in it."""

    start: int
    end: int
    signs: frozenset[str]


def regions(text: str) -> list[Region]:
    """Find the stretches that can hold words of time: 60 characters around each sign of one."""
    found: list[Region] = []
    for sign in _signs().finditer(text):
        start = text.rfind(" ", 0, max(sign.start() - _AROUND, 0)) + 1
        end = text.find(" ", sign.end() + _AROUND)
        region = Region(start, len(text) if end < 0 else end, frozenset({sign.lastgroup or ""}))
        if found and start <= found[-1].end:
            before = found.pop()
            region = Region(before.start, region.end, before.signs | region.signs)
        found.append(region)
    return found


@cache
def _signs() -> re.Pattern[str]:
    """Compile the words and figures without which no rule finds anything, by kind."""
    table = words()
    kinds = {
        "month": _either([*table["months"], *table["short_months"]]),
        "weekday": _either(table["weekdays"]),
        "feast": "Eve|Boxing|Christmas|New\\s+Year",
        "christ": "BC|B\\.C\\.",
    }
    loose = {
        "season": _either(table["seasons"]),
        "unit": _either({*table["units"], "centur", *(key.split()[-1] for key in table["days"])}),
        "reference": "now|currently|recently|presently|present|future|past",
    }
    capital = "|".join(rf"(?P<{kind}>\b(?:{forms}))" for kind, forms in kinds.items())
    small = "|".join(rf"(?P<{kind}>(?i:\b(?:{forms})))" for kind, forms in loose.items())
    return re.compile(rf"(?P<year>\d{{4}})|(?P<figures>\d{{1,2}}[/.:]\d)|{capital}|{small}")
