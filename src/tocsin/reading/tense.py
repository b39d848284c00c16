"""Verbs and their auxiliaries, and whether a clause looks back or ahead."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from tocsin.reading import grammar
from tocsin.reading.dating import Tense

# Verbs whose infinitive lies where they do.
_AS_PAST = frozenset(
    "attempt begin continue fail force go help manage refuse seek start struggle try use".split()
)


def tense_at(token: Token) -> Tense:
    """Tell whether the clause around a token looks back or ahead; back where nothing tells."""
    verb = next((word for word in upwards(token) if word.pos_ in ("VERB", "AUX")), None)
    if verb is None:
        return "past"
    helpers = {child.lower_ for child in verb.children if child.dep_ in ("aux", "auxpass")}
    if helpers & {"will", "'ll", "shall", "would", "wo", "may", "might", "should", "can", "could"}:
        return "past" if "have" in helpers else "future"
    if token.dep_ == "poss":
        return "past"
    if "to" in helpers:
        return "past" if "have" in helpers or _is_over(verb) else "future"
    if verb.tag_ in ("VBZ", "VBP", "VB"):
        return "future"
    present = helpers & {"is", "are", "'s", "'re", "am", "be"}
    return "future" if present and (verb.tag_ == "VBG" or "being" in helpers) else "past"


def _is_over(infinitive: Token) -> bool:
    """Tell whether an infinitive is as past as the verb over it.

    «Gunmen tried to seize the mayor on Monday.» looks back; «They plan to meet on Monday.» ahead.
    """
    over = infinitive.head
    past = over != infinitive and over.tag_ in ("VBD", "VBN") and tense_at(over) == "past"
    return past and (infinitive.dep_ == "advcl" or over.lemma_ in _AS_PAST)


def upwards(token: Token) -> Iterator[Token]:
    """Walk from a token up to the root."""
    yield token
    yield from token.ancestors


def auxiliaries(verb: Token) -> list[Token]:
    """Return a verb's auxiliaries, those of the verb it is joined to if it has none of its own."""
    own = list(grammar.children(verb, "aux", "auxpass"))
    if own or verb.dep_ != "conj" or grammar.has_own_subject(verb):
        return own
    if verb.head.pos_ in ("VERB", "AUX") and verb.tag_ in (verb.head.tag_, "VB", "VBG"):
        return auxiliaries(verb.head)
    return own
