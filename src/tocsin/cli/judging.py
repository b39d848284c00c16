"""Judge: what a person decides is kept for good and replayed over every reading."""

from __future__ import annotations

import getpass
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

import click

from tocsin.cli.projects import PROJECT, opened
from tocsin.cli.shell import examples
from tocsin.project.clock import now

if TYPE_CHECKING:
    from tocsin.model import JudgementKind
    from tocsin.project.docket import Question
    from tocsin.project.project import Project

WHY = click.option("--why", required=True, help="The reason; it is kept with the judgement.")
WHO = click.option("--who", envvar="TOCSIN_WHO", help="Who judges; default: your login name.")
EVENTS = click.argument("events", nargs=-1, required=True)


@click.group(
    invoke_without_command=True,
    epilog=examples(
        "tocsin judge                           work through a queue, least certain first",
        'tocsin judge same e1f0… e77b… --why "same convoy"',
        'tocsin judge reject e1f0… --why "football"',
        'tocsin judge correct e1f0… status planned --why "is to begin on Monday"',
        'tocsin judge correct e1f0… incident.credibility 2 --why "seen by our own reporter"',
    ),
)
@PROJECT
@WHO
@click.pass_context
def judge(context: click.Context, folder: Path, who: str | None) -> None:
    """Decide what Tocsin cannot, and keep it for good.

    Same happening or not, no event, a wrong field.
    Without a command, the queue asks about what is least certain, one decision at a time.
    Judgements are kept with who, when and why; they hold over every re-reading.
    """
    context.obj = (folder, who or getpass.getuser())
    if context.invoked_subcommand is None:
        with opened(folder) as project:
            work_through(project, who or getpass.getuser())


@judge.command(epilog=examples('tocsin judge same e1f0… e77b… --why "one convoy, two reports"'))
@EVENTS
@WHY
@click.pass_context
def same(context: click.Context, events: tuple[str, ...], why: str) -> None:
    """Hold two or more EVENTS to be one happening."""
    decide(context, "same", at_least_two(events), why=why)


@judge.command("not-same", epilog=examples('tocsin judge not-same e1f0… e77b… --why "two towns"'))
@EVENTS
@WHY
@click.pass_context
def not_same(context: click.Context, events: tuple[str, ...], why: str) -> None:
    """Hold EVENTS to be different happenings, each from each."""
    decide(context, "not_same", at_least_two(events), why=why)


@judge.command(epilog=examples('tocsin judge reject e1f0… --why "a figure of speech"'))
@EVENTS
@WHY
@click.pass_context
def reject(context: click.Context, events: tuple[str, ...], why: str) -> None:
    """Hold EVENTS to be none; they never come back, in reprints neither."""
    decide(context, "reject", events, why=why)


@judge.command(epilog=examples('tocsin judge confirm e1f0… --why "checked with the text"'))
@EVENTS
@WHY
@click.pass_context
def confirm(context: click.Context, events: tuple[str, ...], why: str) -> None:
    """Hold EVENTS to be right as they are coded; they go into the gold export."""
    decide(context, "confirm", events, why=why)


@judge.command(
    epilog=examples(
        'tocsin judge correct e1f0… type PROTEST --why "a march, not a riot"',
        'tocsin judge correct e1f0… mode null --why "not said"',
        'tocsin judge correct e1f0… incident.reliability B --why "our stringer was there"',
    )
)
@click.argument("event")
@click.argument("field")
@click.argument("value")
@WHY
@click.pass_context
def correct(context: click.Context, *, event: str, field: str, value: str, why: str) -> None:
    """Correct a FIELD of an EVENT, or of its incident (incident.FIELD), to VALUE.

    VALUE is JSON in the form of the record; plain words are taken as a string.
    """
    from tocsin.project.judging import as_json

    decide(context, "correct", (event,), why=why, field=field, value=as_json(value))


@judge.command(epilog=examples('tocsin judge withdraw j41c0… --why "was a mistake"'))
@click.argument("judgement")
@WHY
@click.pass_context
def withdraw(context: click.Context, judgement: str, why: str) -> None:
    """Take a JUDGEMENT back; both stay in the record."""
    folder, _ = context.obj
    with opened(folder) as project:
        if judgement not in {one.id for one in project.judgements()}:
            raise click.ClickException(
                f"no judgement is called {judgement}: tocsin judge list names them"
            )
    decide(context, "withdraw", (), why=why, value=judgement)


@judge.command("list", epilog=examples("tocsin judge list --project kivu"))
@click.pass_context
def listed(context: click.Context) -> None:
    """List all judgements, as JSON lines."""
    from tocsin.exports.record import encode

    folder, _ = context.obj
    with opened(folder) as project:
        for judgement in project.judgements():
            click.echo(encode(judgement))


@judge.command("import", epilog=examples("tocsin judge import ../kivu/exports/judgements.jsonl"))
@click.argument("file", type=click.File("rb"))
@click.pass_context
def imported(context: click.Context, file: BinaryIO) -> None:
    """Take judgements over from another project.

    FILE holds judgements as JSON lines, as tocsin export --format jsonl writes them; - is standard
    input. They keep who, when and why, and find their events by the words they point at.
    """
    from tocsin.exports.record import NoRecord, decode_judgements

    folder, _ = context.obj
    with opened(folder) as project:
        try:
            new = sum(
                project.judge(judgement, at=now())
                for judgement in decode_judgements(file, name=getattr(file, "name", "stdin"))
            )
        except NoRecord as error:
            raise click.ClickException(str(error)) from None
    click.echo(f"{new} judgements taken over", err=True)


def at_least_two(events: tuple[str, ...]) -> tuple[str, ...]:
    """Refuse fewer than two events."""
    if len(set(events)) < 2:
        raise click.UsageError("give two events or more")
    return events


def decide(
    context: click.Context,
    kind: JudgementKind,
    events: tuple[str, ...],
    *,
    why: str,
    field: str | None = None,
    value: str | None = None,
) -> None:
    """Make one judgement and say its id."""
    folder, who = context.obj
    with opened(folder) as project:
        click.echo(record_one(project, kind, events, who=who, why=why, field=field, value=value))


def record_one(
    project: Project,
    kind: JudgementKind,
    events: tuple[str, ...],
    *,
    who: str,
    why: str,
    field: str | None = None,
    value: str | None = None,
) -> str:
    """Make one judgement; return its id."""
    from tocsin.corroboration.judged import WrongValue
    from tocsin.project.judging import UnknownEvent, make

    when = now()
    try:
        made = make(project, kind, events, field=field, value=value, who=who, when=when, why=why)
    except (UnknownEvent, WrongValue) as error:
        raise click.ClickException(str(error)) from None
    project.judge(made, at=when)
    return made.id


def work_through(project: Project, who: str) -> None:
    """Ask one question after the other until the person stops."""
    from tocsin.project.docket import Docket

    docket, asked = Docket(), False
    skipped: set[tuple[str, ...]] = set()
    while question := next((q for q in docket.open(project) if q.events not in skipped), None):
        asked = True
        click.echo("\n".join(("", *shown(project, question))))
        answer = click.prompt(
            "yes, no, skip or quit", type=click.Choice(("y", "n", "s", "q")), show_choices=False
        )
        if answer == "q":
            return
        skipped.add(question.events)
        if answer != "s":
            why = click.prompt("why", default="", show_default=False)
            click.echo(
                record_one(
                    project, KINDS[question.matter, answer], question.events, who=who, why=why
                )
            )
    click.echo(
        "nothing is left to judge" if asked else "nothing to judge: tocsin add REPORTS first"
    )


KINDS: dict[tuple[str, str], JudgementKind] = {
    ("one happening", "y"): "same",
    ("one happening", "n"): "not_same",
    ("an event", "y"): "confirm",
    ("an event", "n"): "reject",
}


def shown(project: Project, question: Question) -> list[str]:
    """Lay a question out: what Tocsin holds, and the words of its events."""
    from tocsin.exports.words import one_line, words_around
    from tocsin.project.judging import find_event

    held = question.matter if question.held else f"not {question.matter}"
    lines = []
    for name in question.events:
        event, home = find_event(project, name)
        document = project.shelf().readings([home])[home].document
        told = ", ".join(word for word in (document.outlet, document.published) if word)
        words, place = words_around(document.text, event.trigger)
        marked = f"{words[: place[0]]}[{words[place[0] : place[1]]}]{words[place[1] :]}"
        lines += [f"{name}  {event.type} {event.status}  {one_line(told)}", f"  “{marked}”"]
    are = "Are these one happening?" if len(question.events) > 1 else "Is this an event, as coded?"
    return [*lines, f"{are} Tocsin holds: {held} (certainty {question.certainty:.2f})"]
