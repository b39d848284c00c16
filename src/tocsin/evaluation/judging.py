"""How the rules of reading judge any word of a text, whether it is an event of the codebook or not.

Gold on factuality marks words such as "hope" or "fell", which no codebook knows.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from tocsin.model import Certainty, Document, Event, Polarity, Span, Status, Voice


@dataclass(frozen=True, slots=True)
class Judged:
    """Status, certainty and polarity of a word, and the voices over it."""

    status: Status
    certainty: Certainty
    polarity: Polarity
    voices: tuple[Voice, ...]


WordJudge = Callable[[Document], Callable[[Span], Judged]]


def of_event(event: Event) -> Judged:
    """Return what a reading says of its event."""
    return Judged(event.status, event.certainty, event.polarity, event.voices)


def word_judge() -> WordJudge:
    """Load the parser and return a function that parses a document to judge its words."""
    from tocsin.evaluation.parses import parser
    from tocsin.reading.assemble import Sheet, voices_of, voices_over
    from tocsin.reading.attribution import find_attributions
    from tocsin.reading.factuality import factuality
    from tocsin.reading.parse import word_at

    pipeline = parser()

    def parsed(document: Document) -> Callable[[Span], Judged]:
        """Parse a document once for all its words."""
        doc = pipeline.parse(document.text)
        said = find_attributions(doc)
        sheet = Sheet(document, doc, said, periods=(), quantities=(), places={})

        def judged(span: Span) -> Judged:
            """Judge the head word of a stretch as its own carrier, of no type."""
            head = word_at(doc, span)
            links = voices_over(sheet, head)
            found = factuality(head, head, "", links)
            return Judged(found.status, found.certainty, found.polarity, voices_of(doc, links))

        return judged

    return parsed
