"""Show on the sample reports that come along what Tocsin does."""

from __future__ import annotations

import sys
from contextlib import nullcontext
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import click

from tocsin.cli.listing import as_table
from tocsin.cli.projects import FOLDER, faults, keep, read_new
from tocsin.cli.readings import write_readings
from tocsin.cli.shell import INCOMPLETE, examples

if TYPE_CHECKING:
    from tocsin.project.project import Project

SHOWN = 5


@click.command(epilog=examples("tocsin demo", "tocsin demo --project kivu"))
@click.option("--project", "folder", type=FOLDER, help="A new folder that keeps the project.")
def demo(folder: Path | None) -> None:
    """Show what Tocsin does with sample reports.

    The reports that come along are read into a new project, and its events and incidents printed.
    """
    from tocsin.project.project import create_project
    from tocsin.samples import sample_folder

    with (
        faults(),
        nullcontext(str(folder)) if folder else TemporaryDirectory(prefix="tocsin-") as place,
        create_project(Path(place), "Sample reports") as project,
        sample_folder() as reports,
    ):
        failed = add_samples(project, reports)
        write_readings(project.readings(), "table")
        show_incidents(project)
        click.echo("\n".join(next_steps(folder)))
    sys.exit(INCOMPLETE if failed else 0)


def add_samples(project: Project, reports: Path) -> int:
    """Add the sample reports; return how many failed."""
    from tocsin.project.adding import Tally

    tally = Tally()
    keep(project, read_new(project, [str(reports)]), tally)
    return tally.failed


def show_incidents(project: Project) -> None:
    """Print the incidents that most reports tell of."""
    every = project.record.count()
    click.echo(f"\n{every} incidents; the {SHOWN} that most reports tell of:\n")
    as_table(project, project.record.incidents(order="reports", limit=SHOWN))


def next_steps(folder: Path | None) -> list[str]:
    """Say what to do next."""
    if folder is None:
        return [
            "Next: tocsin demo --project samples   keeps this project",
            "      tocsin serve samples            opens its desk: map, time and every word",
            "      tocsin --help                   names the rest",
        ]
    return [
        f"Next: tocsin serve {folder} --open         its desk: map, time and every word",
        f"      tocsin incidents --project {folder}   all incidents, with filters",
        f"      tocsin explain i… --project {folder}  why an incident is as it is",
        f"      tocsin judge --project {folder}       decide what is least certain",
    ]
