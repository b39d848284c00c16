"""Check corpus files: words stand in their text, codes exist, contrast groups stay together.

    python -m training.corpus corpus/train/*.jsonl

prints every problem with its file and line, then what the files hold; exits with 1 on a problem.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import msgspec

from tocsin.evaluation.gold_probe import occurrences
from tocsin.knowledge.codebook import load_codebook
from tocsin.model import (
    Act,
    Certainty,
    Polarity,
    QuantityKind,
    Span,
    Stance,
    Status,
    VoiceKind,
)

STYLES = frozenset("wire local ministry ngo broadcast headline liveblog magazine".split())
TRAPS = frozenset(
    "sport business weather accident culture metaphor history court obituary opinion question "
    "drill state saying everyday".split()
)


@dataclass(frozen=True, slots=True)
class Count:
    """A number of people in words, with its bounds."""

    kind: QuantityKind
    words: str
    low: int
    high: int | None


@dataclass(frozen=True, slots=True)
class Attribution:
    """One attribution: who says, the word that says so, what is said; inside = the outer one."""

    source: str | None
    cue: str
    content: str | None
    kind: VoiceKind
    stance: Stance
    act: Act
    inside: int | None = None


@dataclass(frozen=True, slots=True)
class CodedEvent:
    """One coded event; voices are numbers of attributions, outermost first."""

    trigger: str
    type: str
    mode: str | None
    status: Status
    certainty: Certainty
    polarity: Polarity
    actors: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    time: str | None = None
    voices: tuple[int, ...] = ()
    quantities: tuple[Count, ...] = ()


@dataclass(frozen=True, slots=True)
class Text:
    """One line of the corpus."""

    id: str
    group: str
    style: str
    text: str
    events: tuple[CodedEvent, ...]
    attributions: tuple[Attribution, ...] = ()
    published: str | None = None
    trap: str | None = None


def read(path: Path) -> Iterator[tuple[int, Text | str]]:
    """Yield each line's number with its text, or with what is wrong with its form."""
    for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
        if line.strip():
            try:
                yield number, msgspec.json.decode(line, type=Text)
            except msgspec.MsgspecError as error:
                yield number, str(error)


def located(text: str, words: str) -> Span | None:
    """Find words in a text; "#2" at their end asks for the second occurrence."""
    match = re.fullmatch(r"(.+)#(\d+)", words, re.DOTALL)
    bare, rank = (match[1], int(match[2])) if match else (words, 1)
    found = occurrences(text, bare) if bare else ()
    return found[rank - 1] if rank <= len(found) else None


def problems(text: Text) -> Iterator[str]:
    """Say what is wrong with one text."""
    if text.style not in STYLES:
        yield f"style {text.style!r} is none of {', '.join(sorted(STYLES))}"
    if text.trap is not None and text.trap not in TRAPS:
        yield f"trap {text.trap!r} is none of {', '.join(sorted(TRAPS))}"
    for field, words in _quoted(text):
        if located(text.text, words) is None:
            yield f"{field}: {words!r} is not in the text"
    for number, one in enumerate(text.attributions):
        if one.inside is not None and not 0 <= one.inside < len(text.attributions):
            yield f"attribution {number}: inside {one.inside} does not exist"
        elif one.inside == number:
            yield f"attribution {number} is inside itself"
    for event in text.events:
        yield from _event_problems(event, text.attributions)


def _quoted(text: Text) -> Iterator[tuple[str, str]]:
    """List all words of a line that must stand in its text, with the field they fill."""
    for one in text.attributions:
        pairs = (("source", one.source), ("cue", one.cue), ("content", one.content))
        yield from ((field, words) for field, words in pairs if words is not None)
    for event in text.events:
        yield "trigger", event.trigger
        for field in ("actors", "recipients", "places"):
            yield from ((field, words) for words in getattr(event, field))
        if event.time is not None:
            yield "time", event.time
        yield from (("quantities", count.words) for count in event.quantities)


def _event_problems(event: CodedEvent, attributions: Sequence[Attribution]) -> Iterator[str]:
    """Say what is wrong with one event's codes and voices."""
    name = f"{event.type} {event.trigger!r}"
    kind = load_codebook().types.get(event.type)
    if kind is None:
        yield f"{name}: no such type"
    elif event.mode is not None and event.mode not in {mode.name for mode in kind.modes}:
        known = ", ".join(mode.name for mode in kind.modes) or "none"
        yield f"{name}: mode {event.mode!r} is none of {known}"
    if event.status == "not_happened" and event.polarity == "+":
        yield f"{name}: not_happened with polarity +"
    if event.status == "possible" and event.certainty in ("CT", "PR"):
        yield f"{name}: possible with certainty {event.certainty}"
    for count in event.quantities:
        if count.high is not None and count.high < count.low:
            yield f"{name}: {count.words!r} has high below low"
    yield from (f"{name}: {problem}" for problem in _voice_problems(event, attributions))


def _voice_problems(event: CodedEvent, attributions: Sequence[Attribution]) -> Iterator[str]:
    """Say what is wrong with one event's chain of voices."""
    outside = [number for number in event.voices if not 0 <= number < len(attributions)]
    if outside:
        yield f"voices {outside} do not exist"
        return
    for outer, inner in zip(event.voices, event.voices[1:], strict=False):
        if attributions[inner].inside != outer:
            yield f"voice {inner} is not inside voice {outer}"
    if event.voices and attributions[event.voices[0]].inside is not None:
        yield f"its outermost voice {event.voices[0]} lies inside another"


def check(paths: Iterable[Path]) -> tuple[list[str], list[Text]]:
    """Read files; return all problems and the texts whose form is right."""
    said: list[str] = []
    texts: list[Text] = []
    seen: set[str] = set()
    for path in paths:
        for number, found in read(path):
            wrong = [found] if isinstance(found, str) else list(problems(found))
            if isinstance(found, Text):
                texts.append(found)
                for key in (found.id, found.text):
                    if key in seen:
                        wrong.append(f"{key!r} stands twice")
                    seen.add(key)
            said.extend(f"{path}:{number}: {problem}" for problem in wrong)
    return said, texts


def summary(texts: Sequence[Text]) -> str:
    """Say what the corpus holds, a line a field."""
    events = [event for text in texts for event in text.events]
    rows = {
        "texts": Counter({"all": len(texts), "with no event": sum(not t.events for t in texts)}),
        "words": Counter({"all": sum(len(text.text.split()) for text in texts)}),
        "style": Counter(text.style for text in texts),
        "trap": Counter(text.trap for text in texts if text.trap),
        "events": Counter({"all": len(events)}),
        "type": Counter(event.type for event in events),
        "status": Counter(event.status for event in events),
        "certainty": Counter(event.certainty for event in events),
        "polarity": Counter(event.polarity for event in events),
        "attributions": Counter(one.act for text in texts for one in text.attributions),
        "nested": Counter({"voices": sum(len(event.voices) > 1 for event in events)}),
    }
    return "\n".join(
        f"{name:13}" + ", ".join(f"{key} {count}" for key, count in row.most_common())
        for name, row in rows.items()
    )


def main(names: Sequence[str]) -> int:
    """Check the named files; print problems and what the files hold."""
    said, texts = check(Path(name) for name in names)
    print("\n".join([*said, summary(texts)]))
    return 1 if said else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
