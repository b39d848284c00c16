"""The command line: results on standard output, progress and errors on standard error."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, BinaryIO, TextIO, cast

import click

if TYPE_CHECKING:
    from tocsin.intake import Failure
    from tocsin.model import Reading
    from tocsin.reading.workers import Quarantined

    Found = Reading | Failure | Quarantined

DONE, INCOMPLETE, INTERRUPTED, UNHEARD = 0, 1, 130, 141  # 128 + the signal, as shells count
FORMATS = ("table", "jsonl", "csv")
FILE = click.Path(exists=True, dir_okay=False)


def examples(*lines: str) -> str:
    """Lay examples out for the end of a help page, which click must not wrap."""
    return "\n".join(("\b", "Examples:", *(f"  {line}" for line in lines)))


@contextmanager
def told() -> Iterator[None]:
    """Say in one line what stops a command; leave as shells expect on Ctrl-C or with | head."""
    try:
        yield
    except KeyboardInterrupt:
        sys.exit(INTERRUPTED)
    except OSError as error:
        sys.stdout = io.StringIO()  # else Python writes what is left at the end, and fails again
        if isinstance(error, BrokenPipeError):
            sys.exit(UNHEARD)
        said = f"{error.strerror}: {error.filename or 'output'}" if error.strerror else error
        raise click.ClickException(str(said)) from None


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


@main.command(
    epilog=examples(
        "tocsin read report.txt page.html",
        "tocsin read archive.jsonl.gz --workers 2 --format csv > events.csv",
        "tocsin read - < report.txt",
    )
)
@click.argument("paths", nargs=-1, required=True)
@click.option("--format", "form", type=click.Choice(FORMATS), help="Default: table on a terminal.")
@click.option("--workers", type=click.IntRange(1), default=1, help="Processes that read.")
@click.option("--parser", envvar="TOCSIN_PARSER", help="Another spaCy pipeline, name or folder.")
def read(paths: tuple[str, ...], form: str | None, workers: int, parser: str | None) -> None:
    """Read files, folders, URLs or - (standard input).

    What they report is printed as a table on a terminal and as JSON lines in a pipe. Files are
    .txt .html .json .jsonl and each of these with .gz. A JSON document has "text" and, where known,
    "title", "url", "outlet", "published", "language", "id". What cannot be read is named on
    standard error, the rest is done, and the exit code is 1.
    """
    form = form or ("table" if sys.stdout.isatty() else "jsonl")
    sys.exit(write_readings(readings(paths, workers=workers, parser=parser), form))


def readings(
    paths: Iterable[str], *, workers: int = 1, parser: str | None = None
) -> Iterator[Found]:
    """Read documents one after the other or side by side, with a count on a terminal."""
    from tocsin.intake import documents
    from tocsin.reading.workers import NoWorker, read_all

    if parser:
        os.environ["TOCSIN_PARSER"] = parser
    try:
        yield from counted(read_all(documents(paths), workers=workers))
    except NoWorker as error:
        raise click.ClickException(str(error)) from None


def counted[T](items: Iterable[T]) -> Iterator[T]:
    """Count items on standard error while they pass, where that is a terminal and output is not."""
    if sys.stderr is None or not sys.stderr.isatty() or sys.stdout.isatty():
        yield from items
        return
    from rich.console import Console
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    columns = (SpinnerColumn(), TextColumn("{task.completed} read"), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("reading", total=None)
        for item in items:
            yield item
            progress.advance(task)


def write_readings(found: Iterable[Found], form: str) -> int:
    """Write readings in a format found by name; return the exit code."""
    from tocsin.plugins import load

    failed: list[str] = []
    write = cast("Callable[[Iterable[Reading], TextIO], None]", load("tocsin.exports", form))
    write(sifted(found, failed), sys.stdout)
    return INCOMPLETE if failed else DONE


def sifted(found: Iterable[Found], failed: list[str]) -> Iterator[Reading]:
    """Pass readings on; name every other thing on standard error and in the list of failed."""
    from tocsin.exports.words import one_line
    from tocsin.model import Reading

    for item in found:
        if isinstance(item, Reading):
            yield item
        else:
            failed.append(item.name)
            said = one_line(f"tocsin: {item.name}: {item.message}")
            click.echo(said, file=sys.stderr, err=True)  # as it is now: a progress bar stands in


@main.command(epilog=examples("tocsin schema > record.schema.json"))
def schema() -> None:
    """Print the JSON Schema of the native record."""
    import json

    from tocsin.exports.record import json_schema

    click.echo(json.dumps(json_schema(), indent=2))


@main.command(
    epilog=examples(
        "tocsin explain factuality:modal",
        "tocsin read report.txt --format jsonl > r.jsonl; tocsin explain e41c0d3a90b2f r.jsonl",
    )
)
@click.argument("name", required=False)
@click.argument("file", required=False, type=click.File("rb"))
def explain(name: str | None, file: BinaryIO | None) -> None:
    """Explain a rule, or an event of a reading.

    A rule comes with a sentence, an event with its rules, spans, voices and status. Without a name,
    the rules are listed. FILE holds native JSON lines; - is standard input.
    """
    from tocsin.exports.record import NoRecord
    from tocsin.reading.explain import UnknownRule, explain_rule, rule_names

    if name is None:
        click.echo("\n".join(rule_names()))
        return
    try:
        click.echo(explained(name, file) if file else explain_rule(name))
    except UnknownRule as error:
        hint = "" if file or ":" in name else "; for an event, give the file of its reading too"
        raise click.ClickException(f"{error}{hint}") from None
    except NoRecord as error:
        raise click.ClickException(str(error)) from None


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


@main.command(
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

    Figures are percentages. TASK is events or probe.
    """
    from tocsin.evaluation import TASKS
    from tocsin.evaluation import evaluate as measure

    if task not in TASKS:
        raise click.BadParameter(f"{task!r} is none of: {', '.join(TASKS)}", param_hint="TASK")
    from tocsin.reading.read import reader

    try:
        figures = measure(task, file, documents=documents, reader=reader())
    except UnicodeDecodeError as error:
        raise click.ClickException(f"{file}: is not UTF-8 ({error}): convert it") from None
    except ValueError as error:
        raise click.ClickException(str(error)) from None
    print_figures(figures, as_json=as_json)


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


@main.command(epilog=examples("tocsin demo", "COLUMNS=160 tocsin demo | less -R"))
def demo() -> None:
    """Read the sample reports that come along and print their events."""
    from tocsin.samples import sample_folder

    with sample_folder() as folder:
        code = write_readings(readings([str(folder)]), "table")
    click.echo("Next: tocsin read YOUR-REPORT.txt, or a page, a folder, a URL; see tocsin --help.")
    sys.exit(code)
