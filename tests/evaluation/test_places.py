"""Place names against gold, with every figure worked out by hand."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.evaluation.made import Parrot, quote, write_lines
from tocsin.evaluation import GoldError, evaluate
from tocsin.evaluation.places import compare, find, is_near, load, score
from tocsin.model import Place, Span

TEXT = "Ferries from Oslo to Bergen were full, and so was the road to Lima."
OSLO, BERGEN, LIMA = (59.91, 10.75), (60.39, 5.32), (-12.04, -77.03)


def place(
    start: int,
    end: int,
    at: tuple[float, float] | None = None,
    *,
    country: str | None = None,
    geonames: int | None = None,
) -> Place:
    """Make a place at given characters."""
    north, east = at or (None, None)
    span = Span(start, end)
    return Place(span, "-", country, latitude=north, longitude=east, geonames=geonames)


def toponym(words: str, at: tuple[float, float] | None = None, **fields: Any) -> dict[str, Any]:
    """Write a place name of the text as gold does."""
    where = {"lat": at[0], "lon": at[1]} if at else {}
    return {**quote(TEXT, words), **where, **fields}


def test_near_is_up_to_161_kilometres() -> None:
    """A degree of latitude is 111 km: 1.44 degrees (160 km) are near, 1.46 (162 km) are not."""
    assert is_near(place(0, 1, (10.0, 20.0)), place(0, 1, (11.44, 20.0)))
    assert not is_near(place(0, 1, (10.0, 20.0)), place(0, 1, (11.46, 20.0)))


def test_the_same_id_is_no_distance() -> None:
    """Two middles of one large place may lie far apart; two unknown ids are not the same."""
    assert is_near(place(0, 1, OSLO, geonames=7), place(0, 1, LIMA, geonames=7))
    assert not is_near(place(0, 1, OSLO), place(0, 1, LIMA))


def test_a_place_that_lies_nowhere_is_not_near() -> None:
    """What is found and not resolved is not right."""
    assert not is_near(place(0, 1), place(0, 1, OSLO))


def test_figures() -> None:
    """Of four gold names three are found, one of them unresolved and one far off; one is made up.

    Recognition: 3 of 4 read and of 4 gold. Located: 3 read, 1 right: precision 1/3, recall 1/4.
    """
    gold = [place(n, n + 5, OSLO, country="NOR") for n in (0, 10, 20, 30)]
    read = [
        place(0, 5, OSLO, country="NOR"),
        place(10, 15, LIMA, country="PER"),
        place(20, 25),
        place(50, 55, LIMA),
    ]
    figures = score([compare(read, gold)])
    assert (figures["recognition_f1"], figures["acc_161km"]) == (75.0, 33.3)
    assert (figures["precision_161km"], figures["recall_161km"]) == (33.3, 25.0)
    assert (figures["f1_161km"], figures["country"]) == (28.6, 33.3)
    assert (figures["toponyms"], figures["found"]) == (4, 4)


def test_names_pair_one_to_one() -> None:
    """A long name read over two gold names finds the one that it shares more with."""
    compared = compare([place(0, 20, OSLO)], [place(0, 5, LIMA), place(7, 20, BERGEN)])
    ((_, wanted),) = compared.pairs
    assert (wanted.latitude, wanted.longitude) == BERGEN


def test_what_gold_cannot_judge_is_left_out() -> None:
    """Names without coordinates, and all that is read over them, are neither right nor wrong."""
    gold = [place(0, 20), place(30, 35, OSLO)]
    read = [place(0, 5, LIMA), place(10, 20, LIMA), place(30, 35, OSLO)]
    figures = score([compare(read, gold)])
    assert (figures["found"], figures["toponyms"]) == (1, 1)
    assert (figures["recognition_f1"], figures["f1_161km"]) == (100.0, 100.0)


def test_a_country_that_gold_does_not_say_is_not_asked() -> None:
    """Country is of the paired names whose country gold has."""
    gold = [place(0, 5, OSLO, country="NOR"), place(10, 15, LIMA)]
    read = [place(0, 5, OSLO, country="NOR"), place(10, 15, LIMA, country="PER")]
    assert score([compare(read, gold)])["country"] == 100.0


def test_places_are_found_in_the_order_of_the_text() -> None:
    """A text alone gives its places with their spans."""
    assert [one.span.of(TEXT) for one in find(TEXT)] == ["Oslo", "Bergen", "Lima"]


def test_a_file_is_scored(tmp_path: Path) -> None:
    """The task reads the texts; countries in two letters are understood; no reader is asked."""
    names = [
        toponym("Oslo", OSLO, country="NO"),
        toponym("Bergen", OSLO, country="NO"),
        toponym("Lima", LIMA, country="BR", fcode="PPLC"),
    ]
    path = write_lines(tmp_path / "gold.jsonl", [{"id": "n", "text": TEXT, "toponyms": names}])
    reader = Parrot({})
    figures = evaluate("places", path, reader=reader)
    assert (figures["recognition_f1"], figures["acc_161km"]) == (100.0, 66.7)
    assert (figures["f1_161km"], figures["country"]) == (66.7, 66.7)
    assert reader.asked == []


@pytest.mark.parametrize("start", [1, -60])
def test_a_name_that_is_not_there_is_named(tmp_path: Path, start: int) -> None:
    """Gold whose characters are not those of its text names file, line and report."""
    shifted = {**toponym("Oslo", OSLO), "start": start}
    path = write_lines(tmp_path / "g.jsonl", [{"id": "n", "text": TEXT, "toponyms": [shifted]}])
    with pytest.raises(GoldError, match=r"g\.jsonl:1: report 'n': .* not 'Oslo'"):
        load(path)
