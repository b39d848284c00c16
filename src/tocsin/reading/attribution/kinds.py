"""Kinds of speakers, from their words and the names the parser sees."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from tocsin.knowledge.lexicon import SpeakerWords, load_speaker_words
from tocsin.model import VoiceKind
from tocsin.reading.findings import Words

_NEAR = 15
_PERSONAL = frozenset(("i", "we", "he", "she", "they", "who"))


def can_speak(doc: Doc, words: Words | None) -> bool:
    """Tell whether a noun phrase can hold a voice: a person, body, people or document."""
    if words is None:
        return False
    head = doc[words.start : words.end].root
    if head.lower_ in _PERSONAL or head.ent_type_ in ("PERSON", "ORG", "GPE", "NORP"):
        return True
    return _kind_of_word(head, load_speaker_words()) is not None or _is_generic(head)


def kind_of(doc: Doc, words: Words) -> VoiceKind | None:
    """Return the kind a noun phrase itself shows, or None when its words do not tell."""
    if _is_anonymous(doc, words):
        return "unnamed"
    known = load_speaker_words()
    head = doc[words.start : words.end].root
    plain = None if _is_generic(head) else _kind_of_word(head, known)
    if plain is not None:
        return plain
    for token in _nearest(doc, words, head):
        kind = _kind_of_word(token, known)
        if kind is not None and not (token.i > head.i and kind in ("document", "unnamed")):
            return kind
    return _kind_of_word(head, known) or _kind_of_name(head)


def _nearest(doc: Doc, words: Words, head: Token) -> Iterator[Token]:
    """Yield the words beside a head: to the left nearest first, then to the right."""
    yield from reversed(doc[words.start : head.i])
    yield from doc[head.i + 1 : words.end]


def _is_generic(head: Token) -> bool:
    return head.lemma_.lower() in load_speaker_words().generic


def _kind_of_word(token: Token, known: SpeakerWords) -> VoiceKind | None:
    return known.kinds.get(token.lower_) or known.kinds.get(token.lemma_.lower())


def _kind_of_name(head: Token) -> VoiceKind | None:
    return "official" if head.ent_type_ in ("GPE", "NORP") else None


def _is_anonymous(doc: Doc, words: Words) -> bool:
    known = load_speaker_words()
    following = doc[words.start : min(words.end + _NEAR, len(doc))]
    sentence = doc[words.start].sent
    for token in following:
        if token.i >= sentence.end:
            return False
        if token.lower_ in known.anonymous or _refuses_name(token):
            return True
    return False


def _refuses_name(token: Token) -> bool:
    """Match "asked not to be named", "declined to be identified"."""
    if token.lower_ not in ("named", "identified", "quoted"):
        return False
    before = {word.lower_ for word in token.doc[max(token.i - 6, 0) : token.i]}
    return "be" in before and bool(before & {"not", "declined", "refused", "without"})
