"""Measure readings on the held-out tenth of the training corpus, as event gold.

    python -m training.measure corpus/train/*.jsonl

reads with the weights in use; TOCSIN_WEIGHTS=none reads with rules alone.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

from tocsin.evaluation import events
from tocsin.evaluation.gold import GoldEvent, GoldText, GoldVoice
from tocsin.model import Document, Span
from training.corpus import CodedEvent, Text, check, located
from training.examples import is_held_out


def held_out(files: Iterable[Path]) -> list[GoldText]:
    """Load the held-out texts of corpus files as gold."""
    _, texts = check(files)
    return [gold_of(text) for text in texts if is_held_out(text.group)]


def gold_of(text: Text) -> GoldText:
    """Turn one text of the corpus into gold."""
    document = Document(text.id, text.text, published=text.published, language="en")
    return GoldText(document, tuple(_event(one, text) for one in text.events), text.trap or "")


def _event(event: CodedEvent, text: Text) -> GoldEvent:
    """Turn the words of one coded event into spans."""
    return GoldEvent(
        _spans(text, [event.trigger])[0],
        event.type,
        event.status,
        event.certainty,
        event.polarity,
        actors=_spans(text, event.actors),
        recipients=_spans(text, event.recipients),
        places=_spans(text, event.places),
        voices=tuple(_voice(text, number) for number in event.voices),
    )


def _voice(text: Text, number: int) -> GoldVoice:
    """Turn the words of one attribution into a voice."""
    one = text.attributions[number]
    speaker = None if one.source is None else located(text.text, one.source)
    return GoldVoice(speaker, _spans(text, [one.cue])[0])


def _spans(text: Text, words: Iterable[str]) -> tuple[Span, ...]:
    """Find words in a text."""
    return tuple(span for one in words if (span := located(text.text, one)) is not None)


def main(names: Sequence[str]) -> int:
    """Read the held-out texts of the named files and print their figures."""
    from tocsin.reading.read import read

    gold = held_out(Path(name) for name in names)
    found = events.score([read(text.document) for text in gold], gold)
    print("\n".join(f"{name:20} {value}" for name, value in found.items() if name != "per_type"))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
