"""Incidents against gold: which mentions, in one report and over several, are one happening.

Reports are read and folded as a project folds them; mentions that were read (triggers overlap) are
then scored as groups. What was not read has no part in the groups and counts in `mentions`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from typing import Literal

from tocsin.corroboration.corroborate import Corroborated, corroborate
from tocsin.evaluation.chains import Scores, b_cubed, conll_f1
from tocsin.evaluation.gold import GoldError, read_rows
from tocsin.evaluation.matching import percent
from tocsin.model import Document, Event, Incident, Reading


@dataclass(frozen=True, slots=True)
class GoldMention:
    """A trigger in a report; careful coders may differ on an optional one."""

    report: str
    trigger: str
    start: int
    end: int
    optional: bool = False


@dataclass(frozen=True, slots=True)
class GoldDeaths:
    """The smallest and the largest number of dead that anybody states."""

    low: int
    high: int


@dataclass(frozen=True, slots=True)
class GoldHappening:
    """One happening with all its mentions."""

    id: str
    dossier: str
    type: str
    stage: Literal["past", "ahead"]
    fulfils: tuple[str, ...]
    mentions: tuple[GoldMention, ...]
    disputes: tuple[str, ...] = ()
    deaths: GoldDeaths | None = None
    texts: int = 1


def run(
    path: Path, documents: Path | None, reader: Callable[[Document], Reading]
) -> dict[str, object]:
    """Read the reports of a gold file, fold them, and score what is one happening."""
    if documents is None:
        raise GoldError(f"{path}: the task 'dossiers' also needs the documents (JSON lines)")
    gold = [row for _, row in read_rows(path, GoldHappening)]
    readings = [reader(row) for _, row in read_rows(documents, Document)]
    return score(gold, corroborate(readings))


def score(gold: Sequence[GoldHappening], folded: Corroborated) -> dict[str, object]:
    """Score groups of mentions; figures are percentages."""
    matched = dict(_matched(gold, folded.readings))
    wanted = {event: happening.id for event, happening in matched.items()}
    homes = {event: one.id for one in folded.incidents for event in one.events}
    found = {event: homes[event] for event in wanted}
    across = _across(wanted, found, folded.readings)
    groups = b_cubed(wanted, found)
    required = [m for one in gold for m in one.mentions if not m.optional]
    return {
        "mentions": percent(len(matched), len(required)),
        "b3_precision": percent(groups.precision, 1),
        "b3_recall": percent(groups.recall, 1),
        "b3_f1": percent(groups.f1, 1),
        "conll_f1": percent(conll_f1(wanted, found), 1),
        "pairs_precision": percent(across.precision, 1),
        "pairs_recall": percent(across.recall, 1),
        **_fields(matched, folded.incidents),
    }


def _matched(
    gold: Iterable[GoldHappening], readings: Iterable[Reading]
) -> Iterator[tuple[str, GoldHappening]]:
    """Find the gold mention of each event whose trigger overlaps one."""
    by_report: dict[str, list[tuple[GoldMention, GoldHappening]]] = {}
    for happening in gold:
        for mention in happening.mentions:
            by_report.setdefault(mention.report, []).append((mention, happening))
    for reading in readings:
        known = by_report.get(reading.document.id, ())
        for event in reading.events:
            met = [h for m, h in known if not m.optional and _overlaps(event, m)]
            yield from ((event.id, happening) for happening in met[:1])


def _overlaps(event: Event, mention: GoldMention) -> bool:
    """Tell whether two triggers share a character."""
    return event.trigger.start < mention.end and mention.start < event.trigger.end


def _across(
    wanted: Mapping[str, str], found: Mapping[str, str], readings: Iterable[Reading]
) -> Scores:
    """Score pairs of mentions of two reports."""
    homes = {event.id: one.document.id for one in readings for event in one.events}
    right = read = coded = 0
    for one, other in combinations(sorted(wanted), 2):
        if homes[one] != homes[other]:
            same, held = wanted[one] == wanted[other], found[one] == found[other]
            right, read, coded = right + (same and held), read + held, coded + same
    return Scores(right / read if read else 0.0, right / coded if coded else 0.0)


def _fields(
    matched: Mapping[str, GoldHappening], incidents: Iterable[Incident]
) -> dict[str, object]:
    """Compare what was folded with the happening that most of an incident's mentions are of."""
    pairs = list(_aligned(matched, incidents))
    counted = [(one, gold.deaths) for one, gold in pairs if gold.deaths and _deaths(one)]
    right = sum(_deaths(one) == (deaths.low, deaths.high) for one, deaths in counted)
    denied = [(one, "denial" in gold.disputes) for one, gold in pairs]
    shown = [(any(d.kind == "denial" for d in one.disputes), wanted) for one, wanted in denied]
    texts = sum(len(one.support.texts) == gold.texts for one, gold in pairs)
    return {
        "types": percent(sum(one.type == gold.type for one, gold in pairs), len(pairs)),
        "texts": percent(texts, len(pairs)),
        "deaths": percent(right, len(counted)),
        "denials_found": percent(sum(s and w for s, w in shown), sum(w for _, w in shown)),
        "denials_right": percent(sum(s and w for s, w in shown), sum(s for s, _ in shown)),
        "fulfils_found": _fulfilled(pairs),
    }


def _aligned(
    matched: Mapping[str, GoldHappening], incidents: Iterable[Incident]
) -> Iterator[tuple[Incident, GoldHappening]]:
    """Give each happening the incident that holds most of its mentions."""
    best: dict[str, tuple[int, Incident, GoldHappening]] = {}
    for incident in sorted(incidents, key=lambda one: one.id):
        held = [matched[event] for event in incident.events if event in matched]
        for happening in held:
            number = sum(one.id == happening.id for one in held)
            if happening.id not in best or number > best[happening.id][0]:
                best[happening.id] = (number, incident, happening)
    yield from ((incident, happening) for _, incident, happening in best.values())


def _deaths(incident: Incident) -> tuple[int, int | None] | None:
    """Return an incident's lowest and highest number of dead, "at least" taken as said."""
    toll = next((one for one in incident.tolls if one.kind == "deaths"), None)
    return (toll.low, max(f.high or f.low for f in toll.figures)) if toll else None


def _fulfilled(pairs: Sequence[tuple[Incident, GoldHappening]]) -> float:
    """Return how many of the plans that were carried out are linked to the act."""
    incident_of = {gold.id: one.id for one, gold in pairs}
    links = [
        (one, incident_of[plan])
        for one, gold in pairs
        for plan in gold.fulfils
        if plan in incident_of
    ]
    return percent(sum(plan in one.fulfils for one, plan in links), len(links))
