"""The places of an event as the record gives them: each with its role, the main one first.

Beside where it happened, an event has a setting: places that it is told with. They say where its
parties are at home, where the report left off, or where the report was written.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from spacy.tokens import Doc
from spacy.tokens import Span as Phrase

from tocsin.model import Event, Place, Span, place_rank
from tocsin.reading.actors import noun_phrase
from tocsin.reading.datelines import LABEL
from tocsin.reading.events.folding import Proposal
from tocsin.reading.findings import Words
from tocsin.reading.gathered import whole_text
from tocsin.reading.parse import span_of
from tocsin.reading.places import resolve
from tocsin.reading.sites import DEEDS, Located, happening_places

_WIDE = ("admin1", "region", "country")
_FIRST = 3  # sentences in which a dateline stands: behind a title
_BACK = 2  # sentences from an act back to the one that tells where
_COMMA = re.compile(r",\s")


def places_of(proposal: Proposal, places: Mapping[int, Place], text: str) -> tuple[Place, ...]:
    """Return where an event happened, the main place first."""
    told = [_place(one, places, text) for one in happening_places(proposal, places)]
    return tuple(sorted(merged(told, text), key=lambda place: place_rank(place, proposal.type)))


def _place(one: Located, places: Mapping[int, Place], text: str) -> Place:
    """Give a place its role; its name is resolved where it is known."""
    known = places.get(one.token.i if one.means is None else one.means)
    if known is not None and one.means is not None:
        known = replace(known, span=Span(one.token.idx, one.token.idx + len(one.token)))
    if known is None:
        phrase = noun_phrase(one.token)
        span = span_of(one.token.doc, Words(phrase.start, phrase.end))
        known = _guessed(phrase, places) or Place(span, span.of(text))
    return replace(known, role=one.role, relation=one.relation)


def _guessed(phrase: Phrase, places: Mapping[int, Place]) -> Place | None:
    """Resolve a name that the pipeline takes for no place where one is known in a state told of."""
    states = tuple(dict.fromkeys(place.country for place in places.values() if place.country))
    if phrase.root.pos_ != "PROPN" or not states:
        return None
    found = resolve(phrase, context=states)
    return found if found.latitude is not None and found.country in states else None


def merged(places: Sequence[Place], text: str) -> list[Place]:
    """Take «Istanbul, Turkey» for one place, and «the port of Durban» for one that is in Durban."""
    kept: list[Place] = []
    for place in places:
        if kept and _holds(place, kept[-1], text):
            kept[-1] = replace(kept[-1], span=Span(kept[-1].span.start, place.span.end))
        elif kept and _is_words(kept[-1], text) and kept[-1].span.covers(place.span):
            known = replace(place, role=kept[-1].role, relation=kept[-1].relation)
            kept[-1] = replace(known, span=kept[-1].span)
        else:
            kept.append(place)
    return kept


def _is_words(place: Place, text: str) -> bool:
    """Tell whether a place is known by its words alone ("the port of Durban")."""
    return place.latitude is None and place.name == place.span.of(text)


def _holds(wider: Place, place: Place, text: str) -> bool:
    """Tell whether a place stands behind another's comma and is what that one lies in."""
    between = text[place.span.end : wider.span.start]
    if wider.precision not in _WIDE or not _COMMA.fullmatch(between):
        return False
    within = place.country in (None, wider.country) and place.precision != wider.precision
    return within and wider.admin1 in (None, place.admin1)


def with_settings(
    events: Sequence[Event], doc: Doc, places: Mapping[int, Place]
) -> tuple[Event, ...]:
    """Add to each event the places that it is told with.

    «ADEN, May 3 (Wire) - A clerk from Lahij was shot.» was not in Aden, for all that is said.
    """
    named = sorted(places.values(), key=lambda place: place.span)
    line = dateline(doc, named)
    starts = [sentence.start_char for sentence in doc.sents if sentence.text.strip()]
    told: list[Event] = []
    for event in events:
        found = [*homes_of(event, named)]
        if not event.places:
            found += [*_context(event, told, starts), *([line] if line else [])]
        told.append(replace(event, setting=tuple(found)) if found else event)
    return tuple(told)


def dateline(doc: Doc, named: Sequence[Place]) -> Place | None:
    """Return the place of a report's dateline ("ADEN, May 3 (Wire) - ")."""
    for sentence in list(doc.sents)[:_FIRST]:
        label = LABEL.match(whole_text(doc), sentence.start_char)
        end = label.end() if label else 0
        for place in named:
            if sentence.start_char <= place.span.start < end:
                return replace(place, role="dateline")
    return None


def homes_of(event: Event, named: Sequence[Place]) -> Iterator[Place]:
    """Yield the places inside the words for a party that are no place of the act."""
    parties = [actor.span for actor in (*event.actors, *event.recipients)]
    where = [place.span for place in event.places]
    for place in named:
        inside = any(span.covers(place.span) and span != place.span for span in parties)
        if inside and not any(span.overlaps(place.span) for span in where):
            yield replace(place, role="home")


def _context(event: Event, before: Sequence[Event], starts: Sequence[int]) -> Iterator[Place]:
    """Yield the main place of the nearest act told before, at most two sentences away."""
    if event.type not in DEEDS:
        return
    own = bisect_right(starts, event.trigger.start)
    for earlier in reversed(before):
        if own - bisect_right(starts, earlier.trigger.start) > _BACK:
            return
        known = [p for p in earlier.places if p.country and p.role in ("site", "target")]
        if known:
            yield replace(known[0], role="context", relation=None)
            return
