"""What is done: candidates are proposed, chosen by the codebook, and folded to one a happening."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Doc, Span

from tocsin.reading.encoder import Encoder, Sight
from tocsin.reading.events.candidates import Candidate, propose
from tocsin.reading.events.choice import choose
from tocsin.reading.events.deciding import decide
from tocsin.reading.events.folding import Proposal, absorb, fold
from tocsin.reading.events.nouns import noun_site
from tocsin.reading.events.traps import is_trapped
from tocsin.reading.events.verbs import verb_site


def find_events(doc: Doc) -> list[Proposal]:
    """Find the events of a parsed text with rules alone, in text order."""
    return propose_events(doc)[0]


def decided_events(doc: Doc, encoder: Encoder | None) -> tuple[list[Proposal], Sight | None]:
    """Find the events of a parsed text, in text order, and what the encoder saw of it."""
    kept, proposals = propose_events(doc)
    if encoder is None:
        return kept, None
    sight = encoder.look(doc, worth_a_look(doc, proposals))
    return decide(kept, proposals, doc, sight), sight


def propose_events(doc: Doc) -> tuple[list[Proposal], list[Proposal]]:
    """Return the events that codebook and grammar give, and all that were folded into these."""
    proposals = [found for candidate in propose(doc) if (found := _proposal(candidate))]
    return absorb(list(fold(proposals)), proposals), proposals


def worth_a_look(doc: Doc, proposals: Sequence[Proposal]) -> Iterator[Span]:
    """Yield the sentences for which the grammar proposes an event; the others cost nothing."""
    proposed = {proposal.head.sent.start for proposal in proposals}
    return (sentence for sentence in doc.sents if sentence.start in proposed)


def _proposal(candidate: Candidate) -> Proposal | None:
    """Look at what stands around a candidate and let the codebook choose."""
    site = noun_site(candidate.head) if candidate.nominal else verb_site(candidate.head)
    choice = choose(candidate, site)
    if choice is None or is_trapped(candidate, choice):
        return None
    return Proposal(candidate, site, choice)
