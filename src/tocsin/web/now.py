"""Now: the incidents that are new or changed, the latest first, and why each is here."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Literal

from tocsin.project.project import Project
from tocsin.store.rows import LogLine
from tocsin.web.changes import change_words
from tocsin.web.rows import Row, rows_of

WHAT: dict[str, Literal["new", "changed"]] = {
    "incident created": "new",
    "incident changed": "changed",
}
PAGE = 200


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
    """A page; seq is the newest line of the log, next what to ask for to go on."""

    seq: int
    waiting: int
    items: tuple[NowItem, ...]
    next: int | None


def now_page(project: Project, *, before: int | None, limit: int) -> Now:
    """Return the incidents whose latest line of the log comes before a line of it."""
    record = project.record
    seq = record.newest()
    lines = list(islice(_latest(project, before), limit + 1))
    kept = {one.id: one for one in record.every_incident([line.subject for line in lines[:limit]])}
    shown = [line for line in lines[:limit] if line.subject in kept]
    rows = rows_of(project, [kept[line.subject] for line in shown])
    items = tuple(map(_item, shown, rows))
    more = lines[limit - 1].seq if len(lines) > limit else None
    return Now(seq, len(record.pending()), items, more)


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
