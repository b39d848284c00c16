"""Climb the parse from an act to the words that govern it, nearest first."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from spacy.tokens import Token

from tocsin.knowledge.effects import governing_effect
from tocsin.knowledge.wordlists import words_of
from tocsin.reading import grammar

Kind = Literal["clause", "verb", "noun", "adjective"]

_VERBS = frozenset({"VERB", "AUX"})
_NOUNS = frozenset({"NOUN", "PROPN"})
# Prepositions that bring in an act as what a noun or a verb is about.
_AFTER_NOUNS = frozenset({"of", "for", "to", "on", "over", "about", "at", "against"})
_AFTER_VERBS = frozenset({"for", "of", "on", "to", "against", "from", "with", "about"})
_LIMIT = 8
_COPULAS = frozenset({"be", "seem", "appear", "look", "remain", "sound", "become"})


@dataclass(frozen=True, slots=True)
class Step:
    """A governing word: its clause to be read, or its lemma phrases to be looked up."""

    kind: Kind
    word: Token
    phrases: tuple[str, ...] = ()


def climb(head: Token, carrier: Token, cues: frozenset[int] = frozenset()) -> Iterator[Step]:
    """Yield the clauses and governing words over an act, until a clause stands on its own.

    cues are the words of its voices: what lies beyond them is said of the saying.

    A verb that only names or calls its object something governs nothing.

    «Officials said Chad may call off plans to expel the envoy.» yields for expel its clause, plan,
    call off and the clause of call.
    """
    if head != carrier and not (_names(carrier) or _is_performed(head, carrier)):
        yield _verb_step(carrier)
    word = carrier
    for _ in range(_LIMIT):
        if word.pos_ in _VERBS:
            yield Step("clause", word)
            above = _over_verb(word)
        else:
            above = _over_noun(word)
        if above is None or above.word.i in cues:
            return
        yield above
        word = above.word


def _is_performed(noun: Token, verb: Token) -> bool:
    """Tell whether an act is done by being offered ("offered its apology", "condolences")."""
    return verb.lemma_ in ("offer", "extend") and noun.lemma_.lower() in words_of(
        "factuality", "performed"
    )


def verb_phrases(verb: Token) -> tuple[str, ...]:
    """Name a verb: with its particle alone ("call off"), else with each word beside it first."""
    lemma = verb.lemma_.lower()
    particles = [t.lower_ for t in verb.children if t.dep_ == "prt"]
    if particles:
        return tuple(f"{lemma} {particle}" for particle in particles)
    beside = [t.lower_ for t in verb.children if t.dep_ in ("prep", "advmod", "dobj")]
    return (*(f"{lemma} {word}" for word in beside), lemma)


def _verb_step(verb: Token) -> Step:
    return Step("verb", verb, verb_phrases(verb))


def _known_step(verb: Token) -> Step | None:
    """Step to a verb only if the lexicon says what it does to a noun beside it."""
    step = _verb_step(verb)
    return step if any(governing_effect(phrase, "verb") for phrase in step.phrases) else None


def _noun_step(noun: Token) -> Step:
    """Step to a noun, with its preposition first ("in order", "in the event")."""
    lemma = noun.lemma_.lower()
    led = (f"{noun.head.lower_} {lemma}",) if noun.dep_ == "pobj" else ()
    return Step("noun", noun, (*led, lemma))


def _over_verb(verb: Token) -> Step | None:
    """Find what governs a verb: what it complements, or the noun it explains."""
    governor = verb.head
    if governor == verb:
        return None
    if verb.dep_ == "conj" and governor.pos_ in _VERBS:
        shares = not grammar.has_own_subject(verb)
        return _over_verb(governor) if shares else None
    if verb.dep_ in ("xcomp", "ccomp"):
        return _complement(verb, governor)
    if verb.dep_ == "pcomp":
        return _under_preposition(governor)
    if verb.dep_ in ("acl", "relcl") and governor.pos_ in _NOUNS:
        return _over_described(verb, governor)
    if verb.dep_ == "advcl" and grammar.is_infinitive(verb):
        return _purpose(verb, governor)
    return None


def _over_described(verb: Token, noun: Token) -> Step | None:
    """Step from an infinitive or a that-clause to the noun that it explains.

    What a text demands is as real as the text ("is weighing a resolution demanding a truce").
    """
    if grammar.is_infinitive(verb):
        return _noun_step(noun)
    if verb.tag_ == "VBG" and noun.lemma_.lower() in words_of("factuality", "texts"):
        return _over_noun(noun)
    told = any(t.lower_ == "that" for t in grammar.children(verb, "mark"))
    return _noun_step(noun) if told else None


def _complement(verb: Token, governor: Token) -> Step | None:
    """Step to the governor of an infinitive, gerund or clause."""
    said = _said_of(governor)
    if said is not None and governor.lemma_ == "be" and grammar.is_infinitive(verb):
        return Step("adjective", said, (said.lower_,))
    if governor.pos_ == "ADJ" or (governor.pos_ in _VERBS and governor.dep_ == "amod"):
        return Step("adjective", governor, (governor.lower_,))
    if governor.lemma_ == "be" and grammar.is_infinitive(verb):
        return Step("verb", governor, ("set",))
    if governor.lemma_ == "go" and governor.tag_ == "VBG" and grammar.is_infinitive(verb):
        return Step("verb", governor, ("plan",))
    if governor.pos_ in _VERBS:
        return _verb_step(governor)
    return _noun_step(governor) if governor.pos_ in _NOUNS else None


def _purpose(verb: Token, governor: Token) -> Step | None:
    """Step over an infinitive of purpose: what is done "to free" is not yet freed."""
    said = governor if governor.pos_ == "ADJ" else _said_of(governor)
    if said is not None:
        return Step("adjective", said, (said.lower_,))
    phrases = _verb_step(governor).phrases if governor.pos_ in _VERBS else ()
    known = any(governing_effect(phrase, "verb") for phrase in phrases)
    return Step("verb", governor, phrases if known else ("plan",))


def _under_preposition(prep: Token) -> Step | None:
    """Step over a preposition: "without", "instead of", "from" and what they hang on."""
    if prep.lower_ in ("without", "of") and prep.head.lower_ in ("without", "instead", "short"):
        return Step("verb", prep, ("fail",))
    if prep.lower_ == "without" or (prep.i and prep.nbor(-1).lower_ == "instead"):
        return Step("verb", prep, ("fail",))
    return _over_phrase(prep)


def _over_phrase(prep: Token) -> Step | None:
    """Step from a prepositional phrase to the word that it completes."""
    governor = prep.head
    if governor == prep:
        return None
    if prep.lower_ == "of" and governor.lower_ == "ahead":
        return Step("verb", governor, ("plan",))
    if prep.lower_ == "without":
        return Step("verb", prep, ("fail",))
    if governor.pos_ == "ADP":
        return _over_phrase(governor)
    if governor.pos_ == "ADJ":
        return Step("adjective", governor, (governor.lower_,))
    if governor.pos_ in _NOUNS and prep.lower_ in _AFTER_NOUNS:
        return _noun_step(governor)
    # What somebody is punished or banned for was done.
    answers = prep.lower_ == "for" and governor.lemma_.lower() in words_of("roles", "answering")
    if governor.pos_ in _VERBS and prep.lower_ in _AFTER_VERBS and not answers:
        return _known_step(governor)
    return None


def _over_noun(noun: Token) -> Step | None:
    """Find what governs an act named by a noun."""
    governor = noun.head
    if governor == noun:
        return None
    if noun.dep_ in ("conj", "appos") and governor.pos_ in _NOUNS:
        return _over_noun(governor)
    if noun.dep_ == "pobj":
        return _over_phrase(governor)
    if noun.dep_ in ("compound", "nmod") and governor.pos_ in _NOUNS:
        return _noun_step(governor)
    said = _said_of(governor) if noun.dep_ == "nsubj" else None
    if said is not None:
        return Step("adjective", said, (said.lower_,))
    if noun.dep_ in ("dobj", "nsubjpass", "nsubj") and governor.pos_ in _VERBS:
        return None if _is_spared(noun, governor) else _known_step(governor)
    return None


def _is_spared(noun: Token, verb: Token) -> bool:
    """Tell whether a verb says nothing of whether its subject or object takes place.

    «The fighting threatens the harvest.» and «They came to stop the killings.»; but «The talks
    failed.» and «The strike continues.» do.
    """
    presupposes = verb.lemma_ in words_of("factuality", "presupposing")
    if noun.dep_ in ("dobj", "nsubjpass"):
        return presupposes or (noun.dep_ == "dobj" and _names(verb))
    effects = (governing_effect(phrase, "verb") for phrase in verb_phrases(verb))
    if any(e is not None and e.status in ("threatened", "planned", "possible") for e in effects):
        return True
    return presupposes and any(child.dep_ == "dobj" for child in verb.children)


def _said_of(verb: Token) -> Token | None:
    """Find the adjective that a copula gives to its subject ("seems unlikely")."""
    if verb.lemma_ not in _COPULAS:
        return None
    return next((t for t in grammar.children(verb, "acomp", "oprd") if t.pos_ == "ADJ"), None)


def _names(verb: Token) -> bool:
    """Tell whether a verb says what its object is or is called ("called the raid cowardly")."""
    return any(grammar.children(verb, "dobj")) and any(grammar.children(verb, "oprd"))
