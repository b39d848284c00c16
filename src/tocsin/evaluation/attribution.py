"""Attributions against gold: who says what, by the words of speaker, cue and content.

A reading's outermost attributions are its claims of one voice; claims with one cue are pieces of
one. Words are compared, not signs: punctuation and white space at an edge cost nothing. Two
attributions may be paired where their cues share a word or their contents do by half (shared
words over the words of both, IoU >= .5); pairs are one to one, those most alike first.

detect counts pairs; triple_soft those with content and speaker alike by half; triple_exact those
with all three the same. source, cue and content_exact count the pairs where that part is the
same, among the attributions that have one. All are F1, in percent. Where gold says that a stretch
was not annotated (discard), what has its cue there is neither right nor wrong.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from tocsin.evaluation.gold import read_rows
from tocsin.evaluation.matching import percent
from tocsin.model import Document, Reading, Span

Words = frozenset[int]
Offsets = tuple[tuple[int, int], ...]

_TOKEN = re.compile(r"\w+|[^\w\s]")
_ALIKE = 0.5


@dataclass(frozen=True, slots=True)
class Said:
    """An attribution as the places of its words; a speaker without words is unexpressed."""

    speaker: Words
    cue: Words
    content: Words

    @property
    def parts(self) -> tuple[Words, Words, Words]:
        """Its speaker, cue and content."""
        return self.speaker, self.cue, self.content


@dataclass(frozen=True, slots=True)
class GoldAttribution:
    """An attribution as gold writes it: each part in pieces."""

    source: Offsets
    cue: Offsets
    content: Offsets


@dataclass(frozen=True, slots=True)
class GoldReport:
    """A report with its attributions, and the stretches that nobody annotated."""

    id: str
    text: str
    attributions: tuple[GoldAttribution, ...]
    discard: Offsets = ()

    @property
    def said(self) -> tuple[Said, ...]:
        """The attributions as words."""
        return tuple(
            Said(*(words_in(self.text, part) for part in (one.source, one.cue, one.content)))
            for one in self.attributions
        )


@dataclass(frozen=True, slots=True)
class Tally:
    """Pairs of one or more reports, and all that could have been paired."""

    pairs: tuple[tuple[Said, Said], ...]
    found: tuple[Said, ...]
    gold: tuple[Said, ...]


def run(path: Path, reader: Callable[[Document], Reading]) -> dict[str, object]:
    """Read the reports of a gold file and score the attributions of their readings."""
    tallies = []
    for _, report in read_rows(path, GoldReport):
        read = said_in(reader(Document(id=report.id, text=report.text, language="en")))
        unknown = words_in(report.text, report.discard)
        kept, gold = (_known(part, unknown) for part in (read, report.said))
        tallies.append(Tally(pair(kept, gold), kept, gold))
    return score(tallies)


def said_in(reading: Reading) -> tuple[Said, ...]:
    """List a reading's outermost attributions, the pieces of each joined, in text order."""
    text = reading.document.text
    by_cue: dict[Span, Said] = {}
    for claim in reading.claims:
        if len(claim.voices) != 1:
            continue
        voice = claim.voices[0]
        content = words_in(text, [(claim.span.start, claim.span.end)])
        speaker = [] if voice.speaker is None else [(voice.speaker.start, voice.speaker.end)]
        cue = words_in(text, [(voice.cue.start, voice.cue.end)])
        known = by_cue.get(voice.cue)
        joined = content if known is None else known.content | content
        by_cue[voice.cue] = Said(words_in(text, speaker), cue, joined)
    return tuple(by_cue[cue] for cue in sorted(by_cue))


def words_in(text: str, pieces: Iterable[tuple[int, int]]) -> Words:
    """Return where the words of a stretch start; one without words is its signs ("“", ":")."""
    tokens = [token for start, end in pieces for token in _TOKEN.finditer(text, start, end)]
    words = {token.start() for token in tokens if re.match(r"\w", token[0])}
    return frozenset(words or {token.start() for token in tokens})


def pair(found: Sequence[Said], gold: Sequence[Said]) -> tuple[tuple[Said, Said], ...]:
    """Pair attributions one to one, those most alike in speaker, cue and content first."""
    candidates = sorted(
        (-sum(map(likeness, one.parts, wanted.parts)), number, place)
        for number, one in enumerate(found)
        for place, wanted in enumerate(gold)
        if one.cue & wanted.cue or likeness(one.content, wanted.content) >= _ALIKE
    )
    chosen: dict[int, int] = {}
    for _, number, place in candidates:
        if number not in chosen and place not in chosen.values():
            chosen[number] = place
    return tuple((found[number], gold[place]) for number, place in sorted(chosen.items()))


def likeness(one: Words, other: Words) -> float:
    """Return the share of the words of either that both have; two empty parts are alike."""
    return len(one & other) / len(one | other) if one or other else 1.0


def score(tallies: Iterable[Tally]) -> dict[str, object]:
    """Score paired attributions of all reports together; figures are F1 in percent."""
    every = list(tallies)
    whole = Tally(
        tuple(pair_ for one in every for pair_ in one.pairs),
        tuple(said for one in every for said in one.found),
        tuple(said for one in every for said in one.gold),
    )
    size = len(whole.found) + len(whole.gold)
    return {
        "detect": percent(2 * len(whole.pairs), size),
        **{key: percent(2 * _count(whole, agrees), size) for key, agrees in _TRIPLES.items()},
        **{f"{name}_exact": _exact(whole, place) for name, place in _PARTS.items()},
        "detect_precision": percent(len(whole.pairs), len(whole.found)),
        "detect_recall": percent(len(whole.pairs), len(whole.gold)),
    }


def _alike(one: Said, other: Said) -> bool:
    """Tell whether content and speaker are each alike by half."""
    return (
        likeness(one.content, other.content) >= _ALIKE
        and likeness(one.speaker, other.speaker) >= _ALIKE
    )


_TRIPLES: Mapping[str, Callable[[Said, Said], bool]] = {
    "triple_soft": _alike,
    "triple_exact": lambda one, other: one == other,
}
_PARTS: Mapping[str, int] = {"source": 0, "cue": 1, "content": 2}


def _count(tally: Tally, agrees: Callable[[Said, Said], bool]) -> int:
    """Count the pairs that agree."""
    return sum(agrees(one, wanted) for one, wanted in tally.pairs)


def _exact(tally: Tally, place: int) -> float:
    """Return the F1 of one part being the same, among the attributions that have it."""
    right = sum(
        one.parts[place] == wanted.parts[place] != frozenset() for one, wanted in tally.pairs
    )
    having = sum(bool(said.parts[place]) for said in (*tally.found, *tally.gold))
    return percent(2 * right, having)


def _known(said: Iterable[Said], unknown: Words) -> tuple[Said, ...]:
    """Leave out attributions whose cue lies where nobody annotated."""
    return tuple(one for one in said if not one.cue & unknown)
