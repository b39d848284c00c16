"""Participles that name a further voice: "quoting", "citing"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from tocsin.reading.attribution.clause import clause_content, said_clauses
from tocsin.reading.attribution.cues import at, cue_for
from tocsin.reading.attribution.kinds import can_speak
from tocsin.reading.attribution.phrases import pieces, speaker_of, subtree, whole_phrase
from tocsin.reading.findings import Attribution, Words
from tocsin.reading.grammar import child, is_passive

RULE = "attribution:quoting"
QUOTED_AS = "attribution:quoted-as"
_PARTICIPLES = frozenset(("quoting", "citing"))


def quotings(doc: Doc) -> Iterator[Attribution]:
    """Find "quoting X", "citing X" beside a verb of saying: X is the inner voice.

    «Radio Lagune, quoting a pilot, reported that rebels had mined the strip.» yields the speaker
    "a pilot", the cue "quoting" and the content of "reported". "Citing security concerns" is no
    voice, nor is "citing" without a verb of saying.
    """
    for token in doc:
        if token.lower_ not in _PARTICIPLES or token.tag_ != "VBG":
            continue
        noun = child(token, "dobj", "pobj")
        verb = _verb_of_saying(token)
        speaker = whole_phrase(noun) if noun is not None else None
        if speaker is None or verb is None or not can_speak(doc, speaker):
            continue
        content = _content(verb, Words(token.i, speaker.end))
        if content:
            yield Attribution(speaker=speaker, cue=at(token), content=content, rule=RULE)


def _verb_of_saying(participle: Token) -> Token | None:
    """Climb from the participle, over the noun it may hang on, to a verb of saying."""
    head = participle.head
    for _ in range(4):
        if head is participle or cue_for(head, "verb", "quote") is not None:
            break
        head = head.head
    return head if cue_for(head, "verb", "quote") is not None else None


def _content(verb: Token, phrase: Words) -> tuple[Words, ...]:
    clauses = said_clauses(verb)
    if clauses:
        speaker = speaker_of(verb)
        found = clause_content(verb, clauses, speaker)
        return tuple(rest for words in found for rest in pieces(verb.doc, words, [phrase]))
    noun = child(verb, "dobj")
    if noun is not None:
        return pieces(verb.doc, subtree(noun), [phrase])
    if verb.dep_ == "parataxis":
        return pieces(verb.doc, subtree(verb.head), [subtree(verb), phrase])
    return ()


def quoted_as(doc: Doc) -> Iterator[Attribution]:
    """Find "quoted Y as saying": X is the outer voice, Y the inner one.

    «Radio Lagune quoted the pilot as saying that rebels had mined the strip.» yields the speaker
    "Radio Lagune", the cue "quoted" and the content "saying that rebels had mined the strip";
    "saying" is found as a verb of its own. "Was quoted as saying" needs a by-phrase.
    """
    for token in doc:
        if token.lemma_ not in ("quote", "cite") or token.pos_ != "VERB":
            continue
        preposition = next((t for t in token.rights if t.lower_ == "as"), None)
        saying = child(preposition, "pcomp") if preposition is not None else None
        speaker = speaker_of(token)
        if saying is None or (speaker is None and is_passive(token)):
            continue
        content = pieces(doc, subtree(saying))
        yield Attribution(speaker=speaker, cue=at(token), content=content, rule=QUOTED_AS)
