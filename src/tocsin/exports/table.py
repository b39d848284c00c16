"""A table for people: one block a report, one row an event, the words behind it underneath."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TextIO

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from tocsin.exports.row import Row, row_of
from tocsin.model import Reading

_STYLES = {
    "established": "bold green",
    "reported": "green",
    "claimed": "yellow",
    "disputed": "magenta",
    "expected": "cyan",
    "conjectured": "blue",
    "not occurred": "red",
}
_COLUMNS = (
    ("What", 3),
    ("Who", 5),
    ("To whom", 5),
    ("Where", 3),
    ("When", 3),
    ("Status", 3),
    ("According to", 5),
    ("Standing", 3),
)
_NARROW = 100


def write(readings: Iterable[Reading], out: TextIO) -> None:
    """Print each reading as soon as it is there."""
    console = Console(file=out, highlight=False)
    for reading in readings:
        console.print(render(reading, width=console.width))


def render(reading: Reading, *, width: int) -> RenderableType:
    """Lay out one reading: its heading, its events, its problems."""
    parts: list[RenderableType] = [heading(reading)]
    rows = [row_of(event, reading) for event in reading.events]
    if rows:
        lay = _card if width < _NARROW else _grid_row
        parts += [] if width < _NARROW else [_header()]
        parts += [part for row in rows for part in (lay(row), _words(row))]
    elif not reading.problems:
        parts.append(Padding(Text("nothing to code", style="dim"), (0, 2)))
    for problem in reading.problems:
        parts.append(Padding(Text(f"{problem.rule}: {problem.message}", style="yellow"), (0, 2)))
    return Group(*parts, Text(""))


def heading(reading: Reading) -> Text:
    """Name a report by title, outlet and day, as far as they are known."""
    document = reading.document
    title = document.title or document.text.strip().splitlines()[0][:80]
    rest = ", ".join(part for part in (document.outlet, document.published) if part)
    return Text.assemble((title, "bold"), (f"  {rest}" if rest else "", "dim"))


def _grid() -> Table:
    table = Table.grid(padding=(0, 1), expand=True)
    for _, ratio in _COLUMNS:
        table.add_column(ratio=ratio, overflow="fold")
    return table


def _header() -> Table:
    table = _grid()
    table.add_row(*(Text(name, style="dim underline") for name, _ in _COLUMNS))
    return table


def _grid_row(row: Row) -> Table:
    table = _grid()
    table.add_row(*_cells(row))
    return table


def _cells(row: Row) -> list[Text]:
    """Return the cells of a row in the order of the columns."""
    what = Text.assemble((row.what, "bold"), f"\n{row.mode}" if row.mode else "")
    if row.counts:
        what.append(f"\n{row.counts}", style="dim")
    return [
        what,
        Text(row.actors or "–"),
        Text(row.recipients or "–"),
        Text(row.places or "–"),
        Text(row.period or "–"),
        Text(f"{row.status}\n{row.certainty}{row.polarity}"),
        Text(row.voices or "the outlet itself"),
        Text(row.standing, style=_STYLES[row.standing]),
    ]


def _card(row: Row) -> Table:
    """Lay a row out as lines, for a narrow terminal."""
    table = Table.grid(padding=(0, 1))
    table.add_column(style="dim", min_width=12)
    table.add_column(overflow="fold")
    for (name, _), cell in zip(_COLUMNS, _cells(row), strict=True):
        cell.plain = cell.plain.replace("\n", " ")
        table.add_row(name, cell)
    return table


def _words(row: Row) -> Padding:
    """Quote the words behind a row, the trigger marked."""
    words = Text(f"“{row.words}”", style="italic dim")
    words.stylize("bold not dim", row.trigger[0] + 1, row.trigger[1] + 1)
    return Padding(words, (0, 0, 1, 2))
