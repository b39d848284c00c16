"""Prepositions that name the voice: "according to"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from tocsin.reading.attribution.phrases import pieces, subtree, whole_phrase
from tocsin.reading.findings import Attribution, Words
from tocsin.reading.grammar import child, has_own_subject

RULE = "attribution:according-to"
# The last word before the speaker, and the words that must stand before it.
_OPENERS: dict[str, tuple[tuple[str, ...], ...]] = {
    "to": (("according",),),
    "per": (("as",),),
    "of": (("in", "the", "words"), ("in", "the", "view"), ("in", "the", "account")),
}


def accordings(doc: Doc) -> Iterator[Attribution]:
    """Find "according to X", "as per X", "in the words of X" before, after or inside a clause.

    «According to the ferrymen, smugglers scuttled the barge.» yields the speaker "the ferrymen",
    the cue "According to" and the content "smugglers scuttled the barge". At either end of a
    sentence it covers the sentence, in the middle its own clause.
    """
    for token in doc:
        cue = _cue(token)
        noun = child(token, "pobj") if cue is not None else None
        speaker = whole_phrase(noun) if noun is not None else None
        if cue is None or speaker is None:
            continue
        content = _content(doc[cue.start], Words(cue.start, speaker.end))
        if content:
            yield Attribution(speaker=speaker, cue=cue, content=content, rule=RULE)


def _cue(token: Token) -> Words | None:
    for before in _OPENERS.get(token.lower_, ()):
        start = token.i - len(before)
        if start >= 0 and tuple(t.lower_ for t in token.doc[start : token.i]) == before:
            return Words(start, token.i + 1)
    return None


def _content(first: Token, phrase: Words) -> tuple[Words, ...]:
    sentence = first.sent
    whole = Words(sentence.start, sentence.end)
    opens = first.i <= sentence.start + 1
    closes = not any(token.is_alpha for token in first.doc[phrase.end : sentence.end])
    clause = whole if opens or closes else _clause(first)
    return pieces(first.doc, clause, [phrase])


def _clause(first: Token) -> Words:
    """Return the clause around a phrase in the middle of a sentence, from the phrase's clause on.

    "The mayor said that, according to divers, the dam leaked": "the dam leaked".
    """
    head = first.head
    while head.pos_ not in ("VERB", "AUX") and head.head != head:
        head = head.head
    while head.tag_ == "VBG" and head.dep_ in ("advcl", "xcomp") and head.head.i < head.i:
        head = head.head
    words = subtree(head)
    opener = child(head, "mark")
    start = opener.i + 1 if opener is not None and opener.i < first.i else words.start
    return Words(start, min([words.end, *_later_clauses(head, first)]))


def _later_clauses(head: Token, first: Token) -> Iterator[int]:
    """Yield where clauses with subjects of their own begin behind the phrase."""
    for token in head.children:
        own = token.dep_ in ("conj", "advcl") and has_own_subject(token)
        if own and token.left_edge.i > first.i:
            yield token.left_edge.i
