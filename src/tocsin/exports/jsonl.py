"""JSON lines: the native record, one document a line."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TextIO

from tocsin.exports.record import encode
from tocsin.model import Reading


def write(readings: Iterable[Reading], out: TextIO) -> None:
    """Write each reading as one line as soon as it is there."""
    for reading in readings:
        out.write(encode(reading).decode("utf-8") + "\n")
        out.flush()
