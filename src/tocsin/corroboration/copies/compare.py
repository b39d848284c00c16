"""How much of one text stands in another, and what that makes of it."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil

import numpy as np

from tocsin.corroboration.copies.passages import Flags, Gauge, Numbers, Wording, among
from tocsin.model import ReprintKind

# Shares of the six-word runs: nearly all, and a good part. Reports of one happening by different
# people share under a fifth, mostly names and phrases everybody uses; four tenths is no accident.
NEARLY_ALL = 0.8
GOOD_PART = 0.4
# Share of the phrases: what is left of a text whose every sentence was touched. It is found all
# over the text: so much of it beside the longest row, which alone may be boilerplate.
PHRASES, SCATTERED = 0.3, 0.1
# A round-up takes the lead of a report: in its first hundred words or so, about fifty in a row. Not
# so further down, where boilerplate and background stand that thousands of reports share.
LEAD, PASSAGE = 60, 28
# Phrases before a passage that opens a text, and before one that does not: a sentence, a paragraph.
NEAR, FAR = 15, 30
# Fewer phrases in common say nothing: a name and a place make two or three.
LEAST = 6


@dataclass(frozen=True, slots=True)
class Overlap:
    """The parts of one text, quotations aside, that stand in another.

    scattered is the part of the phrases beside the longest row of them; start is how many phrases
    stand before that row, longest its length; passage the length of the longest in the lead.
    """

    runs: float
    phrases: float
    scattered: float
    passage: int
    start: int
    longest: int


def overlap(one: Wording, other: Wording) -> Overlap:
    """Measure how much of one text stands in the other."""
    phrases = common(one, other) & one.phrases.own
    start, longest = _longest(phrases)
    return Overlap(
        runs=_share(among(one.runs.numbers, other.runs.known), one.runs),
        phrases=_share(phrases, one.phrases),
        scattered=_share(phrases, one.phrases) - longest / max(1, int(one.phrases.own.sum())),
        passage=_longest(phrases[:LEAD])[1],
        start=start,
        longest=longest,
    )


def common(one: Wording, other: Wording) -> Flags:
    """Tell which phrases of a text stand in the other; no footer is held against a footer."""
    numbers = one.phrases.numbers
    return among(numbers, other.body) | (one.above & among(numbers, other.phrases.known))


def alike(one: Wording, other: Wording) -> bool:
    """Tell whether two texts share phrases enough, at all or in a lead, to be compared."""
    met = np.unique(one.phrases.numbers[common(one, other)])
    if len(met) >= min(need(one), need(other)):
        return True
    return any(
        int(among(lead(first), second.phrases.known).sum()) >= PASSAGE
        for first, second in ((one, other), (other, one))
    )


def need(wording: Wording) -> int:
    """Return how many different phrases a text must share to be derived, or derived from."""
    return max(LEAST, ceil(PHRASES * int(wording.phrases.own.sum())))


def lead(wording: Wording) -> Numbers:
    """Return the different phrases of a text's lead, sorted."""
    return np.unique(wording.phrases.numbers[:LEAD][wording.above[:LEAD]])


def kind_of(child: Overlap, parent: Overlap, *, passages: bool = True) -> ReprintKind | None:
    """Return what a later text is to an earlier one, by what each holds of the other.

    passages = a lead taken over is enough; not so between texts of one outlet, which repeats what
    it wrote before.
    """
    if child.runs >= NEARLY_ALL:
        return "copy" if parent.runs >= NEARLY_ALL else "cut"
    if _derived(child):
        return "edited"
    if _derived(parent) or (passages and max(child.passage, parent.passage) >= PASSAGE):
        return "merged"
    return None


def leads(one: Overlap, other: Overlap) -> bool:
    """Tell whether a passage opens one text and stands further down in the other."""
    long = min(one.longest, other.longest) >= PASSAGE
    return long and one.start < NEAR and other.start >= FAR


def rule_of(child: Overlap, parent: Overlap) -> str:
    """Name what showed that one text derives from the other."""
    if max(child.runs, parent.runs) >= GOOD_PART:
        return "text:runs"
    return "text:phrases" if _derived(child) or _derived(parent) else "text:passage"


def _derived(part: Overlap) -> bool:
    """Tell whether a good part of a text stands in the other."""
    if part.runs >= GOOD_PART:
        return True
    return part.phrases >= PHRASES and part.scattered >= SCATTERED


def _share(found: Flags, gauge: Gauge) -> float:
    """Return the part of a text's own stretches that were found."""
    return int((found & gauge.own).sum()) / max(1, int(gauge.own.sum()))


def _longest(found: Flags) -> tuple[int, int]:
    """Return where the first longest row of true flags starts, and its length."""
    edges = np.flatnonzero(np.diff(np.concatenate(([False], found, [False])).astype(np.int8)))
    starts, lengths = edges[::2], edges[1::2] - edges[::2]
    if not len(starts):
        return 0, 0
    best = int(lengths.argmax())
    return int(starts[best]), int(lengths[best])
