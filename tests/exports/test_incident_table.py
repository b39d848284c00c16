"""The table of incidents: what a person sees at a narrow and at a wide terminal."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from tests.exports.conftest import Counting
from tests.exports.made import ATTACK, HELD, MARCH, PROTEST, renamed
from tocsin.exports.gathered import Gathered, gather
from tocsin.exports.incident_table import write
from tocsin.exports.incident_words import range_words, support_words, toll_words
from tocsin.model import Dispute, Incident, Side, Toll

GATHERED = gather(HELD)
Table = Callable[..., list[str]]


@pytest.fixture
def table(monkeypatch: pytest.MonkeyPatch) -> Table:
    """Return a function that writes incidents at a width and gives the lines."""

    def lines(*incidents: Incident, width: int = 140, known: Gathered = GATHERED) -> list[str]:
        monkeypatch.setenv("COLUMNS", str(width))
        out = Counting()
        write(incidents, known.quotes, out, reports=known.reports)  # type: ignore[arg-type]
        assert out.flushes >= len(incidents)
        return out.text.splitlines()

    return lines


def test_a_narrow_block(table: Table) -> None:
    """Under 100 columns an incident is a card: what, words, who, where, when, support, disputes."""
    assert table(ATTACK, width=80) == [
        "ASSAULT, firearms  disputed, happened                                         i1",
        "“Militiamen killed 13 villagers near Lake Kuru in May 2024, Lt. Col. Adama Toure",
        "said.”",
        "  Who          Militiamen [REB ←LBY]",
        "  To whom      13 villagers [MLI-CVL]",
        "               fishers [MLI-BUS] claimed",
        "  Where        Lake Kuru [MLI]",
        "               Mali [MLI]",
        "  When         2024-05",
        "  Counts       deaths 13 (7–13); injured ≥ 2",
        "  About        military, crime",
        "  Rests on     3 reports, 2 texts, 1–2 independent voices; NATO B4 (all who",
        "               affirm it are contradicted)",
        "  According to Adama Toure (military)",
        "               Kuru Post (media)",
        "               the army (armed group, denies)",
        "  Reports      Lake Radio, 2024-06-01  Dead at the lake",
        "               Kuru Post, 2024-06-02 (cut from Lake Radio, 2024-06-01)",
        "               Lake Radio, 2024-06-02  Army: no attack",
        "  Judged       j1",
        "  Disputed     deaths                13                    7",
        "                                     Adama Toure           the army",
        "  Disputed     act                   it happened           it did not",
        "                                     Adama Toure, Kuru     the army",
        "                                     Post",
        "",
    ]


def test_a_wide_block_has_two_halves(table: Table) -> None:
    """From 100 columns on, what happened stands beside what it rests on; disputes go below."""
    lines = table(ATTACK, PROTEST, width=140)
    assert lines[2].split("  ")[1] == "Who"
    assert lines[2].index("Rests on") == 72
    assert [line.split("  ")[1] for line in lines if "Disputed" in line] == ["Disputed"] * 2
    assert lines[lines.index("") + 1].startswith("PROTEST, demonstration  expected, planned")
    assert len(table(ATTACK, width=140)) < len(table(ATTACK, width=80)) - 8


def test_only_what_is_known_is_shown(table: Table) -> None:
    """An incident with nothing but a type has no empty lines, its report its first words."""
    bare = replace(PROTEST, mode=None, actors=(), period=None, events=())
    assert table(bare, width=80) == [
        "PROTEST  expected, planned                                                    i2",
        "  Rests on     1 report, 1 text, 1 independent voice; NATO 6 (has not happened",
        "               yet)",
        f"  Reports      {MARCH}",
        "",
    ]


@pytest.mark.parametrize("width", [40, 80, 99, 100, 140, 160, 300])
def test_no_line_is_too_wide_or_padded(table: Table, width: int) -> None:
    """Every line fits the terminal, and none ends in spaces."""
    many = tuple(f"d{number}" for number in range(40))
    lines = table(ATTACK, PROTEST, replace(ATTACK, documents=many), width=width)
    assert max(map(len, lines)) <= min(width, 160)
    assert [line for line in lines if line != line.rstrip()] == []
    assert any("… and 34 more" in line for line in lines)


@pytest.mark.parametrize("width", [40, 80, 140])
def test_every_side_of_a_dispute_is_shown(table: Table, width: int) -> None:
    """More sides than fit beside each other go on below, each with those who hold it."""
    sides = tuple(Side(f"{number}0", (f"W{number}",), ()) for number in range(1, 10))
    shown = "\n".join(
        table(replace(ATTACK, disputes=(Dispute("count", "deaths", sides),)), width=width)
    )
    assert shown.count("Disputed") == 1
    assert [side.says for side in sides if side.says not in shown] == []
    assert [side.who[0] for side in sides if side.who[0] not in shown] == []


@pytest.mark.parametrize("width", [80, 140])
def test_words_are_shown_as_they_are(table: Table, width: int) -> None:
    """Markup and escapes in names are neither obeyed nor lost."""
    held = renamed("[b]\x1b[2J\u202ex[/b]")
    shown = "\n".join(table(*held.incidents(), width=width, known=gather(held)))
    assert "\x1b" not in shown
    assert "\u202e" not in shown
    assert shown.count("[b]␛[2Jx[/b]") >= 6


@pytest.mark.parametrize(
    ("low", "best", "high", "shown"),
    [
        (4, 4, 4, "deaths 4"),
        (4, 4, None, "deaths ≥ 4"),
        (4, 7, None, "deaths 7 (≥ 4)"),
        (4, 7, 9, "deaths 7 (4–9)"),
        (4, 4, 9, "deaths 4 (4–9)"),
        (4, 9, 9, "deaths 9 (4–9)"),
    ],
)
def test_a_toll_shows_best_and_span(low: int, best: int, high: int | None, shown: str) -> None:
    """The best figure comes first; the span is shown where figures differ or are open."""
    assert toll_words(Toll("deaths", low, best, high, ())) == shown


def test_support_is_never_one_number() -> None:
    """Reports, texts and the interval of independent voices stand together, singular or plural."""
    support = ATTACK.support
    assert support_words(support) == "3 reports, 2 texts, 1–2 independent voices; NATO B4"
    one = replace(support, reports=1, texts=("s1",), low=1, high=1, reliability=None)
    assert support_words(one) == "1 report, 1 text, 1 independent voice; NATO 4"
    assert range_words(0, 2) == "0–2"
