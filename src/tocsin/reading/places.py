"""Resolve a place name of a report: which place, of which state, how exactly; never a guess."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from spacy.tokens import Span

from tocsin import model
from tocsin.knowledge.actor_entries import country_name, country_of
from tocsin.knowledge.gazetteer import PlaceEntry, lookup, us_state

_UNITS = """province governorate state oblast region district county prefecture department
municipality republic territory city town village valley area airport camp basin desert""".split()
_UNIT_AFTER = re.compile(rf"\s+(?:{'|'.join(_UNITS)})$", re.IGNORECASE)
_UNIT_BEFORE = re.compile(
    rf"^(?:(?:[\w-]+\s)?(?:{'|'.join(_UNITS)}|capital|port|suburb|outskirts|island)s?\s(?:city\s)?of)\s+",
    re.IGNORECASE,
)
_DIRECTION = re.compile(
    r"^(?:(?:far|upper|lower|mid|central|inner)[ -])?(?:north|south|east|west)?"
    r"(?:-?(?:north|south|east|west))?(?:ern|central|northern|eastern|southern|western|-central)?\s+",
    re.IGNORECASE,
)
_LEADING = re.compile(
    r"^(?:the|greater|downtown|central|occupied|besieged|rebel-held|nearby)\s+", re.IGNORECASE
)
# Of two places of one name, how small the one in a state that the report names may be.
_RIVAL = 0.05
_NAMES = frozenset({"GPE", "LOC", "FAC"})


def resolve(span: Span, *, context: Sequence[str] = ()) -> model.Place:
    """Resolve a place phrase; context = alpha-3 codes of the states that the report names.

    «Karrada, Baghdad» and «Springfield, Ohio» read what follows the comma as where the first lies.
    """
    name = _plain(span.text)
    entry = _found(span, context)
    stretch = model.Span(span.start_char, span.end_char)
    if entry is None:
        return model.Place(span=stretch, name=name, country=_said_country(span))
    return model.Place(
        span=stretch,
        name=entry.name if entry.precision == "country" and _is_state(name) else name,
        country=entry.country,
        admin1=entry.admin1,
        latitude=entry.latitude,
        longitude=entry.longitude,
        precision=entry.precision,
        geonames=entry.geonames,
    )


def _found(span: Span, context: Sequence[str]) -> PlaceEntry | None:
    """Find the entry of a phrase, first as part of what stands behind its comma."""
    behind = "" if _is_state(span.text) else _following(span)
    narrowed = _best(f"{span.text}, {behind}", context) if behind else None
    return narrowed or _best(span.text, context) or _inner(span, context)


def _is_state(name: str) -> bool:
    """Tell whether a name is that of a state itself."""
    found = country_name(name)
    return found is not None and found.kind == "name"


def _said_country(span: Span) -> str | None:
    """Return the state named behind the comma of a place that nothing is known about."""
    parts = [*span.text.split(",")[1:], _following(span)]
    return next((code for part in parts if (code := country_of(part.strip()))), None)


def _following(span: Span) -> str:
    """Return the state or unit that stands right behind a place and a comma (", Ohio"), or ""."""
    doc, end = span.doc, span.end
    if end + 1 >= len(doc) or doc[end].text != ",":
        return ""
    for size in (4, 3, 2, 1):
        words = doc[end + 1 : end + 1 + size].text.rstrip(" ,.")
        if country_of(words) or us_state(words):
            return words
    return ""


def _best(text: str, context: Sequence[str]) -> PlaceEntry | None:
    """Find the best entry for a phrase, the part before the first comma being the place."""
    first, *wider = [part.strip() for part in text.split(",") if part.strip()] or [""]
    for form in _forms(first):
        found = _fitting(lookup(form), wider) if wider else lookup(form)
        if found:
            return _preferred(found, context)
    return None


def _fitting(entries: Sequence[PlaceEntry], wider: Sequence[str]) -> tuple[PlaceEntry, ...]:
    """Keep the entries that lie in what a comma adds; all of them where that is unknown."""
    states = {state for part in wider if (state := us_state(part))}
    if states:
        within = tuple(e for e in entries if e.country == "USA" and e.admin1 in states)
        if within:
            return within
    around = {code for part in wider if (code := _country_around(part))}
    return tuple(e for e in entries if e.country in around) if around else tuple(entries)


def _country_around(part: str) -> str | None:
    """Return the state that a wider place lies in."""
    found = country_of(_plain(part))
    if found:
        return found
    entries = lookup(_plain(part))
    return entries[0].country if entries else None


def _preferred(entries: Sequence[PlaceEntry], context: Sequence[str]) -> PlaceEntry:
    """Prefer an entry in a state that the report names, else the best known."""
    best = entries[0]
    if best.precision == "country" or best.country in context:
        return best
    known = (e for e in entries if e.country in context and e.weight >= _RIVAL * best.weight)
    return next(known, best)


def _forms(name: str) -> Iterator[str]:
    """Yield a name as written, then without its article, unit word or direction."""
    seen = set()
    plain = _plain(name)
    bare = _UNIT_AFTER.sub("", plain)
    for form in (name, plain, bare, _DIRECTION.sub("", plain), _DIRECTION.sub("", bare)):
        if form and form not in seen and form[:1].isupper():
            seen.add(form)
            yield form


def _plain(name: str) -> str:
    """Drop leading words that aren't part of the name ("the city of", "occupied")."""
    text = name.strip()
    for pattern in (_LEADING, _UNIT_BEFORE, _LEADING):
        text = pattern.sub("", text)
    return re.sub(r"['’]s$", "", text) or name.strip()


def _inner(span: Span, context: Sequence[str]) -> PlaceEntry | None:
    """Resolve the first name inside a longer phrase ("a road outside Cusco")."""
    for name in span.ents:
        if name.label_ in _NAMES and len(name) < len(span):
            found = _best(name.text, context)
            if found:
                return found
    return None
