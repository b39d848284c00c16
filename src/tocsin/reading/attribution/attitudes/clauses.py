"""Verbs of attitude with a clause: "decided that", "knows why", "wants to", "urged X to"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from tocsin.reading.attribution.attitudes.words import attitude, attitude_words, holder_of
from tocsin.reading.attribution.clause import clause_content, said_clauses
from tocsin.reading.attribution.phrases import is_wh, pieces, subtree
from tocsin.reading.findings import Attribution, Words
from tocsin.reading.grammar import child, children, is_infinitive, is_passive

CLAUSE = "attribution:attitude-clause"
QUESTION = "attribution:attitude-question"
INFINITIVE = "attribution:attitude-infinitive"
CONTROL = "attribution:attitude-control"
_NONFINITE = ("xcomp", "ccomp", "advcl", "pcomp")


def clauses(doc: Doc) -> Iterator[Attribution]:
    """Find what somebody decides, knows, proves or holds true, in a clause.

    «The guild decided that the fair would go on.» yields the speaker "The guild", the cue
    "decided" and the content "that the fair would go on".
    """
    for verb, cue in attitude_words(doc, "verb", "clause"):
        found = [clause for clause in said_clauses(verb) if not is_wh(clause)]
        speaker, known = holder_of(verb, cue)
        if found and known:
            content = clause_content(verb, found, speaker)
            yield attitude(verb, cue, CLAUSE, speaker, content)


def questions(doc: Doc) -> Iterator[Attribution]:
    """Find what somebody explains, knows or asks: "explained how", "asked why".

    «The diver explained how the hull had cracked.» yields the speaker "The diver", the cue
    "explained" and the content "how the hull had cracked".
    """
    for verb, cue in attitude_words(doc, "verb", "question"):
        found = [clause for clause in said_clauses(verb) if is_wh(clause)]
        speaker, known = holder_of(verb, cue)
        if found and known:
            content = clause_content(verb, found, speaker)
            yield attitude(verb, cue, QUESTION, speaker, content)


def infinitives(doc: Doc) -> Iterator[Attribution]:
    """Find what somebody wants, plans, promises or refuses to do, or considers doing.

    «Zambia plans to lend Malawi two ferries.» yields the speaker "Zambia", the cue "plans" and
    the content "to lend Malawi two ferries".
    """
    for pattern in ("infinitive", "gerund", "raising"):
        for verb, cue in attitude_words(doc, "verb", pattern):
            clause = _nonfinite(verb, pattern)
            if clause is None or is_passive(verb) != (pattern == "raising"):
                continue
            speaker, known = holder_of(verb, cue)
            if known or pattern == "raising":
                content = (*_raised(verb, pattern), *pieces(doc, subtree(clause)))
                yield attitude(verb, cue, INFINITIVE, speaker, content)


def _raised(verb: Token, pattern: str) -> tuple[Words, ...]:
    raised = child(verb, "nsubjpass") if pattern == "raising" else None
    return pieces(verb.doc, subtree(raised)) if raised is not None else ()


def _nonfinite(verb: Token, pattern: str) -> Token | None:
    for token in verb.rights:
        if token.dep_ not in _NONFINITE or child(token, "nsubj") is not None:
            continue
        if pattern != "gerund" and is_infinitive(token) and child(verb, "dobj") is None:
            return token
        if pattern == "gerund" and token.tag_ == "VBG" and token.dep_ in ("xcomp", "ccomp"):
            return token
    return None


def controls(doc: Doc) -> Iterator[Attribution]:
    """Find what somebody wants or urges another to do: "urged the clans to disarm".

    «The imam urged the clans to disarm.» yields the speaker "The imam", the cue "urged" and the
    content "the clans to disarm".
    """
    for verb, cue in attitude_words(doc, "verb", "control"):
        clause = _infinitive(verb)
        target = _target(verb, clause) if clause is not None else None
        speaker, known = holder_of(verb, cue)
        if clause is None or target is None or not known or is_passive(verb):
            continue
        start = min(target.left_edge.i, clause.left_edge.i)
        whole = Words(start, clause.right_edge.i + 1)
        yield attitude(verb, cue, CONTROL, speaker, pieces(doc, whole))


def _infinitive(verb: Token) -> Token | None:
    """Return the infinitive behind a verb, wherever the parser hung it."""
    behind = (t for t in children(verb, "xcomp", "ccomp", "advcl", "acl") if t.i > verb.i)
    return next((clause for clause in behind if is_infinitive(clause)), None)


def _target(verb: Token, clause: Token) -> Token | None:
    """Return who is to do it: the verb's object, or the infinitive's own subject."""
    return child(verb, "dobj") or child(clause, "nsubj")
