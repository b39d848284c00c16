"""The page of sources: the outlets, who reprints whom, and what could not be read well."""

from __future__ import annotations

from dataclasses import dataclass, field
from weakref import WeakKeyDictionary

import msgspec

from tocsin.exports.words import clipped
from tocsin.model import Outlet, Problem, Reliability
from tocsin.project.project import Project
from tocsin.store.surveys import (
    OutletCounts,
    copies_between_outlets,
    outlet_counts,
    reading_parts,
)
from tocsin.web.reports import readings_of, reports_of

PROBLEMS = 200  # that are sent; all are counted
EVERY = 1 << 40
MESSAGE = 500  # characters of a problem's message
NONE = OutletCounts(0, None)


@dataclass(frozen=True, slots=True)
class OutletRow:
    """An outlet: what is known of it, and what the record has of it."""

    name: str
    owner: str | None
    kind: str | None
    home: str | None
    reliability: Reliability | None
    documents: int
    reprints: int
    incidents: int
    latest: str | None


class Copies(msgspec.Struct, frozen=True, rename={"outlet": "from"}):
    """How many documents of one outlet are copies of documents of another."""

    outlet: str
    of: str
    count: int


@dataclass(frozen=True, slots=True)
class ProblemRow:
    """Something that went wrong or is doubtful in a reading."""

    document: str
    title: str
    outlet: str | None
    rule: str
    message: str


@dataclass(frozen=True, slots=True)
class SourcesPage:
    """What the page shows: outlets with the most documents first, problems of the latest first."""

    outlets: tuple[OutletRow, ...]
    copies: tuple[Copies, ...]
    problems: tuple[ProblemRow, ...]
    problems_total: int


@dataclass(frozen=True, slots=True)
class _Problems:
    """Part of a reading."""

    problems: tuple[Problem, ...]


@dataclass(slots=True)
class _Found:
    """The problems met so far."""

    total: int = 0
    first: list[tuple[str, Problem]] = field(default_factory=list)


_KEPT: WeakKeyDictionary[Project, tuple[int, _Found]] = WeakKeyDictionary()


def sources_page(project: Project) -> SourcesPage:
    """Build the page; where documents came, it passes over all readings, for their problems."""
    known, counts = project.outlets(), outlet_counts(project.record)
    rows = [
        _row(known.get(name) or Outlet(name), counts.get(name, NONE))
        for name in {**known, **counts}
    ]
    copies = copies_between_outlets(project.record)
    found = _problems(project)
    return SourcesPage(
        outlets=tuple(sorted(rows, key=lambda row: (-row.documents, row.name))),
        copies=tuple(Copies(*one) for one in copies),
        problems=_listed(project, found.first),
        problems_total=found.total,
    )


def _row(outlet: Outlet, counts: OutletCounts) -> OutletRow:
    """Lay an outlet out."""
    return OutletRow(
        name=outlet.name,
        owner=outlet.owner,
        kind=outlet.kind,
        home=outlet.home,
        reliability=outlet.reliability,
        documents=counts.documents,
        reprints=counts.reprints,
        incidents=counts.incidents,
        latest=counts.latest,
    )


def _problems(project: Project) -> _Found:
    """Return the problems of all readings, counted anew where documents came or were reread."""
    last = project.record.log(what=("document added", "document reread"), limit=1)
    seq = last[0].seq if last else 0
    kept = _KEPT.get(project)
    if kept is None or kept[0] != seq:
        kept = _KEPT[project] = (seq, _met(project))
    return kept[1]


def _met(project: Project) -> _Found:
    """Count the problems of all readings and keep those of the latest."""
    found = _Found()
    for document, part in reading_parts(project.record, _Problems, most=EVERY):
        found.total += len(part.problems)
        room = PROBLEMS - len(found.first)
        found.first += [(document, problem) for problem in part.problems[:room]]
    return found


def _listed(project: Project, found: list[tuple[str, Problem]]) -> tuple[ProblemRow, ...]:
    """Lay problems out with what their documents are called."""
    readings = readings_of(project, {document for document, _ in found})
    reports = reports_of(project, readings.values(), ())
    return tuple(
        ProblemRow(
            document=name,
            title=reports[name].title or name,
            outlet=reports[name].outlet,
            rule=problem.rule,
            message=clipped(problem.message, MESSAGE),
        )
        for name, problem in found
    )
