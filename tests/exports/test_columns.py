"""Tables and their columns: what each row holds, and that the page describes every one."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import get_args

import pytest

from tests.exports import dictionary
from tests.exports.made import ATTACK, HELD, PROTEST
from tocsin.exports.columns import Value, distinct, listed
from tocsin.exports.csv import COLUMNS as READING_COLUMNS
from tocsin.exports.gathered import gather
from tocsin.exports.holding import Held
from tocsin.exports.tables import TABLES
from tocsin.model import QuantityKind, Standing

PAGE = Path(__file__).parents[2] / "docs/exports.md"


def rows(table: str, held: Held = HELD) -> list[dict[str, Value]]:
    """Return the rows of a table by column."""
    names = [column.name for column in TABLES[table].columns]
    cells = TABLES[table].cells(held, gather(held))
    return [dict(zip(names, row, strict=True)) for row in cells]


def test_an_incident_is_one_row() -> None:
    """Every column of an incident is filled from its fields, its words and its reports."""
    row, _ = rows("incidents")
    counts = {f"{kind}_{bound}": None for kind in get_args(QuantityKind) for bound in BOUNDS}
    assert row == {
        "id": "i1",
        "type": "ASSAULT",
        "mode": "firearms",
        "contexts": "military; crime",
        "status": "happened",
        "standing": "disputed",
        "counts_as_happened": "flagged",
        "actors": "Militiamen [REB ←LBY]",
        "actor_standings": "disputed",
        "actor_countries": None,
        "actor_sectors": "REB",
        "recipients": "13 villagers [MLI-CVL]; fishers [MLI-BUS]",
        "recipient_standings": "disputed; claimed",
        "recipient_countries": "MLI",
        "recipient_sectors": "CVL; BUS",
        "places": "Lake Kuru [MLI]; Mali [MLI]",
        "place": "Lake Kuru",
        "place_role": None,
        "place_standing": "disputed",
        "country": "MLI",
        "admin1": "Gao",
        "latitude": 16.25,
        "longitude": -0.05,
        "precision": "city",
        "geonames": 2457161,
        "start": "2024-05-01",
        "end": "2024-05-31",
        "period_standing": "disputed",
        **counts,
        "deaths_low": 7,
        "deaths_best": 13,
        "deaths_high": 13,
        "injured_low": 2,
        "injured_best": 2,
        "reports": 3,
        "texts": 2,
        "outlets": "Kuru Post; Lake Radio",
        "owners": "Kuru Post; Lake Media",
        "origins": "Adama Toure (military); Kuru Post (media); the army (armed group, denies)",
        "independent_low": 1,
        "independent_high": 2,
        "opposing": None,
        "credibility": 4,
        "credibility_rule": "all who affirm it are contradicted",
        "reliability": "B",
        "disputes": "deaths: 13 (Adama Toure), 7 (the army); "
        "act: it happened (Adama Toure, Kuru Post), it did not (the army)",
        "fulfils": None,
        "words": "Militiamen killed 13 villagers near Lake Kuru in May 2024, "
        "Lt. Col. Adama Toure said.",
        "events": "e1; e3; e4",
        "documents": "d1; d2; d3",
        "urls": "https://radio.example.org/1; https://post.example.org/a?b=1;2",
        "judgements": "j1",
        "plover": "ASSAULT",
        "cameo_root": "19",
        "quad": "material conflict",
        "intensity": -9.3,
    }


BOUNDS = ("low", "best", "high")


def test_what_nobody_says_is_empty() -> None:
    """An incident without place, period and counts has no cell for them, and no made-up zero."""
    nothing = replace(PROTEST, mode=None, actors=(), period=None)
    (row,) = rows("incidents", replace(HELD, every_incident=(nothing,)))
    assert {name for name, cell in row.items() if cell is not None} == set(
        "id type status standing counts_as_happened reports texts independent_low "
        "independent_high credibility credibility_rule words events documents plover cameo_root "
        "quad intensity".split()
    )


@pytest.mark.parametrize(
    ("standing", "counts"),
    [
        ("established", "yes"),
        ("reported", "yes"),
        ("claimed", "flagged"),
        ("disputed", "flagged"),
        ("expected", "expected"),
        ("conjectured", "no"),
        ("not occurred", "no"),
    ],
)
def test_what_counts_as_happened(standing: Standing, counts: str) -> None:
    """Only what is established or reported counts; what is flagged is never a plain yes."""
    held = replace(HELD, every_incident=(replace(ATTACK, standing=standing),))
    assert rows("incidents", held)[0]["counts_as_happened"] == counts


def test_events_know_their_incident() -> None:
    """An event's row is that of tocsin read, and the incident; a denial makes it disputed."""
    told = rows("events")
    assert [(row["event"], row["incident"], row["standing"]) for row in told] == [
        ("e1", "i1", "disputed"),
        ("e2", None, "established"),
        ("e3", "i1", "disputed"),
        ("e4", "i1", "not occurred"),
        ("e5", "i2", "expected"),
    ]
    folded = ["plover", "cameo_root", "quad", "intensity"]
    assert [*READING_COLUMNS, "incident", *folded] == list(told[0])


def test_documents_name_their_debts() -> None:
    """A reprint's row names what it is a reprint of and how; an outlet's owner stands beside it."""
    first, reprint, *_, last = rows("documents")
    assert (first["stories"], first["reprint_of"], first["owner"]) == ("s1", None, "Lake Media")
    assert (first["home"], first["reliability"], first["events"]) == ("MLI", "B", 2)
    assert [reprint[name] for name in ("stories", "reprint_of", "reprint_kinds", "shared")] == [
        "s1",
        "d1",
        "cut",
        "0.97",
    ]
    assert (last["outlet"], last["owner"], last["published"]) == (None, None, None)


def test_judgements_say_whether_they_hold() -> None:
    """A judgement that was withdrawn stays in the table, and the table says so."""
    told = rows("judgements")
    assert [(row["id"], row["kind"], row["holds"]) for row in told] == [
        ("j1", "correct", "yes"),
        ("j2", "not_same", "no"),
        ("j3", "withdraw", "yes"),
    ]
    assert told[1]["events"] == "ASSAULT d1@27-33; PROTEST d4@23-28"


def test_a_list_splits_again() -> None:
    """Parts of a cell are found by splitting at "; ", whatever they hold."""
    assert listed(["a; b", None, "c"]).split("; ") == ["a, b", "c"]
    assert distinct(["MLI", None, "MLI", "LBY"]) == "MLI; LBY"


@pytest.mark.parametrize("table", TABLES.values(), ids=TABLES)
def test_columns_are_sound(table) -> None:  # a Table of any rows
    """Names are unique, the key and the links are columns, closed lists hold every value."""
    names = [column.name for column in table.columns]
    assert len(set(names)) == len(names)
    assert {table.key, *(column for column, _ in table.links)} <= set(names)
    closed = {column.name: column.among for column in table.columns if column.among}
    for row in rows(table.name):
        assert all(row[name] in (*among, None) for name, among in closed.items())


@pytest.mark.parametrize("name", TABLES)
def test_the_page_describes_every_column(name: str) -> None:
    """docs/exports.md has the data dictionary; `python -m tests.exports.dictionary` renews it."""
    assert dictionary.slots(PAGE.read_text("utf-8"))[name] == dictionary.described(TABLES[name])
