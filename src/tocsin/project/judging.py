"""Make judgements on events of the record."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence

from tocsin.corroboration.judged import WrongValue, parsed
from tocsin.model import Event, Judgement, JudgementKind, Pointer, digest
from tocsin.project.project import Project


class UnknownEvent(LookupError):
    """No event of that id is in the record; the message names it and the remedy."""


def pointers(project: Project, events: Iterable[str]) -> tuple[Pointer, ...]:
    """Point at events by the words of their triggers; raises UnknownEvent."""
    found = []
    for name in events:
        event, document = find_event(project, name)
        found.append(Pointer(document, event.trigger, event.type))
    return tuple(found)


def find_event(project: Project, name: str) -> tuple[Event, str]:
    """Return an event, judgements applied, and its document; raises UnknownEvent."""
    row = project.record.event_rows([name]).get(name)
    if row is not None:
        reading = project.shelf().readings([row.document])[row.document]
        for event in reading.events:
            if event.id == name:
                return event, row.document
    raise UnknownEvent(f"no event is called {name}: tocsin events --format csv lists them")


def make(
    project: Project,
    kind: JudgementKind,
    events: Sequence[str],
    *,
    field: str | None = None,
    value: str | None = None,
    who: str,
    when: str,
    why: str,
) -> Judgement:
    """Build a judgement on events of the record; raises UnknownEvent or WrongValue."""
    pointed = pointers(project, events)
    if kind == "correct":
        _check_spans(project, pointed[0].document, parsed(field or "", value))
    places = (str(part) for p in pointed for part in (p.document, p.trigger.start, p.type))
    name = "j" + digest(kind, field, value, who, when, *places)
    return Judgement(name, kind, pointed, field, value, who, when, why)


def as_json(value: str) -> str:
    """Take a value as JSON, plain words as a string."""
    try:
        json.loads(value)
    except ValueError:
        return json.dumps(value)
    return value


def _check_spans(project: Project, document: str, value: object) -> None:
    """Refuse a correction whose words do not lie in the document: every field shows its words."""
    length = len(project.shelf().readings([document])[document].document.text)
    for part in value if isinstance(value, tuple) else (value,):
        spans = [getattr(part, name, None) for name in ("span", "speaker", "cue")]
        if any(span is not None and span.end > length for span in spans):
            raise WrongValue(f"a span ends beyond the document's {length} characters: give its own")
