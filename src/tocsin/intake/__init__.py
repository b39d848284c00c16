"""World to Document: files, folders, pages and standard input; what fails is a value."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Mapping
from typing import BinaryIO

from tocsin.intake.accept import accept
from tocsin.intake.failure import Failure, guard
from tocsin.intake.file import read_path
from tocsin.intake.sniff import read_stream
from tocsin.intake.url import Fetch, Page, fetch_url, read_url
from tocsin.model import Document

__all__ = ["Failure", "Fetch", "Page", "document", "documents", "fetch_url"]


def document(fields: Mapping[str, object]) -> Document | Failure:
    """Build a document from its text and what is known of it, checked as files are."""
    return accept(fields, name="document")


def documents(
    paths: Iterable[str], *, stdin: BinaryIO | None = None, fetch: Fetch = fetch_url
) -> Iterator[Document | Failure]:
    """Yield the documents of files, folders, URLs and - (standard input), in the order given."""
    for path in paths:
        if path == "-":
            stream = sys.stdin.buffer if stdin is None else stdin
            yield from guard("stdin", read_stream(stream, name="stdin"))
        elif path.lower().startswith(("http://", "https://")):
            yield from guard(path, read_url(path, fetch=fetch))
        else:
            yield from read_path(path)
