"""Copies against gold, with every figure worked out by hand."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.corroboration.copied import OTHER, STRIKE, WIRE, paragraphs
from tests.evaluation.made import Parrot, write_lines
from tocsin.evaluation import GoldError, evaluate
from tocsin.evaluation.copies import load, score


def row(name: str, kind: str, text: str = "-", **fields: Any) -> dict[str, Any]:
    """Make a line of gold; copies are named for their original."""
    return {"id": name, "origin": name[0], "story": "t1", "kind": kind, "text": text, **fields}


ROWS = [
    row("a", "original"),
    row("a-cut", "trunc"),
    row("a-edit", "edit"),
    row("b", "original"),
    row("ab", "merge", second_origin="b"),
    row("c", "original", story="t2"),
]
TRUE = [
    *[("a", "a-cut"), ("a", "a-edit"), ("a-cut", "a-edit")],
    *[("a", "ab"), ("a-cut", "ab"), ("a-edit", "ab"), ("ab", "b")],
]


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    """Write two originals of one topic with copies, one of another."""
    return write_lines(tmp_path / "gold.jsonl", ROWS)


def test_perfect(gold: Path) -> None:
    """A round-up shares an original with the copies of both; finding all pairs is all there is."""
    result = score(TRUE, load(gold))
    assert [result[key] for key in ("precision", "recall", "f1", "pairs")] == [100, 100, 100, 7]
    assert (result["unknown"], result["f1_strict"]) == (0, 100.0)


def test_a_missed_pair_costs_recall(gold: Path) -> None:
    """Five of seven are 71.4 %; the kinds whose pairs were missed have less."""
    result = score(TRUE[2:], load(gold))
    assert (result["precision"], result["recall"], result["f1"]) == (100.0, 71.4, 83.3)
    kinds = result["per_kind"]
    assert isinstance(kinds, dict)
    assert kinds["merge"] == {"precision": 100.0, "recall": 100.0, "pairs": 4}
    assert kinds["edit"] == {"precision": 100.0, "recall": 66.7, "pairs": 3}


def test_a_link_to_another_topic_costs_precision(gold: Path) -> None:
    """Two wrong links, in either order, among nine are 77.8 %."""
    result = score([*TRUE, ("c", "a"), ("b", "c")], load(gold))
    assert (result["precision"], result["recall"], result["f1"]) == (77.8, 100.0, 87.5)


def test_what_gold_does_not_know_is_strictly_wrong_only(gold: Path) -> None:
    """Links between two originals of one topic, or their copies, are counted apart."""
    result = score([*TRUE, ("b", "a"), ("a-cut", "b")], load(gold))
    assert (result["precision"], result["unknown"]) == (100.0, 2)
    assert (result["precision_strict"], result["f1_strict"]) == (77.8, 87.5)


def test_texts_are_linked_without_reading(tmp_path: Path) -> None:
    """The task links the texts of the file; a reader that knows nothing is not asked."""
    rows = [
        row("a", "original", WIRE),
        row("a-cut", "trunc", paragraphs(WIRE, 0, 3)),
        row("b", "original", OTHER),
        row("c", "original", STRIKE, story="t2"),
    ]
    path = write_lines(tmp_path / "gold.jsonl", rows)
    result = evaluate("copies", path, reader=Parrot({}))
    assert (result["precision"], result["recall"], result["unknown"]) == (100.0, 100.0, 0)


@pytest.mark.parametrize(
    ("rows", "fault"),
    [
        ([row("a", "original"), row("a", "original")], ":2: a second document is called 'a'"),
        ([{"id": "a", "kind": "original"}], ":1: .*`origin`"),
    ],
)
def test_faulty_gold_is_named(tmp_path: Path, rows: list[dict[str, Any]], fault: str) -> None:
    """A line that cannot be scored against is named with its number."""
    with pytest.raises(GoldError, match=fault):
        load(write_lines(tmp_path / "gold.jsonl", rows))
