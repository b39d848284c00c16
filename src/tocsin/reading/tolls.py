"""Tolls and denials that point back: a sentence with no act of its own, about one told before.

«Raiders killed four men in Tumbao. Nurses put the toll at two.» counts the raid's dead again;
«Witnesses said police fired at the crowd. The ministry denies it.» denies the shots.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Doc, Token
from spacy.tokens import Span as Stretch

from tocsin.knowledge.categories import contexts_of
from tocsin.knowledge.lexicon import Cue, load_cues
from tocsin.knowledge.wordlists import words_of
from tocsin.model import Actor, Event, digest
from tocsin.reading import grammar
from tocsin.reading.actors import code_actor, noun_phrase
from tocsin.reading.assemble import Sheet, claim_id, voices_of, voices_over
from tocsin.reading.attribution.cues import at, cue_for
from tocsin.reading.attribution.kinds import can_speak
from tocsin.reading.attribution.phrases import is_negated, pieces, speaker_of, subtree
from tocsin.reading.factuality import factuality
from tocsin.reading.findings import Attribution, Words
from tocsin.reading.parse import span_of, word_at
from tocsin.reading.quantities import FoundQuantity

GIVEN = "attribution:toll"
TOLL = "event:toll"
DENIED = "event:denied-pronoun"

_BACK = 2
_SCORE = 0.55
_REAL = frozenset({"happened", "ongoing"})
_HARM = frozenset({"deaths", "injured"})
_SIZING = frozenset({"at", "to", "as", "from", "in", "for", "after"})
_POINTING = frozenset({"it", "this", "that"})
_DEFINITE = frozenset({"the", "this", "that", "these", "those", "both"})


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


def pointing_back(events: Sequence[Event], sheet: Sheet) -> tuple[list[Event], Sheet]:
    """Add the events of tolls and denials; the sheet gets the voices that deny by a pronoun."""
    tolls = [found for total in sheet.quantities if (found := toll(total, events, sheet))]
    known = sorted((*events, *tolls), key=lambda event: event.trigger)
    denials = list(_denials(known, sheet))
    voices = {link.cue: link for link in (*(link for _, link in denials), *sheet.attributions)}
    heard = replace(sheet, attributions=tuple(sorted(voices.values(), key=lambda v: v.cue)))
    made = [event for found, link in denials if (event := denial(found, link, heard))]
    return sorted((*known, *made), key=lambda event: event.trigger), heard


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
    if first is None or judged.status not in _REAL or judged.polarity != "+":
        return None
    rules = (TOLL, *(link.rule for link in links), *judged.rules)
    event = replace(
        _echo(first, head, links, sheet), certainty=judged.certainty, quantities=(total.quantity,)
    )
    return replace(event, rules=tuple(dict.fromkeys(rules)))


def _carrier(total: Token) -> Token:
    """Return the verb that a total is the subject or object of, else the total."""
    direct = total.dep_ in ("nsubj", "nsubjpass", "dobj") and total.head.pos_ in ("VERB", "AUX")
    return total.head if direct else total


def _assault_before(total: Token, events: Sequence[Event], sheet: Sheet) -> Event | None:
    """Find the assault a toll can be of: the last that says whom it hurt, else one close by."""
    start = sheet.doc[total.sent.start].idx
    real = [e for e in events if e.type == "ASSAULT" and e.status in _REAL and e.polarity == "+"]
    if any(start <= e.trigger.start < total.sent.end_char for e in events if e.type == "ASSAULT"):
        return None
    before = [event for event in reversed(real) if event.trigger.end <= start]
    harmed = (e for e in before if any(count.kind in _HARM for count in e.quantities))
    nearby = [sentence.start_char for sentence in _sentences_before(total)][:_BACK]
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


def _sentences_before(token: Token) -> Iterator[Stretch]:
    """Yield the earlier sentences, nearest first, without those of white space alone."""
    start = token.sent.start
    while start > 0:
        sentence = token.doc[start - 1].sent
        if sentence.text.strip():
            yield sentence
        start = sentence.start


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
    before = next(_sentences_before(verb), None)
    if before is None:
        return None
    told = [
        event
        for event in events
        if before.start_char <= event.trigger.start < before.end_char
        if event.voices and event.polarity == "+" and event.status in _REAL
    ]
    return min(told, key=lambda event: _depth(word_at(sheet.doc, event.trigger)), default=None)


def _depth(token: Token) -> int:
    """Count the words that a word hangs under."""
    return sum(1 for _ in token.ancestors)


def denial(first: Event, link: Attribution, sheet: Sheet) -> Event | None:
    """Read a denial by "it" or "the claim" as a denial of what the sentence before reports.

    «Witnesses said police fired at the crowd. The ministry denies it.» yields it, an assault with
    polarity "-" and the ministry as its voice.
    """
    head = sheet.doc[link.content[0].start : link.content[0].end].root
    links = voices_over(sheet, head)
    if not links or links[-1].polarity != "-" or links[-1].speaker is None:
        return None
    event = replace(_echo(first, head, links, sheet), polarity="-")
    rules = (DENIED, *(link.rule for link in links))
    return replace(
        event,
        actors=_denier(links[-1].speaker, first, sheet),
        rules=tuple(dict.fromkeys(rules)),
    )


def _denier(speaker: Words, first: Event, sheet: Sheet) -> tuple[Actor, ...]:
    """Give the one who denies as the actor, where it is the one said to have acted."""
    head = sheet.doc[speaker.start : speaker.end].root
    denier = replace(code_actor(noun_phrase(head)), span=span_of(sheet.doc, speaker))
    return (denier,) if any(_is_one(denier, actor) for actor in first.actors) else ()


def _is_one(denier: Actor, actor: Actor) -> bool:
    """Tell whether two coded parties have one entry or one name."""
    if denier.entry or actor.entry:
        return denier.entry == actor.entry
    return denier.name.lower().removeprefix("the ") == actor.name.lower().removeprefix("the ")


def _echo(first: Event, head: Token, links: Sequence[Attribution], sheet: Sheet) -> Event:
    """Make an event that tells an earlier one again, with none of its parties, places and days."""
    span = span_of(sheet.doc, at(head))
    return Event(
        id="e" + digest(sheet.document.id, span.start, span.end, first.type),
        claim=claim_id(sheet, links, head),
        trigger=span,
        type=first.type,
        mode=first.mode,
        contexts=contexts_of(grammar.sentence_lemmas(head)),
        status="happened",
        certainty="CT",
        polarity="+",
        actors=(),
        recipients=(),
        places=(),
        period=None,
        quantities=(),
        voices=voices_of(sheet.doc, links),
        rules=(),
        score=_SCORE,
        same_as=first.same_as or first.id,
    )
