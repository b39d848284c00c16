"""Phrases over one parse: noun phrases, clauses, subjects, and ranges with holes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise

from spacy.tokens import Doc, Token

from tocsin.reading.findings import Words

SUBJECTS = ("nsubj", "nsubjpass", "csubj", "expl")
RELATIVES = ("who", "which", "that")
TRIMMED = frozenset(",;:.-–—()[]\"'“”‘’«»") | {"''", "``", '""', '"""', "--"}


def child(head: Token, *labels: str) -> Token | None:
    """Return the first dependent with one of the labels."""
    return next((token for token in head.children if token.dep_ in labels), None)


def subtree(head: Token) -> Words:
    """Return all that hangs on a token."""
    return Words(head.left_edge.i, head.right_edge.i + 1)


def trim(doc: Doc, words: Words) -> Words | None:
    """Drop punctuation and spaces at both ends; None when nothing is left."""
    start, end = words.start, words.end
    while start < end and is_edge(doc[start]):
        start += 1
    while end > start and is_edge(doc[end - 1]):
        end -= 1
    return Words(start, end) if start < end else None


def is_edge(token: Token) -> bool:
    """Tell whether a token is punctuation or space that no phrase begins or ends with."""
    return token.text in TRIMMED or token.is_space


def pieces(doc: Doc, words: Words, holes: Iterable[Words | None] = ()) -> tuple[Words, ...]:
    """Cut holes out of a range and trim what is left."""
    parts = [words]
    for hole in holes:
        if hole is not None:
            parts = [rest for part in parts for rest in _cut(part, hole)]
    trimmed = (trim(doc, part) for part in parts)
    return tuple(part for part in trimmed if part is not None)


def _cut(part: Words, hole: Words) -> Iterator[Words]:
    if hole.end <= part.start or hole.start >= part.end:
        yield part
        return
    if part.start < hole.start:
        yield Words(part.start, hole.start)
    if hole.end < part.end:
        yield Words(hole.end, part.end)


def noun_phrase(head: Token, *, before: Token | None = None) -> Words | None:
    """Return the longest noun phrase of a noun without its relative clause or loose asides.

    before is a word the phrase must not reach, such as the verb of saying that follows it.
    """
    end = head.right_edge.i + 1
    if before is not None and head.i < before.i:
        end = min(end, before.i)
    for token in head.doc[head.i + 1 : end]:
        if _ends_phrase(token, head):
            end = token.left_edge.i
            break
    if head.dep_ == "poss" and head.doc[end - 1].dep_ == "case":
        end -= 1
    return trim(head.doc, Words(head.left_edge.i, end))


def _ends_phrase(token: Token, head: Token) -> bool:
    if token.left_edge.i <= head.i:
        return False
    if token.dep_ in ("relcl", "ccomp", "parataxis", "advcl"):
        return True
    if token.is_space and "\n" in token.text:
        return True
    if token.dep_ == "prep" and any(t.ent_type_ in ("DATE", "TIME") for t in token.children):
        return True
    loose = token.dep_ in ("acl", "prep", "amod", "advmod", "npadvmod")
    return loose and head.doc[token.left_edge.i - 1].text in (",", "(", "—", "–")


def subject(verb: Token) -> Token | None:
    """Find who does what a verb says: its own subject, or the one it shares or modifies."""
    for _ in range(6):
        own = child(verb, *SUBJECTS)
        if own is not None:
            return _antecedent(own, verb)
        if verb.dep_ in ("acl", "relcl") and not _is_loose(verb):
            return verb.head
        if verb.dep_ == "pcomp":
            return _subject_beyond_preposition(verb)
        if verb.dep_ not in _SHARING:
            return None
        verb = _verb_above(verb)
    return None


_SHARING = frozenset(("conj", "xcomp", "advcl", "acl", "aux", "ccomp", "dep", "prep"))


def _is_loose(verb: Token) -> bool:
    """Tell ", saying that" after a noun that is no subject: it belongs to the whole clause."""
    start = verb.left_edge.i
    loose = verb.tag_ == "VBG" and start > 0 and verb.doc[start - 1].text == ","
    return loose and verb.dep_ == "acl" and verb.head.dep_ not in SUBJECTS


def _verb_above(verb: Token) -> Token:
    above = verb.head
    if verb.dep_ != "acl":
        return above
    ancestors = (token for token in verb.ancestors if token.pos_ in ("VERB", "AUX"))
    return next(ancestors, above)


def _antecedent(own: Token, verb: Token) -> Token:
    if verb.dep_ == "relcl" and own.lower_ in RELATIVES:
        return verb.head
    return own


def _subject_beyond_preposition(verb: Token) -> Token | None:
    """Follow "quoted Y as saying" to Y, and "after saying" to the subject of the clause."""
    preposition = verb.head
    governor = preposition.head
    if preposition.lower_ == "as":
        found = child(governor, "dobj", "nsubjpass")
        if found is not None:
            return found
    return subject(governor) if governor.pos_ in ("VERB", "AUX") else None


def is_passive(verb: Token) -> bool:
    """Tell whether a verb is passive, finite ("was told") or not ("believed to be")."""
    if child(verb, "auxpass", "nsubjpass") is not None:
        return True
    if verb.tag_ != "VBN" or child(verb, "aux", "nsubj") is not None:
        return False
    if verb.dep_ == "conj" and verb.head.pos_ == "VERB":
        return is_passive(verb.head)
    return verb.dep_ in ("acl", "advcl", "amod", "ROOT")


def agent(verb: Token) -> Token | None:
    """Return the noun of a passive's by-phrase."""
    by = child(verb, "agent")
    return child(by, "pobj") if by is not None else None


def speaker_of(verb: Token) -> Words | None:
    """Return the speaker of a verb of saying; a passive has only its by-phrase."""
    noun = agent(verb) if is_passive(verb) else subject(verb)
    if noun is None or noun.dep_ == "expl" or noun.pos_ in ("VERB", "AUX"):
        return None
    phrase = noun_phrase(noun, before=verb)
    return _with_title(verb, phrase) if phrase is not None else None


def _with_title(verb: Token, phrase: Words) -> Words:
    """Join "Minister for Trade, Ana Duarte" where the parser hung both on the verb."""
    parts = [t for t in verb.lefts if t.dep_ in _TITLES]
    for title, name in pairwise(parts):
        comma = title.right_edge.i + 1
        if (
            name.left_edge.i == comma + 1
            and verb.doc[comma].text == ","
            and _are_proper(title, name)
        ):
            return Words(title.left_edge.i, max(name.right_edge.i + 1, phrase.end))
    return phrase


_TITLES = frozenset(("nsubj", "npadvmod", "dep"))


def _are_proper(title: Token, name: Token) -> bool:
    return title.pos_ == "PROPN" and name.pos_ == "PROPN" and title.ent_type_ != "DATE"


def is_negated(verb: Token) -> bool:
    """Tell whether a verb is under "not", "never", "neither", "nor", shared ones included."""
    if any(token.dep_ == "neg" or token.lower_ in _NEGATORS for token in verb.children):
        return True
    shares = verb.dep_ == "conj" and child(verb, *SUBJECTS) is None
    return shares and verb.head.pos_ == "VERB" and is_negated(verb.head)


_NEGATORS = frozenset(("never", "neither", "nor", "hardly"))


def is_wh(clause: Token) -> bool:
    """Tell whether a clause is opened by a question word other than "whether"."""
    return any(_asks(token) for token in clause.lefts)


def _asks(token: Token) -> bool:
    first = token.left_edge
    return first.tag_ in ("WRB", "WP", "WDT", "WP$") and first.lower_ not in ("that", "whether")


def is_open(clause: Token) -> bool:
    """Tell whether a clause is a yes or no question: "whether", "if"."""
    marked = child(clause, "mark")
    return marked is not None and marked.lower_ in ("whether", "if")


def has_to(verb: Token) -> bool:
    """Tell whether a verb is an infinitive with "to"."""
    return any(token.tag_ == "TO" for token in verb.lefts)
