"""Find the pairs of documents worth comparing, without looking at all pairs.

Two texts that are alike share at least as many phrases as the one needs that needs fewer. So one of
them is among that one's rarest: all but its need - 1 most frequent phrases (prefix filtering:
Chaudhuri et al., A primitive operator for similarity joins, ICDE 2006); likewise for leads. What
boilerplate thousands of documents share is their most frequent, and is not followed. Frequency only
says where to look: no pair that is alike is missed, whatever else there is.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from tocsin.corroboration.copies.compare import PASSAGE, lead, need
from tocsin.corroboration.copies.credit import issued, owed
from tocsin.corroboration.copies.link import WINDOW_DAYS
from tocsin.corroboration.copies.passages import Numbers, wording
from tocsin.corroboration.days import ordinal
from tocsin.model import Document

# Half the size of what numpy takes by itself: there are some hundred phrases a document.
Places = NDArray[np.int32]


@dataclass(frozen=True, slots=True, eq=False)
class _Parts:
    """What of one document is looked at; day is -1 where it is unknown."""

    day: int
    need: int
    known: Numbers
    body: Numbers
    lead: Numbers
    issued: tuple[str, ...]
    owed: tuple[str, ...]


@dataclass(frozen=True, slots=True, eq=False)
class _Postings:
    """The documents that hold each phrase: of rank r from starts[r] to starts[r + 1]."""

    starts: Places
    holders: Places

    def of(self, rank: int) -> Places:
        """Return the documents that hold a phrase."""
        return self.holders[self.starts[rank] : self.starts[rank + 1]]


@dataclass(frozen=True, slots=True, eq=False)
class _Index:
    """The different phrases of each document, of its body and of its lead, by rank, rarest first.

    anywhere says who holds a phrase, above who holds it above a footer.
    """

    days: Places
    needs: Places
    phrases: tuple[Places, ...]
    bodies: tuple[Places, ...]
    leads: tuple[Places, ...]
    anywhere: _Postings
    above: _Postings

    def holding(self, place: int, ranks: Places) -> Places:
        """Return who holds any of these phrases of a document, but a footer where it is one."""
        inside = np.isin(ranks, self.bodies[place]).tolist()
        lists = [
            (self.anywhere if high else self.above).of(rank)
            for rank, high in zip(ranks.tolist(), inside, strict=True)
        ]
        return np.unique(np.concatenate(lists)) if lists else np.empty(0, dtype=np.int32)

    def near(self, place: int, others: Places) -> Places:
        """Return the others that are of about the time of a document, or of unknown time."""
        here, there = int(self.days[place]), self.days[others]
        near: Places = others[(here < 0) | (there < 0) | (np.abs(there - here) <= WINDOW_DAYS)]
        return near


def candidates(documents: Iterable[Document]) -> Iterator[tuple[Document, Document]]:
    """Give the pairs that may be linked, each once; the order of the documents changes nothing."""
    ordered = sorted(documents, key=lambda document: document.id)
    parts = [_parts(document) for document in ordered]
    seen = {*_alike(parts), *_crediting(parts)} if parts else set()
    for one, other in sorted(seen):
        yield ordered[one], ordered[other]


def _alike(parts: Sequence[_Parts]) -> Iterator[tuple[int, int]]:
    """Give pairs of places of documents that share a phrase where alike ones must share one."""
    index = _index(parts)
    for place, needed in enumerate(index.needs.tolist()):
        met = index.holding(place, _rarest(index.phrases[place], needed))
        met = met[index.needs[met] >= needed]
        led = index.holding(place, _rarest(index.leads[place], PASSAGE))
        for other in index.near(place, np.union1d(met, led)).tolist():
            if other != place:
                yield min(place, other), max(place, other)


def _rarest(ranks: Places, needed: int) -> Places:
    """Return the ranks of which two sets must share one if they share so many."""
    return ranks[: max(0, len(ranks) - needed + 1)]


def _index(parts: Sequence[_Parts]) -> _Index:
    """File documents under their phrases."""
    values, counts = np.unique(np.concatenate([one.known for one in parts]), return_counts=True)
    rank = np.empty(len(counts), dtype=np.int32)
    rank[np.argsort(counts, kind="stable")] = np.arange(len(counts), dtype=np.int32)

    def ranked(phrases: Numbers) -> Places:
        """Return the ranks of phrases, rarest first."""
        return np.sort(rank[np.searchsorted(values, phrases)])

    known = tuple(ranked(one.known) for one in parts)
    bodies = tuple(ranked(one.body) for one in parts)
    return _Index(
        days=np.array([one.day for one in parts], dtype=np.int32),
        needs=np.array([one.need for one in parts], dtype=np.int32),
        phrases=known,
        bodies=bodies,
        leads=tuple(ranked(one.lead) for one in parts),
        anywhere=_postings(known, len(values)),
        above=_postings(bodies, len(values)),
    )


def _parts(document: Document) -> _Parts:
    """Return what of a document is looked at."""
    words, published = wording(document), ordinal(document.published)
    return _Parts(
        day=-1 if published is None else published,
        need=need(words),
        known=words.phrases.known,
        body=words.body,
        lead=lead(words),
        issued=issued(document),
        owed=owed(document),
    )


def _postings(held: Sequence[Places], size: int) -> _Postings:
    """Turn the ranks each document holds into the documents that hold each rank."""
    ranks = np.concatenate(held)
    owners = np.repeat(np.arange(len(held), dtype=np.int32), [len(one) for one in held])
    counts = np.bincount(ranks, minlength=size)
    return _Postings(
        starts=np.concatenate(([0], np.cumsum(counts))).astype(np.int32),
        holders=owners[np.argsort(ranks, kind="stable")],
    )


def _crediting(parts: Sequence[_Parts]) -> Iterator[tuple[int, int]]:
    """Give pairs where one credits the other's outlet, published the same day or the day before."""
    issues: dict[str, list[int]] = defaultdict(list)
    for place, one in enumerate(parts):
        for key in one.issued:
            issues[key].append(place)
    for place, one in enumerate(parts):
        for other in (other for key in one.owed for other in issues.get(key, ())):
            yield min(place, other), max(place, other)
