"""An order in a quotation is a request of whoever gives it, not the act that it asks for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Doc, Token

from tocsin.knowledge.codebook import Trigger
from tocsin.reading import grammar
from tocsin.reading.events.folding import Proposal
from tocsin.reading.events.roles import Parties
from tocsin.reading.factuality import Factuality
from tocsin.reading.findings import Attribution, Words

DEMANDED = "event:order"


def order(
    proposal: Proposal, judged: Factuality, voices: Sequence[Attribution]
) -> tuple[Proposal, Factuality]:
    """Turn an act that a speaker orders into the speaker's request.

    «"Free the nurses," the priest told the gang.» is REQUEST, Free, by the priest of the gang.
    """
    if "factuality:imperative" not in judged.rules or not voices:
        return proposal, judged
    voice, doc = voices[-1], proposal.head.doc
    cue = _root(doc, voice.cue)
    told = tuple(grammar.children(cue, "dobj", "dative"))
    speaker = () if voice.speaker is None else (_root(doc, voice.speaker),)
    parties = Parties(actors=speaker, recipients=told, rules=(DEMANDED,))
    choice = replace(proposal.choice, trigger=Trigger("REQUEST"), parties=parties)
    return replace(proposal, choice=choice), Factuality(rules=judged.rules)


def _root(doc: Doc, words: Words) -> Token:
    """Return the head of a stretch of words."""
    return doc[words.start : words.end].root
