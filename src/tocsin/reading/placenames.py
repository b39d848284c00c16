"""Which places a phrase may mean, by its spellings and by what stands behind its comma."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from spacy.tokens import Span

from tocsin.knowledge.actor_entries import country_name, country_of
from tocsin.knowledge.gazetteer import lookup, us_state
from tocsin.knowledge.spelling import name_key
from tocsin.reading.whereabouts import DIVIDED, Candidates

_UNITS = """province governorate state oblast region district county prefecture department
municipality republic territory city town township borough parish village valley area airport camp
basin desert""".split()
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
    r"^(?:[DR]-|(?:the|greater|metro|metropolitan|historic|downtown|central|occupied|besieged|rebel-held"
    r"|nearby)\s+)",
    re.IGNORECASE,
)
# What is called after the town or county that it stands in; a street, river or park often is not.
_HOUSES = frozenset(
    "airport arena barracks base bazaar cathedral center centre clinic college council court "
    "courthouse embassy fairgrounds fire garrison hall harbor harbour hospital jail library "
    "marina market mosque office police port prison refinery school schools sheriff stadium "
    "station theatre theater university zoo".split()
)
_KINDS = (
    frozenset(
        "avenue bay beach boulevard bridge bypass camp canal canyon cape crater creek dam desert "
        "fort forest highway hill hills island islands lake mount mountain mountains park "
        "peninsula pass plateau port railway ridge river road square street township valley "
        "village".split()
    )
    | _HOUSES
)
_DIVISIONS = frozenset(
    "province governorate state oblast region district county prefecture department municipality "
    "republic territory parish".split()
)
_WHERE = frozenset("in at near from to around outside across along through over off into".split())
_WHOLE = frozenset({"county", "parish", "province", "governorate", "oblast", "township"})
# People in a town of the same name as a state, below which it's hardly meant.
_RIVAL = 5000
_NAMES = frozenset({"GPE", "LOC", "FAC"})


def narrowed(span: Span) -> Candidates:
    """Return the candidates of a phrase that lie in what stands behind its comma."""
    behind = "" if is_state(span.text) else following(span)
    return candidates(f"{span.text}, {behind}") if behind else ()


def possible(span: Span) -> Candidates:
    """Return the candidates of a phrase, or those of the first name inside it."""
    return candidates(whole_name(span)) or _inner(span) or _house(span)


def whole_name(span: Span) -> str:
    """Return a name with what the pipeline cuts off.

    «Democratic Republic» goes on "of the Congo", and «Homs» with "province".
    """
    rest = span.doc[span.end : span.end + 4]
    if rest and rest[0].lower_ in _DIVISIONS:
        return f"{span.text} {rest[0].lower_}"
    if rest and rest[0].lower_ == "of" and span[-1].text in ("Republic", "Kingdom", "States"):
        longer = (f"{span.text} {rest[:size].text}" for size in (4, 3, 2))
        return next((words for words in longer if is_state(words)), span.text)
    return span.text


def is_state(name: str) -> bool:
    """Tell whether a name is that of a state itself."""
    found = country_name(name)
    return found is not None and found.kind == "name"


def said_country(span: Span) -> str | None:
    """Return the state named behind the comma of a place that nothing is known about."""
    parts = [*span.text.split(",")[1:], following(span)]
    return next((code for part in parts if (code := country_of(part.strip()))), None)


def following(span: Span) -> str:
    """Return the state or unit that stands right behind a place and a comma (", Ohio"), or ""."""
    doc, end = span.doc, span.end
    if end + 1 >= len(doc) or doc[end].text != ",":
        return ""
    for size in (4, 3, 2, 1):
        words = doc[end + 1 : end + 1 + size].text.rstrip(" ,.")
        if country_of(words) or us_state(words):
            return words
    return ""


def candidates(text: str) -> Candidates:
    """Return the candidates of a phrase, the part before the first comma being the place."""
    first, *wider = [part.strip() for part in text.split(",") if part.strip()] or [""]
    state = us_state(first) if "." in first else None
    for form in (state,) if state else _forms(first):
        found = _fitting(lookup(form), wider) if wider else lookup(form)
        if found:
            return [e for e in found if e.country == "USA"] if state else _meant(found, first)
    return ()


def _meant(entries: Candidates, phrase: str) -> Candidates:
    """Keep the divisions where the phrase says "province", and few namesakes of a state."""
    unit = _UNIT_AFTER.search(phrase)
    if entries[0].precision != "country" and unit and unit.group().strip().lower() in _DIVISIONS:
        return [e for e in entries if e.precision in DIVIDED] or entries
    return _rivals(entries)


def _rivals(entries: Candidates) -> Candidates:
    """Keep, beside a state, only sizeable places elsewhere that are called the same themselves."""
    state = entries[0]
    if state.precision != "country":
        return entries
    key = name_key(state.name)
    others = (e for e in entries[1:] if e.country != state.country and name_key(e.name) == key)
    return [state, *(e for e in others if e.precision == "admin1" or e.weight >= _RIVAL)]


def _inner(span: Span) -> Candidates:
    """Return the candidates of the first name inside a longer phrase ("a road outside Cusco")."""
    names = (n for n in span.ents if n.label_ in _NAMES and len(n) < len(span))
    return next((found for name in names if (found := candidates(name.text))), ())


def _house(span: Span) -> Candidates:
    """Return the candidates of what a building or office is called after.

    «Henderson County Jail» is in Henderson County, and «Kabul International Airport» in Kabul.
    """
    words = [token.lower_ for token in span]
    housed = not _HOUSES.isdisjoint(words[1:])
    for end in range(len(span) - 1, 0, -1):
        found = candidates(span[:end].text)
        wide = bool(found) and found[0].precision == "admin1"
        if found and (housed or words[end - 1] in _WHOLE or (wide and words[-1] not in _KINDS)):
            return found
    return ()


def _fitting(entries: Candidates, wider: Sequence[str]) -> Candidates:
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
    found = country_of(plain_name(part))
    if found:
        return found
    entries = lookup(plain_name(part))
    return entries[0].country if entries else None


def _forms(name: str) -> Iterator[str]:
    """Yield a name as written, then without its article, unit word or direction."""
    seen = set()
    plain = plain_name(name)
    bare = _UNIT_AFTER.sub("", plain)
    titled = _LEADING.sub("", name.strip())  # "the Republic of Congo" is not the other Congo
    for form in (name, titled, plain, bare, _DIRECTION.sub("", plain), _DIRECTION.sub("", bare)):
        if form and form not in seen and form[:1].isupper():
            seen.add(form)
            yield form


def plain_name(name: str) -> str:
    """Drop leading words that aren't part of the name ("the city of", "occupied")."""
    text = name.strip()
    for pattern in (_LEADING, _UNIT_BEFORE, _LEADING):
        text = pattern.sub("", text)
    return re.sub(r"['’]s$", "", text) or name.strip()


def is_plainly_place(span: Span) -> bool:
    """Tell whether a name is surely one of a place: behind "in", or a river, street or village."""
    behind_where = span.start > 0 and span.doc[span.start - 1].lower_ in _WHERE
    return behind_where or span[-1].lower_ in _KINDS or span[0].lower_ in _KINDS
