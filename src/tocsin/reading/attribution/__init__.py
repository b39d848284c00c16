"""Who says it: attributions over one parsed report, a construction a file."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from spacy.tokens import Doc

from tocsin.reading.attribution import (
    according,
    clause,
    colon,
    infinitive,
    modifiers,
    nouns,
    objects,
    parenthetical,
    quotation,
    quoting,
    turns,
)
from tocsin.reading.attribution.chains import chain, merged, outermost_first
from tocsin.reading.attribution.voices import voice_of
from tocsin.reading.findings import Attribution

__all__ = ["RULES", "chain", "find_attributions", "outermost_first", "voice_of"]

# In order of trust: where two find one cue, the first names the rule and the effect.
RULES: dict[str, Callable[[Doc], Iterator[Attribution]]] = {
    clause.RULE: clause.speech_verbs,
    infinitive.INFINITIVE: infinitive.infinitives,
    infinitive.RAISING: infinitive.raisings,
    objects.PREPOSITION: objects.prepositional,
    objects.OBJECT: objects.said_objects,
    parenthetical.RULE: parenthetical.parentheses,
    quotation.RULE: quotation.quotations,
    turns.TURN: turns.turns,
    turns.SIGNATURE: turns.signatures,
    colon.STATEMENT: colon.statements,
    colon.HEADLINE: colon.headlines,
    according.RULE: according.accordings,
    quoting.RULE: quoting.quotings,
    quoting.QUOTED_AS: quoting.quoted_as,
    nouns.ULTIMATUM: nouns.ultimatums,
    nouns.RULE: nouns.said_nouns,
    modifiers.ADVERB: modifiers.adverbs,
    modifiers.ADJECTIVE: modifiers.adjectives,
    modifiers.PREDICATE: modifiers.predicates,
}


def find_attributions(doc: Doc) -> tuple[Attribution, ...]:
    """Find who says what in a report; one cue gives one attribution, in the order of the text."""
    every = (found for rule in RULES.values() for found in rule(doc))
    return merged(found for found in every if found.content)
