"""Verbs of saying, believing, fearing, denying with a finite clause."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from tocsin.knowledge.lexicon import Cue
from tocsin.reading.attribution.cues import at, attribution, cue_for, effects, spotted
from tocsin.reading.attribution.kinds import can_speak
from tocsin.reading.attribution.phrases import is_open, is_wh, pieces, speaker_of, subtree
from tocsin.reading.findings import Attribution, Words
from tocsin.reading.grammar import child, has_own_subject, is_infinitive

RULE = "attribution:speech-verb"


def speech_verbs(doc: Doc) -> Iterator[Attribution]:
    """Find a verb of saying, believing, fearing or denying with the clause it governs.

    «The harbour master said that two divers had cut the nets.» yields the speaker "The harbour
    master", the cue "said" and the content "that two divers had cut the nets". With "whether"
    the content is possible and uncertain; the clause may stand first, bare, or after a hearer.
    """
    for verb, cue in spotted(doc, "verb", "clause", "whether", "how"):
        clauses = [clause for clause in said_clauses(verb) if _allowed(cue, verb, clause)]
        if not clauses:
            continue
        speaker = _speaker(verb, cue)
        if cue.tied and not can_speak(doc, speaker):
            continue
        yield attribution(
            cue,
            rule=RULE,
            at=at(verb),
            speaker=speaker,
            content=clause_content(verb, clauses, speaker),
            effect=effects(cue, verb, clauses[0]),
        )


def _speaker(verb: Token, cue: Cue) -> Words | None:
    """Return the speaker; "adding" inside what was said has the speaker of the outer verb."""
    inside = verb.head
    if _adds(verb, cue) and inside.dep_ == "ccomp" and cue_for(inside.head, "verb", "clause"):
        return speaker_of(inside.head)
    return speaker_of(verb)


def _adds(verb: Token, cue: Cue) -> bool:
    """Match ", adding that": a participle that goes on with the same speaker."""
    start = verb.left_edge.i
    is_participle = verb.tag_ == "VBG" and verb.dep_ == "advcl" and start > 0
    return is_participle and "adding" in cue.patterns and verb.doc[start - 1].text == ","


def said_clauses(verb: Token) -> list[Token]:
    """Return the heads of the clauses a verb governs, also one the parser hung too low."""
    found = [token for token in verb.children if token.dep_ == "ccomp" and not is_infinitive(token)]
    if found:
        return found
    stray = _stray_clause(verb)
    return [stray] if stray is not None else []


def _stray_clause(verb: Token) -> Token | None:
    """Find "said, citing a pilot, that ..." where the clause hangs on the pilot."""
    for token in verb.doc[verb.i + 2 : verb.right_edge.i + 1]:
        marks = token.lower_ == "that" and token.dep_ == "mark"
        if marks and token.nbor(-1).text == "," and token.head.dep_ in ("relcl", "acl", "advcl"):
            return token.head
    return None


def _allowed(cue: Cue, verb: Token, clause: Token) -> bool:
    """Refuse questions, but not "which the army says was empty", where "which" is moved out."""
    if is_wh(clause) and verb.dep_ != "relcl":
        return "how" in cue.patterns
    if is_open(clause):
        return bool(cue.patterns & {"clause", "whether"})
    return "clause" in cue.patterns


def clause_content(verb: Token, clauses: list[Token], speaker: Words | None) -> tuple[Words, ...]:
    """Return the content; a clause before its verb reaches back to the start of the sentence."""
    found: list[Words] = []
    for clause in clauses:
        words = subtree(clause)
        if clause.i < verb.i and verb.dep_ == "ROOT":
            tail = min((t.left_edge.i for t in verb.lefts if t.i > clause.i), default=verb.i)
            words = Words(_start(words.start, verb.sent.start, verb), tail)
        holes = (speaker, at(verb), _aside(verb, clause), *_additions(clause), *_parallels(clause))
        found += pieces(verb.doc, words, holes)
    return tuple(found)


def _start(clause: int, sentence: int, verb: Token) -> int:
    """Reach back to the sentence's start, but over no quotation mark."""
    marks = (t.i + 1 for t in reversed(verb.doc[sentence:clause]) if t.is_quote)
    return next(marks, sentence)


def _additions(clause: Token) -> Iterator[Words]:
    """Yield the ", adding that ..." hung on a clause: a statement of its own."""
    for token in clause.rights:
        cue = cue_for(token, "verb", "adding")
        if cue is not None and _adds(token, cue):
            yield subtree(token)


def _parallels(clause: Token) -> Iterator[Words]:
    """Yield what others say in a clause joined after a comma: the outlet reports both.

    "The envoy said the reforms went on, while monks warned that they were empty."
    """
    for token in clause.rights:
        if token.dep_ not in ("conj", "advcl") or not has_own_subject(token):
            continue
        words = subtree(token)
        opener = clause.doc[words.start - 1]
        comma = opener.i - 1 if opener.dep_ == "cc" else words.start - 1
        says = cue_for(token, "verb", "clause") is not None and said_clauses(token)
        if says and clause.doc[comma].text == ",":
            yield Words(comma, words.end)


def _aside(verb: Token, clause: Token) -> Words | None:
    """Return "citing" where it stands inside the verb's stray clause."""
    low = child(verb, "advcl")
    return None if low is None or low.i > clause.i else Words(low.i, low.i + 1)
