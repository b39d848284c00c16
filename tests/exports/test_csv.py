"""CSV: the documented columns, one line a row, nothing a spreadsheet would run."""

from __future__ import annotations

import csv
import io
import re
from dataclasses import replace
from pathlib import Path

import pytest

from tests.exports.conftest import BURNED, KILLED, Counting, Make, span
from tocsin.exports.csv import COLUMNS, plain, write
from tocsin.model import Reading


def rows(*readings: Reading) -> list[dict[str, str]]:
    """Write readings and read the rows back."""
    out = io.StringIO()
    write(readings, out)
    return list(csv.DictReader(io.StringIO(out.getvalue())))


def test_a_row_holds_the_event(make: Make) -> None:
    """Every column is filled from the event, the standing among them."""
    known = {"outlet": "Lake, Radio", "published": "2024-06-02", "url": "https://a.example.org"}
    (row,) = rows(make(KILLED, **known))
    assert row == {
        "document": "d1",
        "outlet": "Lake, Radio",
        "published": "2024-06-02",
        "url": "https://a.example.org",
        "event": "e1",
        "type": "ASSAULT",
        "mode": "firearms",
        "contexts": "military crime",
        "status": "happened",
        "certainty": "CT",
        "polarity": "+",
        "standing": "reported",
        "actors": "Militiamen [REB ←LBY]",
        "recipients": "13 villagers [MLI-CVL]",
        "places": "Lake Kuru [MLI]",
        "setting": "",
        "countries": "MLI",
        "start": "2024-05-01",
        "end": "2024-05-31",
        "counts": "deaths 13; injured ≥ 2",
        "voices": "Lt. Col. Adama Toure (said.)",
        "trigger": "killed",
        "words": "Militiamen killed 13 villagers near Lake Kuru in May 2024, "
        "Lt. Col. Adama Toure said.",
        "rules": "codebook:ASSAULT event:subject",
        "score": "0.8",
        "same_as": "",
    }


def test_unknown_is_empty(make: Make) -> None:
    """What is not known is an empty cell; the outlet's own words have no voice."""
    (row,) = rows(make(replace(BURNED, same_as="e1")))
    empty = {name for name, cell in row.items() if not cell}
    document = "outlet published url"
    event = "mode recipients places setting countries start end counts voices"
    assert empty == {*document.split(), *event.split()}
    assert row["actors"] == "They (= Militiamen) [REB]"
    assert (row["same_as"], row["standing"]) == ("e1", "established")


def test_every_event_is_one_line(make: Make) -> None:
    """Line ends, tabs and quotes in the text cost no row: one line each, quotes doubled."""
    text = 'Rebels "of\r\nthe North"\tkilled\ntwo.'
    event = replace(
        KILLED,
        trigger=span("killed", text),
        actors=(replace(KILLED.actors[0], span=span('"of\r\nthe North"', text), name="North"),),
        recipients=(),
        voices=(),
    )
    out = io.StringIO()
    write([make(event, text=text, title="a\nb", outlet="x\ny")], out)
    assert len(out.getvalue().splitlines()) == 2
    (row,) = csv.DictReader(io.StringIO(out.getvalue()))
    assert row["actors"] == '"of the North" [REB ←LBY]'
    assert row["outlet"] == "x y"


@pytest.mark.parametrize("words", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1+1", "\r\n@A1", " =A1"])
def test_no_cell_is_a_formula(make: Make, words: str) -> None:
    """Words that a spreadsheet would run get an apostrophe; others stay as they are."""
    assert plain(words) == f"'{words.strip()}"
    (row,) = rows(make(KILLED, outlet=words))
    assert row["outlet"] == f"'{words.strip()}"
    assert plain("a=1") == "a=1"
    assert plain(None) == ""


def test_only_the_header_where_nothing_happened(make: Make) -> None:
    """Without events there is a header and no row."""
    out = io.StringIO()
    write([make(), make()], out)
    assert out.getvalue().split(",")[0] == "document"
    assert len(out.getvalue().splitlines()) == 1


def test_rows_come_as_they_are_read(make: Make) -> None:
    """The rows of a reading are out before the next is read: one flush a document."""
    out = Counting()

    def readings():
        for number in range(3):
            assert out.flushes == number
            yield make(KILLED)

    write(readings(), out)  # type: ignore[arg-type]
    assert out.flushes == 3


def test_the_documentation_lists_the_columns() -> None:
    """docs/record.md describes every column, in order, and no other."""
    page = (Path(__file__).parents[2] / "docs/record.md").read_text("utf-8")
    table = page.partition("## CSV")[2].partition("\n## ")[0]
    listed = [
        name
        for cell in re.findall(r"^\| (`[^|]+) \|", table, re.MULTILINE)
        for name in re.findall(r"`(\w+)`", cell)
    ]
    assert listed == COLUMNS
