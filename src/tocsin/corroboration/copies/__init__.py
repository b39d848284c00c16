"""Which document is a reprint of which: copied, cut, edited, merged into a round-up, or credited.

Whether two documents are linked depends on the two alone (and on knowledge and outlets), never on
what else there is: what comes in later changes no earlier link. Six-word runs tell how much of a
text stands in another, whichever is longer (asymmetric containment: Broder, On the resemblance and
containment of documents, 1997); phrases of three content words find what was edited throughout.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from tocsin.corroboration.copies.candidates import candidates
from tocsin.corroboration.copies.direction import Outlets
from tocsin.corroboration.copies.graph import settle
from tocsin.corroboration.copies.link import keys, link
from tocsin.corroboration.copies.origin import origin_of
from tocsin.model import Document, Reprint

__all__ = ["keys", "link", "links", "origin_of", "pairs", "settle"]


def links(documents: Iterable[Document], *, outlets: Outlets | None = None) -> tuple[Reprint, ...]:
    """Return who is a reprint of whom, sorted; their order changes nothing.

    Left out are links that another link of the same document explains: see settle.
    """
    known = {document.id: document for document in documents}
    return settle(pairs(known.values(), outlets=outlets), known)


def pairs(documents: Iterable[Document], *, outlets: Outlets | None = None) -> Iterator[Reprint]:
    """Give every two documents of which one is a reprint of the other, explained or not."""
    for one, other in candidates(documents):
        if found := link(one, other, outlets=outlets):
            yield found
