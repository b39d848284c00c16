"""What a sentence without an act of its own, that points back to one told before, is made of."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Span as Stretch
from spacy.tokens import Token

from tocsin.knowledge.categories import contexts_of
from tocsin.model import Event, digest
from tocsin.reading import grammar
from tocsin.reading.assemble import Sheet, claim_id, voices_of
from tocsin.reading.attribution.cues import at
from tocsin.reading.findings import Attribution
from tocsin.reading.parse import span_of

REAL = frozenset({"happened", "ongoing"})
_SCORE = 0.55


def echo(first: Event, head: Token, links: Sequence[Attribution], sheet: Sheet) -> Event:
    """Make an event that tells an earlier one again, with none of its parties, places and days."""
    span = span_of(sheet.doc, at(head))
    return Event(
        id="e" + digest(sheet.document.id, span.start, span.end, first.type),
        claim=claim_id(sheet, links, head),
        trigger=span,
        type=first.type,
        mode=first.mode,
        contexts=contexts_of(grammar.sentence_lemmas(head)),
        status="happened",
        certainty="CT",
        polarity="+",
        actors=(),
        recipients=(),
        places=(),
        period=None,
        quantities=(),
        voices=voices_of(sheet.doc, links),
        rules=(),
        score=_SCORE,
        same_as=first.same_as or first.id,
    )


def sentences_before(token: Token) -> Iterator[Stretch]:
    """Yield the earlier sentences, nearest first, without those of white space alone."""
    start = token.sent.start
    while start > 0:
        sentence = token.doc[start - 1].sent
        if sentence.text.strip():
            yield sentence
        start = sentence.start
