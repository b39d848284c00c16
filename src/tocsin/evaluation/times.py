"""Words of time against gold: found, their TIMEX3 type, and their TIMEX3 value.

Scored as TempEval-3 does (UzZaman et al., SemEval 2013): found words pair one to one with gold's
where they overlap (relaxed) or are the same (strict); type_f1 and value_f1 are the relaxed F1 times
the share of its pairs whose type, or value letter by letter, agrees. Some gold codes no more than
the first lines of every text (MEANTIME: six): what is found in lines further down than any text of
the file has a gold time is not judged, and counted as unjudged.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from tocsin.evaluation.gold import read_rows
from tocsin.evaluation.matching import percent
from tocsin.evaluation.parses import parser
from tocsin.evaluation.spans import pair_spans, quoted_span
from tocsin.model import Span
from tocsin.reading.dating import Kind
from tocsin.reading.times import find_times

# Reading tells no sets ("every Friday") apart: SET is never found.
TYPES: Mapping[Kind, str] = {
    "date": "DATE",
    "reference": "DATE",
    "time": "TIME",
    "clock": "TIME",
    "duration": "DURATION",
}


@dataclass(frozen=True, slots=True)
class Timex:
    """Words of time with their TIMEX3 type and value; "" = no value."""

    span: Span
    type: str
    value: str


@dataclass(frozen=True, slots=True)
class TimedText:
    """A text with its words of time; gold codes it up to a character, published None = unknown."""

    text: str
    published: str | None
    times: tuple[Timex, ...]
    coded: int


@dataclass(frozen=True, slots=True)
class _Timex:
    """Words of time as gold files write them."""

    start: int
    end: int
    text: str
    type: str
    value: str = ""


@dataclass(frozen=True, slots=True)
class _Text:
    """A text with its words of time as gold files write it; dct is the day it was published."""

    id: str
    text: str
    timexes: tuple[_Timex, ...]
    dct: str | None = None


def run(path: Path) -> dict[str, object]:
    """Find the words of time in a gold file's texts and score them."""
    gold = load(path)
    read = [find(one.text, published=one.published) for one in gold]
    judged = [judge(times, one) for times, one in zip(read, gold, strict=True)]
    figures = score((times, one.times) for times, one in zip(judged, gold, strict=True))
    return {**figures, "unjudged": sum(map(len, read)) - sum(map(len, judged))}


def load(path: Path) -> list[TimedText]:
    """Load the texts of a gold file; words that are not in their text are a fault."""
    rows = read_rows(path, _Text)
    times = [tuple(_timex(one, row, f"{path}:{n}") for one in row.timexes) for n, row in rows]
    lines = max((_lines(row, one) for _, row in rows for one in row.timexes), default=0)
    return [
        TimedText(row.text, row.dct, found, _end_of_line(row.text, lines))
        for (_, row), found in zip(rows, times, strict=True)
    ]


def find(text: str, *, published: str | None) -> tuple[Timex, ...]:
    """Return what reading takes for words of time, durations and references too."""
    return tuple(
        Timex(found.period.span, TYPES[found.kind], found.value)
        for found in find_times(parser().parse(text), published=published)
    )


def judge(found: Iterable[Timex], gold: TimedText) -> tuple[Timex, ...]:
    """Keep the words of time that stand where gold was coded."""
    return tuple(one for one in found if one.span.start < gold.coded)


def score(texts: Iterable[tuple[Sequence[Timex], Sequence[Timex]]]) -> dict[str, object]:
    """Score found words of time beside gold's, text by text, in percent."""
    pairs: list[tuple[Timex, Timex]] = []
    read = wanted = 0
    for found, gold in texts:
        matched = pair_spans([one.span for one in found], [one.span for one in gold])
        pairs += [(found[number], gold[place]) for number, place in matched]
        read, wanted = read + len(found), wanted + len(gold)
    both = read + wanted
    return {
        "relaxed_f1": percent(2 * len(pairs), both),
        "strict_f1": percent(2 * sum(one.span == other.span for one, other in pairs), both),
        "type_f1": percent(2 * sum(one.type == other.type for one, other in pairs), both),
        "value_f1": percent(2 * sum(one.value == other.value for one, other in pairs), both),
        "relaxed_precision": percent(len(pairs), read),
        "relaxed_recall": percent(len(pairs), wanted),
        "times": wanted,
        "found": read,
    }


def _timex(words: _Timex, text: _Text, line: str) -> Timex:
    """Make words of time of a gold row, checked against their text."""
    where = f"{line}: text {text.id!r}"
    span = quoted_span(text.text, words.start, words.end, words.text, place=where)
    return Timex(span, words.type, words.value)


def _lines(text: _Text, words: _Timex) -> int:
    """Count the line ends before the end of words."""
    return text.text.count("\n", 0, words.end)


def _end_of_line(text: str, number: int) -> int:
    """Return where a line ends, lines counted from 0; a shorter text ends sooner."""
    return len("\n".join(text.split("\n")[: number + 1]))
