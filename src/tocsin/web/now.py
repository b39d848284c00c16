"""Now: the incidents that are new or changed, the latest first, and why each is here."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import batched
from typing import Literal

from tocsin.corroboration.days import is_history
from tocsin.model import Incident
from tocsin.project.project import Project
from tocsin.store.rows import LogLine
from tocsin.web.changes import change_words
from tocsin.web.rows import Row, rows_of

WHAT: dict[str, Literal["new", "changed"]] = {
    "incident created": "new",
    "incident changed": "changed",
}
PAGE = 200  # lines of the log fetched at once
AHEAD = 50  # incidents, or reports of one, fetched at once


@dataclass(frozen=True, slots=True)
class NowItem:
    """An incident, the latest line of the log about it, and why that puts it here."""

    seq: int
    at: str
    what: Literal["new", "changed"]
    why: tuple[str, ...]
    row: Row


@dataclass(frozen=True, slots=True)
class Now:
    """A page; seq is the newest line of the log, next what to ask for to go on.

    recalled counts what was left out because reports only recall it.
    """

    seq: int
    waiting: int
    items: tuple[NowItem, ...]
    recalled: int
    next: int | None


def now_page(project: Project, *, before: int | None, limit: int, past: bool = False) -> Now:
    """Return the incidents whose latest line of the log comes before a line of it.

    What reports only recall (is_history) is left out and counted, unless past asks for it.
    """
    record = project.record
    seq = record.newest()
    shown: list[tuple[LogLine, Incident]] = []
    recalled = 0
    for line, incident in _news(project, before):
        if len(shown) == limit:
            break
        if not past and is_history(incident, _published(project, incident)):
            recalled += 1
        else:
            shown.append((line, incident))
    else:
        line = None
    rows = rows_of(project, [incident for _, incident in shown])
    items = tuple(_item(told, row) for (told, _), row in zip(shown, rows, strict=True))
    more = line.seq + 1 if line else None
    return Now(seq, len(record.pending()), items, recalled, more)


def _news(project: Project, before: int | None) -> Iterator[tuple[LogLine, Incident]]:
    """Yield incidents with the latest line about each, the latest first."""
    for lines in batched(_latest(project, before), AHEAD):
        names = [line.subject for line in lines]
        kept = {one.id: one for one in project.record.every_incident(names)}
        yield from ((line, kept[line.subject]) for line in lines if line.subject in kept)


def _published(project: Project, incident: Incident) -> list[str | None]:
    """Return when the reports of an incident came out."""
    readings = project.shelf().readings(incident.documents[:AHEAD])
    return [reading.document.published for reading in readings.values()]


def _item(line: LogLine, row: Row) -> NowItem:
    """Build an item."""
    return NowItem(line.seq, line.at, WHAT[line.what], change_words(line), row)


def _latest(project: Project, before: int | None) -> Iterator[LogLine]:
    """Yield the latest line about each incident, the latest first."""
    seen: set[str] = set()
    for line in _lines(project, before):
        if line.subject in seen:
            continue
        seen.add(line.subject)
        # On a later page: what came again since was shown on an earlier one.
        newest = project.record.log(subject=line.subject, limit=1) if before else (line,)
        if newest[0].seq == line.seq:
            yield line


def _lines(project: Project, before: int | None) -> Iterator[LogLine]:
    """Yield the lines about incidents that came or changed, the latest first."""
    lines = project.record.log(what=tuple(WHAT), before=before, limit=PAGE)
    while lines:
        yield from lines
        lines = project.record.log(what=tuple(WHAT), before=lines[-1].seq, limit=PAGE)
