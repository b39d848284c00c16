"""Adjectives of attitude: "is critical of", "was ready to", "are sure that"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from tocsin.knowledge.lexicon import Cue
from tocsin.reading.attribution.attitudes.words import attitude, attitude_words, can_hold
from tocsin.reading.attribution.phrases import pieces, speaker_head, subtree, whole_phrase
from tocsin.reading.findings import Attribution
from tocsin.reading.grammar import child, is_infinitive

ADJECTIVE = "attribution:attitude-adjective"


def adjectives(doc: Doc) -> Iterator[Attribution]:
    """Find what somebody is proud of, worried about, ready to do or sure of.

    «The herders were wary of the new toll.» yields the speaker "The herders", the cue "wary" and
    the content "the new toll".
    """
    for pattern in ("clause", "infinitive", "phrase"):
        for word, cue in attitude_words(doc, "adjective", pattern):
            if word.dep_ not in ("acomp", "ROOT", "conj", "ccomp", "advcl"):
                continue
            content = _complement(word, cue, pattern)
            noun = speaker_head(word.head if word.dep_ == "acomp" else word)
            speaker = whole_phrase(noun, before=word) if noun is not None else None
            if content is not None and can_hold(doc, speaker):
                yield attitude(word, cue, ADJECTIVE, speaker, pieces(doc, subtree(content)))


def _complement(word: Token, cue: Cue, pattern: str) -> Token | None:
    for token in word.rights:
        if pattern == "clause" and token.dep_ == "ccomp" and not is_infinitive(token):
            return token
        if pattern == "infinitive" and token.dep_ == "xcomp" and is_infinitive(token):
            return token
        if pattern == "phrase" and token.dep_ == "prep" and token.lower_ in cue.prepositions:
            return child(token, "pobj", "pcomp")
    return None
