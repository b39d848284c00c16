"""What rows need from elsewhere in a holding, gathered in one pass over it, without any text."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from tocsin.exports.holding import Holding
from tocsin.exports.words import clipped, words_around
from tocsin.model import Incident, Reading, Reprint

_TITLE = 80


@dataclass(frozen=True, slots=True)
class Report:
    """A document as incidents list it: who published it and when, and what it is a reprint of.

    The title of one without a title is its first line.
    """

    id: str
    title: str | None = None
    url: str | None = None
    outlet: str | None = None
    published: str | None = None
    stories: tuple[str, ...] = ()
    reprints: tuple[Reprint, ...] = ()


@dataclass(frozen=True, slots=True)
class Gathered:
    """By event: its incident, and its sentence where it is the first of one; by id: the report.

    denied holds the events that stand against a denial: what they say happened is disputed.
    """

    incident_of: Mapping[str, str] = field(default_factory=dict)
    denied: frozenset[str] = frozenset()
    quotes: Mapping[str, str] = field(default_factory=dict)
    reports: Mapping[str, Report] = field(default_factory=dict)


def gather(holding: Holding) -> Gathered:
    """Pass once over incidents, stories and readings and keep what the tables look up."""
    incident_of: dict[str, str] = {}
    denied: set[str] = set()
    first: set[str] = set()
    for incident in holding.incidents():
        incident_of |= dict.fromkeys(incident.events, incident.id)
        first.update(incident.events[:1])
        denied.update(denied_in(incident))
    stories, reprints = _stories(holding)
    quotes: dict[str, str] = {}
    reports: dict[str, Report] = {}
    for reading in holding.readings():
        key = reading.document.id
        reports[key] = _report(reading, tuple(stories.get(key, ())), tuple(reprints.get(key, ())))
        quotes |= _quotes(reading, first)
    return Gathered(incident_of, frozenset(denied), quotes, reports)


def denied_in(incident: Incident) -> Iterator[str]:
    """Yield the events that stand against a denial, or are one: what they say is disputed."""
    denials = (dispute for dispute in incident.disputes if dispute.kind == "denial")
    return (event for one in denials for side in one.sides for event in side.events)


def _stories(holding: Holding) -> tuple[dict[str, dict[str, None]], dict[str, dict[Reprint, None]]]:
    """Return the stories of each document and its reprints; a round-up has several of both."""
    stories: dict[str, dict[str, None]] = defaultdict(dict)
    reprints: dict[str, dict[Reprint, None]] = defaultdict(dict)
    for story in holding.stories():
        for document in story.documents:
            stories[document][story.id] = None
        for reprint in story.reprints:
            reprints[reprint.document][reprint] = None
    return stories, reprints


def _report(reading: Reading, stories: tuple[str, ...], reprints: tuple[Reprint, ...]) -> Report:
    """Keep what is known of a document, without its text."""
    document = reading.document
    title = document.title or clipped(document.text.strip().partition("\n")[0], _TITLE)
    known = (document.id, title, document.url, document.outlet, document.published)
    return Report(*known, stories, reprints)


def _quotes(reading: Reading, wanted: set[str]) -> dict[str, str]:
    """Quote the sentence of each event that is wanted."""
    text = reading.document.text
    events = (event for event in reading.events if event.id in wanted)
    return {event.id: words_around(text, event.trigger)[0] for event in events}
