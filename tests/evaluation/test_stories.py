"""Reports against stories: groups are found from texts alone, and scored by hand-worked figures."""

from pathlib import Path

import pytest

from tests.evaluation.made import Parrot, write_lines
from tocsin.evaluation import GoldError, evaluate

DAM = "Engineers opened the Veltra dam after cracks were seen in its wall"
DAM2 = "Cracks in the wall of the Veltra dam worry engineers"
BUS = "Bus drivers in Osgrad walked out over pay, leaving commuters stranded"
BUS2 = "Commuters in Osgrad were stranded when bus drivers walked out over pay"


def row(doc_id: str, text: str, story: str | None, split: str | None = None) -> dict[str, object]:
    """Write a report as gold does, fields that are not asked for included."""
    found = {"doc_id": doc_id, "text": text, "title": None, "split": split, "topic": 7}
    return found if story is None else {**found, "story": story}


def measure(folder: Path, *rows: dict[str, object]) -> dict[str, object]:
    """Score gold of these rows; nothing is read."""
    parrot = Parrot({})
    figures = evaluate("stories", write_lines(folder / "docs.jsonl", rows), reader=parrot)
    assert parrot.asked == []
    return figures


def test_right_groups_are_perfect(tmp_path: Path) -> None:
    """Two stories of two reports each, found as they are, in the whole and in each split."""
    figures = measure(
        tmp_path,
        row("1", DAM, "dam", "train"),
        row("2", BUS, "bus", "dev"),
        row("3", DAM2, "dam", "train"),
        row("4", BUS2, "bus", "dev"),
    )
    assert figures == {
        "b3_f1": 100.0,
        "ari": 100.0,
        "stories": 2,
        "found": 2,
        "per_split": {"dev": 100.0, "train": 100.0},
    }


def test_wrong_groups_cost(tmp_path: Path) -> None:
    """Gold that takes all four for one story: precision 1, recall 1/2, so F1 2/3; chance pairs."""
    texts = (DAM, BUS, DAM2, BUS2)
    rows = [row(str(place), text, "all") for place, text in enumerate(texts)]
    figures = measure(tmp_path, *rows)
    assert (figures["b3_f1"], figures["ari"], figures["found"]) == (66.7, 0.0, 2)
    assert figures["per_split"] == {}


def test_the_story_is_not_looked_at(tmp_path: Path) -> None:
    """Other stories for the same texts change the score, never the groups."""
    labels = (("a", "a", "b", "b"), ("x", "y", "z", "x"))
    texts = (DAM, BUS, DAM2, BUS2)
    found = [
        measure(tmp_path, *(row(t, t, label) for t, label in zip(texts, stories, strict=True)))
        for stories in labels
    ]
    assert found[0]["found"] == found[1]["found"] == 2
    assert found[0]["b3_f1"] != found[1]["b3_f1"]


def test_faults_are_named(tmp_path: Path) -> None:
    """A report that comes twice and one without a story stop the measuring with their place."""
    with pytest.raises(GoldError, match=r"docs\.jsonl:2: a second report is called '1'"):
        measure(tmp_path, row("1", DAM, "dam"), row("1", BUS, "bus"))
    with pytest.raises(GoldError, match="2 has no story"):
        measure(tmp_path, row("1", DAM, "dam"), row("2", BUS, None))
