"""Reports against gold: which of them tell of the same happening.

Gold rows hold doc_id, text, title, the story a person put the report in, and its split, if any.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from tocsin.corroboration.coverage import cover
from tocsin.evaluation.chains import adjusted_rand, b_cubed, numbered
from tocsin.evaluation.gold import GoldError, read_rows
from tocsin.evaluation.matching import percent
from tocsin.model import Document


@dataclass(frozen=True, slots=True)
class GoldReport:
    """A report and the story it belongs to; None = the gold does not say."""

    doc_id: str
    text: str
    title: str | None = None
    story: str | None = None
    split: str | None = None


def run(path: Path) -> dict[str, object]:
    """Group the reports of a gold file and score the groups, also within each split alone."""
    gold = load(path)
    if missing := next((one.doc_id for one in gold.values() if one.story is None), None):
        raise GoldError(f"{path}: {missing} has no story")
    splits = sorted({one.split for one in gold.values() if one.split})
    parts = {split: [one for one in gold.values() if one.split == split] for split in splits}
    return {
        **score(list(gold.values())),
        "per_split": {split: score(reports)["b3_f1"] for split, reports in parts.items()},
    }


def load(path: Path) -> dict[str, GoldReport]:
    """Load the reports of a gold file by id; an id that comes twice is a fault."""
    gold: dict[str, GoldReport] = {}
    for number, row in read_rows(path, GoldReport):
        if row.doc_id in gold:
            raise GoldError(f"{path}:{number}: a second report is called {row.doc_id!r}")
        gold[row.doc_id] = row
    return gold


def groups(reports: Sequence[GoldReport]) -> tuple[tuple[str, ...], ...]:
    """Group reports by what their texts tell; the story is not looked at."""
    return cover(Document(id=one.doc_id, text=one.text, title=one.title) for one in reports)


def score(reports: Sequence[GoldReport]) -> dict[str, float | int]:
    """Group reports by happening and score the groups, in percent; stories and found count them."""
    gold = {one.doc_id: one.story for one in reports}
    found = groups(reports)
    return {
        "b3_f1": percent(b_cubed(gold, numbered(found)).f1, 1),
        "ari": percent(adjusted_rand(gold, numbered(found)), 1),
        "stories": len(set(gold.values())),
        "found": len(found),
    }
