"""Explain a rule or an event; print the schema of the record."""

from __future__ import annotations

import re
from pathlib import Path
from typing import BinaryIO

import click

from tocsin.cli.projects import PROJECT, opened
from tocsin.cli.shell import RECORDS, examples

ID = re.compile(r"[ei][0-9a-f]{12}")
HINT = "; for an event or an incident, go to its project, or give the file of the event's reading"


@click.command(epilog=examples("tocsin schema > record.schema.json"))
@click.argument("kind", type=click.Choice(RECORDS), default="reading")
def schema(kind: str) -> None:
    """Print the JSON Schema of a native record.

    KIND is reading (the default), incident, story or judgement.
    """
    import json

    from tocsin.exports.record import KINDS, json_schema

    wanted = next(name for name in KINDS if name == kind)
    click.echo(json.dumps(json_schema(wanted), indent=2))


@click.command(
    epilog=examples(
        "tocsin explain factuality:modal",
        "tocsin read report.txt --format jsonl > r.jsonl; tocsin explain e41c0d3a90b2f r.jsonl",
        "tocsin explain i5e0d7b878ee0 --project kivu",
    )
)
@click.argument("name", required=False)
@click.argument("file", required=False, type=click.File("rb"))
@PROJECT
def explain(name: str | None, file: BinaryIO | None, folder: Path) -> None:
    """Explain a rule, an event or an incident.

    Events are those of a reading (FILE) or, like incidents, of the project you are in.

    A rule comes with a sentence, an event with its rules, spans, voices and status, an incident
    with what it was folded from and what it rests on. Without a name, the rules are listed. FILE
    holds native JSON lines; - is standard input.
    """
    from tocsin.exports.record import NoRecord
    from tocsin.reading.explain import UnknownRule, explain_rule, rule_names

    if name is None:
        click.echo("\n".join(rule_names()))
        return
    kept = not file and ID.fullmatch(name) and (folder / "tocsin.toml").exists()
    try:
        if kept:
            click.echo(explained_in(folder, name))
        else:
            click.echo(explained(name, file) if file else explain_rule(name))
    except UnknownRule as error:
        hint = "" if file or ":" in name else HINT
        raise click.ClickException(f"{error}{hint}") from None
    except NoRecord as error:
        raise click.ClickException(str(error)) from None


def explained_in(folder: Path, name: str) -> str:
    """Explain an incident or an event of a project."""
    from tocsin.exports.words import visible
    from tocsin.project.judging import UnknownEvent, find_event
    from tocsin.project.telling import explain_incident
    from tocsin.reading.explain import explain_event

    with opened(folder) as project:
        said = explain_incident(project, name)
        if said is None:
            try:
                _, home = find_event(project, name)
            except UnknownEvent as error:
                raise click.ClickException(str(error)) from None
            said = explain_event(project.shelf().readings([home])[home], name)
            held = project.record.incidents_of([name]).get(name)
            said = f"{said}\n  incident     {held}" if held else said
    return visible(said or "")


def explained(name: str, file: BinaryIO) -> str:
    """Explain the event of that id in the first reading that has it."""
    from tocsin.exports.record import decode_lines
    from tocsin.exports.words import visible
    from tocsin.reading.explain import explain_event

    place = getattr(file, "name", "stdin")
    for reading in decode_lines(file, name=place):
        if said := explain_event(reading, name):
            return visible(said)
    raise click.ClickException(f"{place}: has no event {name}: look for an id in its events")
