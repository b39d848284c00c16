"""Words of time against gold, with every figure worked out by hand."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.evaluation.made import Parrot, quote, write_lines
from tocsin.evaluation import GoldError, evaluate
from tocsin.evaluation.times import TYPES, Timex, find, load, score
from tocsin.model import Span

TEXT = "The choir sang on 3 May 2019 for two hours.\nIt sang again in June 2020."


def timex(start: int, end: int, value: str, type_: str = "DATE") -> Timex:
    """Make words of time at given characters."""
    return Timex(Span(start, end), type_, value)


def timexes(text: str, **values: str) -> list[dict[str, object]]:
    """Write dates of a text as gold does, by their words with _ for blanks."""
    words = [(name.strip("_").replace("_", " "), value) for name, value in values.items()]
    return [{**quote(text, name), "type": "DATE", "value": value} for name, value in words]


def test_figures() -> None:
    """Of four gold times three are found, one with other bounds, type and value; one is made up.

    Relaxed 3 of 4 and 4; strict 2 of 4 and 4; type 2/3 and value 1/3 of the relaxed F1.
    """
    gold = [
        timex(0, 4, "2019"),
        timex(10, 14, "2020-05"),
        timex(20, 28, "P2Y", "DURATION"),
        timex(30, 34, "2021"),
    ]
    found = [
        timex(0, 4, "2019"),
        timex(10, 14, "2020-06"),
        timex(20, 24, "2002"),
        timex(90, 94, "1999"),
    ]
    figures = score([(found, gold)])
    assert (figures["relaxed_f1"], figures["strict_f1"]) == (75.0, 50.0)
    assert (figures["type_f1"], figures["value_f1"]) == (50.0, 25.0)
    assert (figures["relaxed_precision"], figures["relaxed_recall"]) == (75.0, 75.0)
    assert (figures["times"], figures["found"]) == (4, 4)


def test_a_stretch_over_two_times_finds_one() -> None:
    """Times pair one to one: a range read as one costs the second of its ends."""
    figures = score([([timex(0, 20, "2019/2020")], [timex(0, 4, "2019"), timex(10, 20, "2020")])])
    assert (figures["relaxed_precision"], figures["relaxed_recall"]) == (100.0, 50.0)


def test_texts_are_not_mixed() -> None:
    """The same characters in another text are another time."""
    time = timex(0, 4, "2019")
    assert score([([time], []), ([], [time])])["relaxed_f1"] == 0.0


def test_nothing_in_nothing() -> None:
    """Texts without times score nothing and fail nothing."""
    assert set(score([([], [])]).values()) == {0.0}


@pytest.mark.parametrize(
    ("text", "type_", "value"),
    [
        ("The choir sang on 3 May 2019.", "DATE", "2019-05-03"),
        ("The choir sang for two hours.", "DURATION", "PT2H"),
        ("The choir sang on the evening of 3 May 2019.", "TIME", "2019-05-03TEV"),
    ],
)
def test_words_of_time_have_a_type_and_a_value(text: str, type_: str, value: str) -> None:
    """What reading finds, durations too, is given as TIMEX3 names it."""
    (found,) = find(text, published=None)
    assert (found.type, found.value) == (type_, value)


def test_relative_words_lean_on_the_day_of_publication() -> None:
    """The day of publication that gold gives is the reading's."""
    (found,) = find("The choir sang yesterday.", published="2019-05-04")
    assert found.value == "2019-05-03"
    assert found.type in TYPES.values()


def test_a_file_is_scored(tmp_path: Path) -> None:
    """The task finds the times of a file; one of three has no gold, one another value."""
    gold = timexes(TEXT, _3_May_2019="2019-05-03", June_2020="2020-07")
    row = {"id": "choir", "text": TEXT, "dct": None, "timexes": gold}
    reader = Parrot({})
    figures = evaluate("times", write_lines(tmp_path / "gold.jsonl", [row]), reader=reader)
    assert (figures["relaxed_f1"], figures["value_f1"]) == (80.0, 40.0)
    assert (figures["unjudged"], reader.asked) == (0, [])


def test_lines_that_gold_never_codes_are_not_judged(tmp_path: Path) -> None:
    """Below the last line in which any text has a gold time, what is found is counted apart."""
    rows = [
        {"id": "choir", "text": TEXT, "timexes": timexes(TEXT, _3_May_2019="2019-05-03")},
        {"id": "band", "text": "Silence.\nThe band played in 2018.", "timexes": []},
    ]
    figures = evaluate("times", write_lines(tmp_path / "gold.jsonl", rows), reader=Parrot({}))
    assert (figures["unjudged"], figures["found"], figures["times"]) == (2, 2, 1)


def test_words_that_are_not_there_are_named(tmp_path: Path) -> None:
    """Gold whose characters are not those of its text names file, line and text."""
    (time,) = timexes(TEXT, June_2020="2020-06")
    row = {"id": "choir", "text": TEXT[1:], "timexes": [time]}
    with pytest.raises(GoldError, match=r"g\.jsonl:1: text 'choir': .* not 'June 2020'"):
        load(write_lines(tmp_path / "g.jsonl", [row]))
