"""Tolls told apart from the act: "put the toll at two" counts the dead of the assault before it.

«Raiders killed four men in Tumbao. Nurses put the toll at two.» counts the raid's dead again.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Doc, Token

from tocsin.knowledge.wordlists import words_of
from tocsin.model import Event
from tocsin.reading import grammar
from tocsin.reading.assemble import Sheet, voices_over
from tocsin.reading.attribution.cues import at
from tocsin.reading.attribution.kinds import can_speak
from tocsin.reading.attribution.phrases import pieces, speaker_of, subtree
from tocsin.reading.echoes import REAL, echo, sentences_before
from tocsin.reading.factuality import factuality
from tocsin.reading.findings import Attribution
from tocsin.reading.parse import word_at
from tocsin.reading.quantities import FoundQuantity

GIVEN = "attribution:toll"
TOLL = "event:toll"

_BACK = 2
_HARM = frozenset({"deaths", "injured"})
_SIZING = frozenset({"at", "to", "as", "from", "in", "for", "after"})


def givers(doc: Doc, known: Sequence[Attribution]) -> tuple[Attribution, ...]:
    """Take who puts a toll at a number as the voice that gives it.

    «Nurses put the toll at two.» yields the speaker Nurses, the cue put, the content "the toll at
    two".
    """
    cues = {link.cue.start for link in known}
    found = [
        link
        for verb in doc
        if verb.pos_ == "VERB" and verb.lemma_ in words_of("quantities", "givers")
        if verb.i not in cues and (link := _giver(verb)) is not None
    ]
    return tuple(sorted((*known, *found), key=lambda link: link.cue))


def _giver(verb: Token) -> Attribution | None:
    """Read one verb by which a speaker gives a toll."""
    total = grammar.child(verb, "nsubjpass" if grammar.is_passive(verb) else "dobj")
    speaker = speaker_of(verb)
    if total is None or not _is_toll(total) or not can_speak(verb.doc, speaker):
        return None
    size = [t for t in verb.rights if t.dep_ == "prep" and t.lower_ in _SIZING]
    content = [words for head in (total, *size) for words in pieces(verb.doc, subtree(head))]
    if not any(word.pos_ == "NUM" for head in (total, *size) for word in head.subtree):
        return None
    return Attribution(speaker=speaker, cue=at(verb), content=tuple(content), rule=GIVEN)


def _is_toll(total: Token) -> bool:
    """Tell whether a noun counts people: a toll, or the number of somebody."""
    counts = any(child.lower_ == "of" for child in total.children)
    return total.lemma_ == "toll" or (total.lemma_ in words_of("quantities", "totals") and counts)


def with_tolls(events: Sequence[Event], sheet: Sheet) -> list[Event]:
    """Add the events of tolls, in text order."""
    tolls = [found for total in sheet.quantities if (found := toll(total, events, sheet))]
    return sorted((*events, *tolls), key=lambda event: event.trigger)


def toll(total: FoundQuantity, events: Sequence[Event], sheet: Sheet) -> Event | None:
    """Read a toll in a sentence without an assault as a telling of the assault before it.

    «Raiders killed four men in Tumbao. Nurses put the toll at two.» yields toll, deaths 2.
    A toll whose own words name its occasion, or that follows a flood or a crash, is left alone.
    """
    head = sheet.doc[total.head_token]
    if total.quantity.kind not in _HARM or not _is_toll(head):
        return None
    links = voices_over(sheet, head)
    judged = factuality(head, _carrier(head), "ASSAULT", links)
    first = _assault_before(head, events, sheet)
    if first is None or judged.status not in REAL or judged.polarity != "+":
        return None
    rules = (TOLL, *(link.rule for link in links), *judged.rules)
    event = replace(
        echo(first, head, links, sheet), certainty=judged.certainty, quantities=(total.quantity,)
    )
    return replace(event, rules=tuple(dict.fromkeys(rules)))


def _carrier(total: Token) -> Token:
    """Return the verb that a total is the subject or object of, else the total."""
    direct = total.dep_ in ("nsubj", "nsubjpass", "dobj") and total.head.pos_ in ("VERB", "AUX")
    return total.head if direct else total


def _assault_before(total: Token, events: Sequence[Event], sheet: Sheet) -> Event | None:
    """Find the assault a toll can be of: the last that says whom it hurt, else one close by."""
    start = sheet.doc[total.sent.start].idx
    real = [e for e in events if e.type == "ASSAULT" and e.status in REAL and e.polarity == "+"]
    if any(start <= e.trigger.start < total.sent.end_char for e in events if e.type == "ASSAULT"):
        return None
    before = [event for event in reversed(real) if event.trigger.end <= start]
    harmed = (e for e in before if any(count.kind in _HARM for count in e.quantities))
    nearby = [sentence.start_char for sentence in sentences_before(total)][:_BACK]
    close = (event for event in before if nearby and event.trigger.start >= nearby[-1])
    found = next(harmed, None) or next(close, None)
    return None if found is None or _is_of_another(found, total, sheet) else found


def _is_of_another(first: Event, total: Token, sheet: Sheet) -> bool:
    """Tell whether a flood or a crash is told since the assault, or the toll is of a new place."""
    start = word_at(sheet.doc, first.trigger).sent.start
    since, before = sheet.doc[start : total.sent.end], sheet.doc[start : total.sent.start]
    known = {word.text for word in before}
    here = [t for t in total.subtree if t.ent_type_ in ("GPE", "LOC", "FAC") and t.pos_ == "PROPN"]
    harmless = any(word.lemma_.lower() in words_of("quantities", "harmless") for word in since)
    return harmless or any(word.text not in known for word in here)
