"""What of an event is compared with other events: a sketch, small and without the text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from tocsin.corroboration.days import ordinal
from tocsin.corroboration.likeness import weigh
from tocsin.knowledge.commonness import counts, split, stem
from tocsin.knowledge.sentences import sentence_around
from tocsin.knowledge.spelling import fold
from tocsin.knowledge.wordlists import words_of
from tocsin.model import Actor, Event, Period, Place, QuantityKind, Reading, Status

Stage = Literal["past", "ahead"]
# A plan and what comes of it are two incidents; a denial meets what it denies.
AHEAD = frozenset({"planned", "threatened", "possible"})
# Announced steps and the steps themselves have two types in PLOVER.
FAMILIES: Mapping[str, str] = {"CONCEDE": "RETREAT"}
# A word in capitals that does not merely start a sentence, a quotation or a line.
_INSIDE = re.compile(r"(?<=[\w,;)’'-][ ])(?<!\n)[^\W\d_a-z][^\W\d_]+")
_NAMES = 12  # telling names kept of a report
_RARE = 12  # texts of the frequency table, of 645, in which a telling name may stand


@dataclass(frozen=True, slots=True)
class PartySketch:
    """A participant as it is compared: entry, distinctive name stems, codes."""

    entry: str | None
    name: str
    stems: frozenset[str]
    country: str | None
    sector: str | None
    named: bool


@dataclass(frozen=True, slots=True)
class PageSketch:
    """What all events of a document share: day of publication (ordinal), weighted words, names.

    rare are its rare names, names the most telling of these, towns those of places; all as stems.
    """

    document: str
    published: int | None
    words: Mapping[str, float]
    names: tuple[str, ...]
    towns: frozenset[str]
    rare: frozenset[str]


@dataclass(frozen=True, slots=True)
class Sketch:
    """An event as it is compared; days are ordinals, None = not said.

    places are its own or those of its happening elsewhere in the report; around is the place of
    the act told before.
    """

    id: str
    page: PageSketch
    type: str
    family: str
    mode: str | None
    status: Status
    stage: Stage
    denied: bool
    start: int | None
    end: int | None
    places: tuple[Place, ...]
    around: tuple[Place, ...]
    actors: tuple[PartySketch, ...]
    recipients: tuple[PartySketch, ...]
    counts: tuple[tuple[QuantityKind, int, int | None], ...]
    trigger: tuple[str, ...]
    sentence: tuple[int, int]
    words: Mapping[str, float]
    first: str


def sketches(reading: Reading) -> Iterator[Sketch]:
    """Sketch every event of a reading; first = the first event of its happening in the report."""
    page = page_sketch(reading)
    known = _placed(reading)
    for event in reading.events:
        yield _sketch(event, reading, page, known.get(event.same_as or event.id, ()))


def _placed(reading: Reading) -> dict[str, tuple[Place, ...]]:
    """Return the places of each happening of a report: those of the first event that has any."""
    known: dict[str, tuple[Place, ...]] = {}
    for event in reading.events:
        if event.places:
            known.setdefault(event.same_as or event.id, event.places)
    return known


def page_sketch(reading: Reading) -> PageSketch:
    """Sketch a document: its words, weighted, and its most telling names."""
    document = reading.document
    said = split(f"{document.title or ''}\n{document.text}")
    words = weigh(said)
    outlet = set(map(stem, split(document.outlet or "")))
    capitals = {stem(word) for word in _INSIDE.findall(document.text)} - outlet
    rare = [word for word in words if word in capitals and counts().get(word, 0) <= _RARE]
    telling = sorted(rare, key=lambda word: (-words[word], word))
    spans = [m.span for m in reading.mentions if m.kind == "place"]
    towns = {stem(word) for span in spans for word in split(span.of(document.text))}
    return PageSketch(
        document=document.id,
        published=ordinal(document.published),
        words=words,
        names=tuple(telling[:_NAMES]),
        towns=frozenset(towns.intersection(rare)),
        rare=frozenset(rare),
    )


def stage_of(event: Event, published: int | None) -> Stage:
    """Tell plans from happenings; what "may have" happened before the report is no plan."""
    if event.status == "possible":
        end = ordinal(event.period.end) if event.period else None
        over = end is not None and published is not None and end < published
        if over or any(rule.endswith(":past") for rule in event.rules):
            return "past"
    return "ahead" if event.status in AHEAD else "past"


def _sketch(event: Event, reading: Reading, page: PageSketch, told: tuple[Place, ...]) -> Sketch:
    """Sketch one event."""
    text = reading.document.text
    sentence = sentence_around(text, event.trigger)
    start, end = _days(event.period)
    return Sketch(
        id=event.id,
        page=page,
        type=event.type,
        family=FAMILIES.get(event.type, event.type),
        mode=event.mode,
        status=event.status,
        stage=stage_of(event, page.published),
        denied=event.polarity == "-",
        start=start,
        end=end,
        places=event.places or told,
        around=tuple(place for place in event.setting if place.role == "context"),
        actors=tuple(map(party_sketch, event.actors)),
        recipients=tuple(map(party_sketch, event.recipients)),
        counts=tuple((q.kind, q.low, q.high) for q in event.quantities),
        trigger=tuple(split(event.trigger.of(text).lower())) or ("",),
        sentence=(sentence.start, sentence.end),
        words=weigh(split(sentence.of(text))),
        first=event.same_as or event.id,
    )


def party_sketch(actor: Actor) -> PartySketch:
    """Sketch a participant; words that name nobody in particular are left out of its stems."""
    words = split(actor.name)
    empty = words_of("reference", "empty")
    stems = frozenset(stem(word) for word in words if word.lower() not in empty)
    return PartySketch(
        entry=fold(actor.entry) if actor.entry else None,
        name=fold(actor.name),
        stems=stems,
        country=actor.country,
        sector=actor.sector,
        named=actor.entry is not None or any(map(_is_name, range(len(words)), words)),
    )


def _is_name(place: int, word: str) -> bool:
    """Tell whether a word is a name; a first word in capitals must be rare to be one."""
    return word[0].isupper() and (place > 0 or stem(word) not in counts())


def _days(period: Period | None) -> tuple[int | None, int | None]:
    """Return the ordinals of a period's first and last day."""
    return (ordinal(period.start), ordinal(period.end)) if period else (None, None)
