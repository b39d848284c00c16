"""JSON lines: one object a line, read as a stream; a bad line costs itself only."""

from __future__ import annotations

from collections.abc import Iterator
from io import BufferedReader

from tocsin.intake.accept import CHARACTERS, TOO_LONG
from tocsin.intake.failure import Failure, fail
from tocsin.intake.json import item, parsed
from tocsin.intake.raw import Raw, binary, decoded
from tocsin.model import Document

# JSON may write a character as a pair of six-byte escapes; the rest of the object has a MiB.
BYTES = 12 * CHARACTERS + 1024 * 1024
SIGNATURE = b"\xef\xbb\xbf"


def read(raw: Raw) -> Iterator[Document | Failure]:
    """Yield one document or failure a line, in order; blank lines are passed over."""
    refused = binary(raw.stream.peek(1), name=raw.name)
    if refused:
        yield refused
        return
    number = found = 0
    for number, line in enumerate(lines(raw.stream), start=1):
        if line.strip():
            found += 1
            yield read_line(line, name=f"{raw.name}:{number}")
    if not number:
        yield fail(raw.name, "is empty: give a file that holds a report")
    elif not found:
        yield fail(raw.name, "holds only white space: give a file that holds a report")


def read_line(line: bytes, *, name: str) -> Document | Failure:
    """Build the document of one line."""
    if len(line) > BYTES:
        return fail(name, TOO_LONG)
    text = decoded(line, name=name)
    given = text if isinstance(text, Failure) else parsed(text, name=name)
    return item(given, name=name, url=None)


def lines(stream: BufferedReader) -> Iterator[bytes]:
    """Yield lines cut at line feeds only; one that is too long comes cut, its rest is skipped."""
    line = stream.readline(BYTES + 1).removeprefix(SIGNATURE)
    while line:
        yield line
        while line and not line.endswith(b"\n"):
            line = stream.readline(BYTES + 1)
        line = stream.readline(BYTES + 1)
