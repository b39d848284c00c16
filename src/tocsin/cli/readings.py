"""Read reports and print what they say: read, demo."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, TextIO, cast

import click

from tocsin.cli.shell import DONE, INCOMPLETE, complain, counted, examples, say_first_time

if TYPE_CHECKING:
    from tocsin.intake import Failure
    from tocsin.model import Reading
    from tocsin.reading.workers import Quarantined

    Found = Reading | Failure | Quarantined

FORMATS = ("table", "jsonl", "csv")


@click.command(
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
    say_first_time()
    try:
        yield from counted(read_all(documents(paths), workers=workers))
    except NoWorker as error:
        raise click.ClickException(str(error)) from None


def write_readings(found: Iterable[Found], form: str) -> int:
    """Write readings in a format found by name; return the exit code."""
    from tocsin.plugins import load

    failed: list[str] = []
    write = cast("Callable[[Iterable[Reading], TextIO], None]", load("tocsin.exports", form))
    write(sifted(found, failed), sys.stdout)
    return INCOMPLETE if failed else DONE


def sifted(found: Iterable[Found], failed: list[str]) -> Iterator[Reading]:
    """Pass readings on; name every other thing on standard error and in the list of failed."""
    from tocsin.model import Reading

    for item in found:
        if isinstance(item, Reading):
            yield item
        else:
            failed.append(item.name)
            complain(item.name, item.message)
