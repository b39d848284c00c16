"""What is done: candidates are proposed, chosen by the codebook, and folded to one a happening."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

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
    return chosen(propose(doc))[0]


def decided_events(doc: Doc, encoder: Encoder | None) -> tuple[list[Proposal], Sight | None]:
    """Find the events of a parsed text, in text order, and what the encoder saw of it."""
    candidates = list(propose(doc))
    kept, proposals = chosen(candidates)
    if encoder is None:
        return kept, None
    sight = encoder.look(doc, worth_a_look(doc, candidates))
    return decide(kept, proposals, doc, sight), sight


def chosen(candidates: Iterable[Candidate]) -> tuple[list[Proposal], list[Proposal]]:
    """Return the events that codebook and grammar give, and all that were folded into these."""
    proposals = [found for candidate in candidates if (found := _proposal(candidate))]
    return absorb(list(fold(proposals)), proposals), proposals


def worth_a_look(doc: Doc, candidates: Sequence[Candidate]) -> Iterator[Span]:
    """Yield the sentences with a word that may be a trigger; the others cost nothing."""
    proposed = {candidate.head.sent.start for candidate in candidates}
    return (sentence for sentence in doc.sents if sentence.start in proposed)


def _proposal(candidate: Candidate) -> Proposal | None:
    """Look at what stands around a candidate and let the codebook choose."""
    site = noun_site(candidate.head) if candidate.nominal else verb_site(candidate.head)
    choice = choose(candidate, site)
    if choice is None or is_trapped(candidate, choice):
        return None
    return Proposal(candidate, site, choice)
