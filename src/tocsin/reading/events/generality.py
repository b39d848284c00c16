"""Tell acts in general from one act: «Attacks go on.» speaks of no attack in particular."""

from __future__ import annotations

from spacy.tokens import Token

from tocsin.reading import grammar
from tocsin.reading.events.folding import Proposal

GENERAL = "event:general"
_PLURAL = frozenset({"NNS", "NNPS"})


def is_general(proposal: Proposal) -> bool:
    """Tell whether a noun speaks of acts of a kind and not of one.

    «Bombings will not help the talks.» is general, and so is murder in «They sow murder.»; «the
    bombings», «three bombings» and «murder of a judge» speak of those that took place.
    """
    noun = proposal.head
    if not proposal.candidate.nominal or is_determined(noun):
        return False
    found = proposal.choice.parties
    return noun.tag_ in _PLURAL or not (found.recipients or found.places)


def is_determined(noun: Token) -> bool:
    """Tell whether a determiner, an owner or a number says which acts or how many are meant."""
    return any(grammar.children(noun, "det", "poss", "nummod", "predet"))
