"""Are two events one happening? A sum of named parts, each for one field; above 0 means yes.

The parts are weights of evidence in the sense of Fellegi and Sunter (A Theory for Record Linkage,
JASA 1969): what agrees adds, what is at odds takes away, what is unknown says nothing. They were
set by hand on invented reports (corpus/dossiers/dev). The score of a pair depends on the pair
alone, so that adding reports one by one gives what a rebuild gives.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from tocsin.corroboration.coreference import Kinship, kinship
from tocsin.corroboration.likeness import likeness
from tocsin.corroboration.sketches import PartySketch, Sketch
from tocsin.corroboration.whereabouts import nearness

# Two reports' events that merely share a type, a name and a week are mostly two happenings.
APART = -2.5
SAME_REPORT = -0.8  # the reader saw both and did not link them
KIN: Mapping[Kinship | None, float] = {"same": 0.7, "root": 0.5, "synonym": 0.1, None: -0.1}
SINGULAR = frozenset({"abduct", "sexual", "torture", "execute"})  # no other way of one act
LOOSE = frozenset({"UAF", "CVL", "UNK", None})  # sectors that say next to nothing
SPEECH = frozenset({"ACCUSE", "REQUEST", "REJECT", "SUPPORT", "THREATEN", "AGREE", "CONSULT"})


def score(one: Sketch, other: Sketch) -> tuple[float, dict[str, float]]:
    """Return how much two events attract each other, and the part of each field."""
    parts = {name: part(one, other) for name, part in PARTS.items()}
    said = {name: round(value, 3) for name, value in parts.items() if value}
    return round(sum(said.values()), 3), said


def may_be_one(one: Sketch, other: Sketch) -> bool:
    """Tell whether two events can be one happening at all: one family, one stage."""
    return one.family == other.family and one.stage == other.stage


def prior(one: Sketch, other: Sketch) -> float:
    """Start below nothing: most pairs are two happenings; a report's own link is taken over."""
    if one.page.document != other.page.document:
        return APART
    return 3.0 if one.first == other.first else SAME_REPORT


def mode(one: Sketch, other: Sketch) -> float:
    """Compare how the act was done."""
    if not (one.mode and other.mode):
        return 0.0
    if one.mode == other.mode:
        return 0.5
    told_apart = one.family not in ("ASSAULT", "PROTEST")
    return -2.2 if told_apart or {one.mode, other.mode} & SINGULAR else -1.2


def time(one: Sketch, other: Sketch) -> float:
    """Compare periods; where one is unknown, the day of its report bounds it."""
    if one.start is None and one.end is None:
        if other.start is None and other.end is None:
            return _both_undated(one, other)
        return _one_undated(other, one)
    if other.start is None and other.end is None:
        return _one_undated(one, other)
    return _dated(one, other)


def _dated(one: Sketch, other: Sketch) -> float:
    """Compare two periods: same day, overlap, or days between them."""
    starts = [s for s in (one.start, other.start) if s is not None]
    ends = [e for e in (one.end, other.end) if e is not None]
    gap = max(starts, default=0) - min(ends, default=10**7)
    if gap > 0:
        return -1.0 if gap == 1 else -3.5 if gap <= 3 else -8.0
    longest = max(_length(one), _length(other))
    shared = -gap + 1
    if longest <= 2:
        return 2.4
    if longest <= 10:
        return 1.4
    return 0.6 if shared > 0.5 * longest or min(_length(one), _length(other)) <= 10 else 0.2


def _length(sketch: Sketch) -> int:
    """Return the days of a period; an open one is long."""
    if sketch.start is None or sketch.end is None:
        return 3650
    return sketch.end - sketch.start + 1


def _one_undated(dated: Sketch, undated: Sketch) -> float:
    """Compare a period with the day on which the other, undated act was reported."""
    if undated.page.document == dated.page.document or undated.page.published is None:
        return 0.0
    if dated.stage == "ahead":
        return 0.0
    end = dated.end if dated.end is not None else dated.start
    late = undated.page.published - (end or 0)
    if late < -1 and (dated.start or 0) > undated.page.published:
        return -8.0
    return 0.7 if late <= 3 else 0.2 if late <= 10 else -1.5


def _both_undated(one: Sketch, other: Sketch) -> float:
    """Compare the days of two reports on undated acts."""
    if one.page.published is None or other.page.published is None:
        return 0.0
    apart = abs(one.page.published - other.page.published)
    return 0.5 if apart <= 1 else 0.3 if apart <= 3 else -0.8 if apart <= 10 else -3.0


def place(one: Sketch, other: Sketch) -> float:
    """Compare where (see whereabouts.py)."""
    return nearness(one, other)


def actors(one: Sketch, other: Sketch) -> float:
    """Compare who acts; two sides of a fight may be told the other way round."""
    straight = _parties(one.actors, other.actors)
    if one.family in SPEECH and straight < 0.5:
        return -2.0 if one.actors and other.actors else -0.8  # two speakers, two acts of speech
    if straight >= 0 or one.type != "ASSAULT":
        return (1.3 if straight > 0 else 2.4) * straight
    crossed = min(_parties(one.actors, other.recipients), _parties(one.recipients, other.actors))
    return 0.8 * crossed if crossed > 0.5 else 2.4 * straight


def recipients(one: Sketch, other: Sketch) -> float:
    """Compare to whom."""
    alike = _parties(one.recipients, other.recipients)
    return alike if alike > 0 else 1.2 * alike


def _parties(ones: Sequence[PartySketch], others: Sequence[PartySketch]) -> float:
    """Return the best match of two lists of participants, -1 to 1; 0 where one is empty."""
    if not (ones and others):
        return 0.0
    return max(party(one, other) for one in ones for other in others)


def party(one: PartySketch, other: PartySketch) -> float:
    """Compare two participants: 1 the same, -1 two different ones, 0 cannot be told."""
    if one.entry and other.entry:
        return 1.0 if one.entry == other.entry else -1.0
    if one.country and other.country and one.country != other.country:
        return -1.0
    if one.name == other.name or one.stems & other.stems:
        return 1.0 if one.named and other.named else 0.6
    if one.sector == other.sector and one.sector not in LOOSE:
        return -0.3 if one.named and other.named else 0.4
    if one.sector in LOOSE or other.sector in LOOSE:
        return 0.3 if one.sector == other.sector else 0.0
    return -0.8


def counts(one: Sketch, other: Sketch) -> float:
    """Compare numbers of the same kind: large equal ones tell most; tolls may differ and grow."""
    best = 0.0
    for kind, low, high in one.counts:
        for kind2, low2, high2 in other.counts:
            if kind == kind2:
                best = max(best, _count(low, high, low2, high2), key=abs)
    return best


def _count(low: int, high: int | None, low2: int, high2: int | None) -> float:
    """Compare two numbers."""
    if low == low2:
        return 0.5 if low < 3 else 1.3 if low < 10 else 2.0
    if low <= (high2 or 10**9) and low2 <= (high or 10**9):
        return 0.3
    few, many = sorted((max(low, 1), max(low2, 1)))
    return -0.1 if many <= 2 * few else -0.6 if many <= 4 * few else -1.2


def words(one: Sketch, other: Sketch) -> float:
    """Compare the act's word and the sentence around it."""
    same = max(KIN[kinship(a, b)] for a in one.trigger for b in other.trigger)
    if one.page.document == other.page.document:
        return same
    return same + min(4 * likeness(one.words, other.words), 2.6)


def page(one: Sketch, other: Sketch) -> float:
    """Compare the reports: those on one happening share its names."""
    if one.page.document == other.page.document:
        return 0.0
    return max(-1.5, min(5 * (likeness(one.page.words, other.page.words) - 0.12), 1.4))


def names(one: Sketch, other: Sketch) -> float:
    """Count the telling names that both reports turn on: a small town, a spokesman."""
    if one.page.document == other.page.document:
        return 0.0
    towns = (one.page.towns & other.page.rare) | (other.page.towns & one.page.rare)
    shared = set(one.page.names) & set(other.page.names) - towns
    return min(0.8 * len(towns) + 0.2 * len(shared), 1.2)


def sentence(one: Sketch, other: Sketch) -> float:
    """Take two acts of one sentence for two, unless the reader linked them."""
    same = one.page.document == other.page.document and one.sentence == other.sentence
    return -1.0 if same and one.first != other.first else 0.0


PARTS: Mapping[str, Callable[[Sketch, Sketch], float]] = {
    "prior": prior,
    "time": time,
    "place": place,
    "actors": actors,
    "recipients": recipients,
    "counts": counts,
    "mode": mode,
    "words": words,
    "report": page,
    "names": names,
    "sentence": sentence,
}
