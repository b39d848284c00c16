"""How far two coders of the corpus agree, on the texts that both coded.

    python -m training.agreement corpus/second.jsonl corpus/train/*.jsonl

Events pair up where triggers overlap; F1 counts pairs on both sides, shares are of the pairs.
Attributions pair up where cues overlap.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from tocsin.evaluation.matching import percent
from tocsin.model import Span
from training.corpus import Attribution, CodedEvent, Text, located, read

FIELDS: dict[str, Callable[[CodedEvent], object]] = {
    "type": lambda event: event.type,
    "mode": lambda event: event.mode,
    "status": lambda event: event.status,
    "certainty": lambda event: event.certainty,
    "polarity": lambda event: event.polarity,
}
LISTS = ("actors", "recipients", "places")


def texts(paths: Iterable[Path]) -> dict[str, Text]:
    """Load texts by id; lines whose form is wrong are for the checker to name."""
    rows = (text for path in paths for _, text in read(path))
    return {text.id: text for text in rows if isinstance(text, Text)}


def paired[T](
    ones: Sequence[T], others: Sequence[T], place: Callable[[T], Span | None]
) -> list[tuple[T, T]]:
    """Pair things whose words overlap, one to one, in the order of the first."""
    left = list(others)
    pairs = []
    for one in ones:
        span = place(one)
        met = next((o for o in left if span and (p := place(o)) and span.overlaps(p)), None)
        if met is not None:
            left.remove(met)
            pairs.append((one, met))
    return pairs


def same_words(text: str, ones: Sequence[str], others: Sequence[str]) -> bool:
    """Tell whether each words of one side overlap some of the other; two empty sides agree."""
    first = [span for words in ones if (span := located(text, words))]
    second = [span for words in others if (span := located(text, words))]
    return all(any(a.overlaps(b) for b in second) for a in first) and all(
        any(a.overlaps(b) for a in first) for b in second
    )


def event_pairs(one: Text, other: Text) -> list[tuple[CodedEvent, CodedEvent]]:
    """Pair the events of two codings by their triggers."""
    return paired(one.events, other.events, lambda event: located(one.text, event.trigger))


def attribution_pairs(one: Text, other: Text) -> list[tuple[Attribution, Attribution]]:
    """Pair the attributions of two codings by their cues."""
    return paired(one.attributions, other.attributions, lambda a: located(one.text, a.cue))


def figures(first: dict[str, Text], second: dict[str, Text]) -> dict[str, float]:
    """Measure agreement over the texts that both have."""
    both = [(first[name], second[name]) for name in sorted(first.keys() & second.keys())]
    events = [(one.text, pair) for one, other in both for pair in event_pairs(one, other)]
    said = [(one.text, pair) for one, other in both for pair in attribution_pairs(one, other)]
    coded = sum(len(one.events) + len(other.events) for one, other in both)
    cues = sum(len(one.attributions) + len(other.attributions) for one, other in both)
    found = {
        "texts": float(len(both)),
        "any_event": percent(sum(bool(a.events) == bool(b.events) for a, b in both), len(both)),
        "trigger_f1": percent(2 * len(events), coded),
        "cue_f1": percent(2 * len(said), cues),
    }
    for name, field in FIELDS.items():
        found[name] = percent(sum(field(a) == field(b) for _, (a, b) in events), len(events))
    for name in LISTS:
        same = sum(same_words(t, getattr(a, name), getattr(b, name)) for t, (a, b) in events)
        found[name] = percent(same, len(events))
    for name in ("source", "content"):
        same = sum(
            same_words(t, _one(getattr(a, name)), _one(getattr(b, name))) for t, (a, b) in said
        )
        found[name] = percent(same, len(said))
    voiced = sum(bool(a.voices) == bool(b.voices) for _, (a, b) in events)
    return {**found, "voiced": percent(voiced, len(events))}


def _one(words: str | None) -> tuple[str, ...]:
    """Return words as a list of none or one."""
    return () if words is None else (words,)


def main(names: Sequence[str]) -> None:
    """Print agreement between the first file and the others."""
    first, *others = (Path(name) for name in names)
    print(json.dumps(figures(texts([first]), texts(others))))


if __name__ == "__main__":
    main(sys.argv[1:])
