"""The native record: one JSON object a document, as docs/record.md specifies it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import msgspec

from tocsin.model import Reading


class NoRecord(ValueError):
    """A line that is no native record; the message names the line and the remedy."""


def encode(reading: Reading) -> bytes:
    """Return a reading as one line of UTF-8 JSON, without the line end."""
    return msgspec.json.encode(reading)


def decode(line: bytes | str) -> Reading:
    """Build a reading from a native record; a msgspec.DecodeError names the path at fault."""
    return msgspec.json.decode(line, type=Reading)


def decode_lines(lines: Iterable[bytes], *, name: str) -> Iterator[Reading]:
    """Build a reading from each line that is not blank; raises NoRecord, which calls them name."""
    for number, line in enumerate(lines, start=1):
        try:
            reading = decode(line) if line.strip() else None
        except (msgspec.DecodeError, UnicodeDecodeError) as error:
            remedy = "make one with tocsin read --format jsonl"
            raise NoRecord(f"{name}:{number}: is no native record ({error}): {remedy}") from None
        if reading:
            yield reading


def json_schema() -> dict[str, Any]:
    """Return the JSON Schema (2020-12) of the native record, made from the model."""
    schema = msgspec.json.schema(Reading)
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}
