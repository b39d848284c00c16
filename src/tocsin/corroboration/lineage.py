"""Which text a passage rests on: a reprint's own words, or those of an original it repeats."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from tocsin.corroboration.bench import Bench
from tocsin.corroboration.copies import origin_of
from tocsin.knowledge.sentences import sentence_around
from tocsin.model import Document, Reprint, Span


@dataclass(frozen=True, slots=True)
class Relinked:
    """Documents whose reprints were made anew, and these."""

    documents: frozenset[str]
    reprints: tuple[Reprint, ...]


class Lineage:
    """Follows passages from reprints up to the text they come from."""

    def __init__(self, bench: Bench, names: Iterable[str], relinked: Relinked) -> None:
        """Fetch all reprints that the documents descend from; relinked ones replace the stored."""
        self._bench = bench
        self._parents: dict[str, list[str]] = defaultdict(list)
        links = {(one.document, one.of) for one in relinked.reprints}
        frontier = set(names)
        seen: set[str] = set()
        while frontier:
            seen |= frontier
            stored = ((one.document, one.of) for one in bench.shelf.reprints(frontier))
            links |= {pair for pair in stored if not relinked.documents & set(pair)}
            frontier = {of for document, of in links if document in seen} - seen
        for document, of in sorted(links):
            self._parents[document].append(of)

    def text_of(self, span: Span, document: Document) -> Document:
        """Return the document whose text the sentence around a span comes from."""
        passage = sentence_around(document.text, span).of(document.text)
        seen = {document.id}
        while parents := [p for p in self._parents.get(document.id, ()) if p not in seen]:
            origin = origin_of(passage, document, self._bench.documents(parents))
            if origin is None:
                break
            seen.add(origin)
            (document,) = self._bench.documents([origin])
        return document
