"""Actor phrases against gold, with every figure worked out by hand."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.evaluation.made import Parrot, write_lines
from tocsin.evaluation import GoldError, evaluate
from tocsin.evaluation.actors import GoldActor, code, load, score
from tocsin.model import Actor, Span

GOLD = [
    GoldActor("the Norwegian coastguard", "MIL", "NOR"),
    GoldActor("Peru-backed herders", "REB", None, "PER"),
    GoldActor("a crowd", "UNK"),
    GoldActor("the ruling council", "GOV", None, None, "MIL"),
]


def coded(country: str | None, sector: str | None, sponsor: str | None = None) -> Actor:
    """Make a coded phrase; its words do not matter."""
    return Actor(Span(0, 1), "-", country, sector, sponsor)


RIGHT = [coded("NOR", "MIL"), coded(None, "REB", "PER"), coded(None, None), coded(None, "GOV")]


def test_perfect() -> None:
    """What is coded as gold has it is right in everything; no sector is gold's UNK."""
    figures = score(RIGHT, GOLD)
    assert set(figures.values()) == {100.0, 4}


def test_each_field_is_scored_alone() -> None:
    """A wrong country and a wrong role on two of four phrases leave 75, 75 and 50 % for both."""
    figures = score([coded("SWE", "MIL"), coded(None, "CVL", "PER"), *RIGHT[2:]], GOLD)
    assert (figures["country"], figures["role"], figures["both"]) == (75.0, 75.0, 50.0)
    assert (figures["sponsor"], figures["sponsor_named"]) == (100.0, 100.0)


def test_saying_no_sponsor_is_told_apart_from_finding_one() -> None:
    """Silence is right on three of four phrases, but on none of those with a sponsor."""
    figures = score([RIGHT[0], coded(None, "REB"), *RIGHT[2:]], GOLD)
    assert (figures["sponsor"], figures["sponsor_named"]) == (75.0, 0.0)


def test_an_invented_sponsor_is_wrong() -> None:
    """A sponsor that gold does not have counts among the named ones: one of two is right."""
    figures = score([coded("NOR", "MIL", "SWE"), *RIGHT[1:]], GOLD)
    assert (figures["sponsor"], figures["sponsor_named"]) == (75.0, 50.0)


def test_the_second_role_counts_apart() -> None:
    """A sector that would do as well is wrong as the role and right as either."""
    figures = score([*RIGHT[:3], coded(None, "MIL")], GOLD)
    assert (figures["role"], figures["role_either"]) == (75.0, 100.0)


def test_a_phrase_is_coded_alone() -> None:
    """All words of a phrase are coded as one actor."""
    actor = code("Turkey-backed rebels in Chad")
    assert (actor.country, actor.sector, actor.sponsor) == ("TCD", "REB", "TUR")


def test_a_file_is_scored(tmp_path: Path) -> None:
    """The task codes the phrases of a file; a reader of documents is not asked."""
    rows = [
        {"phrase": "Norwegian soldiers", "country": "NOR", "role": "MIL", "note": "-"},
        {"phrase": "the Peruvian president", "country": "BRA", "role": "GOV", "sponsor": None},
    ]
    reader = Parrot({})
    figures = evaluate("actors", write_lines(tmp_path / "gold.jsonl", rows), reader=reader)
    assert (figures["country"], figures["role"], figures["both"]) == (50.0, 100.0, 50.0)
    assert (figures["phrases"], reader.asked) == (2, [])


@pytest.mark.parametrize(
    ("row", "fault"),
    [
        ({"phrase": " ", "role": "GOV"}, ":1: the phrase has no words"),
        ({"phrase": "a crowd"}, ":1: .*`role`"),
    ],
)
def test_faulty_gold_is_named(tmp_path: Path, row: dict[str, str], fault: str) -> None:
    """A line that cannot be scored against is named with its number."""
    with pytest.raises(GoldError, match=fault):
        load(write_lines(tmp_path / "gold.jsonl", [row]))
