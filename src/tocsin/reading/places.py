"""Resolve a place name of a report: which place, of which state, how exactly; never a guess."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from spacy.tokens import Span

from tocsin import model
from tocsin.knowledge.actor_entries import country_label
from tocsin.knowledge.gazetteer import PlaceEntry, lookup
from tocsin.reading.placenames import (
    following,
    is_plainly_place,
    is_state,
    narrowed,
    plain_name,
    possible,
    said_country,
    whole_name,
)
from tocsin.reading.whereabouts import DIVIDED, Candidates, settle

# Located names, and the share of them in one state, from which an unknown one is there too.
_PLAINLY = (3, 0.75)
_OTHERWISE = (5, 0.9)
# People below which a place is a hamlet, and names of one state from which a report is about it.
_HAMLET = 2000
_MANY = 3


def resolve(span: Span, *, context: Sequence[str] = ()) -> model.Place:
    """Resolve a place phrase; context = alpha-3 codes of the states that the report names.

    «Karrada, Baghdad» and «Springfield, Ohio» read what follows the comma as where the first lies.
    """
    return resolve_all([span], states=context)[0]


def resolve_all(
    names: Sequence[Span], *, states: Sequence[str] = (), hints: Sequence[Candidates] = ()
) -> list[model.Place]:
    """Resolve the place names of a document together, in their order.

    states = alpha-3 codes of states that the report names otherwise ("Iraqi"); hints = candidates
    of names outside the text, such as the home of the outlet. A name means one place throughout;
    only what stands behind a comma makes it another.
    """
    keys, asked = _asked(names)
    said = [entries for code in states if (entries := _state_entries(code))]
    shares = settle({key: entries for key, entries in asked.items() if entries}, [*said, *hints])
    chosen = {key: _likeliest(asked[key], share) for key, share in shares.items()}
    strays = _strays(chosen, [*states, *(e.country for hint in hints for e in hint if e.country)])
    found = []
    for name, key in zip(names, keys, strict=True):
        entry = None if key in strays else chosen.get(key)
        found.append(_place(name, entry))
    return [_within(place, name, found) for place, name in zip(found, names, strict=True)]


def _strays(chosen: Mapping[str, PlaceEntry], said: Sequence[str]) -> set[str]:
    """Return the names whose only places are hamlets in states that a report has no more of.

    «Lido beach» in a report on four Somali towns is none in Florida, and better unknown.
    """
    states = Counter(entry.country for entry in chosen.values() if entry.country)
    states.update(said)
    most = max(states.values(), default=0)
    return {
        key
        for key, entry in chosen.items()
        if entry.weight < _HAMLET
        and entry.precision in ("city", "exact")
        and states[entry.country or ""] == 1
        and most >= _MANY
        and "," not in key
    }


def _asked(names: Sequence[Span]) -> tuple[list[str], dict[str, Candidates]]:
    """Return what each mention asks for, and the candidates of that.

    «Springfield, Ohio» asks for itself, and a later «Springfield» for the same.
    """
    keys: list[str] = []
    asked: dict[str, Candidates] = {}
    told: dict[str, Candidates] = {}
    for name in names:
        entries = narrowed(name)
        keys.append(f"{name.text}, {following(name)}" if entries else whole_name(name))
        if entries:
            asked[keys[-1]] = entries
            told.setdefault(name.text, entries)
    for name, key in zip(names, keys, strict=True):
        if key not in asked:
            asked[key] = told.get(name.text) or possible(name)
    return keys, asked


def _likeliest(entries: Candidates, shares: Sequence[float]) -> PlaceEntry:
    """Choose the likeliest candidate, and rather a town than the division called after it."""
    best = max(zip(shares, entries, strict=True), key=lambda pair: pair[0])[1]
    towns = (e for e in entries if e.precision == "city" and e.weight >= best.weight)
    seats = (e for e in towns if (e.country, e.admin1) == (best.country, best.admin1))
    return next(seats, best) if best.precision in DIVIDED else best


def _within(place: model.Place, span: Span, places: Sequence[model.Place]) -> model.Place:
    """Give an unknown place the state that nearly all the located names of the document lie in.

    «A ferry sank on the Kasumba River» in a report on five Ugandan towns: the river is in Uganda.
    """
    if place.latitude is not None or place.country is not None:
        return place
    located = {p.name: p.country for p in places if p.latitude is not None and p.country}
    few, nearly = _PLAINLY if is_plainly_place(span) else _OTHERWISE
    for state, number in Counter(located.values()).most_common(1):
        if number >= max(few, nearly * len(located)):
            return replace(place, country=state)
    return place


def _place(span: Span, entry: PlaceEntry | None) -> model.Place:
    """Make the record of a place name; unknown stays unknown."""
    name = plain_name(span.text)
    stretch = model.Span(span.start_char, span.end_char)
    if entry is None:
        return model.Place(span=stretch, name=name, country=said_country(span))
    return model.Place(
        span=stretch,
        name=entry.name if entry.precision == "country" and is_state(name) else name,
        country=entry.country,
        admin1=entry.admin1,
        latitude=entry.latitude,
        longitude=entry.longitude,
        precision=entry.precision,
        geonames=entry.geonames,
    )


def _state_entries(code: str) -> Candidates:
    """Return the entry of a state by its code."""
    return [entry for entry in lookup(country_label(code)) if entry.precision == "country"]
