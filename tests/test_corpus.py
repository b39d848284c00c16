"""The corpus is sound: its words stand in its texts, and its blind part is no part of the rest."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tocsin.evaluation.gold_events import load_events
from tocsin.evaluation.gold_probe import load_probe
from tocsin.knowledge.codebook import load_codebook

CORPUS = Path(__file__).parents[1] / "corpus"
SENTENCES = sorted(CORPUS.rglob("sentences.jsonl"))


def rows(path: Path) -> list[dict[str, object]]:
    """Read the lines of a sentences file."""
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


@pytest.mark.parametrize("path", SENTENCES, ids=lambda path: path.parent.name)
def test_every_coded_word_stands_in_its_sentence(path: Path) -> None:
    """A sentences file loads as gold: each trigger, party and cue is found in its text."""
    assert len(load_probe(path)) == len(rows(path)) >= 100


@pytest.mark.parametrize("path", SENTENCES, ids=lambda path: path.parent.name)
def test_sentences_without_events_are_many(path: Path) -> None:
    """At least one sentence in eight holds nothing to code."""
    empty = [row for row in rows(path) if not row["events"]]
    assert len(empty) >= len(rows(path)) / 8


def test_reports_are_coded_by_offsets_that_hold() -> None:
    """The coded reports load: each span's words are those at its offsets."""
    dev = CORPUS / "dev"
    assert len(load_events(dev / "reports_gold.json", dev / "reports.jsonl")) == 4


def test_the_blind_part_is_kept_apart() -> None:
    """No blind sentence stands among the sentences or the codebook that rules were written with."""
    seen = {row["text"] for row in rows(CORPUS / "dev" / "sentences.jsonl")}
    for entry in load_codebook().types.values():
        seen.update(example.text for example in (*entry.examples, *entry.counterexamples))
    assert not seen.intersection(row["text"] for row in rows(CORPUS / "blind" / "sentences.jsonl"))
