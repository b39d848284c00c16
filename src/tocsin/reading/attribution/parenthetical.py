"""Verbs of saying in a parenthesis."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from tocsin.reading.attribution.clause import said_clauses
from tocsin.reading.attribution.cues import at, attribution, spotted
from tocsin.reading.attribution.phrases import pieces, speaker_of, subtree
from tocsin.reading.findings import Attribution, Words
from tocsin.reading.grammar import child, has_own_subject

RULE = "attribution:parenthesis"


def parentheses(doc: Doc) -> Iterator[Attribution]:
    """Find ", the police said, " inside what is said, and "as the mayor said".

    «The bridge, the engineers said, was mined by deserters.» yields the speaker "the engineers",
    the cue "said" and the content in two pieces around them. "As the engineers said, ..." and
    "as reported by the station" do the same.
    """
    for verb, cue in spotted(doc, "verb", "quote"):
        if not _is_parenthesis(verb) or said_clauses(verb):
            continue
        speaker = speaker_of(verb)
        if speaker is None and not _is_as_clause(verb):
            continue
        yield attribution(
            cue,
            rule=RULE,
            at=at(verb),
            speaker=speaker,
            content=_around(verb, speaker),
        )


def _is_parenthesis(verb: Token) -> bool:
    return verb.dep_ == "parataxis" or _is_as_clause(verb)


def _is_as_clause(verb: Token) -> bool:
    """Match an adverbial clause opened by "as" that leaves the verb without an object."""
    if verb.dep_ not in ("advcl", "prep", "pcomp"):
        return False
    first = verb.doc[verb.left_edge.i]
    return first.lower_ == "as" and child(verb, "dobj") is None and _is_set_off(verb)


def _is_set_off(verb: Token) -> bool:
    """Tell whether a comma or the sentence's edge closes the parenthesis on one side."""
    start, end = verb.left_edge.i, verb.right_edge.i + 1
    opens = start == verb.sent.start or verb.doc[start - 1].text == ","
    closes = end >= verb.sent.end or verb.doc[end].text == ","
    return opens or closes


def _around(verb: Token, speaker: Words | None) -> tuple[Words, ...]:
    holes = [subtree(verb), speaker, at(verb)]
    holes += [subtree(t) for t in verb.head.rights if _follows(t, verb)]
    return pieces(verb.doc, subtree(verb.head), holes)


def _follows(token: Token, verb: Token) -> bool:
    """Match "and the crowd cheered" behind the parenthesis: the outlet's own words again."""
    return token.dep_ == "conj" and token.i > verb.i and has_own_subject(token)
