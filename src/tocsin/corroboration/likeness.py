"""How alike two texts are, from these two alone: cosines of words weighted by their rarity in news.

Weights are tf-idf with document frequencies that ship (knowledge.commonness), so that no other text
changes them. A word said again adds less each time, as in BM25 (Robertson and Zaragoza, The
Probabilistic Relevance Framework, 2009), and names and numbers weigh more.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping

from tocsin.knowledge.commonness import rarity, stem

NAMED = 2.0  # a name or number tells so many times what a word as rare does


def weigh(words: Iterable[str]) -> dict[str, float]:
    """Weigh the words of a text by stem, as a vector of length 1; empty where no word tells."""
    return weigh_heeded((word, 1.0) for word in words)


def weigh_heeded(words: Iterable[tuple[str, float]]) -> dict[str, float]:
    """Weigh words that count to different degrees (1 = in full), as weigh does."""
    heed: Counter[str] = Counter()
    named: Counter[str] = Counter()
    for word, part in words:
        stemmed = stem(word)
        if len(stemmed) > 1 or stemmed.isdigit():
            heed[stemmed] += part  # type: ignore[assignment]
            named[stemmed] += part if _names(word) else -part  # type: ignore[assignment]
    return unit({word: _weight(word, part, named[word] > 0) for word, part in heed.items()})


def likeness(one: Mapping[str, float], other: Mapping[str, float]) -> float:
    """Return the cosine of two weighed texts: 0 = no word in common, 1 = the same words."""
    few, many = (one, other) if len(one) <= len(other) else (other, one)
    return math.fsum(weight * many[word] for word, weight in few.items() if word in many)


def unit(weights: Mapping[str, float]) -> dict[str, float]:
    """Scale weights to a vector of length 1, without what weighs nothing, in order of words."""
    length = math.sqrt(math.fsum(weight * weight for weight in weights.values()))
    return {word: weights[word] / length for word in sorted(weights) if weights[word] > 0}


def _names(word: str) -> bool:
    """Tell whether a word is written as names and numbers are."""
    return not word[0].islower()


def _weight(stemmed: str, heed: float, named: bool) -> float:  # noqa: FBT001
    """Return what a word weighs that a text gives so much heed."""
    return rarity(stemmed) * heed / (heed + 1) * (NAMED if named else 1)
