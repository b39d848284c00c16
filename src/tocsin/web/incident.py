"""The page of one incident: its events with their words, its reports, and what became of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from tocsin.exports.gathered import Report, denied_in
from tocsin.exports.words import one_line
from tocsin.model import Incident, Judgement, Reading, Story
from tocsin.project.project import Project
from tocsin.store.rows import LogLine
from tocsin.web.changes import change_words
from tocsin.web.cite import Cite, cite
from tocsin.web.reports import Told, in_order, readings_of, reports_of, told
from tocsin.web.rows import Row, rows_of

LINES = 200  # of the log; the newest are shown


@dataclass(frozen=True, slots=True)
class Text:
    """Reports that are one text, the original first; story is its id, or that of a lone report."""

    story: str
    reports: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Happened:
    """Something that became of the incident."""

    at: str
    what: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class IncidentPage:
    """What the page of an incident shows; history runs from the newest."""

    incident: Incident
    row: Row
    told: tuple[Told, ...]
    reports: tuple[Report, ...]
    texts: tuple[Text, ...]
    fulfils: tuple[Row, ...]
    fulfilled_by: tuple[Row, ...]
    judgements: tuple[Judgement, ...]
    history: tuple[Happened, ...]
    cite: Cite


def incident_page(project: Project, name: str, *, today: str) -> IncidentPage | None:
    """Build the page of an incident, None where there is no such one; today is an ISO day."""
    incident = project.record.incident(name)
    if incident is None:
        return None
    readings = readings_of(project, incident.documents)
    stories = project.stories_of(readings)
    made = tuple(project.judgements())
    lines = project.record.log(subject=name, limit=LINES)
    return IncidentPage(
        incident=incident,
        row=rows_of(project, [incident])[0],
        told=tuple(_told(incident, readings.values())),
        reports=tuple(reports_of(project, readings.values(), stories).values()),
        texts=_texts(tuple(readings), stories),
        fulfils=_rows(project, incident.fulfils),
        fulfilled_by=_rows(project, _fulfilled_by(project, incident)),
        judgements=tuple(one for one in made if one.id in incident.judgements),
        history=_history(lines, made, incident.judgements),
        cite=cite(incident, project.name, today=today),
    )


def _told(incident: Incident, readings: Iterable[Reading]) -> Iterator[Told]:
    """Yield the incident's events as they stand in the reports, one report after the other."""
    inside, denied = set(incident.events), set(denied_in(incident))
    for reading in readings:
        for event in in_order(event for event in reading.events if event.id in inside):
            yield told(event, reading, denied=denied)


def _texts(documents: Sequence[str], stories: Iterable[Story]) -> tuple[Text, ...]:
    """Fold reports under the original of their story; one of no story is a text of its own."""
    wanted = set(documents)
    folded = [
        Text(story.id, tuple(name for name in story.documents if name in wanted))
        for story in stories
    ]
    told_of = {name for text in folded for name in text.reports}
    alone = [Text(name, (name,)) for name in documents if name not in told_of]
    order = {name: number for number, name in enumerate(documents)}
    return tuple(sorted([*folded, *alone], key=lambda text: min(order[n] for n in text.reports)))


def _fulfilled_by(project: Project, incident: Incident) -> tuple[str, ...]:
    """Name the incidents that carry this one out."""
    edges = project.record.edges_of(incident.events, kind="fulfils")
    inside = set(incident.events)
    acts = sorted({edge.first for edge in edges if edge.second in inside})
    homes = sorted(set(project.record.incidents_of(acts).values()) - {incident.id})
    found = project.record.every_incident(homes)
    return tuple(one.id for one in found if incident.id in one.fulfils)


def _rows(project: Project, names: Sequence[str]) -> tuple[Row, ...]:
    """Lay incidents of these ids out."""
    return rows_of(project, project.record.every_incident(names)) if names else ()


def _history(
    lines: Sequence[LogLine], made: Sequence[Judgement], shaped: Sequence[str]
) -> tuple[Happened, ...]:
    """Tell what the log says and what people decided, the newest first."""
    by_id = {one.id: one for one in made}
    names = {*shaped, *(name for line in lines for name in _judged_in(line))}
    decided = [one for one in made if one.id in names or _withdraws(one, names)]
    told_of = [Happened(line.at, line.what, change_words(line)) for line in lines]
    people = [Happened(one.when, "judged", (_judgement_words(one, by_id),)) for one in decided]
    return tuple(sorted([*told_of, *people], key=lambda one: one.at, reverse=True))


def _judged_in(line: LogLine) -> Iterator[str]:
    """Name the judgements that a line of the log says came or went."""
    moved = line.detail.get("judgements")
    for names in moved.values() if isinstance(moved, dict) else ():
        yield from names


def _withdraws(judgement: Judgement, names: set[str]) -> bool:
    """Tell whether a judgement takes one of these back."""
    return judgement.kind == "withdraw" and judgement.value in names


def _judgement_words(judgement: Judgement, made: Mapping[str, Judgement]) -> str:
    """Say who decided what, and why."""
    kind = judgement.kind.replace("_", " ")
    if judgement.kind == "correct":
        kind = f"correct {judgement.field} to {one_line(judgement.value or 'null')}"
    elif judgement.kind == "withdraw" and (taken := made.get(judgement.value or "")):
        kind = f"withdraw “{taken.kind.replace('_', ' ')}” of {taken.who}"
    said = f"{one_line(judgement.who)}: {kind}"
    return f"{said} ({one_line(judgement.why)})" if judgement.why.strip() else said
