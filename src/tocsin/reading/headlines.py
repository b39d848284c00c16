"""Find the verb of a headline that the pipeline takes for one heap of nouns."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from spacy.tokens import Doc, Span, Token

from tocsin.knowledge.codebook import load_codebook

type Lemmatize = Callable[[Token], list[str]]

_FINITE = frozenset({"VBZ", "VBP", "VBD", "MD", "VB"})
_PLURAL = frozenset({"NNS", "NNPS"})
_SINGULAR = frozenset({"NN", "NNP"})
_LONGEST = 16


def mend_headlines(doc: Doc, lemmatize: Lemmatize) -> None:
    """Give each headline without a verb the verb that the codebook knows among its nouns.

    «Rebels ambush convoy near Jos» and «Navy rescues crew of dhow» have verbs.
    """
    for sentence in doc.sents:
        if _is_headline(sentence):
            verb = next((word for word in sentence[1:-1] if _may_be_verb(word)), None)
            if verb is not None:
                _raise(verb, lemmatize)


def _is_headline(sentence: Span) -> bool:
    """Tell whether a sentence is a short line without a finite verb and without a stop."""
    short = 3 <= len(sentence) <= _LONGEST
    return (
        short
        and sentence[-1].text not in '.!?…"'
        and not any(word.tag_ in _FINITE for word in sentence)
    )


def _may_be_verb(word: Token) -> bool:
    """Tell whether a noun inside a heap of nouns agrees like a verb with the noun before it."""
    before, inside = word.nbor(-1), word.dep_ == "compound" and word.head.i > word.i
    if not inside or before.head not in (word, word.head):
        return False
    if word.tag_ in _SINGULAR:
        listed = before.i > 0 and before.nbor(-1).text == ","
        return word.lower_ in _verbs() and (before.tag_ in _PLURAL or listed)
    return word.tag_ == "NNS" and before.tag_ in _SINGULAR and _stem(word.lower_) in _verbs()


def _stem(word: str) -> str:
    """Return a verb without the ending of its third person."""
    return next((stem for stem in (word[:-1], word[:-2]) if stem in _verbs()), word)


@cache
def _verbs() -> frozenset[str]:
    """List the first words of all verbs of the codebook."""
    types = load_codebook().types.values()
    return frozenset(
        verb.split()[0] for kind in types for trigger in kind.triggers for verb in trigger.verbs
    )


def _raise(verb: Token, lemmatize: Lemmatize) -> None:
    """Make a word the verb of its heap: what stands before it acts, what it hung on undergoes."""
    patient, agent = verb.head, verb.nbor(-1)
    before = [child for child in patient.lefts if child.i < verb.i]
    if patient.dep_ == "ROOT":
        verb.head, verb.dep_ = verb, "ROOT"
    else:
        verb.head, verb.dep_ = patient.head, patient.dep_
    patient.head, patient.dep_ = verb, "dobj"
    agent.head, agent.dep_ = verb, "nsubj"
    for word in before:
        if word != agent:
            word.head = agent
    verb.tag_ = "VBZ" if verb.tag_ == "NNS" else "VBP"
    verb.pos_ = "VERB"
    verb.lemma_ = lemmatize(verb)[0]
