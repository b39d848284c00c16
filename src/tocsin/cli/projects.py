"""Keep a project: init, add, status, rebuild, export."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, cast

import click

from tocsin.cli.shell import (
    DONE,
    INCOMPLETE,
    advancing,
    complain,
    counted,
    examples,
    say_first_time,
)
from tocsin.project.clock import now

if TYPE_CHECKING:
    from tocsin.intake import Failure
    from tocsin.model import Document, Reading, Versions
    from tocsin.project.adding import Present, Tally
    from tocsin.project.project import Project
    from tocsin.reading.workers import Quarantined

    Item = Reading | Present | Failure | Quarantined
    Export = Callable[[Project, Path], tuple[Path, ...]]

FOLDER = click.Path(path_type=Path, file_okay=False)
PROJECT = click.option(
    "--project",
    "folder",
    envvar="TOCSIN_PROJECT",
    default=".",
    type=FOLDER,
    help="The project's folder; default: this one, or TOCSIN_PROJECT.",
)
KINDS = ("jsonl", "csv", "parquet", "geojson", "geoparquet", "gold")


@contextmanager
def faults() -> Iterator[None]:
    """Say in one line what is wrong with a project or its record."""
    from tocsin.project.settings import ProjectError
    from tocsin.store.errors import StoreError

    try:
        yield
    except (ProjectError, StoreError) as error:
        raise click.ClickException(str(error)) from None


@contextmanager
def opened(folder: Path, *, readonly: bool = False) -> Iterator[Project]:
    """Open a project for a command."""
    from tocsin.project.project import open_project

    with faults(), open_project(folder, readonly=readonly) as project:
        yield project


@click.command(epilog=examples("tocsin init kivu", 'tocsin init . --name "Kivu monitor"'))
@click.argument("folder", type=FOLDER, default=".")
@click.option("--name", help="What the project is called; default: its folder's name.")
def init(folder: Path, name: str | None) -> None:
    """Make a folder a project.

    It gets tocsin.toml, where you say what you know of your outlets, and the record, one file that
    can be copied and kept.
    """
    from tocsin.project.project import create_project

    with faults():
        create_project(folder, name or folder.resolve().name).record.close()
    click.echo(f"{folder} is a project. Next: tocsin add REPORTS --project {folder}", err=True)


@click.command(
    epilog=examples(
        "tocsin add report.txt news/ archive.jsonl.gz",
        "tocsin add https://example.org/news.html --project kivu",
        "tocsin read news/ --format jsonl | tocsin add --read -",
    )
)
@click.argument("paths", nargs=-1, required=True)
@PROJECT
@click.option("--workers", type=click.IntRange(1), default=1, help="Processes that read.")
@click.option("--read", "is_read", is_flag=True, help="PATHS hold readings: native JSON lines.")
def add(*, paths: tuple[str, ...], folder: Path, workers: int, is_read: bool) -> None:
    """Read documents into the record and fold them into incidents.

    PATHS are what tocsin read takes. What is there already is left alone, so an add that was cut
    short is simply run again. What cannot be read is named on standard error, the rest is done, and
    the exit code is 1.
    """
    from tocsin.project.adding import Tally

    tally = Tally()
    with opened(folder) as project:
        found = read_lines(paths) if is_read else read_new(project, paths, workers=workers)
        keep(project, found, tally)
    click.echo(f"{tally.words()}; tocsin incidents lists what happened", err=True)
    sys.exit(INCOMPLETE if tally.failed else DONE)


def keep(project: Project, found: Iterable[Item], tally: Tally) -> None:
    """Keep readings and fold them in; name what failed on standard error."""
    from tocsin.project.adding import keep_all

    kept: Iterator[Failure | Quarantined] = keep_all(project, counted(found), tally, clock=now)
    for item in kept:
        complain(item.name, item.message)
    with advancing("folded into incidents") as advance:
        project.corroborate(at=now(), told=advance)


def read_new(project: Project, paths: Iterable[str], *, workers: int = 1) -> Iterator[Item]:
    """Read the documents that the record does not have, or has from another version."""
    from tocsin.intake import documents
    from tocsin.project.adding import unread
    from tocsin.reading.workers import NoWorker, read_all

    made = made_now()
    wanted: Iterator[Document | Present | Failure] = unread(project, documents(paths), made)
    found: Iterator[Item] = read_all(wanted, workers=workers)
    try:
        yield from found
    except NoWorker as error:
        raise click.ClickException(str(error)) from None


def made_now() -> Versions | None:
    """Return what would make a reading now; None where there is no parser."""
    from tocsin.reading.encoder import weights_digest
    from tocsin.reading.parse import parser_version
    from tocsin.reading.versions import versions

    say_first_time()
    parser = parser_version(os.environ.get("TOCSIN_PARSER") or None)
    return versions(parser, weights_digest()) if parser else None


def read_lines(paths: Iterable[str]) -> Iterator[Reading | Failure]:
    """Yield the readings of native JSON lines, and what is none; - is standard input."""
    for path in paths:
        with click.open_file(path, "rb") as lines:
            yield from _readings(cast("Iterable[bytes]", lines), path)


def _readings(lines: Iterable[bytes], path: str) -> Iterator[Reading | Failure]:
    from tocsin.exports.record import NoRecord, decode_each
    from tocsin.intake import Failure

    for item in decode_each(lines, name=path):
        if isinstance(item, NoRecord):
            yield Failure(path, str(item).removeprefix(f"{path}:").strip())
        else:
            yield item


@click.command(epilog=examples("tocsin status", "tocsin status --project kivu"))
@PROJECT
def status(folder: Path) -> None:
    """Say what the record holds and whether it is whole.

    The exit code is 1 where something is wrong with the record.
    """
    from tocsin.project.telling import status_lines

    with opened(folder) as project:
        wrong = project.record.check()
        click.echo("\n".join(status_lines(project)))
    for problem in wrong:
        complain(str(folder), problem)
    sys.exit(INCOMPLETE if wrong else DONE)


@click.command(epilog=examples("tocsin rebuild", "tocsin rebuild --read --workers 2"))
@PROJECT
@click.option("--read", "is_read", is_flag=True, help="Read all documents again first.")
@click.option("--workers", type=click.IntRange(1), default=1, help="Processes that read.")
def rebuild(*, folder: Path, is_read: bool, workers: int) -> None:
    """Make stories and incidents again from readings and judgements.

    All or nothing: the old ones stay until the new ones are whole. With --read, documents whose
    reading another version of Tocsin made are read again first; judgements hold on.
    """
    from tocsin.project.adding import Tally

    tally = Tally()
    with opened(folder) as project:
        if is_read:
            keep(project, read_again(project, workers=workers), tally)
            click.echo(tally.words(), err=True)
        with advancing("folded into incidents") as advance:
            number = project.rebuild(at=now(), told=advance)
    click.echo(f"{number} documents folded into incidents again", err=True)
    sys.exit(INCOMPLETE if tally.failed else DONE)


def read_again(project: Project, *, workers: int) -> Iterator[Item]:
    """Read the record's documents whose reading another version made."""
    from tocsin.project.adding import unread
    from tocsin.reading.workers import read_all

    made = made_now()
    kept = project.record.documents()
    wanted: Iterator[Document | Present | Failure] = unread(project, kept, made)
    found: Iterator[Item] = read_all(wanted, workers=workers)
    yield from found


@click.command(
    epilog=examples(
        "tocsin export --format csv",
        "tocsin export --format parquet --format geojson -o ~/kivu",
    )
)
@PROJECT
@click.option(
    "--format",
    "forms",
    multiple=True,
    type=click.Choice(KINDS),
    help="May be given more than once; default: csv.",
)
@click.option("-o", "--output", type=FOLDER, help="Default: exports/ in the project.")
def export(*, folder: Path, forms: tuple[str, ...], output: Path | None) -> None:
    """Write the project's tables to files.

    A data package beside them describes every file and column.

    jsonl: readings, incidents, stories and judgements in the native form. csv, parquet: events,
    incidents, documents, judgements. geojson, geoparquet: incidents as points. gold: the events
    that people judged, in the form that tocsin evaluate events takes.
    """
    from tocsin.exports.datapackage import write
    from tocsin.plugins import load

    with opened(folder) as project:
        place = output or folder / "exports"
        made = [
            path
            for form in dict.fromkeys(forms or ("csv",))
            for path in cast("Export", load("tocsin.exports.project", form))(project, place)
        ]
        licence = project.settings.licence
        made.append(write(project, place, made, created=now(), licence=licence))
    click.echo("\n".join(map(str, made)))
