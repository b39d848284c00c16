"""Plain text: one file, one document; what the file does not say stays unknown."""

from __future__ import annotations

from collections.abc import Iterator

from tocsin.intake.accept import CHARACTERS, TOO_LONG, accept
from tocsin.intake.failure import Failure
from tocsin.intake.raw import Raw, binary, decoded, oversize
from tocsin.model import Document

# UTF-8 takes at most four bytes a character, and three for its signature.
BYTES = 4 * CHARACTERS + 3


def read(raw: Raw) -> Iterator[Document | Failure]:
    """Yield the one document whose text is the file, exactly."""
    data = raw.stream.read(BYTES + 1)
    refused = binary(data, name=raw.name) or oversize(
        data, name=raw.name, limit=BYTES, advice=TOO_LONG
    )
    text = refused or decoded(data, name=raw.name)
    if isinstance(text, Failure):
        yield text
    else:
        yield accept({"text": text, "url": raw.url}, name=raw.name)
