"""Verbs of saying whose content is a noun phrase, or stands after a preposition."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from tocsin.knowledge.lexicon import Cue
from tocsin.reading.attribution.cues import admits, at, attribution, effects, spotted
from tocsin.reading.attribution.kinds import can_speak
from tocsin.reading.attribution.phrases import pieces, speaker_of, subtree
from tocsin.reading.findings import Attribution, Words
from tocsin.reading.grammar import agent_phrase, child, children, is_passive

OBJECT = "attribution:noun-phrase"
PREPOSITION = "attribution:accusation"


def said_objects(doc: Doc) -> Iterator[Attribution]:
    """Find "announced the start of", "confirmed the attack", "rejected the claim that".

    «The palace announced the recall of its consul.» yields the speaker "The palace", the cue
    "announced" and the content "the recall of its consul". In the passive the content is the
    subject, and the speaker the by-phrase or unknown.
    """
    for verb, cue in spotted(doc, "verb", "object"):
        content = child(verb, "nsubjpass" if is_passive(verb) else "dobj")
        if content is None or not _can_be_said(verb, cue, content):
            continue
        speaker = speaker_of(verb)
        if cue.tied and not can_speak(doc, speaker):
            continue
        yield attribution(
            cue,
            rule=OBJECT,
            at=at(verb),
            speaker=speaker,
            content=pieces(doc, subtree(content), [at(verb)]),
            effect=effects(cue, verb),
        )


def _can_be_said(verb: Token, cue: Cue, content: Token) -> bool:
    """Refuse pronouns, people and places, and a verb that has a fuller complement."""
    if content.pos_ == "PRON" or content.ent_type_ in ("PERSON", "GPE", "NORP"):
        return False
    if child(verb, "xcomp", "ccomp", "oprd", "dative") is not None or _names(verb):
        return False
    return admits(cue, content)


def _names(verb: Token) -> bool:
    """Match "described the raid as a massacre": the raid is taken for granted."""
    describes = verb.lemma_ in ("describe", "depict", "portray")
    return describes and any(t.lower_ == "as" and t.dep_ == "prep" for t in verb.rights)


def prepositional(doc: Doc) -> Iterator[Attribution]:
    """Find "accused X of Y", "blamed X for Y", "charged X with Y", "warned of Y".

    «The orchard owners accused the sheriff of burning their sheds.» yields the speaker "The
    orchard owners", the cue "accused" and the content "burning their sheds". The accusing verb
    is outside its own content; in "a man suspected of arson" the speaker is unknown.
    """
    for verb, cue in spotted(doc, "verb", "preposition"):
        if cue.tied and not can_speak(doc, speaker_of(verb)):
            continue
        content = _after_preposition(verb, cue)
        if content is None or not admits(cue, content):
            continue
        speaker = speaker_of(verb)
        yield attribution(
            cue,
            rule=PREPOSITION,
            at=at(verb),
            speaker=_up_to(speaker, content.head) if speaker is not None else None,
            content=pieces(doc, subtree(content)),
            effect=effects(cue, verb),
        )


def _up_to(speaker: Words, preposition: Token) -> Words:
    """Cut off a complement the parser hung on the speaker: "accused by X of Y"."""
    if speaker.start < preposition.i < speaker.end:
        return Words(speaker.start, preposition.i)
    return speaker


def _after_preposition(verb: Token, cue: Cue) -> Token | None:
    """Find the content; the parser may hang the preposition on the object beside the verb."""
    beside = [verb, *children(verb, "dobj", "nsubjpass"), *(by for by, _ in agent_phrase(verb))]
    for holder in beside:
        for token in holder.rights:
            if token.dep_ == "prep" and token.i > verb.i and token.lower_ in cue.prepositions:
                return child(token, "pcomp", "pobj")
    return None
