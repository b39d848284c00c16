"""The order of reading, in one short function; there is no other pipeline."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Sequence
from functools import cache

from spacy.tokens import Doc

from tocsin.model import Document, Problem, Reading
from tocsin.reading.assemble import Sheet, claims_of, event_of, mentions_of
from tocsin.reading.attribution import find_attributions
from tocsin.reading.attribution.attitudes import find_attitudes
from tocsin.reading.attribution.marked import with_marked
from tocsin.reading.counts import counted_parties
from tocsin.reading.denials import with_denials
from tocsin.reading.disputes import disputed
from tocsin.reading.encoder import Encoder, load_encoder
from tocsin.reading.events import decided_events
from tocsin.reading.events.folding import Proposal
from tocsin.reading.language import detect_language
from tocsin.reading.parse import Parser, load_parser
from tocsin.reading.placing import with_settings
from tocsin.reading.quantities import FoundQuantity, find_quantities
from tocsin.reading.same import link
from tocsin.reading.setting import document_places
from tocsin.reading.times import find_periods
from tocsin.reading.tolls import givers, with_tolls
from tocsin.reading.versions import versions

LANGUAGES = ("en",)
_HANDS_ON = frozenset({"ASSAULT", "COERCE", "MOBILIZE", "RETREAT", "PROTEST"})


def read_document(document: Document, parser: Parser, *, encoder: Encoder | None = None) -> Reading:
    """Parse a document and read the parse, if it is in a language that has rules.

    Without an encoder the rules read alone.
    """
    language = document.language or detect_language(document.text)
    if language is not None and language.lower()[:2] not in LANGUAGES:
        return _unread(document, language, parser, encoder)
    doc = parser.parse(document.text)
    return read_parsed(document, doc, parser_version=parser.version, encoder=encoder)


def read_parsed(
    document: Document, doc: Doc, *, parser_version: str, encoder: Encoder | None = None
) -> Reading:
    """Read a parse: who says it, what is done, when, where, how many; then the record."""
    proposals, sight = decided_events(doc, encoder)
    attributions = givers(doc, find_attributions(doc))
    attitudes = find_attitudes(doc, attributions, deeds=_deeds(proposals))
    if sight is not None:
        attributions, attitudes = with_marked(doc, sight, attributions, attitudes)
    sheet = Sheet(
        document=document,
        doc=doc,
        attributions=attributions,
        attitudes=attitudes,
        periods=find_periods(doc, published=document.published),
        quantities=_counts(doc, proposals),
        places=document_places(doc, outlet=document.outlet or "", url=document.url or ""),
        sight=sight,
    )
    told = link([event_of(proposal, sheet) for proposal in proposals], sheet)
    events, sheet = with_denials(with_tolls(told, sheet), sheet)
    return Reading(
        document=document,
        mentions=mentions_of(events, sheet),
        claims=claims_of(events, sheet),
        events=with_settings(disputed(events), doc, sheet.places),
        problems=(),
        versions=versions(parser_version, encoder.digest if encoder else None),
    )


def _counts(doc: Doc, proposals: Sequence[Proposal]) -> tuple[FoundQuantity, ...]:
    """Find the counts that words tell, and those that only the act beside them gives a kind."""
    found = find_quantities(doc)
    return tuple(sorted((*found, *counted_parties(doc, proposals, found)), key=_place))


def _place(found: FoundQuantity) -> int:
    return found.start_token


def _deeds(proposals: Iterable[Proposal]) -> frozenset[int]:
    """Return the words of acts that are done with hands, whatever else the words can mean."""
    return frozenset(proposal.head.i for proposal in proposals if proposal.type in _HANDS_ON)


def _unread(document: Document, language: str, parser: Parser, encoder: Encoder | None) -> Reading:
    """Return a reading without events that says why."""
    problem = Problem("language", f"no rules for the language {language!r}; only English is read")
    made = versions(parser.version, encoder.digest if encoder else None)
    return Reading(document, (), (), (), (problem,), made)


def load_reader(
    parser: str | None = None, *, weights: str | None = None
) -> Callable[[Document], Reading]:
    """Load a parser and the encoder of weights, TOCSIN_WEIGHTS or the package; return the reader.

    Weights of none: rules alone.
    """
    loaded, encoder = load_parser(parser), load_encoder(weights)
    return lambda document: read_document(document, loaded, encoder=encoder)


@cache
def reader() -> Callable[[Document], Reading]:
    """Return this process's reader, loaded once.

    TOCSIN_PARSER names another pipeline, TOCSIN_WEIGHTS a folder with other weights for the encoder
    that decides beside the rules; with TOCSIN_WEIGHTS=none the rules read alone.
    """
    return load_reader(os.environ.get("TOCSIN_PARSER") or None)


def read(document: Document) -> Reading:
    """Read one document with this process's reader."""
    return reader()(document)
