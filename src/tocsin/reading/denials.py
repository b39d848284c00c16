"""Denials by "it", "this" or "the claim": they deny what the sentence before reports.

«Witnesses said police fired at the crowd. The ministry denies it.» denies the shots.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Token

from tocsin.knowledge.lexicon import Cue, load_cues
from tocsin.model import Actor, Event
from tocsin.reading import grammar
from tocsin.reading.actors import noun_phrase
from tocsin.reading.assemble import Sheet, day_of, voices_over
from tocsin.reading.attribution.cues import at, cue_for
from tocsin.reading.attribution.kinds import can_speak
from tocsin.reading.attribution.phrases import is_negated, pieces, speaker_of, subtree
from tocsin.reading.echoes import REAL, echo, sentences_before
from tocsin.reading.findings import Attribution, Words
from tocsin.reading.introductions import code_party
from tocsin.reading.parse import span_of, word_at

DENIED = "event:denied-pronoun"

_POINTING = frozenset({"it", "this", "that"})
_DEFINITE = frozenset({"the", "this", "that", "these", "those", "both"})


def with_denials(events: Sequence[Event], sheet: Sheet) -> tuple[list[Event], Sheet]:
    """Add the events of denials, in text order; the sheet gets the voices that deny."""
    denials = list(_denials(events, sheet))
    voices = {link.cue: link for link in (*(link for _, link in denials), *sheet.attributions)}
    heard = replace(sheet, attributions=tuple(sorted(voices.values(), key=lambda v: v.cue)))
    made = [event for found, link in denials if (event := denial(found, link, heard))]
    return sorted((*events, *made), key=lambda event: event.trigger), heard


def denial(first: Event, link: Attribution, sheet: Sheet) -> Event | None:
    """Read a denial by "it" or "the claim" as a denial of what the sentence before reports.

    «Witnesses said police fired at the crowd. The ministry denies it.» yields it, an assault with
    polarity "-" and the ministry as its voice.
    """
    head = sheet.doc[link.content[0].start : link.content[0].end].root
    links = voices_over(sheet, head)
    if not links or links[-1].polarity != "-" or links[-1].speaker is None:
        return None
    event = replace(echo(first, head, links, sheet), polarity="-")
    rules = (DENIED, *(link.rule for link in links))
    return replace(
        event,
        actors=_denier(links[-1].speaker, first, sheet),
        rules=tuple(dict.fromkeys(rules)),
    )


def _denials(events: Sequence[Event], sheet: Sheet) -> Iterator[tuple[Event, Attribution]]:
    """Yield what each denial by a pronoun or a noun of saying denies, and its voice."""
    taken = {t.i for e in events for t in sheet.doc.char_span(*_bounds(e)) or ()}
    for verb in sheet.doc:
        content = _denied(verb)
        if content is None or content.i in taken:
            continue
        speaker, first = speaker_of(verb), _told_before(verb, events, sheet)
        if first is not None and can_speak(sheet.doc, speaker):
            words = pieces(sheet.doc, subtree(content))
            yield first, Attribution(speaker, at(verb), words, DENIED, "deny", polarity="-")


def _bounds(event: Event) -> tuple[int, int]:
    return event.trigger.start, event.trigger.end


def _denied(verb: Token) -> Token | None:
    """Return the pronoun or noun of saying that a verb of denial denies, as a fact of the day."""
    cue = cue_for(verb, "verb", "object")
    if cue is None or cue.act != "deny" or is_negated(verb) or _is_open(verb):
        return None
    content = grammar.child(verb, "nsubjpass" if grammar.is_passive(verb) else "dobj")
    if content is None or grammar.child(verb, "xcomp", "ccomp", "oprd") is not None:
        return None
    return content if _points_back(content, cue) else None


def _is_open(verb: Token) -> bool:
    """Tell whether a verb is only possible, intended or conditional."""
    helpers = any(child.tag_ in ("MD", "TO") for child in verb.children)
    return helpers or any(t.lower_ in ("if", "unless", "whether") for t in verb.lefts)


def _points_back(content: Token, cue: Cue) -> bool:
    """Tell whether words stand for what was just said: "it", "this", "the claim", "both reports".

    A verb that takes certain nouns only ("rejected") takes no pronoun: it may reject an offer.
    """
    if content.lower_ in _POINTING:
        return not cue.objects and not any(content.children)
    lemma = content.lemma_.lower()
    said = lemma in load_cues()["verb"]["reject"][0].objects and lemma not in cue.not_objects
    own = any(child.dep_ in ("prep", "acl", "relcl", "ccomp") for child in content.children)
    definite = any(t.lower_ in _DEFINITE or t.dep_ == "poss" for t in content.children)
    return said and definite and not own


def _told_before(verb: Token, events: Sequence[Event], sheet: Sheet) -> Event | None:
    """Find what the sentence before tells on somebody's word: its main act, not an aside."""
    before = next(sentences_before(verb), None)
    if before is None:
        return None
    told = [
        event
        for event in events
        if before.start_char <= event.trigger.start < before.end_char
        if event.voices and event.polarity == "+" and event.status in REAL
    ]
    return min(told, key=lambda event: _depth(word_at(sheet.doc, event.trigger)), default=None)


def _depth(token: Token) -> int:
    """Count the words that a word hangs under."""
    return sum(1 for _ in token.ancestors)


def _denier(speaker: Words, first: Event, sheet: Sheet) -> tuple[Actor, ...]:
    """Give the one who denies as the actor, where it is the one said to have acted."""
    head = sheet.doc[speaker.start : speaker.end].root
    day = day_of(first.period, sheet.document.published)
    denier = replace(code_party(noun_phrase(head), day=day), span=span_of(sheet.doc, speaker))
    return (denier,) if any(_is_one(denier, actor) for actor in first.actors) else ()


def _is_one(denier: Actor, actor: Actor) -> bool:
    """Tell whether two coded parties have one entry or one name."""
    if denier.entry or actor.entry:
        return denier.entry == actor.entry
    return denier.name.lower().removeprefix("the ") == actor.name.lower().removeprefix("the ")
