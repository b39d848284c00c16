"""Find the pairs of documents worth comparing, without looking at all pairs.

Two texts that are alike share at least as many phrases as the one needs that needs fewer. So one of
them is among that one's rarest: all but its need - 1 most frequent phrases (prefix filtering:
Chaudhuri et al., A primitive operator for similarity joins, ICDE 2006); likewise for leads. What
boilerplate thousands of documents share is their most frequent, and is not followed. Frequency only
says where to look: no pair that is alike is missed, whatever else there is.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from tocsin.corroboration.copies_compare import PASSAGE, lead, need
from tocsin.corroboration.copies_direction import day, names_of
from tocsin.corroboration.copies_link import CREDITED_DAYS
from tocsin.corroboration.passages import wording
from tocsin.model import Document

Places = NDArray[np.int64]

_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True, eq=False)
class _Index:
    """The different phrases of each document, and of its lead, by rank, rarest first.

    Holders lists the documents of the phrase of rank r from starts[r] to starts[r + 1].
    """

    phrases: tuple[Places, ...]
    leads: tuple[Places, ...]
    needs: Places
    starts: Places
    holders: Places

    def holding(self, ranks: Places) -> Places:
        """Return the documents that hold any of these phrases."""
        lists = [self.holders[self.starts[rank] : self.starts[rank + 1]] for rank in ranks]
        return np.unique(np.concatenate(lists)) if lists else np.empty(0, dtype=np.int64)


def candidates(documents: Iterable[Document]) -> Iterator[tuple[Document, Document]]:
    """Give the pairs that may be linked, each once; the order of the documents changes nothing."""
    ordered = sorted(documents, key=lambda document: document.id)
    seen = {*_alike(ordered), *_crediting(ordered)} if ordered else set()
    for one, other in sorted(seen):
        yield ordered[one], ordered[other]


def _alike(documents: Sequence[Document]) -> Iterator[tuple[int, int]]:
    """Give pairs of places of documents that share a phrase where alike ones must share one."""
    index = _index(documents)
    for place, needed in enumerate(index.needs):
        met = index.holding(_rarest(index.phrases[place], needed))
        met = met[index.needs[met] >= needed]
        led = index.holding(_rarest(index.leads[place], PASSAGE))
        for other in np.union1d(met, led).tolist():
            if other != place:
                yield min(place, other), max(place, other)


def _rarest(ranks: Places, needed: int) -> Places:
    """Return the ranks of which two sets must share one if they share so many."""
    return ranks[: max(0, len(ranks) - needed + 1)]


def _index(documents: Sequence[Document]) -> _Index:
    """File documents under their phrases."""
    wordings = [wording(document) for document in documents]
    known = [one.phrases.known for one in wordings]
    values, counts = np.unique(np.concatenate(known), return_counts=True)
    rank = np.empty(len(counts), dtype=np.int64)
    rank[np.argsort(counts, kind="stable")] = np.arange(len(counts))
    phrases = tuple(np.sort(rank[np.searchsorted(values, one)]) for one in known)
    owners = np.repeat(np.arange(len(documents)), [len(one) for one in known])
    return _Index(
        phrases=phrases,
        leads=tuple(np.sort(rank[np.searchsorted(values, lead(one))]) for one in wordings),
        needs=np.array([need(one) for one in wordings]),
        starts=np.concatenate(([0], np.cumsum(np.sort(counts)))),
        holders=owners[np.argsort(np.concatenate(phrases), kind="stable")],
    )


def _crediting(documents: Sequence[Document]) -> Iterator[tuple[int, int]]:
    """Give pairs where one names the other's outlet, published the same day or the day before."""
    issues: dict[tuple[str, int], list[int]] = defaultdict(list)
    for place, document in enumerate(documents):
        published = day(document)
        if document.outlet and published is not None:
            issues[document.outlet, published].append(place)
    firsts = _first_words({outlet for outlet, _ in issues})
    for place, document in enumerate(documents):
        for outlet in _mentioned(document, firsts) if day(document) is not None else ():
            for back in range(CREDITED_DAYS + 1):
                for other in issues.get((outlet, (day(document) or 0) - back), ()):
                    yield min(place, other), max(place, other)


def _first_words(outlets: set[str]) -> dict[str, list[tuple[str, str]]]:
    """List outlets and their names by the first word of the name."""
    firsts: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for outlet in sorted(outlets):
        for name in names_of(outlet):
            if found := _WORD.search(name):
                firsts[found[0]].append((name, outlet))
    return firsts


def _mentioned(document: Document, firsts: dict[str, list[tuple[str, str]]]) -> set[str]:
    """Return the outlets, but its own, that a document names."""
    words = set(_WORD.findall(document.text)) & firsts.keys()
    return {
        outlet
        for word in words
        for name, outlet in firsts[word]
        if outlet != document.outlet and name in document.text
    }
