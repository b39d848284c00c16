"""Parses as files: what spaCy said of a text, kept so that a reading needs no model."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from spacy.lang.en import English
from spacy.tokens import Doc, Token
from spacy.vocab import Vocab

from tocsin.model import Document, Event

FOLDER = Path(__file__).parent
READINGS = FOLDER / "readings.txt"
PARSES = FOLDER / "parses"
PUBLISHED = "2024-09-09"  # a Monday; so that "Tuesday" is a day
COLUMNS = ("text", "space", "lemma", "pos", "tag", "dep", "head", "entity", "starts")


@dataclass(frozen=True, slots=True)
class Golden:
    """A text and the lines that its events must give, in text order."""

    text: str
    lines: tuple[str, ...]

    @property
    def slug(self) -> str:
        """Return the name of its parse: its first seven words."""
        return "-".join(re.findall(r"\w+", self.text.lower())[:7])

    @property
    def parse(self) -> Path:
        """Return where its parse is kept."""
        return PARSES / f"{self.slug}.json"

    @property
    def document(self) -> Document:
        """Return it as a report of a known day."""
        return Document(self.slug, self.text, published=PUBLISHED, language="en")


def goldens() -> list[Golden]:
    """Read the golden readings: a text, then its events indented, a blank line between two."""
    lines = READINGS.read_text("utf-8").splitlines()
    kept = "\n".join(line for line in lines if not line.startswith("#"))
    blocks = [block.strip("\n").split("\n") for block in re.split(r"\n\s*\n", kept)]
    return [
        Golden(block[0], tuple(line.strip() for line in block[1:])) for block in blocks if block[0]
    ]


def freeze(doc: Doc) -> str:
    """Write a parse as JSON, one token a line."""
    rows = ",\n".join(json.dumps(_row(token), ensure_ascii=False) for token in doc)
    return f'{{"columns": {json.dumps(COLUMNS)}, "tokens": [\n{rows}\n]}}\n'


def _row(token: Token) -> list[Any]:
    """List what is kept of a token, in the order of COLUMNS."""
    entity = f"{token.ent_iob_}-{token.ent_type_}" if token.ent_type_ else "O"
    grammar = [token.lemma_, token.pos_, token.tag_, token.dep_, token.head.i]
    return [token.text, bool(token.whitespace_), *grammar, entity, int(bool(token.is_sent_start))]


@cache
def _vocab() -> Vocab:
    """Return one blank vocabulary for all parses."""
    return English().vocab


def thaw(text: str) -> Doc:
    """Build a parse from its JSON with a blank vocabulary."""
    rows = json.loads(text)["tokens"]
    words, spaces, lemmas, pos, tags, deps, heads, entities, starts = zip(*rows, strict=True)
    doc = Doc(
        _vocab(),
        words=words,
        spaces=spaces,
        lemmas=lemmas,
        pos=pos,
        tags=tags,
        deps=deps,
        heads=heads,
        ents=entities,
    )
    assert [int(bool(token.is_sent_start)) for token in doc] == list(starts)
    return doc


def lines_of(events: tuple[Event, ...], text: str) -> tuple[str, ...]:
    """Write each event as the one line that readings.txt has."""
    triggers = {event.id: event.trigger.of(text) for event in events}
    return tuple(line_of(event, text, triggers) for event in events)


def line_of(event: Event, text: str, triggers: dict[str, str]) -> str:
    """Write an event as one line: act, status, parties and places, then what else is known."""
    name = f"{event.type}/{event.mode}" if event.mode else event.type
    who = f"{_names(event.actors, text)} > {_names(event.recipients, text)}"
    where = " & ".join(place.span.of(text) for place in event.places)
    fields = [
        f"{name} {event.trigger.of(text)}",
        f"{event.status} {event.certainty} {event.polarity}",
        f"{who} @ {where}".strip(),
        "; ".join(_voice(voice, text) for voice in event.voices),
        _when(event, text),
        ", ".join(f"{one.kind} {one.low}" for one in event.quantities),
        f"same as {triggers[event.same_as]}" if event.same_as else "",
    ]
    return " | ".join(field for field in fields if field)


def _names(actors: Any, text: str) -> str:
    """Write parties by their words, and what these stand for where that is said elsewhere."""
    words = [(actor.span.of(text), actor.name) for actor in actors]
    shown = [w if n.lower() in w.lower() else f"{w} = {n}" for w, n in words]
    return " & ".join(shown) or "-"


def _voice(voice: Any, text: str) -> str:
    """Write a voice as its speaker and its cue."""
    speaker = voice.speaker.of(text) if voice.speaker else "-"
    return f"{speaker} ({voice.cue.of(text)})"


def _when(event: Event, text: str) -> str:
    """Write a period as its words and its days."""
    if event.period is None:
        return ""
    days = dict.fromkeys(day or "?" for day in (event.period.start, event.period.end))
    return f"{event.period.span.of(text)} = {'..'.join(days)}"
