"""What became of incidents: the lines that the log keeps of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import fields

from tocsin.model import Incident
from tocsin.store.journal import Entry

LISTS = ("events", "documents", "judgements", "fulfils")


def told_changes(
    before: Mapping[str, Incident], after: Mapping[str, Incident], homes: Mapping[str, str]
) -> Iterator[Entry]:
    """Yield a line for each incident that came, changed or went; homes: event to its incident."""
    for name, incident in after.items():
        if name not in before:
            yield created(incident)
        elif before[name] != incident:
            yield changed(before[name], incident)
    for name, incident in before.items():
        if name not in after:
            yield gone(name, incident.events, homes)


def created(incident: Incident) -> Entry:
    """Tell of a new incident."""
    known = {name: value for name, value in facts(incident).items() if value is not None}
    return "incident created", incident.id, {**known, "events": list(incident.events)}


def changed(before: Incident | None, after: Incident) -> Entry:
    """Tell what is other about an incident: the fields, and their values where they are short.

    None = it was kept in a form of its own, by an older Tocsin.
    """
    if before is None:
        return "incident changed", after.id, {"fields": ["form"]}
    parts = [field.name for field in fields(Incident)]
    names = [name for name in parts if getattr(before, name) != getattr(after, name)]
    detail: dict[str, object] = {"fields": names}
    old, new = facts(before), facts(after)
    detail |= {name: [old[name], new[name]] for name in old if old[name] != new[name]}
    for name in LISTS:
        if name in names:
            detail[name] = _moved(getattr(before, name), getattr(after, name))
    return "incident changed", after.id, detail


def gone(name: str, events: Sequence[str], homes: Mapping[str, str]) -> Entry:
    """Tell that an incident is no more, and which incidents its events are in now."""
    into = sorted({homes[event] for event in events if event in homes})
    return "incident gone", name, {"into": into, "events": list(events)}


def facts(incident: Incident) -> dict[str, object]:
    """Return what can be said of an incident in a word or a number."""
    period, support = incident.period, incident.support
    tolls = {toll.kind: [toll.low, toll.best, toll.high] for toll in incident.tolls}
    return {
        "type": incident.type,
        "mode": incident.mode,
        "status": incident.status,
        "standing": incident.standing,
        "start": period and period.start,
        "end": period and period.end,
        "places": [site.name for site in incident.places] or None,
        "tolls": tolls or None,
        "reports": support.reports,
        "voices": [support.low, support.high],
        "credibility": support.credibility,
        "disputes": len(incident.disputes) or None,
    }


def _moved(before: Iterable[str], after: Iterable[str]) -> dict[str, list[str]]:
    """Return what a list gained and lost."""
    old, new = set(before), set(after)
    return {"added": sorted(new - old), "gone": sorted(old - new)}
