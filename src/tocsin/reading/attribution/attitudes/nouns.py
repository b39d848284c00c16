"""Nouns of attitude with what they are about: "support for", "a plan to", "criticism of"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from tocsin.knowledge.lexicon import Cue
from tocsin.knowledge.wordlists import words_of
from tocsin.reading.attribution.attitudes.words import attitude, attitude_words, can_hold
from tocsin.reading.attribution.phrases import pieces, speaker_of, subtree, whole_phrase
from tocsin.reading.findings import Attribution, Words
from tocsin.reading.grammar import child, children, is_infinitive

NOUN = "attribution:attitude-noun"
IDENTITY = "attribution:attitude-identity"
_OWNERS = frozenset(("by", "from", "among", "of"))


def nouns(doc: Doc) -> Iterator[Attribution]:
    """Find nouns of attitude that belong to somebody: "their support for", "voiced concern over".

    «Peru voiced support for the treaty.» yields the speaker "Peru", the cue "support" and the
    content "the treaty".
    """
    for pattern in ("clause", "infinitive", "phrase"):
        for noun, cue in attitude_words(doc, "noun", pattern):
            content = _complement(noun, cue, pattern)
            owner = _owner(noun, content) if content is not None else None
            known = can_hold(doc, owner) or (owner is None and _is_evoked(noun))
            if content is not None and known:
                yield attitude(noun, cue, NOUN, owner, pieces(doc, subtree(content)))


def _is_evoked(noun: Token) -> bool:
    """Match what a happening evokes in nobody in particular: "sparked concern over"."""
    return noun.dep_ == "dobj" and noun.head.lemma_ in words_of("attitudes", "evoking")


def _complement(noun: Token, cue: Cue, pattern: str) -> Token | None:
    for token in noun.rights:
        if pattern == "infinitive" and token.dep_ in ("acl", "relcl") and is_infinitive(token):
            return token
        if pattern == "clause" and token.dep_ in ("acl", "ccomp") and _has_that(token):
            return token
        if pattern == "phrase" and token.dep_ == "prep" and token.lower_ in cue.prepositions:
            return child(token, "pobj", "pcomp")
    return None


def _has_that(clause: Token) -> bool:
    return any(token.lower_ == "that" and token.dep_ == "mark" for token in clause.lefts)


def _owner(noun: Token, content: Token) -> Words | None:
    """Return whose attitude it is: a possessor, "by" or "from" them, or who has or voices it."""
    named = (
        token for token in children(noun, "compound") if token.ent_type_ in ("GPE", "NORP", "ORG")
    )
    holder = child(noun, "poss") or next(named, None)
    if holder is not None:
        return whole_phrase(holder)
    for token in noun.rights:
        inner = child(token, "pobj") if token.dep_ in ("prep", "agent") else None
        if inner is not None and inner != content and token.lower_ in _OWNERS:
            return whole_phrase(inner)
    verb = noun.head
    if noun.dep_ == "dobj" and verb.lemma_ in words_of("attitudes", "states"):
        speaker = speaker_of(verb)
        return speaker if can_hold(noun.doc, speaker) else None
    return None


def identities(doc: Doc) -> Iterator[Attribution]:
    """Find "X's plan is to", "the hope among X is that".

    «The prefect's plan is to drain the marsh.» yields the speaker "The prefect", the cue "plan"
    and the content "to drain the marsh".
    """
    for pattern in ("clause", "infinitive"):
        for noun, cue in attitude_words(doc, "noun", pattern):
            verb = noun.head
            if noun.dep_ != "nsubj" or verb.lemma_ != "be":
                continue
            content = child(verb, "ccomp", "xcomp")
            owner = _owner(noun, noun)
            if content is not None and can_hold(doc, owner):
                yield attitude(noun, cue, IDENTITY, owner, pieces(doc, subtree(content)))
