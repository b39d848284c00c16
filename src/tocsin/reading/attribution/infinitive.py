"""Verbs of saying with an infinitive or a gerund."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from tocsin.knowledge.lexicon import Cue
from tocsin.reading.attribution.cues import at, attribution, effects, spotted
from tocsin.reading.attribution.phrases import pieces, speaker_of, subtree
from tocsin.reading.findings import Attribution, Words
from tocsin.reading.grammar import child, is_infinitive, is_passive

INFINITIVE = "attribution:infinitive"
RAISING = "attribution:raising"
_FINITE = frozenset(("VBD", "VBZ", "VBP"))
_CLAUSES = ("xcomp", "ccomp", "advcl", "dobj", "pcomp")


def infinitives(doc: Doc) -> Iterator[Attribution]:
    """Find "claimed to have", "denied firing", "threatened to attack".

    «The ferry company denied having dumped fuel.» yields the speaker "The ferry company", the
    cue "denied" and the content "having dumped fuel" with polarity "-". A threat makes its
    content threatened.
    """
    for verb, cue in spotted(doc, "verb", "infinitive", "gerund"):
        clause = _clause(verb, cue)
        if clause is None or is_passive(verb):
            continue
        yield attribution(
            cue,
            rule=INFINITIVE,
            at=at(verb),
            speaker=speaker_of(verb),
            content=pieces(doc, _own_words(clause)),
            effect=effects(cue, verb),
        )


def _own_words(clause: Token) -> Words:
    """Return an infinitive's words without a finite verb that the parser joined to it.

    "threatened to veto the law but dropped its objections": "to veto the law but".
    """
    whole = subtree(clause)
    later = (t.left_edge.i for t in clause.children if t.dep_ == "conj" and t.tag_ in _FINITE)
    return Words(whole.start, min([whole.end, *later]))


def _clause(verb: Token, cue: Cue) -> Token | None:
    for token in verb.rights:
        if token.dep_ not in _CLAUSES:
            continue
        if "infinitive" in cue.patterns and is_infinitive(token) and token.dep_ != "dobj":
            return token
        if "gerund" in cue.patterns and _is_gerund(token):
            return token
    return None


def _is_gerund(token: Token) -> bool:
    if token.dep_ == "advcl":
        return False
    if token.tag_ == "VBG":
        return child(token, "nsubj", "det", "poss") is None
    having = child(token, "aux")
    return having is not None and having.lower_ == "having"


def raisings(doc: Doc) -> Iterator[Attribution]:
    """Find "is believed to have", "was reported killed", "are said to be".

    «The abbot is believed to have sheltered the deserters.» yields no speaker, the cue
    "believed" and the content "The abbot" and "to have sheltered the deserters", probable. A
    by-phrase is the speaker.
    """
    for verb, cue in spotted(doc, "verb", "raising"):
        clause = child(verb, "xcomp", "oprd", "acomp", "ccomp", "advcl")
        if clause is None or clause.i < verb.i or not is_passive(verb):
            continue
        if not (is_infinitive(clause) or clause.dep_ in ("oprd", "acomp")):
            continue
        yield attribution(
            cue,
            rule=RAISING,
            at=at(verb),
            speaker=speaker_of(verb),
            content=_raised(verb, clause),
            effect=effects(cue, verb),
        )


def _raised(verb: Token, clause: Token) -> tuple[Words, ...]:
    """Return the raised subject, which belongs to the content, and the clause."""
    raised = child(verb, "nsubjpass")
    before = pieces(verb.doc, subtree(raised)) if raised is not None else ()
    return (*before, *pieces(verb.doc, _own_words(clause)))
