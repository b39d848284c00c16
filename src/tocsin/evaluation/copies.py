"""Copies against gold: which two documents share an original.

Gold is made: originals on several topics, and copies made of these. It knows which documents were
made from which; it does not know which originals on one topic reprint each other, as many do in any
collection of news. Links between documents on one topic that were made from different originals are
therefore left out of precision (unknown counts them); the strict figures take them for wrong.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

from tocsin.corroboration.copies import pairs
from tocsin.evaluation.gold import GoldError, read_rows
from tocsin.evaluation.matching import percent
from tocsin.model import Document

Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class GoldCopy:
    """A document of the gold: what it was made from, how, and the topic it tells of."""

    id: str
    origin: str
    story: str
    kind: str
    text: str
    title: str | None = None
    second_origin: str | None = None

    @property
    def origins(self) -> frozenset[str]:
        """The originals it was made from; an original is its own."""
        return frozenset({self.origin, self.second_origin or self.origin})


def run(path: Path) -> dict[str, object]:
    """Link the documents of a gold file and score the pairs."""
    gold = load(path)
    documents = [
        Document(id=one.id, text=one.text, title=one.title, language="en") for one in gold.values()
    ]
    return score(((one.document, one.of) for one in pairs(documents)), gold)


def load(path: Path) -> dict[str, GoldCopy]:
    """Load the documents of a gold file by id; an id that comes twice is a fault."""
    gold: dict[str, GoldCopy] = {}
    for number, row in read_rows(path, GoldCopy):
        if row.id in gold:
            raise GoldError(f"{path}:{number}: a second document is called {row.id!r}")
        gold[row.id] = row
    return gold


def score(found: Iterable[Pair], gold: Mapping[str, GoldCopy]) -> dict[str, object]:
    """Score linked pairs; figures are percentages, per_kind is of pairs with such a document."""
    linked = {_sorted(*pair) for pair in found}
    true = _true(gold.values())
    known = {pair for pair in linked if pair in true or _apart(pair, gold)}
    right = known & true
    return {
        "precision": percent(len(right), len(known)),
        "recall": percent(len(right), len(true)),
        "f1": _f1(len(right), len(known), len(true)),
        "precision_strict": percent(len(right), len(linked)),
        "f1_strict": _f1(len(right), len(linked), len(true)),
        "pairs": len(true),
        "unknown": len(linked - known),
        "per_kind": _per_kind(known, true, gold),
    }


def _true(gold: Iterable[GoldCopy]) -> set[Pair]:
    """Return the pairs that share an original."""
    made: dict[str, list[str]] = defaultdict(list)
    for one in gold:
        for origin in one.origins:
            made[origin].append(one.id)
    return {_sorted(*pair) for names in made.values() for pair in combinations(names, 2)}


def _apart(pair: Pair, gold: Mapping[str, GoldCopy]) -> bool:
    """Tell whether two documents tell of different topics, so that neither can be a copy."""
    return gold[pair[0]].story != gold[pair[1]].story


def _per_kind(
    known: set[Pair], true: set[Pair], gold: Mapping[str, GoldCopy]
) -> dict[str, dict[str, float]]:
    """Score the pairs that have a document of each kind."""
    found: dict[str, dict[str, float]] = {}
    for kind in sorted({one.kind for one in gold.values()}):
        linked, wanted = (_of_kind(pairs_, kind, gold) for pairs_ in (known, true))
        right = len(linked & wanted)
        found[kind] = {
            "precision": percent(right, len(linked)),
            "recall": percent(right, len(wanted)),
            "pairs": len(wanted),
        }
    return found


def _of_kind(found: set[Pair], kind: str, gold: Mapping[str, GoldCopy]) -> set[Pair]:
    """Return the pairs that have a document of a kind."""
    return {pair for pair in found if kind in (gold[pair[0]].kind, gold[pair[1]].kind)}


def _f1(right: int, found: int, wanted: int) -> float:
    """Return the harmonic mean of precision and recall as a percentage."""
    return percent(2 * right, found + wanted)


def _sorted(one: str, other: str) -> Pair:
    """Return a pair with its ends in order."""
    return (one, other) if one < other else (other, one)
