"""What is done: candidates are proposed, chosen by the codebook, and folded to one a happening."""

from __future__ import annotations

from spacy.tokens import Doc

from tocsin.reading.events.candidates import Candidate, propose
from tocsin.reading.events.choice import choose
from tocsin.reading.events.folding import Proposal, absorb, fold
from tocsin.reading.events.nouns import noun_site
from tocsin.reading.events.traps import is_trapped
from tocsin.reading.events.verbs import verb_site


def find_events(doc: Doc) -> list[Proposal]:
    """Find the events of a parsed text, in text order."""
    proposals = [found for candidate in propose(doc) if (found := _proposal(candidate))]
    return absorb(list(fold(proposals)), proposals)


def _proposal(candidate: Candidate) -> Proposal | None:
    """Look at what stands around a candidate and let the codebook choose."""
    site = noun_site(candidate.head) if candidate.nominal else verb_site(candidate.head)
    choice = choose(candidate, site)
    if choice is None or is_trapped(candidate, choice):
        return None
    return Proposal(candidate, site, choice)
