"""What the rules of reading say of any word of a text, an event of the codebook or not.

Gold on factuality marks words such as "hope" or "fell", which no codebook knows.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from tocsin.model import Certainty, Document, Event, Polarity, Span, Status, Voice


@dataclass(frozen=True, slots=True)
class WordStatus:
    """Status, certainty and polarity of a word, and the voices over it."""

    status: Status
    certainty: Certainty
    polarity: Polarity
    voices: tuple[Voice, ...]


WordReader = Callable[[Document], Callable[[Span], WordStatus]]


def of_event(event: Event) -> WordStatus:
    """Return what a reading says of its event."""
    return WordStatus(event.status, event.certainty, event.polarity, event.voices)


def word_reader() -> WordReader:
    """Load the parser and return a function that parses a document to read its words."""
    from tocsin.evaluation.parses import parser
    from tocsin.reading.assemble import Sheet, voices_of, voices_over
    from tocsin.reading.attribution import find_attributions
    from tocsin.reading.factuality import factuality
    from tocsin.reading.parse import word_at

    pipeline = parser()

    def parsed(document: Document) -> Callable[[Span], WordStatus]:
        """Parse a document once for all its words."""
        doc = pipeline.parse(document.text)
        said = find_attributions(doc)
        sheet = Sheet(document, doc, said, periods=(), quantities=(), places={})

        def status_at(span: Span) -> WordStatus:
            """Read the head word of a stretch as its own carrier, of no type."""
            head = word_at(doc, span)
            links = voices_over(sheet, head)
            found = factuality(head, head, "", links)
            return WordStatus(found.status, found.certainty, found.polarity, voices_of(doc, links))

        return status_at

    return parsed
