"""The table: what a person sees at a narrow and at a wide terminal."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.exports.conftest import BURNED, KILLED, Counting, Make
from tocsin.exports.table import write
from tocsin.model import Problem, Reading

WIDTHS = (40, 80, 100, 120, 160, 300)


@pytest.fixture
def table(monkeypatch: pytest.MonkeyPatch):
    """Return a function that writes readings at a width and gives the lines."""

    def lines(*readings: Reading, width: int = 120) -> list[str]:
        monkeypatch.setenv("COLUMNS", str(width))
        out = Counting()
        write(readings, out)  # type: ignore[arg-type]
        assert out.flushes >= len(readings)
        return out.text.splitlines()

    return lines


def test_a_wide_table(table, make: Make) -> None:
    """A report has a heading, column names, each sentence, and a row an event under it."""
    lines = table(make(KILLED, BURNED, title="At the lake", outlet="Radio", published="2024-06-02"))
    assert lines == [
        "At the lake  Radio, 2024-06-02",
        lines[1],
        "“Militiamen killed 13 villagers near Lake Kuru in May 2024, Lt. Col. Adama Toure said.”",
        *lines[3:7],
        "",
        "“They also burned two trucks.”",
        *lines[9:11],
        "",
    ]
    assert lines[1].split("  ")[1] == "What"
    assert "".join(lines[1].split()) == "WhatWhoTowhomWhereWhenAccordingtoStanding"
    assert lines[3].split()[:3] == ["ASSAULT", "Militiamen", "[REB"]
    assert "2024-05 " in lines[3]
    assert lines[4].split()[0] == "firearms"
    assert "the outlet itself" in lines[9]
    assert "established" in lines[9]
    assert "they (= militiamen)" in lines[9].lower()


def test_a_narrow_table_is_cards(table, make: Make) -> None:
    """Under 100 columns an event is a card of its known fields, and nothing is lost."""
    assert table(make(KILLED), width=80) == [
        "The dam is old. Militiamen killed 13 villagers near Lake Kuru in May 2024, Lt.…",
        "“Militiamen killed 13 villagers near Lake Kuru in May 2024, Lt. Col. Adama Toure",
        "said.”",
        "  What         ASSAULT, firearms, deaths 13; injured ≥ 2",
        "  Who          Militiamen [REB ←LBY]",
        "  To whom      13 villagers [MLI-CVL]",
        "  Where        Lake Kuru [MLI]",
        "  When         2024-05",
        "  According to Lt. Col. Adama Toure (said.)",
        "  Standing     reported, happened CT+",
        "",
    ]


def test_events_of_one_sentence_share_it(table, make: Make) -> None:
    """A sentence with two events is quoted once, and each row names its trigger."""
    other = replace(KILLED, id="e3", trigger=KILLED.places[0].span)
    shown = "\n".join(table(make(KILLED, other), width=160))
    assert shown.count("“Militiamen killed") == 1
    assert "“killed”" in shown
    assert "“Lake Kuru”" in shown


@pytest.mark.parametrize("width", WIDTHS)
def test_a_repeat_is_no_new_event(table, make: Make, width: int) -> None:
    """An event of a happening told of above says so, with its voice and standing."""
    lines = table(make(KILLED, replace(BURNED, same_as="e1")), width=width)
    shown = " ".join(" ".join(lines).split())
    assert "ASSAULT same as “killed” above; according to the outlet itself; established" in shown


@pytest.mark.parametrize("width", WIDTHS)
def test_no_line_is_too_wide_or_padded(table, make: Make, width: int) -> None:
    """Every line fits the terminal, and none ends in spaces."""
    lines = table(make(KILLED, BURNED, title="A title " * 30, outlet="Radio"), width=width)
    assert max(map(len, lines)) <= min(width, 160)
    assert [line for line in lines if line != line.rstrip()] == []


def test_a_title_is_shown_as_it_is(table, make: Make) -> None:
    """Markup, escapes, line ends and half pairs in a title are signs; a huge one is cut."""
    title = "[bold red]Fire[/bold red]\x1b[2J\nin\ud800 " + "x" * 100_000
    lines = table(make(title=title, outlet="[link=a]Radio\x07"))
    assert lines[0].startswith("[bold red]Fire[/bold red]␛[2J in\ufffd")
    assert lines[1].startswith("xxx")
    assert "[link=a]Radio␇" in " ".join(lines)
    assert sum(map(len, lines)) < 300


def test_text_is_shown_as_it_is(table, make: Make) -> None:
    """Markup and escapes in a sentence are neither obeyed nor lost."""
    text = make(KILLED).document.text.replace(" is old", "\x1b[2J[b]").replace("They", "[b]y")
    shown = "\n".join(table(make(KILLED, replace(BURNED, actors=()), text=text)))
    assert "\x1b" not in shown
    assert "“[b]y also burned two trucks.”" in shown


def test_problems_and_silence_are_told(table, make: Make) -> None:
    """A reading without events says why, or that there are none."""
    assert table(make(title="A")) == ["A", "  no events", ""]
    problem = Problem("language", "no rules\nfor the language 'fr'")
    assert table(make(title="A", problems=(problem,)))[1] == (
        "  language: no rules for the language 'fr'"
    )


def test_a_document_without_words_has_its_id(table, make: Make) -> None:
    """A reading made by hand without title and text is named by its id."""
    assert table(make(text=""))[0] == "d1"


def test_a_long_cell_is_cut(table, make: Make) -> None:
    """A list of very many actors is cut with an ellipsis."""
    actors = tuple(replace(KILLED.actors[0], name=f"Brigade {n}") for n in range(200))
    assert len(table(make(replace(KILLED, actors=actors)))) < 25
