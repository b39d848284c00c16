"""Statements after a colon, and headlines that end or begin with their voice."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Span, Token

from tocsin.knowledge.actor_entries import role
from tocsin.knowledge.gazetteer import lookup
from tocsin.knowledge.known_actors import group_of
from tocsin.reading.attribution.cues import at, attribution, cue_for
from tocsin.reading.attribution.kinds import kind_of
from tocsin.reading.attribution.phrases import pieces, speaker_of, whole_phrase
from tocsin.reading.attribution.quotes import OPENING, STRAIGHT, paragraph_starts
from tocsin.reading.findings import Attribution, Words
from tocsin.reading.grammar import child

STATEMENT = "attribution:statement"
HEADLINE = "attribution:headline"
_REACH = 14
_LONGEST = 6


def statements(doc: Doc) -> Iterator[Attribution]:
    """Find a statement that follows "X said:", to the paragraph's or the document's end.

    «Fisheries Minister Ana Duarte said:⏎⏎The seizure was unlawful. We demand the boats back.»
    yields the speaker "Fisheries Minister Ana Duarte", the cue "said" and all that follows.
    Where the colon ends its paragraph, the statement runs to the document's end.
    """
    starts = paragraph_starts(doc)
    for colon in _colons(doc):
        verb = _verb(doc, colon)
        if verb is None or colon.i + 1 >= len(doc):
            continue
        cue = cue_for(verb, "verb", "quote")
        content = pieces(doc, Words(colon.i + 1, _end(doc, colon, starts)))
        if cue is not None and content:
            yield attribution(
                cue, rule=STATEMENT, at=at(verb), speaker=speaker_of(verb), content=content
            )


def _colons(doc: Doc) -> Iterator[Token]:
    yield from (token for token in doc if token.text == ":")


def _verb(doc: Doc, colon: Token) -> Token | None:
    for token in reversed(doc[max(colon.i - _REACH, 0) : colon.i]):
        if token.text in ".!?" or "\n" in token.text:
            return None
        if cue_for(token, "verb", "quote") is not None:
            return token if child(token, "xcomp") is None else None
        if token.pos_ == "VERB":
            return None
    return None


def _end(doc: Doc, colon: Token, starts: list[int]) -> int:
    """Return where a statement ends; quoted speech is left to its quotation marks."""
    following = doc[colon.i + 1]
    if following.is_space and "\n" in following.text:
        opening = doc[colon.i + 2].text if colon.i + 2 < len(doc) else ""
        return colon.i + 1 if _is_quoted(opening) else len(doc)
    if _is_quoted(following.text):
        return colon.i + 1
    return following.sent.end


def _is_quoted(text: str) -> bool:
    return text[:1] in OPENING or text in STRAIGHT or text.startswith('"')


def headlines(doc: Doc) -> Iterator[Attribution]:
    """Find headlines such as "Blast kills five: police" and "Police: blast kills five".

    «Mine collapse buries forty: union» yields the speaker "union", the cue ":" and the content
    "Mine collapse buries forty". Only words for known kinds of speakers count.
    """
    starts = paragraph_starts(doc)
    for colon in _colons(doc):
        start = max(s for s in starts if s <= colon.i)
        end = min((s for s in starts if s > colon.i), default=len(doc))
        if is_dateline(doc[start : colon.i]):
            continue
        after = _named(doc, Words(colon.i + 1, end))
        before = _named(doc, Words(start, colon.i))
        if after is not None and before is None:
            yield _headline(doc, colon, after, Words(start, colon.i))
        elif before is not None and end - colon.i > 3:
            yield _headline(doc, colon, before, Words(colon.i + 1, end))


def is_dateline(words: Span) -> bool:
    """Tell whether words are a place in capitals, as before a report ("TAIPEI: ", "PORT SUDAN: ").

    «UN: talks resume» names a speaker.
    """
    letters = [token for token in words if token.is_alpha]
    if not letters or not all(token.is_upper for token in letters):
        return False
    actor = role(letters[-1].lower_) or group_of(words.text)
    return actor is None and bool(lookup(words.text.title()))


def _named(doc: Doc, words: Words) -> Words | None:
    """Return a short noun phrase that fills a range and names a kind of speaker."""
    filled = pieces(doc, words)
    if not filled or filled[0].end - filled[0].start > _LONGEST:
        return None
    root = doc[filled[0].start : filled[0].end].root
    plain = root.pos_ in ("NOUN", "PROPN") and all(
        token.pos_ not in ("VERB", "AUX") for token in doc[filled[0].start : filled[0].end]
    )
    phrase = whole_phrase(root) if plain else None
    return filled[0] if phrase is not None and kind_of(doc, filled[0]) is not None else None


def _headline(doc: Doc, colon: Token, speaker: Words, content: Words) -> Attribution:
    return Attribution(speaker=speaker, cue=at(colon), content=pieces(doc, content), rule=HEADLINE)
