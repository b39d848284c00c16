"""The native record: one JSON object a document, as docs/record.md specifies it."""

from __future__ import annotations

from typing import Any

import msgspec

from tocsin.model import Reading


def encode(reading: Reading) -> bytes:
    """Return a reading as one line of UTF-8 JSON, without the line end."""
    return msgspec.json.encode(reading)


def decode(line: bytes | str) -> Reading:
    """Build a reading from a native record; raises msgspec.ValidationError with the path at fault."""
    return msgspec.json.decode(line, type=Reading)


def json_schema() -> dict[str, Any]:
    """Return the JSON Schema (2020-12) of the native record, made from the model."""
    schema = msgspec.json.schema(Reading)
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}
