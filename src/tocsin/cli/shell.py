"""What all commands share: exit codes, errors in one line, progress on standard error."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager

import click

DONE, INCOMPLETE, INTERRUPTED, UNHEARD = 0, 1, 130, 141  # 128 + the signal, as shells count
RECORDS = ("reading", "incident", "story", "judgement")
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


def counted[T](items: Iterable[T]) -> Iterator[T]:
    """Count items on standard error while they pass, where that is a terminal and output is not."""
    if sys.stdout.isatty():
        yield from items
        return
    with advancing("read") as advance:
        for item in items:
            yield item
            advance(1)


@contextmanager
def advancing(done: str) -> Iterator[Callable[[int], object]]:
    """Show a count of what is done on standard error, where that is a terminal."""
    if sys.stderr is None or not sys.stderr.isatty():
        yield lambda _: None
        return
    from rich.console import Console
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    columns = (SpinnerColumn(), TextColumn(f"{{task.completed}} {done}"), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task(done, total=None)
        yield lambda number: progress.advance(task, number)


def say_first_time() -> None:
    """Say on a terminal why the first reading on a machine takes longer."""
    from tocsin.knowledge.place_index import is_built

    if sys.stderr is not None and sys.stderr.isatty() and not is_built():
        click.echo("compiling the index of places, once on this machine: ten seconds", err=True)


def complain(name: str, message: str) -> None:
    """Name on standard error what could not be done, on one line."""
    from tocsin.exports.words import one_line

    said = one_line(f"tocsin: {name}: {message}")
    click.echo(said, file=sys.stderr, err=True)  # as it is now: a progress bar stands in
