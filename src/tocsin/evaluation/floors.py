"""The floors on gold: measure every task, show each figure by its floor, refuse a drop.

Run it as `python -m tocsin.evaluation.floors`.
"""

from __future__ import annotations

import argparse
import hashlib
import sys
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

from tocsin.evaluation.floorfile import (
    FloorFile,
    Measured,
    TaskFloors,
    drops,
    load,
    raised,
    render,
    reset,
)
from tocsin.evaluation.gold import GoldError
from tocsin.evaluation.tasks import Reader, evaluate

LEAST_REASON = 20  # characters: enough for a sentence that says why, too many for "ok"


def measure(floors: FloorFile, gold: Path, *, reader: Reader) -> dict[str, Measured]:
    """Run every task of the floors file on the gold folder."""
    return {name: _measure(name, task, gold, reader) for name, task in floors.tasks.items()}


def main(arguments: Sequence[str] | None = None, *, reader: Reader | None = None) -> int:
    """Measure, print, and return the exit code: 1 where anything dropped, 2 on wrong usage."""
    options = _options(arguments)
    if fault := _misuse(options):
        return _refuse(fault)
    try:
        floors = load(options.file)
        measured = measure(floors, options.shared / "gold", reader=reader or _reader())
    except (GoldError, OSError) as error:
        return _refuse(str(error))
    _show(floors, measured)
    if options.update:
        floors = _updated(floors, measured, options.allow_regression)
        options.file.write_text(render(floors), "utf-8")
    left = drops(floors, measured)
    for drop in left:
        sys.stderr.write(f"floors: {drop}\n")
    return 1 if left else 0


def _measure(name: str, task: TaskFloors, gold: Path, reader: Reader) -> Measured:
    """Run one task; only figures have floors, tables by type or family have none."""
    documents = None if task.documents is None else gold / task.documents
    result = evaluate(name, gold / task.file, documents=documents, reader=reader)
    figures = {key: value for key, value in result.items() if isinstance(value, float)}
    digests = {file: hashlib.sha256((gold / file).read_bytes()).hexdigest() for file in task.files}
    return Measured(figures, digests)


def _updated(floors: FloorFile, measured: Mapping[str, Measured], reason: str | None) -> FloorFile:
    """Raise the floors, or set them where a reason for a drop is given."""
    if reason is None:
        return raised(floors, measured)
    return reset(floors, measured, day=date.today().isoformat(), reason=reason)


def _show(floors: FloorFile, measured: Mapping[str, Measured]) -> None:
    """Print one row a figure."""
    from rich.console import Console
    from rich.table import Table

    table = Table("task", "key", "floor", "measured", "verdict", title="floors on gold")
    for name, now in measured.items():
        task = floors.tasks[name]
        for key, figure in now.figures.items():
            floor = str(task.floors.get(key, "–"))
            table.add_row(name, key, floor, str(figure), task.verdict(key, figure))
    Console().print(table)


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    """Parse the command line."""
    parser = argparse.ArgumentParser(prog="tocsin.evaluation.floors", description=__doc__)
    parser.add_argument("--shared", type=Path, default=Path("../shared"), help="has gold/ in it")
    parser.add_argument("--file", type=Path, default=Path("floors.toml"), help="the floors")
    parser.add_argument("--update", action="store_true", help="raise floors to what is measured")
    parser.add_argument("--allow-regression", metavar="SENTENCE", help="also lower them, and why")
    return parser.parse_args(arguments)


def _misuse(options: argparse.Namespace) -> str | None:
    """Say what is wrong with the options, if anything."""
    if options.allow_regression is None:
        return None
    if not options.update:
        return "--allow-regression only makes sense with --update"
    if len(options.allow_regression.strip()) < LEAST_REASON:
        return f"say why in a sentence of at least {LEAST_REASON} characters"
    return None


def _refuse(message: str) -> int:
    """Say what is wrong and return the exit code for it."""
    sys.stderr.write(f"floors: {message}\n")
    return 2


def _reader() -> Reader:
    """Return the reading that ships."""
    from tocsin.reading.read import read

    return read


if __name__ == "__main__":
    sys.exit(main())
