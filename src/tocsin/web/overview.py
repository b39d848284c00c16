"""What the desk asks once: the project's name, its size, and the names of codes."""

from __future__ import annotations

from dataclasses import dataclass
from importlib.metadata import version

from tocsin.knowledge.actor_entries import country_labels
from tocsin.project.project import Project
from tocsin.web.catalogue import Catalogue
from tocsin.web.codes import SECTORS, TypeName, contexts, types


@dataclass(frozen=True, slots=True)
class Sizes:
    """How much the record holds; pending documents wait to be folded in."""

    documents: int
    pending: int
    events: int
    incidents: int
    stories: int
    judgements: int
    log: int


@dataclass(frozen=True, slots=True)
class ProjectInfo:
    """A project; first and last are the days between which its incidents lie."""

    name: str
    tocsin: str
    counts: Sizes
    watch: tuple[str, ...]
    types: tuple[TypeName, ...]
    contexts: tuple[str, ...]
    sectors: dict[str, str]
    countries: dict[str, str]
    first: str | None
    last: str | None
    readonly: bool


def project_info(project: Project, catalogue: Catalogue) -> ProjectInfo:
    """Describe a project."""
    counts = project.record.counts()
    rows = catalogue.columns().rows
    return ProjectInfo(
        name=project.name,
        tocsin=version("tocsin"),
        counts=Sizes(
            documents=counts.documents,
            pending=counts.pending,
            events=counts.events,
            incidents=counts.incidents,
            stories=counts.stories,
            judgements=counts.judgements,
            log=counts.log,
        ),
        watch=project.settings.watch,
        types=types(),
        contexts=contexts(),
        sectors=SECTORS,
        countries=dict(country_labels()),
        first=min((row.start for row in rows if row.start), default=None),
        last=max((row.end for row in rows if row.end), default=None),
        readonly=project.record.readonly,
    )
