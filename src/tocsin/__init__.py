"""Tocsin reads reports: who did what to whom, where, when, according to whom, and whether so."""

from __future__ import annotations

from tocsin.model import (
    Actor,
    Claim,
    Document,
    Event,
    Mention,
    Period,
    Place,
    Problem,
    Quantity,
    Reading,
    Span,
    Voice,
    standing,
)

__all__ = [
    "Actor",
    "Claim",
    "Document",
    "Event",
    "Mention",
    "Period",
    "Place",
    "Problem",
    "Quantity",
    "Reading",
    "Span",
    "Voice",
    "documents",
    "read",
    "standing",
]


def read(
    text: str,
    *,
    title: str | None = None,
    url: str | None = None,
    outlet: str | None = None,
    published: str | None = None,
    language: str | None = None,
) -> Reading:
    """Read one report; published is an ISO day, language an ISO 639-1 code (None = detect).

    Raises ValueError where the text or one of these cannot be read, and says how to mend it.
    """
    from tocsin.intake import document
    from tocsin.reading.read import read as read_document

    known = {"title": title, "url": url, "outlet": outlet, "published": published}
    found = document({"text": text, "language": language, **known})
    if not isinstance(found, Document):
        raise ValueError(found.message)
    return read_document(found)


def documents(*paths: str) -> list[Document]:
    """Load the documents of files, folders and URLs; raises ValueError naming what failed."""
    from tocsin.intake import documents as load

    found = list(load(paths))
    failed = [item for item in found if not isinstance(item, Document)]
    if failed:
        raise ValueError("; ".join(f"{item.name}: {item.message}" for item in failed))
    return [item for item in found if isinstance(item, Document)]
