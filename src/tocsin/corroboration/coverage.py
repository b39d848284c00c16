"""Which reports tell of the same happening, whoever wrote them and however they word it.

Two steps. Reports are joined by average linkage while the groups are alike (likeness, from fixed
word frequencies). That keeps happenings of one kind, with one cast, together: every raid on one
town, every verdict of one court. So each group is then looked at by its own words: those that all
its reports share tell nothing within it, and weigh nothing. Where it falls into two halves that
have far less to do with each other than each has with itself, it was two happenings.
The result depends on the set of reports alone, never on their order.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from tocsin.corroboration.clusters import components
from tocsin.corroboration.likeness import unit, weigh
from tocsin.knowledge.commonness import split
from tocsin.model import Document

if TYPE_CHECKING:
    from scipy.sparse import csr_array

    Weights = Mapping[str, float]
    Matrix = Any  # a square numpy array: how alike row and column are

ALIKE = 0.18  # groups whose reports are on average so alike are joined
CONTRAST = 0.35  # two halves are two happenings below this part of what they have in themselves
HALF = 4  # reports a half must have: with fewer, chance alone makes a contrast
_BLOCK = 512  # rows compared with all others at a time: memory stays bounded


def cover(documents: Iterable[Document]) -> tuple[tuple[str, ...], ...]:
    """Group documents that tell of the same happening: ids, sorted; most stand alone in most news.

    Time grows with the square of the documents, memory with that of the longest chain of them.
    """
    texts = {one.id: weigh(split(f"{one.title or ''}\n{one.text}")) for one in documents}
    groups = [
        parted
        for chain in chains(texts)
        for group in join({name: texts[name] for name in chain})
        for parted in part({name: texts[name] for name in group})
    ]
    return tuple(sorted(groups))


def chains(texts: Mapping[str, Weights]) -> tuple[tuple[str, ...], ...]:
    """Chain texts that are alike: no group of average linkage reaches beyond its chain."""
    names = sorted(texts)
    rows = _rows([texts[name] for name in names])
    edges = []
    for start in range(0, len(names), _BLOCK):
        alike = (rows[start : start + _BLOCK] @ rows.T).tocoo()
        close = alike.data >= ALIKE
        for one, other in zip(alike.row[close] + start, alike.col[close], strict=True):
            if one < other:
                edges.append((names[one], names[other]))
    return components(names, edges)


def join(texts: Mapping[str, Weights]) -> list[tuple[str, ...]]:
    """Join texts while groups are alike on average (UPGMA)."""
    names = sorted(texts)
    if len(names) == 1:
        return [tuple(names)]
    labels = _cut(_alike([texts[name] for name in names]), 1 - ALIKE)
    return [_named(names, labels, label) for label in sorted(set(labels))]


def part(texts: Mapping[str, Weights]) -> list[tuple[str, ...]]:
    """Part a group in two, and these again, where its halves have little in common."""
    names = sorted(texts)
    halves = _halves([texts[name] for name in names]) if len(names) >= 2 * HALF else None
    if halves is None:
        return [tuple(names)]
    return [
        found
        for label in (False, True)
        for found in part({name: texts[name] for name in _named(names, halves, label)})
    ]


def _halves(texts: Sequence[Weights]) -> list[bool] | None:
    """Say in which half each text stands; None where they are one happening."""
    import numpy as np

    alike = _alike(_within(texts))
    halves = np.array(_ward(alike)) == 1
    if min(halves.sum(), (~halves).sum()) < HALF:
        return None
    same = np.equal.outer(halves, halves) & ~np.eye(len(halves), dtype=bool)
    between = alike[np.not_equal.outer(halves, halves)].mean()
    return None if between >= CONTRAST * alike[same].mean() else list(halves.tolist())


def _within(texts: Sequence[Weights]) -> list[Weights]:
    """Weigh words by how few texts of the group have them; words of a single text link nothing."""
    found = Counter(word for text in texts for word in text)
    telling = {
        word: math.log((len(texts) + 1) / (number + 0.5))
        for word, number in found.items()
        if number > 1
    }
    return [
        unit({word: weight * telling[word] for word, weight in text.items() if word in telling})
        for text in texts
    ]


def _alike(texts: Sequence[Weights]) -> Matrix:
    """Compare all texts of a group with each other."""
    rows = _rows(texts)
    return (rows @ rows.T).toarray()


def _rows(texts: Sequence[Weights]) -> csr_array:
    """Lay weighed texts out as the rows of a sparse matrix, words in order."""
    from scipy.sparse import csr_array

    words = {word: place for place, word in enumerate(sorted({w for text in texts for w in text}))}
    data = [weight for text in texts for weight in text.values()]
    columns = [words[word] for text in texts for word in text]
    starts = [0]
    for text in texts:
        starts.append(starts[-1] + len(text))
    return csr_array((data, columns, starts), shape=(len(texts), max(1, len(words))))


def _cut(alike: Matrix, height: float) -> list[int]:
    """Cut the tree of average linkage at a height (1 - likeness); return each text's group."""
    from scipy.cluster.hierarchy import fcluster, linkage
    from scipy.spatial.distance import squareform

    tree = linkage(squareform((1 - alike).clip(0), checks=False), "average")
    return list(fcluster(tree, height, "distance").tolist())


def _ward(alike: Matrix) -> list[int]:
    """Cut a group in two by Ward's method, which favours halves of some size."""
    from scipy.cluster.hierarchy import fcluster, linkage
    from scipy.spatial.distance import squareform

    far = (2 - 2 * alike).clip(0) ** 0.5
    return list(fcluster(linkage(squareform(far, checks=False), "ward"), 2, "maxclust").tolist())


def _named[T](names: Sequence[str], labels: Sequence[T], label: T) -> tuple[str, ...]:
    """Return the names that have a label."""
    return tuple(name for name, found in zip(names, labels, strict=True) if found == label)
