"""Documents that are one text are one story: one witness."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from tocsin.corroboration.copies.graph import originals_of
from tocsin.model import Document, Reprint, Story, digest


def stories(documents: Iterable[Document], links: Iterable[Reprint]) -> tuple[Story, ...]:
    """Return a story for each original: it first, then all that derives from it, by day.

    A round-up stands in the story of each original it draws on; a document without links is a
    story alone. Links between documents that are not given are not looked at.
    """
    known = {document.id: document for document in documents}
    debts: dict[str, dict[str, Reprint]] = {name: {} for name in known}
    for link in links:
        if link.document in known and link.of in known:
            debts[link.document][link.of] = link
    members: dict[str, list[str]] = defaultdict(list)
    for name, originals in originals_of(debts).items():
        for original in originals:
            members[original].append(name)
    found = (_story(name, members[name], known, debts) for name in sorted(members))
    return tuple(sorted(found, key=lambda story: story.id))


def _story(
    original: str,
    members: Iterable[str],
    known: Mapping[str, Document],
    debts: Mapping[str, Mapping[str, Reprint]],
) -> Story:
    """Put a story together from its original and what derives from it."""
    inside = set(members)
    derived = sorted(inside - {original}, key=lambda name: (known[name].published or "9999", name))
    reprints = (link for name in derived for link in debts[name].values() if link.of in inside)
    return Story(
        id="s" + digest(original),
        documents=(original, *derived),
        reprints=tuple(sorted(reprints, key=lambda link: (link.document, link.of))),
    )
