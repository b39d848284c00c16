"""The places of an event as the record gives them: each with its role, the main one first."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from tocsin.model import Place, Span
from tocsin.reading.actors import noun_phrase
from tocsin.reading.events.folding import Proposal
from tocsin.reading.findings import Words
from tocsin.reading.parse import span_of
from tocsin.reading.sites import RANKS, Located, happening_places

_WIDE = ("admin1", "region", "country")
_COMMA = re.compile(r",\s")


def places_of(proposal: Proposal, places: Mapping[int, Place], text: str) -> tuple[Place, ...]:
    """Return where an event happened, the main place first."""
    told = [_place(one, places, text) for one in happening_places(proposal, places)]
    return tuple(sorted(merged(told, text), key=lambda place: _rank(place, proposal.type)))


def _rank(place: Place, kind: str) -> int:
    """Order the places of an event; who withdraws is told by where from."""
    return -1 if kind == "RETREAT" and place.role == "origin" else RANKS[place.role or "site"]


def _place(one: Located, places: Mapping[int, Place], text: str) -> Place:
    """Give a place its role; its name is resolved where it is known."""
    known = places.get(one.token.i)
    if known is None:
        phrase = noun_phrase(one.token)
        span = span_of(one.token.doc, Words(phrase.start, phrase.end))
        known = Place(span, span.of(text))
    return replace(known, role=one.role, relation=one.relation)


def merged(places: Sequence[Place], text: str) -> list[Place]:
    """Take a place and the wider one behind its comma for one: «Istanbul, Turkey»."""
    kept: list[Place] = []
    for place in places:
        if kept and _holds(place, kept[-1], text):
            kept[-1] = replace(kept[-1], span=Span(kept[-1].span.start, place.span.end))
        else:
            kept.append(place)
    return kept


def _holds(wider: Place, place: Place, text: str) -> bool:
    """Tell whether a place stands behind another's comma and is what that one lies in."""
    between = text[place.span.end : wider.span.start]
    if wider.precision not in _WIDE or not _COMMA.fullmatch(between):
        return False
    within = place.country in (None, wider.country) and place.precision != wider.precision
    return within and wider.admin1 in (None, place.admin1)
