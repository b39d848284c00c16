"""Count a project's incidents by month, country, type and standing."""

from __future__ import annotations

import csv
import json
import sys
from collections.abc import Callable, Sequence
from dataclasses import asdict, astuple
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import click

from tocsin.cli.projects import PROJECT, opened
from tocsin.cli.readings import FORMATS
from tocsin.cli.shell import examples

if TYPE_CHECKING:
    from tocsin.store.snapshot import Tally

HEADINGS = ("month", "country", "type", "standing", "incidents")


@click.command(epilog=examples("tocsin tally", "tocsin tally --format csv > counts.csv"))
@PROJECT
@click.option("--format", "form", type=click.Choice(FORMATS), help="Default: table on a terminal.")
def tally(*, folder: Path, form: str | None) -> None:
    """Count incidents by month, country, type and standing.

    What was planned, claimed or denied is never added to what happened: each standing is a row of
    its own. A month is the one a period starts in; where nobody says one, it is empty.
    """
    from tocsin.exports.project.parquet import write
    from tocsin.store.snapshot import open_snapshot

    form = form or ("table" if sys.stdout.isatty() else "jsonl")
    with opened(folder) as project, TemporaryDirectory(prefix="tocsin-") as place:
        write(project, Path(place))
        with open_snapshot(Path(place)) as snapshot:
            WRITERS[form](snapshot.tally())


def as_table(rows: Sequence[Tally]) -> None:
    """Print counts for people."""
    from rich.console import Console
    from rich.table import Table

    drawn = Table(*HEADINGS[:-1], box=None, pad_edge=False)
    drawn.add_column(HEADINGS[-1], justify="right")
    for row in rows:
        drawn.add_row(*(str(cell) if cell is not None else "–" for cell in astuple(row)))
    Console(file=sys.stdout).print(drawn)


def as_lines(rows: Sequence[Tally]) -> None:
    """Print counts as JSON lines."""
    for row in rows:
        click.echo(json.dumps(asdict(row)))


def as_csv(rows: Sequence[Tally]) -> None:
    """Print counts as the rows of a spreadsheet."""
    out = csv.writer(sys.stdout, lineterminator="\n")
    out.writerow(HEADINGS)
    out.writerows(astuple(row) for row in rows)


WRITERS: dict[str, Callable[[Sequence[Tally]], None]] = {
    "table": as_table,
    "jsonl": as_lines,
    "csv": as_csv,
}
