"""Streams without a name, such as standard input: their first bytes tell what they are."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import BinaryIO

from tocsin.intake.failure import Failure
from tocsin.intake.kinds import kind
from tocsin.intake.raw import GZIP_MAGIC, Raw, opened
from tocsin.model import Document

HEAD = 65536
MARKUP = re.compile(
    rb"<(?:!doctype\s+html|\?xml|html|head|body|article|main|div|p|meta|title|h1)\b", re.IGNORECASE
)
OBJECT = re.compile(rb'\{\s*["}]')
LIST = re.compile(rb"\[\s*[{\]]")


def read_stream(
    stream: BinaryIO, *, name: str, url: str | None = None, charset: str | None = None
) -> Iterator[Document | Failure]:
    """Yield the documents of a stream of unknown kind, gunzipped where it is packed."""
    magic = stream.read(2)
    whole = opened(stream, packed=magic == GZIP_MAGIC, head=magic)
    head = whole.read(HEAD)
    raw = Raw(name, opened(whole, packed=False, head=head), url, charset)
    yield from kind(sniff(head))(raw)


def sniff(head: bytes) -> str:
    """Tell the kind from the first bytes: jsonl, json, html or txt."""
    start = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    if OBJECT.match(start):
        return "jsonl" if is_lines(start) else "json"
    if LIST.match(start):
        return "json"
    if start.startswith(b"<") and MARKUP.search(start[:4096]):
        return "html"
    return "txt"


def is_lines(start: bytes) -> bool:
    """Tell JSON lines from one object laid out over several lines."""
    first, _, rest = start.partition(b"\n")
    if not rest.strip() and len(start) >= HEAD - 1024:
        return True
    try:
        json.loads(first)
    except (ValueError, RecursionError):
        return rest.lstrip().startswith(b"{")
    return True
