"""The native record: one JSON object a line, as docs/record.md specifies it."""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Iterable, Iterator
from typing import Any, Literal

import msgspec

from tocsin.model import Incident, Judgement, Reading, Story

type Record = Reading | Incident | Story | Judgement
RecordKind = Literal["reading", "incident", "story", "judgement"]
KINDS: dict[RecordKind, type[Record]] = {
    "reading": Reading,
    "incident": Incident,
    "story": Story,
    "judgement": Judgement,
}
_HALF = re.compile("[\ud800-\udfff]")


class NoRecord(ValueError):
    """A line that is no native record; the message names the line and the remedy."""


def encode(record: object) -> bytes:
    """Return a record, or anything made of such, as one line of UTF-8 JSON, without the line end.

    Half a surrogate pair, which UTF-8 cannot carry, becomes U+FFFD: one character, so spans hold.
    """
    try:
        return msgspec.json.encode(record)
    except UnicodeEncodeError:
        return msgspec.json.encode(_writable(msgspec.to_builtins(record)))


def _writable(value: object) -> object:
    """Replace halves of surrogate pairs in all words within a value."""
    if isinstance(value, str):
        return _HALF.sub("\N{REPLACEMENT CHARACTER}", value)
    if isinstance(value, dict):
        return {_writable(key): _writable(part) for key, part in value.items()}
    return [_writable(part) for part in value] if isinstance(value, list | tuple) else value


def decode(line: bytes | str) -> Reading:
    """Build a reading from a native record; a msgspec.DecodeError names the path at fault."""
    return msgspec.json.decode(line, type=Reading)


def decode_lines(lines: Iterable[bytes], *, name: str) -> Iterator[Reading]:
    """Build a reading from each line that is not blank; raises NoRecord, which calls them name."""
    return _all_right(decode_each(lines, name=name))


def decode_each(lines: Iterable[bytes], *, name: str) -> Iterator[Reading | NoRecord]:
    """Build a reading from each line that is not blank; a line at fault is passed on as a value."""
    for item in _decoded(lines, Reading, name, "make one with tocsin read --format jsonl"):
        yield _dated(item, name) if isinstance(item, Reading) else item


def _dated(reading: Reading, name: str) -> Reading | NoRecord:
    """Refuse a reading whose day of publication is no day, as intake does."""
    published = reading.document.published
    try:
        dt.date.fromisoformat((published or "2000-01-01")[:10])
    except ValueError:
        said = f"{name}: {reading.document.id}: `published` is {published!r}"
        return NoRecord(f"{said}: write it as YYYY-MM-DD")
    return reading


def decode_incidents(lines: Iterable[bytes], *, name: str) -> Iterator[Incident]:
    """Build an incident from each line that is not blank; raises NoRecord."""
    return _all_right(_decoded(lines, Incident, name, _EXPORT))


def decode_stories(lines: Iterable[bytes], *, name: str) -> Iterator[Story]:
    """Build a story from each line that is not blank; raises NoRecord."""
    return _all_right(_decoded(lines, Story, name, _EXPORT))


def decode_judgements(lines: Iterable[bytes], *, name: str) -> Iterator[Judgement]:
    """Build a judgement from each line that is not blank; raises NoRecord."""
    return _all_right(_decoded(lines, Judgement, name, _EXPORT))


_EXPORT = "make one with tocsin export --format jsonl"


def _all_right[T](found: Iterable[T | NoRecord]) -> Iterator[T]:
    """Pass records on and raise the first fault."""
    for item in found:
        if isinstance(item, NoRecord):
            raise item
        yield item


def _decoded[T](
    lines: Iterable[bytes], kind: type[T], name: str, remedy: str
) -> Iterator[T | NoRecord]:
    """Build a record of one kind, or say what is wrong, from each line that is not blank."""
    decoder = msgspec.json.Decoder(kind)
    for number, line in enumerate(lines, start=1):
        try:
            record = decoder.decode(line) if line.strip() else None
        except (msgspec.DecodeError, UnicodeDecodeError) as error:
            yield NoRecord(f"{name}:{number}: is no native record ({error}): {remedy}")
            continue
        if record is not None:
            yield record


def json_schema(kind: RecordKind = "reading") -> dict[str, Any]:
    """Return the JSON Schema (2020-12) of a native record, made from the model."""
    schema = json.loads(json.dumps(msgspec.json.schema(KINDS[kind])))  # tuples become lists
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}
