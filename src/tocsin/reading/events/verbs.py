"""Verbs as triggers: their arguments, whatever the form of the clause."""

from __future__ import annotations

from spacy.tokens import Token

from tocsin.reading import grammar
from tocsin.reading.events.arguments import Argument, Site


def verb_site(verb: Token) -> Site:
    """Collect the arguments of a verb.

    «Gunmen in Jos shot two guards with rifles.» yields subject Gunmen, object guards, with rifles.
    """
    arguments = [
        *(Argument("subject", token, f"event:{rule}") for token, rule in grammar.agents(verb)),
        *(Argument("object", token, f"event:{rule}") for token, rule in grammar.patients(verb)),
        *_prepositional(verb),
    ]
    return Site(verb, verb, tuple(arguments))


def _prepositional(verb: Token) -> list[Argument]:
    """Collect prepositional phrases of the verb and of the verb joined to it that carries them."""
    passive = grammar.is_passive(verb)
    return [
        Argument(name, token, "event:preposition")
        for name, token in grammar.prepositions(verb)
        if not (passive and name == "by")
    ]
