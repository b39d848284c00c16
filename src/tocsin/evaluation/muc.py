"""Incident templates (MUC-4) against gold: which kinds of incident a report tells of, and when.

type_f1 compares kinds within each report: a kind is found once, however many templates or events
it has. Kinds that gold has only as optional are neither right nor wrong. An event tells of a
kind of incident if it happened, goes on or is threatened (gold's stages), whoever denies having
done it; acts that are planned, possible or did not happen make no template. The kind follows the
tables below: the words of the trigger first, then the mode, then the type. By the task's guidelines
fights between armed sides, campaigns and violence in general are no incident, and prisoners of war
are not kidnapped. An attack on fighters or soldiers alone is a fight, whoever made it; a mention is
general where reading says so (event:general). Plain strikes are no forced stoppage; one that an
armed group calls is. Mentions that reading links are one incident, of the kind that one of them
shows; acts of more than two months before the report are none.
type_f1_relevant leaves out the reports that gold has no template for.

date_interval is the share of dated templates of which the reading has an event of that kind whose
period lies in the template's interval; "- 08 JAN 90" is open to the past. date_of_report is the
same figure where every event is given the day of its report.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from tocsin.evaluation.gold import read_rows
from tocsin.evaluation.matching import percent
from tocsin.model import Document, Event, Reading

Interval = tuple[str, str]

_TOLD = frozenset({"happened", "ongoing", "threatened"})
_ARMED = frozenset({"REB", "UAF", "CRM"})
_FORCES = frozenset({"REB", "UAF", "MIL", "COP", "PRM", "SPY"})
_FIGHTERS = frozenset({"REB", "UAF", "MIL", "PRM"})
_GENERAL = "event:general"
_PLAIN = "ATTACK"
_RECENT = timedelta(days=62)
_BY_WORD: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("ARSON", re.compile(r"\b(?:arson|burn|torch|set\w* (?:fire|ablaze|alight|on fire))", re.I)),
    ("ROBBERY", re.compile(r"\b(?:rob(?:b|s\b|$)|loot|steal|stole|plunder|heist)", re.I)),
    ("KIDNAPPING", re.compile(r"kidnap|abduct|hostage|captive|ransom", re.I)),
    ("BOMBING", re.compile(r"bomb|dynamit|explo|detonat|\bblast|\bbl[eo]w\w* up", re.I)),
)
_BY_MODE: Mapping[tuple[str, str | None], str | None] = {
    ("ASSAULT", "abduct"): None,
    ("ASSAULT", "explosives"): "BOMBING",
    ("ASSAULT", "suicide-attack"): "BOMBING",
}
_FIGHT = re.compile(
    r"clash|fight|battle|combat|skirmish|\bwar|hostilit|confrontation"
    r"|violence|bloodshed|terroris|atrocit|genocid|repression|brutality|reprisal"
    r"|campaign|operation|offensive|invasion|mission",
    re.I,
)
_DAY = re.compile(r"(\d{1,2}) ([A-Z]{3})[A-Z]* (\d{2})")
_MONTHS = "JAN FEB MAR APR MAY JUN JUL AUG SEP OCT NOV DEC".split()
_PAST = "0001-01-01"


@dataclass(frozen=True, slots=True)
class GoldTemplate:
    """An incident as gold writes it."""

    type: str
    date: str | None = None
    optional: bool = False


@dataclass(frozen=True, slots=True)
class GoldMuc:
    """A report with its incident templates; dct is the day of the report, None = not known."""

    id: str
    text: str
    incidents: tuple[GoldTemplate, ...]
    dct: str | None = None


@dataclass(frozen=True, slots=True)
class Told:
    """The kinds of incident that a reading tells of, with the periods of each."""

    kinds: Mapping[str, tuple[Interval, ...]]


def run(path: Path, reader: Callable[[Document], Reading]) -> dict[str, object]:
    """Read the reports of a gold file, as they are written, and score their incidents."""
    pairs = []
    for _, report in read_rows(path, GoldMuc):
        document = Document(id=report.id, text=report.text, published=report.dct, language="en")
        pairs.append((told(reader(document)), report))
    return score(pairs)


def told(reading: Reading) -> Told:
    """List the kinds of incident that a reading tells of."""
    document = reading.document
    found = [(event, incident_kind(event, document.text)) for event in reading.events]
    shown = {_happening(event): kind for event, kind in found if kind and kind != _PLAIN}
    kinds: dict[str, tuple[Interval, ...]] = {}
    for event, own in found:
        if own is None or _is_old(event, document.published):
            continue
        kind = shown.get(_happening(event), own) if own == _PLAIN else own
        kinds[kind] = (*kinds.get(kind, ()), *_period(event))
    return Told(kinds)


def _happening(event: Event) -> str:
    """Name the happening that an event is a mention of."""
    return event.same_as or event.id


def _is_old(event: Event, published: str | None) -> bool:
    """Tell whether an act lies more than two months before its report."""
    if not (published and event.period and event.period.end):
        return False
    return event.period.end < (date.fromisoformat(published[:10]) - _RECENT).isoformat()


def incident_kind(event: Event, text: str) -> str | None:
    """Return the kind of incident that an event tells of; None if it is none."""
    if event.status not in _TOLD or _GENERAL in event.rules:
        return None
    if event.type == "PROTEST" and event.mode == "strike":
        return "FORCED WORK STOPPAGE" if _sectors(event) & _ARMED else None
    words = event.trigger.of(text)
    if event.type not in ("ASSAULT", "COERCE") or _is_fight(event, words):
        return None
    by_word = next((kind for kind, pattern in _BY_WORD if pattern.search(words)), None)
    plain = _PLAIN if event.type == "ASSAULT" and not _hits_fighters(event) else None
    return by_word or _BY_MODE.get((event.type, event.mode), plain)


def score(pairs: Iterable[tuple[Told, GoldMuc]]) -> dict[str, object]:
    """Score told incidents against gold's; figures are percentages."""
    every = list(pairs)
    answers = [one for told_, report in every for one in _kinds(told_, report)]
    relevant = [one for told_, report in every if report.incidents for one in _kinds(told_, report)]
    dated = [
        (told_.kinds.get(one.type), interval, report.dct)
        for told_, report in every
        for one in report.incidents
        if not one.optional and (interval := interval_of(one.date)) is not None
    ]
    in_time = [any(within(p, interval) for p in found or ()) for found, interval, _ in dated]
    on_day = [
        day is not None and found is not None and within((day, day), interval)
        for found, interval, day in dated
    ]
    return {
        "type_f1": _rates(answers)[2],
        "date_interval": percent(sum(in_time), len(dated)),
        "date_of_report": percent(sum(on_day), len(dated)),
        "type_f1_relevant": _rates(relevant)[2],
        "type_precision": _rates(answers)[0],
        "type_recall": _rates(answers)[1],
        "per_type": _per_type(answers),
    }


def interval_of(written: str | None) -> Interval | None:
    """Return the days of a template's date, both inclusive; None where a day is not whole."""
    days = [_iso(*found) for found in _DAY.findall(written or "")]
    if not days or None in days:
        return None
    known = [day for day in days if day is not None]
    opens = re.match(r"\W*-", written or "") is not None
    return (_PAST if opens else known[0], known[-1])


def within(period: Interval, interval: Interval) -> bool:
    """Tell whether a period lies in an interval."""
    return interval[0] <= period[0] and period[1] <= interval[1]


def _iso(day: str, month: str, year: str) -> str | None:
    """Return an ISO day of the twentieth century; None where there is no such day."""
    try:
        return date(1900 + int(year), _MONTHS.index(month) + 1, int(day)).isoformat()
    except ValueError:
        return None


def _period(event: Event) -> tuple[Interval, ...]:
    """Return an event's period as days, if both ends are known."""
    period = event.period
    if period is None or period.start is None or period.end is None:
        return ()
    return ((period.start, period.end),)


def _sectors(event: Event) -> set[str | None]:
    """Return the sectors of an event's actors."""
    return {actor.sector for actor in event.actors}


def _is_fight(event: Event, words: str) -> bool:
    """Tell a fight, a campaign or violence in general from an attack on somebody."""
    if _FIGHT.search(words):
        return True
    sides = [{one.sector for one in side} for side in (event.actors, event.recipients)]
    return all(side and side <= _FORCES for side in sides)


def _hits_fighters(event: Event) -> bool:
    """Tell whether all that were attacked bear arms in the conflict."""
    return bool(event.recipients) and {one.sector for one in event.recipients} <= _FIGHTERS


def _kinds(told_: Told, report: GoldMuc) -> list[tuple[str, bool, bool]]:
    """List the kinds of either side of one report: the kind, whether told, whether in gold."""
    wanted = {one.type for one in report.incidents if not one.optional}
    spare = {one.type for one in report.incidents} - wanted
    kinds = (told_.kinds.keys() | wanted) - spare
    return [(kind, kind in told_.kinds, kind in wanted) for kind in sorted(kinds)]


def _rates(answers: list[tuple[str, bool, bool]]) -> tuple[float, float, float]:
    """Return precision, recall and F1 of kinds."""
    found = sum(ours for _, ours, _ in answers)
    wanted = sum(gold for *_, gold in answers)
    right = sum(ours and gold for _, ours, gold in answers)
    return percent(right, found), percent(right, wanted), percent(2 * right, found + wanted)


def _per_type(answers: list[tuple[str, bool, bool]]) -> dict[str, list[float]]:
    """Return precision, recall, F1 and the number of reports of each kind, sorted by name."""
    rows = {}
    for kind in sorted({kind for kind, *_ in answers}):
        part = [one for one in answers if one[0] == kind]
        rows[kind] = [*_rates(part), sum(gold for *_, gold in part)]
    return rows
