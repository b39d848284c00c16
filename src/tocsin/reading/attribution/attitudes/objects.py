"""Verbs of attitude with a thing: "praised the deal", "called for talks", "called it a trap"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from tocsin.knowledge.lexicon import Cue
from tocsin.reading.attribution.attitudes.words import attitude, attitude_words, holder_of
from tocsin.reading.attribution.phrases import pieces, subtree
from tocsin.reading.findings import Attribution, Words
from tocsin.reading.grammar import child, is_infinitive, is_passive, patients

OBJECT = "attribution:attitude-object"
PREPOSITION = "attribution:attitude-preposition"
NAMING = "attribution:naming"
_COMPARING = {"compare": "to", "liken": "to", "equate": "with"}


def objects(doc: Doc) -> Iterator[Attribution]:
    """Find what somebody judges, wants or talks about: "praised the deal", "discussed a truce".

    «The abbot praised the ferrymen's courage.» yields the speaker "The abbot", the cue
    "praised" and the content "the ferrymen's courage". In the passive the content is the subject.
    """
    for verb, cue in attitude_words(doc, "verb", "object"):
        content = thing_of(verb)
        speaker, known = holder_of(verb, cue)
        if content is None or not known or child(verb, "xcomp", "ccomp", "oprd") is not None:
            continue
        inside = subtree(verb) if content in verb.ancestors else Words(verb.i, verb.i + 1)
        words = pieces(doc, subtree(content), [inside])
        yield attitude(verb, cue, OBJECT, speaker, words)


def prepositions(doc: Doc) -> Iterator[Attribution]:
    """Find what somebody calls for, talks about or objects to.

    «Dockers called for an inquiry.» yields the speaker "Dockers", the cue "called" and the
    content "an inquiry".
    """
    for verb, cue in attitude_words(doc, "verb", "preposition"):
        content = _after(verb, cue)
        speaker, known = holder_of(verb, cue)
        if content is not None and known:
            yield attitude(verb, cue, PREPOSITION, speaker, pieces(doc, subtree(content)))


def _after(verb: Token, cue: Cue) -> Token | None:
    """Return what follows one of a verb's prepositions, also behind "out", "down", "back"."""
    for token in verb.rights:
        inner = child(token, "prep") if token.dep_ in ("prt", "advmod", "prep") else None
        for prep in (token, inner):
            if prep is not None and prep.dep_ == "prep" and prep.lower_ in cue.prepositions:
                return child(prep, "pobj", "pcomp")
    return None


def namings(doc: Doc) -> Iterator[Attribution]:
    """Find "called X Y", "described X as Y", "likened X to Y".

    «The bishop called the levy a trap.» yields the speaker "The bishop", the cue "called" and the
    content "the levy a trap".
    """
    for verb, cue in attitude_words(doc, "verb", "naming"):
        speaker, known = holder_of(verb, cue)
        name = _name(verb)
        if name is None or not known:
            continue
        by = _by(verb, name)
        words = subtree(name) if by is None else Words(name.left_edge.i, by.i)
        named = Words(by.i + 1, name.right_edge.i + 1) if by is not None else None
        yield attitude(verb, cue, NAMING, named or speaker, _content(verb, words))


def _name(verb: Token) -> Token | None:
    """Return the name that a thing is given."""
    return child(verb, "oprd") or _as(verb) or _small_clause(verb)


def _by(verb: Token, name: Token) -> Token | None:
    """Return the "by" of who gives the name, where the parser hung it on the name."""
    if not is_passive(verb) or child(verb, "agent") is not None:
        return None
    return next((t for t in name.subtree if t.lower_ == "by" and t.dep_ in ("prep", "agent")), None)


def _content(verb: Token, name: Words) -> tuple[Words, ...]:
    """Return the thing and the name it is given, as one piece where they are neighbours."""
    thing = thing_of(verb)
    if thing is None:
        return pieces(verb.doc, name)
    if verb.i < thing.i and thing.right_edge.i + 1 >= name.start - 1:
        return pieces(verb.doc, Words(thing.left_edge.i, name.end))
    own = Words(thing.left_edge.i, thing.right_edge.i + 1)
    return (*pieces(verb.doc, own, [subtree(verb)]), *pieces(verb.doc, name))


def thing_of(verb: Token) -> Token | None:
    """Return what a verb is about: its object, or in the passive its subject or its noun."""
    if not is_passive(verb):
        return child(verb, "dobj")
    return next((token for token, _ in patients(verb)), None)


def _as(verb: Token) -> Token | None:
    """Return "as Y" beside the verb, or what a verb of comparing compares with."""
    wanted = _COMPARING.get(verb.lemma_, "as")
    for token in verb.rights:
        if token.dep_ in ("prep", "dative") and token.lower_ == wanted:
            return token
    return None


def _small_clause(verb: Token) -> Token | None:
    """Return the clause without a verb form that the parser makes of "X Y"."""
    clause = child(verb, "ccomp")
    if clause is None or clause.i < verb.i or is_infinitive(clause):
        return None
    return clause if clause.pos_ in ("NOUN", "PROPN", "ADJ") else None
