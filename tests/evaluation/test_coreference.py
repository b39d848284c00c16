"""Mentions against chains: linked from words and reports alone, scored by hand-worked figures."""

from pathlib import Path

import pytest

from tests.evaluation.made import Parrot, write_lines
from tests.evaluation.test_stories import BUS, BUS2, DAM, DAM2, row
from tocsin.evaluation import GoldError, evaluate

REPORTS = [
    row("1", DAM, "dam", "train"),
    row("2", DAM2, "dam", "train"),
    row("3", BUS, "bus", "dev"),
    row("4", BUS2, "bus", "dev"),
]


def mention(name: str, doc_id: str, words: str, chain: str, split: str) -> dict[str, object]:
    """Write a mention of words in a report, found there, as gold does."""
    text = str(next(report["text"] for report in REPORTS if report["doc_id"] == doc_id))
    left, right = text.split(words)
    lemma = {"walked": "walk", "opened": "open", "Cracks": "crack", "cracks": "crack"}[words]
    found = {"mention_id": name, "doc_id": doc_id, "text": words, "head_lemma": lemma}
    return {**found, "left": left, "right": right, "chain": chain, "split": split, "story": "?"}


MENTIONS = [
    mention("m1", "1", "cracks", "crack", "train"),
    mention("m2", "2", "Cracks", "crack", "train"),
    mention("m3", "1", "opened", "opening", "train"),
    mention("m4", "3", "walked", "walkout", "dev"),
    mention("m5", "4", "walked", "walkout", "dev"),
]


def measure(
    folder: Path, mentions: list[dict[str, object]], *, reports: list[dict[str, object]] = REPORTS
) -> dict[str, object]:
    """Score gold of these rows; nothing is read."""
    parrot = Parrot({})
    path = write_lines(folder / "events.jsonl", mentions)
    documents = write_lines(folder / "docs.jsonl", reports)
    figures = evaluate("coreference", path, documents=documents, reader=parrot)
    assert parrot.asked == []
    return figures


def test_right_chains_are_perfect(tmp_path: Path) -> None:
    """Both chains are found across their two reports, and what stands alone is left alone."""
    assert measure(tmp_path, MENTIONS) == {
        "muc": 100.0,
        "b3": 100.0,
        "ceafe": 100.0,
        "conll_f1": 100.0,
        "per_split": {"dev": 100.0, "train": 100.0},
    }


def test_wrong_chains_cost(tmp_path: Path) -> None:
    """Gold that parts the walkout in two: MUC keeps one link of two found, so F1 is 2/3.

    B-cubed: precision 4/5, recall 1. CEAF-e: crack and opening 1 each, walkout 2/3, of 3 and of 4.
    In dev alone MUC is 0, B-cubed 2/3 and CEAF-e 4/9: 10/27 on average.
    """
    parted = [*MENTIONS[:-1], {**MENTIONS[-1], "chain": "other"}]
    figures = measure(tmp_path, parted)
    assert (figures["muc"], figures["b3"]) == (66.7, 88.9)
    assert figures["ceafe"] == pytest.approx(100 * 2 * (8 / 3) / 7, abs=0.05)
    assert figures["per_split"] == {"dev": pytest.approx(37.0, abs=0.05), "train": 100.0}


def test_chain_and_story_are_not_looked_at(tmp_path: Path) -> None:
    """Mentions whose chain, story and topic are scrambled are linked as before."""
    other = [{**one, "chain": "same", "story": "same"} for one in MENTIONS]
    reports = [{**one, "story": None, "topic": 0} for one in REPORTS]
    figures = measure(tmp_path, other, reports=reports)
    # Found as ever: chains of 2, 2 and 1 against one of 5, so recall is (4 + 4 + 1) / 25.
    assert figures["b3"] == pytest.approx(100 * 2 * 0.36 / 1.36, abs=0.05)


def test_faults_are_named(tmp_path: Path) -> None:
    """No documents, a mention that comes twice, a report that is missing: each is said."""
    path = write_lines(tmp_path / "alone.jsonl", MENTIONS)
    with pytest.raises(GoldError, match="also needs the documents"):
        evaluate("coreference", path, reader=Parrot({}))
    with pytest.raises(GoldError, match=r"events\.jsonl:2: a second mention is called 'm1'"):
        measure(tmp_path, [MENTIONS[0], MENTIONS[0]])
    with pytest.raises(GoldError, match=r"events\.jsonl:5: there is no document '4'"):
        measure(tmp_path, MENTIONS, reports=REPORTS[:-1])
