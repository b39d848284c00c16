"""Marked pairs against gold: which PLOVER category holds between two given parties.

Each sentence marks who acts (<s>) and toward whom (<t>). Of the sentence's events that one is
taken whose actors overlap the first mark and whose recipients overlap the second, or which has
either, and whose trigger is outside the marks and near to both: each of these is worth as much as
forty characters of nearness. Between equals, the first in the text. Where nothing is read the
answer is CONSULT: two parties are named together and no act is known. root_f1, quad_f1 and
binary_f1 are macro-F1 over the labels of gold and answers, in percent.

This gold has one label where a reading has an act and a status, and CONCEDE and RETREAT are one,
YIELD. By the definitions of its fifteen labels, cooperative acts told in the future are AGREE,
yielding among them; a signed, ratified or concluded agreement is SUPPORT; refused help, meetings,
agreements and concessions are REJECT, and so is cooperation that did not happen; announced
material conflict is THREATEN. As in CAMEO, whose roots these labels follow, a conviction is ACCUSE
(116) and a blockade ASSAULT (191).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from tocsin.evaluation.gold import GoldError, read_rows
from tocsin.evaluation.matching import percent
from tocsin.knowledge.categories import folded_type
from tocsin.model import Actor, Document, Event, Place, Reading, Span

Answers = Sequence[tuple[str, str]]

_TAG = re.compile(r"<(/?)([st])>")
_UNREAD = "CONSULT"
# A role met is worth as much as this many characters less between trigger and marks; what is _FAR
# away is no nearer than anything further.
_WORTH = 40
_FAR = 80
_LABELS: Mapping[str, str] = {"CONCEDE": "YIELD", "RETREAT": "YIELD"}
_COOPERATIVE = frozenset({"AGREE", "CONSULT", "SUPPORT", "YIELD", "COOPERATE", "AID"})
_CONCLUDED = re.compile(
    r"\b(?:sign|initial|ink|conclud|clinch|seal|finali[sz]|ratif|reach|agreement|accord|deal|treat|pact)",
    re.IGNORECASE,
)
_QUADS: Mapping[str, int] = {
    **dict.fromkeys(("AGREE", "CONSULT", "SUPPORT"), 1),
    **dict.fromkeys(("YIELD", "COOPERATE", "AID"), 2),
    **dict.fromkeys(("REQUEST", "ACCUSE", "REJECT", "THREATEN"), 3),
    **dict.fromkeys(("PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"), 4),
}


@dataclass(frozen=True, slots=True)
class GoldLabel:
    """A pair's category: PLOVER's, its quad class (1 to 4), and conflict or cooperation."""

    plover: str
    quad: int
    binary: str


@dataclass(frozen=True, slots=True)
class GoldPair:
    """A sentence with its parties marked, and what holds between them."""

    id: str
    marked_text: str
    gold: GoldLabel


@dataclass(frozen=True, slots=True)
class Marks:
    """A sentence without its marks, and where they stood."""

    text: str
    actors: tuple[Span, ...]
    recipients: tuple[Span, ...]


def run(path: Path, reader: Callable[[Document], Reading]) -> dict[str, object]:
    """Read the sentences of a gold file and score the category of each marked pair."""
    answers: list[tuple[str, GoldLabel]] = []
    fits: Counter[int] = Counter()
    for number, row in read_rows(path, GoldPair):
        marks = unmark(row.marked_text, f"{path}:{number}")
        read = reader(Document(id=row.id, text=marks.text, language="en"))
        event = choose(read.events, marks)
        fits[-1 if event is None else roles_met(event, marks)] += 1
        answers.append((_UNREAD if event is None else root_of(event, marks.text), row.gold))
    return {**score(answers), "met": percent(fits[2], len(answers)), "unread": _unread(fits)}


def unmark(marked: str, place: str) -> Marks:
    """Take the marks out of a sentence; one that is not closed is a fault of gold."""
    text = ""
    opened: dict[str, int] = {}
    spans: dict[str, list[Span]] = {"s": [], "t": []}
    end = 0
    for tag in _TAG.finditer(marked):
        text += marked[end : tag.start()]
        end = tag.end()
        if not tag[1]:
            opened[tag[2]] = len(text)
        elif opened.get(tag[2], len(text)) < len(text):
            spans[tag[2]].append(Span(opened.pop(tag[2]), len(text)))
        else:
            raise GoldError(f"{place}: </{tag[2]}> closes nothing")
    if opened:
        raise GoldError(f"{place}: <{', '.join(opened)}> is not closed")
    return Marks(text + marked[end:], tuple(spans["s"]), tuple(spans["t"]))


def choose(events: Iterable[Event], marks: Marks) -> Event | None:
    """Choose the event that holds between the marked parties; None where there is no event."""
    return max(events, key=lambda event: _fit(event, marks), default=None)


def root_of(event: Event, text: str) -> str:
    """Return the label of an event: one category for its type, status and words."""
    kind = _LABELS.get(event.type, event.type)
    if kind not in _COOPERATIVE:
        return _hostile(event, text)
    if event.status == "not_happened":
        return "REJECT"
    if event.status in ("planned", "threatened"):
        return "AGREE"
    concluded = kind == "AGREE" and _CONCLUDED.search(event.trigger.of(text))
    return "SUPPORT" if concluded else kind


def _hostile(event: Event, text: str) -> str:
    """Return the label of an act that is not cooperative."""
    folded = folded_type(event.type, event.status)
    if folded == "SANCTION" and event.mode == "convict":
        return "ACCUSE"
    words = event.trigger.of(text).lower()
    return "ASSAULT" if folded == "COERCE" and "blockad" in words else folded


def roles_met(event: Event, marks: Marks) -> int:
    """Count the marks that an event has in their role: 0 to 2."""
    actor = _touches(event.actors, marks.actors)
    return actor + _touches((*event.recipients, *event.places), marks.recipients)


def score(answers: Sequence[tuple[str, GoldLabel]]) -> dict[str, object]:
    """Score labels against gold; figures are macro-F1 in percent, per_root gives each label's."""
    roots = [(root, gold.plover) for root, gold in answers]
    quads = [(str(_QUADS.get(root)), str(gold.quad)) for root, gold in answers]
    binary = [(_binary(root), gold.binary) for root, gold in answers]
    return {
        "root_f1": macro_f1(roots),
        "quad_f1": macro_f1(quads),
        "binary_f1": macro_f1(binary),
        "per_root": {name: percent(f1, 1) for name, f1 in sorted(f1_by_label(roots).items())},
    }


def macro_f1(answers: Answers) -> float:
    """Return the mean F1 of all labels, in percent."""
    by_label = f1_by_label(answers)
    return percent(sum(by_label.values()), len(by_label))


def f1_by_label(answers: Answers) -> dict[str, float]:
    """Return the F1 of each label that gold or an answer has, between 0 and 1."""
    ours, wanted = (Counter(one[side] for one in answers) for side in (0, 1))
    right = Counter(answer for answer, gold in answers if answer == gold)
    labels = ours.keys() | wanted.keys()
    return {name: 2 * right[name] / (ours[name] + wanted[name]) for name in labels}


def _fit(event: Event, marks: Marks) -> tuple[int, int]:
    """Weigh an event: roles met, trigger outside the marks and near to both, early in the text."""
    outside = not any(event.trigger.overlaps(mark) for mark in (*marks.actors, *marks.recipients))
    far = _distance(event.trigger, marks.actors) + _distance(event.trigger, marks.recipients)
    return _WORTH * (roles_met(event, marks) + outside) - far, -event.trigger.start


def _distance(trigger: Span, marks: Iterable[Span]) -> int:
    """Return how many characters lie between a trigger and the nearest mark, up to a limit."""
    gaps = (max(mark.start - trigger.end, trigger.start - mark.end, 0) for mark in marks)
    return min((_FAR, *gaps))


def _touches(parties: Iterable[Actor | Place], marks: Iterable[Span]) -> bool:
    """Tell whether a party's words overlap a mark."""
    wanted = tuple(marks)
    return any(party.span.overlaps(mark) for party in parties for mark in wanted)


def _binary(root: str) -> str:
    """Return the side of a label."""
    return "cooperation" if _QUADS.get(root, 0) in (1, 2) else "conflict"


def _unread(fits: Counter[int]) -> float:
    """Return the percentage of sentences without an event."""
    return percent(fits[-1], fits.total())
