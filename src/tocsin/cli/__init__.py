"""The command line: results on standard output, progress and errors on standard error."""

from __future__ import annotations

import io
import sys

import click

from tocsin.cli.demonstration import demo
from tocsin.cli.explanations import explain, schema
from tocsin.cli.figures import evaluate
from tocsin.cli.gazetteering import places
from tocsin.cli.judging import judge
from tocsin.cli.listing import events, incidents
from tocsin.cli.projects import add, export, init, rebuild, status
from tocsin.cli.readings import read
from tocsin.cli.serving import serve
from tocsin.cli.shell import examples, told
from tocsin.cli.tallying import tally


@click.group(
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog=examples(
        "tocsin demo                          read the sample reports that come along",
        "tocsin read report.txt               a table of the events in a report",
        "tocsin read news/ --format jsonl     the native record, one line a document",
        "curl -s example.org/a.html | tocsin read -",
        "tocsin explain event:subject         what a rule does, with a sentence",
    ),
)
@click.version_option(package_name="tocsin")
@click.pass_context
def main(context: click.Context) -> None:
    """Read reports: who did what to whom, where and when, according to whom, and whether so."""
    if sys.stdout is None:
        raise click.ClickException("standard output is closed: give it a file or a pipe")
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8")
    context.with_resource(told())


for command in (
    *(read, explain, schema, evaluate, places, demo),
    *(init, add, incidents, events, tally, judge, serve, export, status, rebuild),
):
    main.add_command(command)
