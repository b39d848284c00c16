"""Verbs as triggers: their arguments, whatever the form of the clause."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from tocsin.knowledge.wordlists import words_of
from tocsin.reading import grammar
from tocsin.reading.events.arguments import Argument, Site
from tocsin.reading.nounphrases import can_act, is_platform_word, is_pronoun


def verb_site(verb: Token) -> Site:
    """Collect the arguments of a verb.

    «Gunmen in Jos shot two guards with rifles.» yields subject Gunmen, object guards, with rifles.
    """
    arguments = [
        *(Argument("subject", token, f"event:{rule}") for token, rule in acting(verb)),
        *(Argument("object", token, f"event:{rule}") for token, rule in undergoing(verb)),
        *_prepositional(verb),
    ]
    return Site(verb, verb, tuple(arguments))


def acting(verb: Token) -> Iterator[grammar.Found]:
    """Yield who does it, looking through words that only stand for or carry the one who does."""
    found = grammar.agents(verb)
    headed = (
        verb.dep_ in ("acl", "relcl") and verb.head.dep_ == "ROOT" and grammar.is_infinitive(verb)
    )
    if headed and not found and can_act(verb.head):
        yield verb.head, "participle"
    for token, rule in found:
        if rule == "participle" and is_mere_object(token):
            yield from grammar.agents(token.head)
        elif rule in ("shared-subject", "subject-control"):
            yield outer_subject(token, verb) or token, rule
        else:
            yield one_of(token) or token, rule


def undergoing(verb: Token) -> Iterator[grammar.Found]:
    """Yield whom it is done to; «She was among those abducted.» yields She."""
    for token, rule in grammar.patients(verb):
        yield one_of(token) or token, rule


def is_mere_object(noun: Token) -> bool:
    """Tell whether a participle behind a noun says what the subject over the noun does.

    «The cabinet adopted a decree dissolving two parties.»: the cabinet dissolves them.
    """
    acts = can_act(noun) or is_platform_word(noun) or noun.lemma_.lower() in _means()
    return noun.dep_ == "dobj" and noun.head.pos_ == "VERB" and not acts


def _means() -> frozenset[str]:
    return words_of("roles", "means")


def one_of(token: Token) -> Token | None:
    """Return who is said to be one of those that a participle describes.

    «Togo is among those calling for talks.» yields Togo for those.
    """
    prep = token.head
    if token.lower_ not in ("those", "people", "states", "countries") or token.dep_ != "pobj":
        return None
    if prep.lower_ not in ("among", "of"):
        return None
    verb = prep.head if prep.head.pos_ == "AUX" else prep.head.head
    if verb.lemma_ != "be":
        return None
    return next((subject for subject, _ in grammar.subjects(verb)), None)


def outer_subject(token: Token, verb: Token) -> Token | None:
    """Return the subject over a clause whose pronoun is taken for the subject of a joined verb.

    «The union said it had proof and called on the court to act.»: the union called.
    """
    clause = token.head
    if not is_pronoun(token) or clause.dep_ not in ("ccomp", "advcl", "relcl") or verb.i < clause.i:
        return None
    outer = clause.head if clause.dep_ != "relcl" else _governing(clause)
    if outer is None or outer.pos_ != "VERB" or not outer.i < clause.i:
        return None
    apart = any(child.lower_ == "had" for child in grammar.children(clause, "aux"))
    object_too = clause.dep_ == "advcl"
    if not (apart or object_too) or verb.tag_ not in ("VBD", "VBN") or _has_aux(verb):
        return None
    found = next((subject for subject, _ in grammar.subjects(outer)), None)
    return found if found is not None and not is_pronoun(found) else None


def _governing(clause: Token) -> Token | None:
    """Return the verb over the noun that a relative clause describes."""
    return next((word for word in clause.head.ancestors if word.pos_ == "VERB"), None)


def _has_aux(verb: Token) -> bool:
    return any(grammar.children(verb, "aux", "auxpass"))


def _prepositional(verb: Token) -> list[Argument]:
    """Collect prepositional phrases of the verb and of the verb joined to it that carries them."""
    passive = grammar.is_passive(verb)
    return [
        Argument(name, token, "event:preposition")
        for name, token in grammar.prepositions(verb)
        if not (passive and name == "by")
    ]
