"""List what a project holds: incidents and events, filtered and in any format."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, TextIO, cast, get_args

import click

from tocsin.cli.projects import PROJECT, opened
from tocsin.cli.readings import FORMATS
from tocsin.cli.shell import examples
from tocsin.model import Standing, Status

if TYPE_CHECKING:
    from tocsin.model import Incident, Reading
    from tocsin.project.project import Project
    from tocsin.store.rows import Query

STATUSES, STANDINGS = get_args(Status), get_args(Standing)
DAY = click.DateTime(formats=["%Y-%m-%d"])
Command = Callable[..., object]


def filters(command: Command) -> Command:
    """Give a command the options that say which incidents are wanted."""
    for option in reversed(_FILTERS):
        command = option(command)
    return command


_FILTERS = (
    click.option("--type", "types", multiple=True, metavar="TYPE", help="Such as ASSAULT."),
    click.option("--status", "statuses", multiple=True, type=click.Choice(STATUSES)),
    click.option("--standing", "standings", multiple=True, type=click.Choice(STANDINGS)),
    click.option("--country", "countries", multiple=True, metavar="CODE", help="ISO alpha-3."),
    click.option("--place", "places", multiple=True, metavar="NAME", help="As reports write it."),
    click.option("--box", type=float, nargs=4, metavar="W S E N", help="Degrees, WGS 84."),
    click.option("--since", type=DAY, help="First day, YYYY-MM-DD."),
    click.option("--until", type=DAY, help="Last day, YYYY-MM-DD."),
    click.option("--text", metavar="WORDS", help="Words in its reports."),
    click.option("--voices", type=click.IntRange(0), default=0, help="Least independent voices."),
)


def query(**asked: object) -> Query:
    """Build a query of the filters' values."""
    from tocsin.store.rows import Box, Query

    corners = cast("tuple[float, float, float, float] | None", asked["box"])
    try:
        box = Box(*corners) if corners else None
    except ValueError as error:
        raise click.BadParameter(str(error), param_hint="--box") from None
    days = {name: day and f"{day:%Y-%m-%d}" for name in ("since", "until") for day in [asked[name]]}
    types = tuple(str(name).upper() for name in cast("Iterable[str]", asked["types"]))
    countries = tuple(str(name).upper() for name in cast("Iterable[str]", asked["countries"]))
    known = {**asked, **days, "types": types, "countries": countries, "box": box}
    return Query(**known)  # type: ignore[arg-type]


@click.command(
    epilog=examples(
        "tocsin incidents",
        "tocsin incidents --type ASSAULT --country COD --since 2026-03-01",
        "tocsin incidents --standing disputed --format csv > disputed.csv",
    )
)
@PROJECT
@filters
@click.option(
    "--sort",
    "order",
    type=click.Choice(("period", "reports", "voices", "deaths")),
    default="period",
    help="The latest, or the most, first.",
)
@click.option("--limit", type=click.IntRange(1), help="Default: 50 in a table, else all.")
@click.option("--format", "form", type=click.Choice(FORMATS), help="Default: table on a terminal.")
def incidents(
    *, folder: Path, order: str, limit: int | None, form: str | None, **asked: object
) -> None:
    """List the project's incidents: one happening, one row.

    An incident shows what its reports agree on, what they dispute, and what it rests on.
    """
    form = form or ("table" if sys.stdout.isatty() else "jsonl")
    with opened(folder) as project:
        wanted = query(**asked)
        most = limit or (50 if form == "table" else None)
        found = project.record.incidents(wanted, order=order, limit=most)  # type: ignore[arg-type]
        WRITERS[form](project, found)
        every = project.record.count(wanted)
        if len(found) < every:
            click.echo(f"{len(found)} of {every}; --limit {every} shows all", err=True)
        if waiting := len(project.record.pending()):
            click.echo(f"{waiting} documents wait: run tocsin add again, or rebuild", err=True)


@click.command(
    epilog=examples(
        "tocsin events",
        "tocsin events --country YEM --format csv",
        "tocsin events --text ceasefire",
    )
)
@PROJECT
@filters
@click.option("--format", "form", type=click.Choice(FORMATS), help="Default: table on a terminal.")
def events(*, folder: Path, form: str | None, **asked: object) -> None:
    """List the project's events, report by report.

    Judgements are applied, so what a person rejected is not there.

    Filters are those of tocsin incidents: the events of the incidents they find are listed.
    """
    from tocsin.plugins import load

    form = form or ("table" if sys.stdout.isatty() else "jsonl")
    with opened(folder) as project:
        wanted = query(**asked)
        write = cast("Callable[[Iterable[Reading], TextIO], None]", load("tocsin.exports", form))
        write(project.events_of(wanted), sys.stdout)


def as_table(project: Project, found: Iterable[Incident]) -> None:
    """Print incidents for people."""
    from tocsin.exports.gathered import gather
    from tocsin.exports.incident_table import write

    gathered = gather(project.part(found))
    write(found, gathered.quotes, sys.stdout, reports=gathered.reports)


def as_lines(_: Project, found: Iterable[Incident]) -> None:
    """Print incidents as JSON lines."""
    from tocsin.exports.record import encode

    for incident in found:
        click.echo(encode(incident))


def as_csv(project: Project, found: Iterable[Incident]) -> None:
    """Print incidents as the rows of a spreadsheet."""
    from tocsin.exports.project.csv import write_incidents

    write_incidents(project.part(found), sys.stdout)


WRITERS: dict[str, Callable[[Project, Iterable[Incident]], None]] = {
    "table": as_table,
    "jsonl": as_lines,
    "csv": as_csv,
}
