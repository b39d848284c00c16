"""Groups against groups: the scorers of coreference and of clustering, as their papers define them.

Both sides say for the same things in which group each stands. Things that stand alone count, but
for MUC, which counts links. MUC: Vilain et al., A Model-Theoretic Coreference Scoring Scheme, 1995.
B-cubed: Bagga and Baldwin, Algorithms for Scoring Coreference Chains, 1998. CEAF-e: Luo, On
Coreference Resolution Performance Metrics, 2005. CoNLL F1 is the mean of their F1 (Pradhan et al.,
2012). Adjusted Rand index: Hubert and Arabie, Comparing Partitions, 1985.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass
from math import comb

Groups = Mapping[str, Hashable]


@dataclass(frozen=True, slots=True)
class Scores:
    """Precision and recall, shares of 1."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        """Return their harmonic mean."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def muc(gold: Groups, found: Groups) -> Scores:
    """Count the links that hold each group together and that the other side has too."""
    return Scores(_links(found, gold), _links(gold, found))


def b_cubed(gold: Groups, found: Groups) -> Scores:
    """Average over things the share of their group that belongs with them."""
    wanted, got = Counter(gold.values()), Counter(found.values())
    shared = _shared(gold, found)
    precision = sum(number**2 / got[theirs] for (_, theirs), number in shared.items())
    recall = sum(number**2 / wanted[ours] for (ours, _), number in shared.items())
    return Scores(_share(precision, len(gold)), _share(recall, len(gold)))


def ceaf_e(gold: Groups, found: Groups) -> Scores:
    """Pair groups one to one as well as can be, by 2 |shared| / (|one| + |other|)."""
    import numpy as np
    from scipy.optimize import linear_sum_assignment

    wanted, got = Counter(gold.values()), Counter(found.values())
    rows = {group: place for place, group in enumerate(wanted)}
    columns = {group: place for place, group in enumerate(got)}
    alike = np.zeros((len(rows), len(columns)))
    for (ours, theirs), number in _shared(gold, found).items():
        alike[rows[ours], columns[theirs]] = 2 * number / (wanted[ours] + got[theirs])
    total = float(alike[linear_sum_assignment(alike, maximize=True)].sum())
    return Scores(_share(total, len(columns)), _share(total, len(rows)))


def conll_f1(gold: Groups, found: Groups) -> float:
    """Return the mean F1 of MUC, B-cubed and CEAF-e."""
    return sum(scorer(gold, found).f1 for scorer in (muc, b_cubed, ceaf_e)) / 3


def adjusted_rand(gold: Groups, found: Groups) -> float:
    """Return how far pairs agree beyond chance: 1 = in all, 0 = as by chance."""
    both, ours, theirs = (
        sum(comb(number, 2) for number in Counter(groups).values())
        for groups in (_paired(gold, found), gold.values(), found.values())
    )
    pairs = comb(len(gold), 2)
    chance = ours * theirs / pairs if pairs else 0.0
    most = (ours + theirs) / 2
    return 1.0 if most == chance else (both - chance) / (most - chance)


def numbered(groups: Iterable[Iterable[str]]) -> dict[str, int]:
    """Say for each thing in which of the groups it stands."""
    return {name: number for number, group in enumerate(groups) for name in group}


def _links(groups: Groups, other: Groups) -> float:
    """Return the share of the links within groups that the other side keeps."""
    parts: dict[Hashable, list[Hashable]] = defaultdict(list)
    for name, group in groups.items():
        parts[group].append(other[name])
    kept = sum(len(part) - len(set(part)) for part in parts.values())
    return _share(kept, sum(len(part) - 1 for part in parts.values()))


def _paired(gold: Groups, found: Groups) -> list[tuple[Hashable, Hashable]]:
    """Pair each thing's two groups."""
    return [(group, found[name]) for name, group in gold.items()]


def _shared(gold: Groups, found: Groups) -> Counter[tuple[Hashable, Hashable]]:
    """Count what each two groups share."""
    return Counter(_paired(gold, found))


def _share(part: float, whole: float) -> float:
    """Return a share; a share of nothing is 0."""
    return part / whole if whole else 0.0
