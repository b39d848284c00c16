"""The dossiers are sound: mentions stand in their reports, and counts follow from them."""

from __future__ import annotations

import json
from collections import Counter
from datetime import date
from itertools import chain, pairwise
from pathlib import Path

import pytest

from tocsin.knowledge.codebook import load_codebook

DOSSIERS = Path(__file__).parents[1] / "corpus" / "dossiers"
SPLITS = ("dev", "blind", "near")


def rows(split: str, name: str) -> list[dict]:
    """Read the lines of one file of a split."""
    path = DOSSIERS / split / f"{name}.jsonl"
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def reports(split: str) -> dict[str, dict]:
    """Return the reports of a split by id."""
    return {row["id"]: row for row in rows(split, "reports")}


def ancestors(split: str) -> dict[str, set[str]]:
    """Return every report that a reprint goes back to, at any remove."""
    parents: dict[str, set[str]] = {}
    for row in rows(split, "stories"):
        parents.setdefault(row["document"], set()).add(row["of"])

    def climb(document: str) -> set[str]:
        above = parents.get(document, set())
        return above.union(*(climb(one) for one in above))

    return {document: climb(document) for document in parents}


@pytest.mark.parametrize("name", ["reports", "incidents"])
def test_ids_are_unique_and_belong_to_their_dossier(name: str) -> None:
    """No id stands twice in all splits, and each starts with its dossier's."""
    found = list(chain.from_iterable(rows(split, name) for split in SPLITS))
    assert max(Counter(row["id"] for row in found).values()) == 1
    assert all(row["id"].startswith(f"{row['dossier']}-") for row in found)


def test_no_dossier_is_in_two_splits() -> None:
    """Twelve dossiers each and six of neighbours; every line names its own split."""
    kept = [{row["dossier"] for row in rows(split, "reports")} for split in SPLITS]
    assert [len(one) for one in kept] == [12, 12, 6]
    assert len(set.union(*kept)) == 30
    for split in SPLITS:
        sizes = Counter(row["dossier"] for row in rows(split, "reports"))
        assert all(3 <= size <= 7 for size in sizes.values())
        for name in ("reports", "incidents", "stories"):
            assert {row["split"] for row in rows(split, name)} == {split}


@pytest.mark.parametrize("split", SPLITS)
def test_every_trigger_stands_at_its_offsets(split: str) -> None:
    """Each mention's report exists, in the same dossier, and holds the trigger where it says."""
    known = reports(split)
    for row in rows(split, "incidents"):
        assert row["mentions"], row["id"]
        for mention in row["mentions"]:
            report = known[mention["report"]]
            assert report["dossier"] == row["dossier"]
            assert report["text"][mention["start"] : mention["end"]] == mention["trigger"]


@pytest.mark.parametrize("split", SPLITS)
def test_no_mention_is_in_two_happenings(split: str) -> None:
    """No two mentions overlap, in one happening or in two."""
    spans: dict[str, list[tuple[int, int]]] = {}
    for row in rows(split, "incidents"):
        for mention in row["mentions"]:
            spans.setdefault(mention["report"], []).append((mention["start"], mention["end"]))
    for found in spans.values():
        found.sort()
        assert all(left[1] <= right[0] for left, right in pairwise(found))


@pytest.mark.parametrize("split", SPLITS)
def test_reprints_exist_and_follow_what_they_copy(split: str) -> None:
    """Both documents of a reprint exist, the copy is not older, a copy or cut is verbatim."""
    known = reports(split)
    kinds = {"copy", "cut", "edited", "merged"} if split != "near" else {"copy"}
    assert {row["kind"] for row in rows(split, "stories")} == kinds
    for row in rows(split, "stories"):
        copy, source = known[row["document"]], known[row["of"]]
        assert copy["dossier"] == source["dossier"] == row["dossier"]
        assert copy["outlet"] != source["outlet"]
        assert copy["published"] >= source["published"]
        if row["kind"] == "copy":
            assert copy["text"] == source["text"]
        if row["kind"] == "cut":
            assert copy["text"] != source["text"]
            assert source["text"].startswith(copy["text"])


@pytest.mark.parametrize("split", SPLITS)
def test_verbatim_reprints_are_coded_like_their_source(split: str) -> None:
    """A copy or cut has the mentions of its source, as far as its text goes."""
    spans: dict[str, set[tuple[str, int, int]]] = {}
    for row in rows(split, "incidents"):
        for mention in row["mentions"]:
            where = (row["id"], mention["start"], mention["end"])
            spans.setdefault(mention["report"], set()).add(where)
    known = reports(split)
    for row in rows(split, "stories"):
        if row["kind"] in {"copy", "cut"}:
            end = len(known[row["document"]]["text"])
            kept = {span for span in spans[row["of"]] if span[2] <= end}
            assert spans[row["document"]] == kept


@pytest.mark.parametrize("split", SPLITS)
def test_counts_follow_from_mentions_and_reprints(split: str) -> None:
    """Reports and texts are what the mentions and the reprints say."""
    above = ancestors(split)
    for row in rows(split, "incidents"):
        found = {mention["report"] for mention in row["mentions"]}
        texts = [report for report in found if not above.get(report, set()) & found]
        assert (row["reports"], row["texts"]) == (len(found), len(texts)), row["id"]


@pytest.mark.parametrize("split", SPLITS)
def test_fields_hold_what_they_may(split: str) -> None:
    """Types are the codebook's, ranges are in order, and only a past happening fulfils a plan."""
    types = set(load_codebook().types)
    found = rows(split, "incidents")
    stages = {row["id"]: row["stage"] for row in found}
    for row in found:
        assert row["type"] in types
        assert row["stage"] in {"past", "ahead"}
        assert all(stages[plan] == "ahead" for plan in row["fulfils"])
        assert not row["fulfils"] or row["stage"] == "past"
        assert row["disputed"] == (row["disputes"] or [None])[0]
        assert set(row["disputes"]) <= {"denial", "count", "actor"}
        if row["period"]:
            start, end = (date.fromisoformat(row["period"][key]) for key in ("start", "end"))
            assert start <= end
        if row["deaths"]:
            assert 0 <= row["deaths"]["low"] <= row["deaths"]["high"]
