"""The JSON that is kept in the body of a row, and the nouns made from it again."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import batched

import msgspec

from tocsin.model import (
    Claim,
    Document,
    Event,
    Incident,
    Judgement,
    Mention,
    Problem,
    Reading,
    Story,
    Versions,
)
from tocsin.store.errors import StoreError

# SQLite takes 32,766 parameters in a statement, PostgreSQL 65,535.
PARAMETERS = 10_000


@dataclass(frozen=True, slots=True)
class ReadingBody:
    """A reading without its document, which is kept once, in its own table."""

    mentions: tuple[Mention, ...]
    claims: tuple[Claim, ...]
    events: tuple[Event, ...]
    problems: tuple[Problem, ...]
    versions: Versions


_READING = msgspec.json.Decoder(ReadingBody)
_INCIDENT = msgspec.json.Decoder(Incident)
_STORY = msgspec.json.Decoder(Story)
_JUDGEMENT = msgspec.json.Decoder(Judgement)


def encode(value: object) -> str:
    """Return a value as JSON; the same value gives the same JSON, whatever made it."""
    return msgspec.json.encode(value, order="deterministic").decode()


def decode[T](body: str, kind: type[T]) -> T:
    """Build a plain value of JSON."""
    return msgspec.json.decode(body, type=kind)


def reading_body(reading: Reading) -> str:
    """Encode a reading without its document."""
    return encode(
        ReadingBody(
            reading.mentions, reading.claims, reading.events, reading.problems, reading.versions
        )
    )


def reading_of(document: Document, body: str) -> Reading:
    """Put a reading together again."""
    found = _decoded(_READING, body, f"the reading of {document.id}")
    return Reading(
        document, found.mentions, found.claims, found.events, found.problems, found.versions
    )


def incident_of(body: str) -> Incident:
    """Build an incident."""
    return _decoded(_INCIDENT, body, "an incident")


def story_of(body: str) -> Story:
    """Build a story."""
    return _decoded(_STORY, body, "a story")


def judgement_of(body: str) -> Judgement:
    """Build a judgement."""
    return _decoded(_JUDGEMENT, body, "a judgement")


def batches(values: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """Cut many parameters into as many as one statement takes; each value comes once."""
    yield from batched(dict.fromkeys(values), PARAMETERS)


def _decoded[T](decoder: msgspec.json.Decoder[T], body: str, name: str) -> T:
    """Decode a body; one in the form of another Tocsin is named."""
    try:
        return decoder.decode(body)
    except msgspec.DecodeError as error:
        raise StoreError(
            f"{name} is kept in a form that this Tocsin cannot read ({error}): "
            "read its documents again, then run tocsin rebuild"
        ) from None
