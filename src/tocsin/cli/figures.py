"""Measure readings against gold."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from tocsin.cli.shell import FILE, examples

if TYPE_CHECKING:
    from tocsin.model import Document, Reading


@click.command(
    epilog=examples(
        "tocsin evaluate events dev.json --documents docs_dev.jsonl",
        "tocsin evaluate probe probe_dev.jsonl --json",
    )
)
@click.argument("task")
@click.argument("file", type=FILE)
@click.option("--documents", type=FILE, help="Texts of the gold.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON line.")
def evaluate(*, task: str, file: str, documents: str | None, as_json: bool) -> None:
    """Measure readings against gold.

    Figures are percentages. TASK is one of events, probe, attribution, factuality, pairs,
    incidents, copies, stories, coreference, dossiers, actors, places, times; events, coreference
    and dossiers also need --documents.
    """
    from tocsin.evaluation import TASKS
    from tocsin.evaluation import evaluate as measure

    if task not in TASKS:
        raise click.BadParameter(f"{task!r} is none of: {', '.join(TASKS)}", param_hint="TASK")
    try:
        figures = measure(task, file, documents=documents, reader=read_lazily)
    except UnicodeDecodeError as error:
        raise click.ClickException(f"{file}: is not UTF-8 ({error}): convert it") from None
    except ValueError as error:
        raise click.ClickException(str(error)) from None
    print_figures(figures, as_json=as_json)


def read_lazily(document: Document) -> Reading:
    """Read a document; what needs no reader loads none."""
    from tocsin.reading.read import read

    return read(document)


def print_figures(figures: dict[str, object], *, as_json: bool) -> None:
    """Print figures as one JSON line or as lines a person reads."""
    import json

    if as_json:
        click.echo(json.dumps(figures))
        return
    for key, value in figures.items():
        click.echo(f"{key}:" if isinstance(value, dict) else f"{key:30} {value}")
        for name, figure in value.items() if isinstance(value, dict) else ():
            click.echo(f"  {name:28} {figure}")
