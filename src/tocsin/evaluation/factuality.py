"""Factuality against gold: how surely the author of a sentence holds that a word's act happened.

Gold scores run from +3 (surely happened) over 0 (left open) to -3 (surely did not). Every gold
word gets a prediction: that of the event whose trigger overlaps it most, else what the rules of
factuality say of the word itself. The scale is FactBank's, one table for all gold:

- The size is the certainty's: CT 3, PR 2, PS 1, U 0. Polarity "-", or the status not_happened,
  turns the sign.
- A planned act is expected: at most 2 (FactBank takes "will" for sure, the author of a report can
  only expect it). A threatened or possible act is at most 1: it is not established.
- The author is the outlet. What only a voice says, the author holds less surely: the size is at
  most 2.5, and at most 1.5 where the voice is bare (it distances, believes or predicts, or nobody
  is named). Voices that endorse take nothing away.

mae and r (Pearson) compare scores; the F1 of "not established" (<= 1) and of "did not happen"
(< -1) are in percent.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from statistics import StatisticsError, correlation, fmean

from tocsin.evaluation.gold import read_rows
from tocsin.evaluation.matching import percent
from tocsin.evaluation.spans import quoted_span
from tocsin.evaluation.word_status import WordReader, WordStatus, of_event, word_reader
from tocsin.model import Certainty, Document, Event, Reading, Span, Status
from tocsin.model.reading import is_bare

Scores = Sequence[tuple[float, float]]

_SIZES: Mapping[Certainty, float] = {"CT": 3.0, "PR": 2.0, "PS": 1.0, "U": 0.0}
_AHEAD_SIZES: Mapping[Status, float] = {"planned": 2.0, "threatened": 1.0, "possible": 1.0}
_VOICED_SIZE = 2.5
_BARE_SIZE = 1.5


@dataclass(frozen=True, slots=True)
class GoldWord:
    """The word and where it stands."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class GoldFactuality:
    """One scored word of a sentence."""

    id: str
    sent_id: str
    text: str
    event: GoldWord
    score: float


def run(
    path: Path, reader: Callable[[Document], Reading], *, words: WordReader | None = None
) -> dict[str, object]:
    """Read the sentences of a gold file and score their words; words is loaded where none is given.

    Raises GoldError where a word is not in its sentence.
    """
    gold = load(path)
    of_words = words or word_reader()
    scores: list[tuple[float, float]] = []
    read = 0
    for (name, text), rows in groupby(gold, key=lambda row: (row[1].sent_id, row[1].text)):
        document = Document(id=name, text=text, language="en")
        events, status_at = reader(document).events, of_words(document)
        for span, row in rows:
            event = overlapping(events, span)
            read += event is not None
            scores.append((author_score(of_event(event) if event else status_at(span)), row.score))
    return {**score(scores), "events_read": percent(read, len(scores))}


def load(path: Path) -> list[tuple[Span, GoldFactuality]]:
    """Load scored words with their spans; a word that is not in its sentence is a fault."""
    return [
        (
            quoted_span(
                row.text, row.event.start, row.event.end, row.event.text, place=f"{path}:{number}"
            ),
            row,
        )
        for number, row in read_rows(path, GoldFactuality)
    ]


def overlapping(events: Iterable[Event], span: Span) -> Event | None:
    """Return the event whose trigger shares most with a word, the shortest trigger of equals."""
    sharing = [event for event in events if event.trigger.overlaps(span)]
    return min(sharing, key=lambda event: _apartness(event.trigger, span), default=None)


def author_score(found: WordStatus) -> float:
    """Return how surely the author holds that an act happened, from -3 to +3."""
    size = min(_SIZES[found.certainty], _AHEAD_SIZES.get(found.status, 3.0))
    if any(is_bare(voice) for voice in found.voices):
        size = min(size, _BARE_SIZE)
    elif any(voice.stance != "endorses" for voice in found.voices):
        size = min(size, _VOICED_SIZE)
    if found.polarity == "u":
        return 0.0
    return -size if found.polarity == "-" or found.status == "not_happened" else size


def score(scores: Scores) -> dict[str, object]:
    """Score predictions against gold, each pair a prediction and the gold score."""
    return {
        "mae": round(fmean([abs(ours - gold) for ours, gold in scores] or [0.0]), 3),
        "r": _correlation(scores),
        "not_established_f1": _f1(scores, lambda one: one <= 1),
        "did_not_happen_f1": _f1(scores, lambda one: one < -1),
    }


def _correlation(scores: Scores) -> float:
    """Return Pearson's r; scores that do not vary correlate with nothing."""
    try:
        return round(correlation([ours for ours, _ in scores], [gold for _, gold in scores]), 3)
    except StatisticsError:
        return 0.0


def _f1(scores: Scores, holds: Callable[[float], bool]) -> float:
    """Return the F1 of a property of scores, in percent."""
    both = sum(holds(ours) and holds(gold) for ours, gold in scores)
    return percent(2 * both, sum(holds(ours) + holds(gold) for ours, gold in scores))


def _apartness(trigger: Span, span: Span) -> tuple[int, int]:
    """Order triggers: most shared characters first, then the shortest."""
    shared = min(trigger.end, span.end) - max(trigger.start, span.start)
    return -shared, trigger.end - trigger.start
