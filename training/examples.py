"""Turn corpus files into what the encoder learns from: texts with character spans and codes.

    python -m training.examples build/examples.jsonl corpus/train/*.jsonl
    python -m training.examples --plain build/plain.jsonl FILE.jsonl ...

writes one line a text. This step runs where Tocsin does (Python 3.12); training itself needs only
what it writes. One contrast group in ten is held out: the digest of its name decides, so that a
text that is added later moves no other.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import msgspec
from spacy.tokens import Doc

from tocsin.reading.parse import load_parser
from training.corpus import Attribution, CodedEvent, Text, check, located

HELD_OUT = 0.1

type Bounds = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Act:
    """One event: where its trigger stands, its codes, and where its parties stand."""

    trigger: Bounds
    type: str
    status: str
    certainty: str
    polarity: str
    actors: tuple[Bounds, ...]
    recipients: tuple[Bounds, ...]


@dataclass(frozen=True, slots=True)
class Example:
    """One text with its acts and with the words that speak, cue and are said."""

    id: str
    group: str
    held_out: bool
    text: str
    sentences: tuple[Bounds, ...]
    acts: tuple[Act, ...]
    speakers: tuple[Bounds, ...]
    cues: tuple[Bounds, ...]
    contents: tuple[Bounds, ...]


def example_of(text: Text, parse: Callable[[str], Doc]) -> Example:
    """Turn the words of a corpus text into spans."""
    return Example(
        id=text.id,
        group=text.group,
        held_out=is_held_out(text.group),
        text=text.text,
        sentences=sentences(text.text, parse),
        acts=tuple(_act(event, text.text) for event in text.events),
        speakers=_spans(text.text, (one.source for one in text.attributions)),
        cues=_spans(text.text, (one.cue for one in text.attributions)),
        contents=_spans(text.text, map(_content, text.attributions)),
    )


def sentences(text: str, parse: Callable[[str], Doc]) -> tuple[Bounds, ...]:
    """Cut a text into sentences as reading does; the encoder sees no more of it at a time."""
    return tuple((one.start_char, one.end_char) for one in parse(text).sents)


def is_held_out(group: str) -> bool:
    """Tell whether a contrast group is kept from training."""
    number = int(hashlib.sha256(group.encode()).hexdigest()[:8], 16)
    return number / 2**32 < HELD_OUT


def _content(attribution: Attribution) -> str | None:
    return attribution.content


def _act(event: CodedEvent, text: str) -> Act:
    """Turn one coded event into spans."""
    return Act(
        _spans(text, [event.trigger])[0],
        event.type,
        event.status,
        event.certainty,
        event.polarity,
        _spans(text, event.actors),
        _spans(text, event.recipients),
    )


def _spans(text: str, words: Iterable[str | None]) -> tuple[Bounds, ...]:
    """Find each of several words in a text; what is not expressed has no span."""
    found = (located(text, one) for one in words if one is not None)
    return tuple((span.start, span.end) for span in found if span is not None)


def plain(path: Path, parse: Callable[[str], Doc]) -> list[str]:
    """Return the sentences of the texts of a JSON lines file."""
    texts = [json.loads(line)["text"] for line in path.read_text("utf-8").splitlines()]
    return [text[start:end] for text in texts for start, end in sentences(text, parse)]


def main(arguments: Sequence[str] | None = None) -> int:
    """Write the examples of the named corpus files; a problem in the corpus stops it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path)
    parser.add_argument("files", type=Path, nargs="+")
    parser.add_argument("--plain", action="store_true", help="JSON lines of texts without codes")
    options = parser.parse_args(arguments)
    parse = load_parser().parse
    options.out.parent.mkdir(parents=True, exist_ok=True)
    if options.plain:
        lines = [one for path in options.files for one in plain(path, parse) if one.strip()]
        write(options.out, lines)
        print(f"{len(lines)} sentences in {options.out}")
        return 0
    said, texts = check(options.files)
    if said:
        print("\n".join(said))
        return 1
    examples = [example_of(text, parse) for text in texts]
    write(options.out, examples)
    held = sum(example.held_out for example in examples)
    print(f"{len(examples)} texts, {held} of them held out, in {options.out}")
    return 0


def write(path: Path, lines: Sequence[object]) -> None:
    """Write one JSON value a line."""
    path.write_bytes(b"\n".join(map(msgspec.json.encode, lines)) + b"\n")


if __name__ == "__main__":
    sys.exit(main())
