"""The page of data: what can be downloaded, and how it was made."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import cast

from tocsin.exports import datapackage
from tocsin.exports.holding import Held, Holding
from tocsin.model import Judgement
from tocsin.plugins import load, names
from tocsin.project.project import Project, narrowed
from tocsin.store.rows import Query

GROUP = "tocsin.exports.project"
CARD = "method-card.md"
Write = Callable[[Holding, Path], tuple[Path, ...]]
# What a format is called and what it makes; one from a plug-in has its name only.
FORMATS = {
    "csv": (
        "CSV, for spreadsheets and statistics",
        "a table each: incidents, events, documents, judgements (.csv)",
    ),
    "parquet": (
        "Parquet, for R, Python and databases",
        "a table each: incidents, events, documents, judgements (.parquet)",
    ),
    "geojson": ("GeoJSON, for maps", "incidents as points (.geojson)"),
    "geoparquet": ("GeoParquet, for maps of many points", "incidents as points (.geo.parquet)"),
    "jsonl": (
        "JSON lines, the native records",
        "readings, incidents, stories, judgements (.jsonl)",
    ),
    "gold": (
        "Gold, what people confirmed or corrected",
        "gold.json and gold_documents.jsonl, to evaluate a coder with",
    ),
}


@dataclass(frozen=True, slots=True)
class Format:
    """A format to download; files says what is in the archive."""

    name: str
    label: str
    files: str


@dataclass(frozen=True, slots=True)
class DataPage:
    """What the page shows: how many incidents a download holds, in which formats; the method."""

    total: int
    formats: tuple[Format, ...]
    method: str


def data_page(project: Project, asked: Query) -> DataPage:
    """Build the page for the incidents that are asked for."""
    return DataPage(project.record.count(asked), tuple(_formats()), method_card())


def _formats() -> Iterator[Format]:
    """Yield the formats that are installed, ours first."""
    installed = names(GROUP)
    for name in (*FORMATS, *(one for one in installed if one not in FORMATS)):
        if name in installed:
            yield Format(name, *FORMATS.get(name, (name, "what the plug-in of that name writes")))


def method_card() -> str:
    """Return the method card in Markdown: the package's own, else the repository's."""
    here = Path(__file__).parent
    for place in (here / CARD, here.parents[2] / "docs" / CARD):
        if place.is_file():
            return place.read_text("utf-8")
    return ""


def write_view(
    project: Project, asked: Query, form: str, folder: Path, *, created: str
) -> tuple[Path, ...]:
    """Write the incidents that are asked for, in a format, with what they were folded from.

    A data package describes the files; created is an ISO 8601 time. Raises UnknownPart.
    """
    write = cast("Write", load(GROUP, form))
    holding: Holding = project if asked == Query() else view(project, asked)
    made = write(holding, folder)
    licence = project.settings.licence
    return (*made, datapackage.write(holding, folder, made, created=created, licence=licence))


def view(project: Project, asked: Query) -> Held:
    """Return the incidents that are asked for, their events and no others, and their judgements."""
    held = project.part(project.record.incidents(asked, limit=None))
    wanted = {event for incident in held.every_incident for event in incident.events}
    documents = {reading.document.id for reading in held.every_reading}
    return replace(
        held,
        every_reading=tuple(narrowed(reading, wanted) for reading in held.every_reading),
        every_judgement=_about(held.every_judgement, documents),
    )


def _about(judgements: tuple[Judgement, ...], documents: set[str]) -> tuple[Judgement, ...]:
    """Keep the judgements on events of these documents, and those that take one back."""
    kept = {
        one.id for one in judgements if any(place.document in documents for place in one.events)
    }
    return tuple(one for one in judgements if one.id in kept or one.value in kept)
