"""Voices: an attribution's speaker as the record wants it, with its kind and name."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from tocsin.knowledge.lexicon import load_speaker_words
from tocsin.model import Identification, Span, Voice, VoiceKind
from tocsin.reading.attribution.kinds import kind_of
from tocsin.reading.attribution.nouns import RULE as NOUN
from tocsin.reading.attribution.phrases import whole_phrase
from tocsin.reading.findings import Attribution, Words

type Described = tuple[VoiceKind, Identification, str | None]

_PERSON = frozenset(("he", "she"))
_SPEAKER_SELF = frozenset(("i", "we"))
_BACK = 150


def voice_of(
    doc: Doc,
    attribution: Attribution,
    *,
    outer: Attribution | None = None,
    title: str | None = None,
) -> Voice:
    """Describe the voice of an attribution.

    outer is the link around it, whom "we" stands for; the report's title may tell who a bare
    name is.
    """
    words = attribution.speaker
    kind, identification, name = _nobody(attribution)
    if words is not None:
        kind, identification, name = _somebody(doc, _meant(doc, words, outer), title)
    return Voice(
        speaker=span_of(doc, words) if words is not None else None,
        cue=span_of(doc, attribution.cue),
        kind=kind,
        name=name,
        stance=attribution.stance,
        act=attribution.act,
        identification=identification,
    )


def _nobody(attribution: Attribution) -> Described:
    """Describe a voice that no words name; the gold codes that of a noun as "other"."""
    return "other" if attribution.rule == NOUN else "unnamed", "implicit", None


def _somebody(doc: Doc, words: Words, title: str | None) -> Described:
    """Describe the voice that a phrase names, by its words but those of a relative clause."""
    words = _core(doc, words)
    kind = _kind(doc, words, title)
    identification = _identification(doc, words, kind)
    name = _name(doc, words) if identification.startswith("named") else None
    return kind, identification, name


def _core(doc: Doc, words: Words) -> Words:
    """Return a speaker's phrase without the clauses that only tell what they did."""
    core = whole_phrase(doc[words.start : words.end].root)
    return (
        words
        if core is None
        else Words(words.start, max(words.start + 1, min(words.end, core.end)))
    )


def span_of(doc: Doc, words: Words) -> Span:
    """Return the characters of a token range."""
    last = doc[words.end - 1]
    return Span(doc[words.start].idx, last.idx + len(last.text))


def _meant(doc: Doc, words: Words, outer: Attribution | None) -> Words:
    """Follow a pronoun to what it stands for: "we" to the outer speaker, "he" to a name before."""
    first = doc[words.start].lower_
    if words.end - words.start > 1:
        return words
    if first in _SPEAKER_SELF and outer is not None and outer.speaker is not None:
        return _meant(doc, outer.speaker, None)
    return _person_before(doc, words.start) or words if first in _PERSON else words


def _person_before(doc: Doc, position: int) -> Words | None:
    """Return the phrase of the nearest person named before, a subject rather than another."""
    nearest: Words | None = None
    for token in reversed(doc[max(position - _BACK, 0) : position]):
        if token.ent_type_ != "PERSON" or token.dep_ in ("compound", "poss"):
            continue
        phrase = whole_phrase(_top(token))
        if token.dep_ in ("nsubj", "nsubjpass", "appos"):
            return phrase
        nearest = nearest or phrase
    return nearest


def _top(token: Token) -> Token:
    return token.head if token.dep_ == "appos" else token


def _kind(doc: Doc, words: Words, title: str | None) -> VoiceKind:
    found = kind_of(doc, words) or _kind_elsewhere(doc, words)
    return found or _kind_in_title(doc[words.start : words.end].root, title) or "other"


def _kind_in_title(head: Token, title: str | None) -> VoiceKind | None:
    """Read the kind of a name off the words before it in the title, nearest first."""
    words = (title or "").lower().split()
    if head.pos_ != "PROPN" or head.lower_ not in words:
        return None
    kinds = load_speaker_words().kinds
    before = reversed(words[: words.index(head.lower_)])
    return next((kinds[word] for word in before if word in kinds), None)


def _kind_elsewhere(doc: Doc, words: Words) -> VoiceKind | None:
    """Read the kind of a bare name off its other mentions in the document."""
    head = doc[words.start : words.end].root
    if head.pos_ != "PROPN":
        return None
    orths = doc.to_array("ORTH")
    for position in (orths == head.orth).nonzero()[0].tolist():
        phrase = whole_phrase(_top(_phrase_head(doc[position])))
        kind = kind_of(doc, phrase) if phrase is not None else None
        if kind is not None:
            return kind
    return None


def _phrase_head(token: Token) -> Token:
    while token.dep_ == "compound" and token.head.pos_ == "PROPN":
        token = token.head
    return token


def _identification(doc: Doc, words: Words, kind: VoiceKind) -> Identification:
    span = doc[words.start : words.end]
    head = span.root
    proper = head.pos_ == "PROPN"
    if kind == "document":
        return "named_document" if proper else "unnamed_document"
    person = any(token.ent_type_ == "PERSON" for token in span if _names_head(token, head))
    if person and kind != "media":
        return "named_person"
    if proper or _is_named_body(head):
        return "named_organisation"
    plural = head.tag_ in ("NNS", "NNPS") or head.lower_ in ("they", "we")
    collective = head.lemma_.lower() in load_speaker_words().collective
    return "unnamed_group" if plural or collective else "unnamed_individual"


def _names_head(token: Token, head: Token) -> bool:
    """Tell whether a name is the head's own or its apposition's, not a possessor's."""
    return (
        token == head or token.dep_ == "appos" or (token.dep_ == "compound" and token.head == head)
    )


def _is_named_body(head: Token) -> bool:
    """Tell whether a common noun is one body that a name singles out ("the Thai army")."""
    if head.lemma_.lower() not in load_speaker_words().collective or head.tag_ == "NNS":
        return False
    return any(
        token.ent_type_ in ("GPE", "NORP", "ORG") or token.pos_ == "PROPN" for token in head.subtree
    )


def _name(doc: Doc, words: Words) -> str:
    """Return the person's name where there is one, else the phrase without its article."""
    span = doc[words.start : words.end]
    for named in span.ents:
        if named.label_ == "PERSON":
            return named.text
    first = 1 if span[0].dep_ == "det" and len(span) > 1 else 0
    return span[first:].text
