"""The command line: results on standard output, progress and errors on standard error."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, TextIO, cast

import click

if TYPE_CHECKING:
    from tocsin.model import Reading

DONE, INCOMPLETE = 0, 1
FORMATS = ("table", "jsonl", "csv")


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(package_name="tocsin")
def main() -> None:
    """Read reports: who did what to whom, where, when, according to whom, and whether it happened.

    \b
    Examples:
      tocsin demo                          read the sample reports that come along
      tocsin read report.txt               a table of the events in a report
      tocsin read news/ --format jsonl     the native record, one line a document
      curl -s example.org/a.html | tocsin read -
      tocsin explain event:agent-phrase    what a rule does, with a sentence
    """


@main.command()
@click.argument("paths", nargs=-1, required=True)
@click.option("--format", "form", type=click.Choice(FORMATS), help="Default: table on a terminal.")
@click.option("--workers", default=1, show_default=True, help="Processes that read side by side.")
@click.option("--parser", envvar="TOCSIN_PARSER", help="Another spaCy pipeline, name or folder.")
def read(paths: tuple[str, ...], form: str | None, workers: int, parser: str | None) -> None:
    """Read files, folders, URLs or - (standard input) and print what they report.

    \b
    .txt .html .json .jsonl and each of these with .gz. A JSON document has "text" and, where
    known, "title", "url", "outlet", "published", "language", "id". What cannot be read is named
    on standard error, the rest is done, and the exit code is 1.

    \b
    Examples:
      tocsin read report.txt page.html
      tocsin read archive.jsonl.gz --workers 2 --format csv > events.csv
      tocsin read - < report.txt
    """
    if workers < 1:
        raise click.BadParameter("must be 1 or more", param_hint="--workers")
    form = form or ("table" if sys.stdout.isatty() else "jsonl")
    tally = Tally()
    write_readings(tally.sift(_readings(paths, workers, parser)), form)
    sys.exit(INCOMPLETE if tally.failed else DONE)


class Tally:
    """A count of what could not be read."""

    def __init__(self) -> None:
        """Start with none."""
        self.failed = 0

    def sift(self, items: Iterable[object]) -> Iterator[Reading]:
        """Pass readings on; name every other thing on standard error."""
        from tocsin.model import Reading

        for item in items:
            if isinstance(item, Reading):
                yield item
            else:
                self.failed += 1
                name, message = getattr(item, "name", "?"), getattr(item, "message", str(item))
                click.echo(f"tocsin: {name}: {message}", err=True)


def _readings(paths: Iterable[str], workers: int, parser: str | None) -> Iterator[object]:
    """Read documents one after the other or side by side, with a progress bar on a terminal."""
    from tocsin.intake import documents
    from tocsin.reading.workers import read_all

    if parser:
        import os

        os.environ["TOCSIN_PARSER"] = parser
    yield from with_progress(read_all(documents(paths), workers=workers))


def with_progress(items: Iterable[object]) -> Iterator[object]:
    """Count items on standard error while they pass, where that is a terminal."""
    if not sys.stderr.isatty() or sys.stdout.isatty():
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


def write_readings(readings: Iterable[Reading], form: str) -> None:
    """Write readings in a format found by name."""
    from tocsin.plugins import load

    write = cast("Callable[[Iterable[Reading], TextIO], None]", load("tocsin.exports", form))
    out = click.get_text_stream("stdout", encoding="utf-8")
    write(readings, out)


@main.command()
def schema() -> None:
    """Print the JSON Schema of the native record.

    \b
    Example:
      tocsin schema > record.schema.json
    """
    import json

    from tocsin.exports.record import json_schema

    click.echo(json.dumps(json_schema(), indent=2))


@main.command()
@click.argument("name", required=False)
@click.argument("readings", required=False, type=click.File("r", encoding="utf-8"))
def explain(name: str | None, readings: TextIO | None) -> None:
    """Explain a rule, or an event of a reading: its rules, spans, voices and status.

    Without a name, the rules are listed. READINGS is a file of native JSON lines, or -.

    \b
    Examples:
      tocsin explain
      tocsin explain factuality:modal
      tocsin read report.txt --format jsonl > r.jsonl; tocsin explain e41c0d3a90b2f r.jsonl
    """
    from tocsin.reading.explain import UnknownRule, explain_event, explain_rule, rule_names

    if name is None:
        click.echo("\n".join(rule_names()))
        return
    if readings is None:
        try:
            click.echo(explain_rule(name))
        except UnknownRule as error:
            raise click.ClickException(str(error)) from None
        return
    explained = _found(name, readings, explain_event)
    if explained is None:
        raise click.ClickException(f"no event {name} in {readings.name}")
    click.echo(explained)


def _found(
    name: str, lines: TextIO, explain_event: Callable[[Reading, str], str | None]
) -> str | None:
    """Explain the event of that id in the first reading that has it."""
    import msgspec

    from tocsin.exports.record import decode

    for number, line in enumerate(lines, 1):
        try:
            reading = decode(line)
        except msgspec.DecodeError as error:
            raise click.ClickException(
                f"{lines.name}:{number}: not a native record ({error}); make one with tocsin read "
                "--format jsonl"
            ) from None
        if explained := explain_event(reading, name):
            return explained
    return None


@main.command()
@click.argument("task")
@click.argument("file", type=click.Path(exists=True, dir_okay=False))
@click.option(
    "--documents", type=click.Path(exists=True, dir_okay=False), help="Texts of the gold."
)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON line.")
def evaluate(task: str, file: str, documents: str | None, as_json: bool) -> None:
    """Measure readings against gold; figures are percentages.

    \b
    Examples:
      tocsin evaluate events dev.json --documents docs_dev.jsonl
      tocsin evaluate probe probe_dev.jsonl --json
    """
    from tocsin.evaluation import TASKS
    from tocsin.evaluation import evaluate as measure

    if task not in TASKS:
        raise click.BadParameter(f"{task!r} is none of: {', '.join(TASKS)}", param_hint="TASK")
    from tocsin.reading.read import reader

    try:
        figures = measure(task, file, documents=documents, reader=reader())
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
        if isinstance(value, dict):
            click.echo(f"{key}:")
            for name, figure in value.items():
                click.echo(f"  {name:28} {figure}")
        else:
            click.echo(f"{key:30} {value}")


@main.command()
def demo() -> None:
    """Read the sample reports that come along and print their events."""
    from tocsin.samples import sample_folder

    tally = Tally()
    with sample_folder() as folder:
        write_readings(tally.sift(_readings([str(folder)], 1, None)), "table")
    click.echo("Next: tocsin read YOUR-REPORT.txt, or a page, a folder, a URL; see tocsin --help.")
    sys.exit(INCOMPLETE if tally.failed else DONE)
