"""Which of its originals a passage of a reprint comes from, if it is not the reprint's own."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

import numpy as np

from tocsin.corroboration.copies.compare import alike
from tocsin.corroboration.copies.credit import credit_rules
from tocsin.corroboration.copies.passages import (
    RUN,
    Numbers,
    among,
    content_of,
    numbers_of,
    rolled,
    wording,
)
from tocsin.corroboration.copies.sift import units
from tocsin.model import Document

# A passage comes from the text that holds most of its six-word runs; from one that was edited, if
# so many of its different content words stand in one sentence there. Independent sentences on one
# fact share its names and figures, seldom more than half of their words.
PASSAGE_RUNS = 0.5
PASSAGE_WORDS = 0.6
# Fewer content words than this are found anywhere.
LEAST_WORDS = 4


def origin_of(passage: str, document: Document, parents: Sequence[Document]) -> str | None:
    """Return the id of the parent whose text a passage comes from; None where it is its own.

    A document that shares no text with a parent but credits its outlet in a line of its own
    (dateline, byline, credit line) has all its passages from there.
    """
    held = {parent.id: _held(passage, parent) for parent in parents}
    told = {parent.id: float(_tells(document, parent)) for parent in parents}
    for surely in (held, told):
        best = max(surely, key=lambda name: (surely[name], name), default=None)
        if best is not None and surely[best] > 0:
            return best
    return None


def _held(passage: str, parent: Document) -> float:
    """Return how surely a passage stands in a text, 0 to 2: word for word above edited, 0 = not."""
    words = numbers_of(passage)
    size = min(RUN, len(words))
    if not size:
        return 0.0
    verbatim = float(among(rolled(words, size), _runs(parent, size)).mean())
    if verbatim >= PASSAGE_RUNS:
        return 1.0 + verbatim
    content = np.unique(content_of(passage))
    if len(content) < LEAST_WORDS:
        return 0.0
    retold = max((float(among(content, one).mean()) for one in _sentences(parent)), default=0.0)
    return retold if retold >= PASSAGE_WORDS else 0.0


def _tells(document: Document, parent: Document) -> bool:
    """Tell whether a document retells another, and says whose it is, without sharing its text."""
    return bool(credit_rules(document, parent)) and not alike(wording(document), wording(parent))


@lru_cache(maxsize=1024)
def _runs(document: Document, size: int) -> Numbers:
    """Return the different runs of so many words of a whole text, sorted."""
    return np.unique(rolled(numbers_of(document.text), size))


@lru_cache(maxsize=1024)
def _sentences(document: Document) -> tuple[Numbers, ...]:
    """Return the different content words of each sentence, sorted."""
    text = document.text
    return tuple(np.unique(content_of(text[unit.start : unit.end])) for unit in units(text))
