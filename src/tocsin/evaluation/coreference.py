"""Mentions of happenings against gold: which of them, across reports, mention the same one.

Mentions are given (mention_id, doc_id, text, head_lemma, left and right context); how they hang
together is found from these and from the texts of the reports, never from the gold's own chains,
stories or topics. Chains are scored over all reports at once, and within each split alone.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from tocsin.corroboration.coreference import Trigger, link, trigger
from tocsin.evaluation.chains import b_cubed, ceaf_e, conll_f1, muc, numbered
from tocsin.evaluation.gold import GoldError, read_rows
from tocsin.evaluation.matching import percent
from tocsin.evaluation.stories import GoldReport, groups
from tocsin.evaluation.stories import load as load_reports


@dataclass(frozen=True, slots=True)
class GoldMention:
    """A mention of a happening in its words, and the chain it belongs to."""

    mention_id: str
    doc_id: str
    text: str
    head_lemma: str
    left: str
    right: str
    chain: str
    split: str | None = None


def run(path: Path, documents: Path | None) -> dict[str, object]:
    """Link the mentions of a gold file and score the chains."""
    if documents is None:
        raise GoldError(f"{path}: the task 'coreference' also needs the documents (JSON lines)")
    reports = load_reports(documents)
    mentions = load(path, reports)
    splits = sorted({one.split for one in mentions if one.split})
    return {
        **score(mentions, list(reports.values())),
        "per_split": {split: _within(split, mentions, reports)["conll_f1"] for split in splits},
    }


def load(path: Path, reports: Mapping[str, GoldReport]) -> list[GoldMention]:
    """Load mentions; one that comes twice, or of a report that is not there, is a fault."""
    found: dict[str, GoldMention] = {}
    for number, row in read_rows(path, GoldMention):
        if row.mention_id in found:
            raise GoldError(f"{path}:{number}: a second mention is called {row.mention_id!r}")
        if row.doc_id not in reports:
            raise GoldError(f"{path}:{number}: there is no document {row.doc_id!r}")
        found[row.mention_id] = row
    return list(found.values())


def score(mentions: Sequence[GoldMention], reports: Sequence[GoldReport]) -> dict[str, float]:
    """Link mentions of reports on the same happening and score the chains, in percent."""
    covers = groups(reports)
    gold = {one.mention_id: one.chain for one in mentions}
    found = numbered(link(map(_trigger, mentions), covers))
    return {
        "muc": percent(muc(gold, found).f1, 1),
        "b3": percent(b_cubed(gold, found).f1, 1),
        "ceafe": percent(ceaf_e(gold, found).f1, 1),
        "conll_f1": percent(conll_f1(gold, found), 1),
    }


def _within(
    split: str, mentions: Sequence[GoldMention], reports: Mapping[str, GoldReport]
) -> dict[str, float]:
    """Score the mentions and reports of one split, as if there were no others."""
    return score(
        [one for one in mentions if one.split == split],
        [one for one in reports.values() if one.split == split],
    )


def _trigger(mention: GoldMention) -> Trigger:
    """Take over what a reading would know of a mention: no chain, no story."""
    return trigger(
        mention.mention_id,
        mention.doc_id,
        lemma=mention.head_lemma,
        phrase=mention.text,
        before=mention.left,
        after=mention.right,
    )
