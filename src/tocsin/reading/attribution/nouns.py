"""Nouns with a complement: "reports that", "fears of", "a threat to"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from tocsin.knowledge.lexicon import Cue
from tocsin.knowledge.wordlists import words_of
from tocsin.reading.attribution.cues import admits, at, attribution, spotted
from tocsin.reading.attribution.phrases import pieces, speaker_of, subtree, whole_phrase
from tocsin.reading.findings import Attribution, Words
from tocsin.reading.grammar import child, is_infinitive

RULE = "attribution:noun"
ULTIMATUM = "attribution:ultimatum"
_PREPOSITIONS = frozenset(("of", "about", "over"))
_WHERE = frozenset(("by", "from", "in", "at", "within", "across", "among"))
_DEFINITE = frozenset(("the", "this", "that", "these", "those"))


def said_nouns(doc: Doc) -> Iterator[Attribution]:
    """Find nouns that report: "claims that", "reports of", "fears of", "a threat to".

    «The herders' claim that troops poisoned the well was false.» yields the speaker
    "The herders", the cue "claim" and the content "that troops poisoned the well". A noun that
    belongs to nobody has no speaker.
    """
    for noun, cue in spotted(doc, "noun"):
        content = _complement(noun, cue)
        if content is None:
            continue
        yield attribution(
            cue,
            rule=RULE,
            at=at(noun),
            speaker=_owner(noun),
            content=pieces(doc, subtree(content)),
        )


def _complement(noun: Token, cue: Cue) -> Token | None:
    for token in _dependents(noun):
        if "clause" in cue.patterns and _is_that_clause(token):
            return token
        if "infinitive" in cue.patterns and token.dep_ in ("acl", "relcl") and is_infinitive(token):
            return token
        if "phrase" in cue.patterns and token.dep_ == "prep" and token.lower_ in _PREPOSITIONS:
            content = child(token, "pcomp", "pobj")
            if content is not None and admits(cue, content) and _is_new(cue, content):
                return content
    return None


def _dependents(noun: Token) -> Iterator[Token]:
    """Yield what follows a noun, also past a phrase: "fears in Lima of a blackout"."""
    for token in noun.rights:
        yield token
        place = child(token, "pobj") if token.dep_ == "prep" and token.lower_ in _WHERE else None
        if place is not None:
            yield from place.rights


def _is_new(cue: Cue, content: Token) -> bool:
    """Refuse to doubt what is presupposed: "fears over the attack", "concern about its raid"."""
    if cue.status != "possible":
        return True
    definite = child(content, "det", "poss")
    return definite is None or (definite.dep_ != "poss" and definite.lower_ not in _DEFINITE)


def _is_that_clause(token: Token) -> bool:
    """Tell a complement clause from a relative one: its "that" is no subject or object."""
    if token.dep_ not in ("acl", "ccomp", "relcl"):
        return False
    return any(
        opener.lower_ in ("that", "whether") and (opener.dep_ == "mark" or opener.tag_ == "IN")
        for opener in token.lefts
    )


def _owner(noun: Token) -> Words | None:
    """Return who holds the noun: its possessor, its "by" or "from", or who issued it."""
    holder = child(noun, "poss")
    if holder is not None:
        return whole_phrase(holder)
    for token in noun.rights:
        if token.dep_ in ("prep", "agent") and token.lower_ in ("by", "from", "among"):
            inner = child(token, "pobj")
            return whole_phrase(inner) if inner is not None else None
    return _issuer(noun)


def _issuer(noun: Token) -> Words | None:
    """Return whose statement the noun is by its verb ("issued a warning")."""
    issued = noun.dep_ == "dobj" and noun.head.lemma_ in words_of("attribution", "issuing")
    return speaker_of(noun.head) if issued else None


def ultimatums(doc: Doc) -> Iterator[Attribution]:
    """Find an ultimatum or threat spelled out after a colon.

    «The cartel gave the ferrymen an ultimatum: pay by dusk or be shot.» yields the speaker "The
    cartel", the cue "ultimatum" and the content "pay by dusk or be shot", threatened.
    """
    for noun, cue in spotted(doc, "noun", "colon"):
        sentence = noun.sent
        colon = next((t for t in doc[noun.i + 1 : sentence.end] if t.text == ":"), None)
        if colon is None or colon.i > noun.i + 8:
            continue
        content = pieces(doc, Words(colon.i + 1, sentence.end))
        if content:
            yield attribution(
                cue, rule=ULTIMATUM, at=at(noun), speaker=_owner(noun), content=content
            )
