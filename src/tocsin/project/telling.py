"""Say in plain lines what a project holds, and why an incident is as it is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields

from tocsin.exports.incident_words import (
    dispute_words,
    origin_words,
    party_words,
    support_words,
    toll_words,
)
from tocsin.exports.row import days_words, place_words
from tocsin.exports.words import clipped, one_line, words_around
from tocsin.model import Incident, Judgement, Reading
from tocsin.project.project import Project
from tocsin.store.rows import LogLine

_LONG = ("events", "bonds")  # lists of ids that a line of history need not repeat


def status_lines(project: Project) -> Iterator[str]:
    """Say what the record holds and what made it."""
    counts = project.record.counts()
    yield f"{project.name}: {project.record.name}"
    for name in (field.name for field in fields(counts) if field.name != "versions"):
        yield f"  {name:16}{getattr(counts, name)}"
    for made, number in counts.versions.items():
        weights = f", weights {made.weights}" if made.weights else ""
        yield (
            f"  read by tocsin {made.tocsin}, knowledge {made.knowledge}{weights}, "
            f"{made.parser}: {number}"
        )


def explain_incident(project: Project, name: str) -> str | None:
    """Say what an incident was folded from, field by field; None where there is no such one."""
    incident = project.record.incident(name)
    if incident is None:
        return None
    readings = project.shelf().readings(incident.documents)
    quotes = _quotes(incident, readings)
    sections = (
        _fields(incident),
        _events(readings, quotes),
        _bonds(incident),
        _support(incident),
        _judgements(incident, project.judgements()),
        _history(project.record.log(subject=name)),
    )
    return "\n".join(line for section in sections for line in section)


def _quotes(incident: Incident, readings: Mapping[str, Reading]) -> dict[str, str]:
    """Return the sentence of each event."""
    inside = set(incident.events)
    return {
        event.id: words_around(reading.document.text, event.trigger)[0]
        for reading in readings.values()
        for event in reading.events
        if event.id in inside
    }


def _fields(incident: Incident) -> Iterator[str]:
    """Say each field and which events give it."""
    mode = f" {incident.mode}" if incident.mode else ""
    yield f"{incident.id}: {incident.type}{mode}, {incident.status}; {incident.standing}"
    for name, parties in (("who", incident.actors), ("to whom", incident.recipients)):
        for one in parties:
            yield f"  {name:10}{party_words(one)}: {one.standing} in {_listed(one.events)}"
    for site in incident.places:
        yield f"  {'where':10}{place_words(site)} ({site.precision}): {_listed(site.events)}"
    if incident.period:
        days = days_words(incident.period.start, incident.period.end)
        yield f"  {'when':10}{days}: {_listed(incident.period.events)}"
    for toll in incident.tolls:
        yield f"  {'how many':10}{toll_words(toll)}"
    for dispute in incident.disputes:
        yield f"  {'disputed':10}{dispute_words(dispute)}"
    if incident.fulfils:
        yield f"  {'fulfils':10}{_listed(incident.fulfils)}"


def _listed(names: Iterable[str]) -> str:
    """List ids."""
    return ", ".join(names)


def _events(readings: Mapping[str, Reading], quotes: Mapping[str, str]) -> Iterator[str]:
    """Quote every event."""
    yield "Events"
    for reading in readings.values():
        document = reading.document
        for event in reading.events:
            if event.id in quotes:
                told = ", ".join(w for w in (document.outlet, document.published) if w)
                yield f"  {event.id}  {one_line(told or document.id)}"
                yield f"      “{quotes[event.id]}”"


def _bonds(incident: Incident) -> Iterator[str]:
    """Say why events are one happening, the weakest bond last."""
    if incident.bonds:
        yield "Why these are one happening (above 0 attracts)"
    for bond in incident.bonds:
        parts = ", ".join(f"{name} {value:+.1f}" for name, value in bond.fields.items())
        yield f"  {bond.first} + {bond.second}: {bond.score:+.1f} = {parts}"


def _support(incident: Incident) -> Iterator[str]:
    """Say what an incident rests on."""
    yield "Support"
    yield f"  {support_words(incident.support)}"
    yield f"  NATO {incident.support.credibility}: {incident.support.credibility_rule}"
    for origin in incident.support.origins:
        yield f"  {origin_words(origin)}: {_listed(origin.events)}"


def _judgements(incident: Incident, judgements: Iterable[Judgement]) -> Iterator[str]:
    """Say which judgements shaped an incident."""
    shaped = [one for one in judgements if one.id in incident.judgements]
    if shaped:
        yield "Judgements"
    for one in shaped:
        what = f"{one.kind} {one.field} = {one.value}" if one.field else one.kind
        yield f"  {one.id}  {what}; {one.who}, {one.when}: {one_line(one.why)}"


def _history(lines: Iterable[LogLine]) -> Iterator[str]:
    """Say what became of an incident, the latest first."""
    yield "History"
    for line in lines:
        known = {name: value for name, value in line.detail.items() if name not in _LONG}
        detail = ", ".join(f"{name}: {value}" for name, value in known.items())
        yield f"  {line.at}  " + clipped(one_line(f"{line.what}  {detail}"), 200)
