"""One event as plain words: what a table or a spreadsheet shows of it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from tocsin.exports.words import one_line, words_around
from tocsin.model import Actor, Event, Party, Period, Place, Reading, Site, Voice, standing

# What does not simply say that it was in the place.
_BESIDE = frozenset(
    "near off outside around along across between beside north south east west".split()
)
_LEADS = {"origin": "from", "destination": "to", "passage": "through"}
_APART = frozenset({"target", "home", "context", "dateline"})


@dataclass(frozen=True, slots=True)
class Row:
    """The cells of one event; an unknown cell is empty."""

    what: str
    mode: str
    actors: str
    recipients: str
    places: str
    setting: str
    period: str
    status: str
    certainty: str
    polarity: str
    voices: str
    standing: str
    counts: str
    words: str
    trigger: tuple[int, int]
    again: str


def row_of(event: Event, reading: Reading, *, disputed: bool = False) -> Row:
    """Lay an event out in words of its document; disputed = its incident holds a denial."""
    text = reading.document.text
    words, trigger = words_around(text, event.trigger)
    return Row(
        what=event.type,
        mode=event.mode or "",
        actors=_listed(actor_words(actor, text) for actor in event.actors),
        recipients=_listed(actor_words(actor, text) for actor in event.recipients),
        places=_listed(place_words(place) for place in event.places),
        setting=_listed(place_words(place) for place in event.setting),
        period=period_words(event.period, text),
        status=event.status.replace("_", " "),
        certainty=event.certainty,
        polarity=event.polarity,
        voices=" › ".join(voice_words(voice, text) for voice in event.voices),
        standing=standing(event, disputed=disputed),
        counts=_listed(_count_words(q.kind, q.low, q.high) for q in event.quantities),
        words=words,
        trigger=trigger,
        again=_first_words(event, reading),
    )


def _first_words(event: Event, reading: Reading) -> str:
    """Return the trigger of the first event of the same happening, if it is another."""
    first = next((one for one in reading.events if one.id == event.same_as), None)
    return one_line(first.trigger.of(reading.document.text)) if first else event.same_as or ""


def actor_words(actor: Actor, text: str) -> str:
    """Show an actor by its words, and by its name where the words stand for another."""
    words, name = one_line(actor.span.of(text)), one_line(actor.name)
    known = words if letters(name) in letters(words) else f"{words} (= {name})"
    return coded(known, actor)


def coded(words: str, actor: Actor | Party) -> str:
    """Put the codes of an actor behind its words: [country-sector ←sponsor]."""
    codes = "-".join(code for code in (actor.country, actor.sector) if code)
    sponsor = f" ←{actor.sponsor}" if actor.sponsor else ""
    return f"{words} [{f'{codes}{sponsor}'.strip()}]" if codes or sponsor else words


def letters(words: str) -> str:
    """Keep letters and digits: a parser's names have plain quotes, a text has any."""
    return "".join(sign for sign in words.lower() if sign.isalnum())


def place_words(place: Place | Site) -> str:
    """Show a place with its country, and what it is to the act unless it is just where it was.

    «near Baga [NGA]», «Sderot [ISR] (target)», «from Gaza [PSE]», «Lagos [NGA] (home)»
    """
    relation = place.relation if isinstance(place, Place) else None
    beside = relation if relation in _BESIDE and place.role == "site" else None
    before = _LEADS.get(place.role or "", beside)
    country = f"[{place.country}]" if place.country else None
    after = f"({place.role})" if place.role in _APART else None
    return " ".join(filter(None, (before, one_line(place.name), country, after)))


def period_words(period: Period | None, text: str) -> str:
    """Show a period as ISO days, a whole year or month as such, or as its words without days."""
    if period is None:
        return ""
    if period.start is None and period.end is None:
        return f"“{one_line(period.span.of(text))}”"
    return days_words(period.start, period.end)


def days_words(start: str | None, end: str | None) -> str:
    """Show ISO days, a whole year or month as such; what is open is an ellipsis."""
    if start == end:
        return start or ""
    if (
        start
        and end
        and (whole := _whole(dt.date.fromisoformat(start), dt.date.fromisoformat(end)))
    ):
        return whole
    return f"{start or '…'} –\N{NO-BREAK SPACE}{end or '…'}"


def _whole(first: dt.date, last: dt.date) -> str:
    """Name the calendar year or month that two days enclose, or nothing."""
    after = last + dt.timedelta(days=1)
    if (first.month, first.day, after.month, after.day) != (
        1,
        1,
        1,
        1,
    ) or after.year != first.year + 1:
        same_month = (first.year, first.month) == (last.year, last.month)
        return f"{first:%Y-%m}" if same_month and first.day == after.day == 1 else ""
    return f"{first:%Y}"


def voice_words(voice: Voice, text: str) -> str:
    """Show a voice by its speaker and cue; an unexpressed speaker shows as a dash."""
    speaker = one_line(voice.speaker.of(text)) if voice.speaker else "—"
    return f"{speaker} ({one_line(voice.cue.of(text))})"


def _count_words(kind: str, low: int, high: int | None) -> str:
    if high is None:
        return f"{kind} ≥ {low}"
    return f"{kind} {low}" if low == high else f"{kind} {low}–{high}"


def _listed(words: Iterable[str]) -> str:
    return "; ".join(dict.fromkeys(words))
