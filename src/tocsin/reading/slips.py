"""Mend single words on which tagger and parser slip: their tag, what they hang on, their name."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Span, Token

from tocsin.knowledge.wordlists import words_of

_NOUN_PLACES = frozenset({"dobj", "conj", "pobj", "nsubj", "nsubjpass", "attr", "appos"})
_ON_FIRE = frozenset({"ablaze", "alight", "aflame"})
_ERAS = frozenset({"BC", "AD", "BCE", "CE"})
_ACCUSING = frozenset({"accuse", "blame", "charge", "suspect", "condemn", "denounce", "convict"})
_REACH = 9
_JOINED = 4


def mend_slips(doc: Doc) -> None:
    """Mend nouns taken for adjectives, what is set ablaze, lists after asides, and results."""
    for token in doc:
        if token.lower_ == "offensive" and token.tag_ == "JJ" and token.dep_ in _NOUN_PLACES:
            _mend_noun(token)
        elif token.lower_ in _ON_FIRE:
            _mend_fire(token)
        elif token.dep_ == "conj" and token.head.dep_ == "appos":
            _mend_others(token)
        elif token.dep_ == "advcl" and token.tag_ == "VBG":
            _mend_result(token)


def eras(doc: Doc) -> Iterator[Span]:
    """Yield the years before or after Christ, which the pipeline takes for British Columbia."""
    for token in doc:
        if token.text in _ERAS and token.i > 0 and token.nbor(-1).like_num:
            yield Span(doc, token.i - 1, token.i + 1, label="DATE")


def _mend_noun(token: Token) -> None:
    """Make a noun of an adjective in a noun's place, and hang words joined before it on it.

    «The army launched an air and ground offensive.»: what was launched is neither air nor ground.
    """
    token.tag_, token.pos_, token.lemma_ = "NN", "NOUN", token.lower_
    first = token
    while first.dep_ == "conj":
        first = first.head
    beside = token.i - first.i <= _JOINED
    if first == token or first.pos_ not in ("NOUN", "PROPN") or not beside:
        return
    token.head, token.dep_ = first.head, first.dep_
    first.head, first.dep_ = token, "nmod"


def _mend_fire(word: Token) -> None:
    """Hang "ablaze" on the verb that sets something so («They set two parked buses ablaze.»)."""
    earlier = reversed(word.doc[max(word.sent.start, word.i - _REACH) : word.i])
    verb = next((t for t in earlier if t.lemma_ == "set" and t.pos_ == "VERB"), None)
    if verb is None or verb.i == word.i - 1:
        return
    thing = word.nbor(-1)
    if thing.tag_ == "VBG" and any(child.dep_ == "compound" for child in thing.children):
        thing.tag_, thing.pos_, thing.lemma_ = "NN", "NOUN", thing.lower_
        thing.dep_ = "pobj" if thing.dep_ == "pcomp" else thing.dep_
    word.head, word.dep_ = verb, "oprd"
    if thing.dep_ == "nsubj" and thing.head == word:
        thing.head, thing.dep_ = verb, "dobj"


def _mend_others(token: Token) -> None:
    """Join "and other activists" to the person before the aside, and not to the aside.

    «Police detained the chairman, Idil Arat, and other activists.»
    """
    if not any(child.lower_ in ("other", "others") for child in (token, *token.children)):
        return
    first = token.head.head
    while first.dep_ == "pobj" and first.head.lower_ == "of":
        first = first.head.head
    token.head = first


def _mend_result(verb: Token) -> None:
    """Hang what an act led to on the act, and not on who accuses somebody of it.

    «Officials accused Chad of shelling a boat, wounding three sailors.»: no official wounded them.
    """
    accuses = verb.head
    if accuses.lemma_ not in _ACCUSING or verb.lemma_ not in words_of("roles", "harm"):
        return
    acts = [act for link in accuses.children if link.dep_ == "prep" for act in link.children]
    last = next((t for t in reversed(acts) if t.dep_ == "pcomp" and t.i < verb.i), None)
    if last is not None:
        verb.head = last
