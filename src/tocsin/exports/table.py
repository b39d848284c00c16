"""A table for people: a block a report; each sentence, then a row for each event it tells of."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import TextIO

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from tocsin.exports.row import Row, row_of
from tocsin.exports.terminal import NARROW, STYLES, card, show
from tocsin.exports.words import clipped, one_line
from tocsin.model import Document, Reading

# A heading and a width, or a share of what the fixed widths leave.
_COLUMNS = (
    ("What", 13, None),
    ("Who", None, 4),
    ("To whom", None, 4),
    ("Where", None, 3),
    ("When", 12, None),
    ("According to", None, 4),
    ("Standing", 16, None),
)
_TITLE, _CELL = 200, 160


def write(readings: Iterable[Reading], out: TextIO) -> None:
    """Print each reading as soon as it is there."""
    show(readings, lambda reading, width: render(reading, width=width), out)


def render(reading: Reading, *, width: int) -> RenderableType:
    """Lay out one reading: its heading, its sentences with their events, its problems."""
    parts: list[RenderableType] = [heading(reading.document, width=width)]
    rows = [row_of(event, reading) for event in reading.events]
    wide = width >= NARROW
    if rows and wide:
        parts.append(_grid(*(Text(name, style="dim underline") for name, *_ in _COLUMNS)))
    for _, group in groupby(rows, key=lambda row: row.words):
        parts += [*sentence(list(group), wide=wide), *([Text("")] if wide else [])]
    notes = [f"{problem.rule}: {problem.message}" for problem in reading.problems]
    parts += [_note(note) for note in notes or ([] if rows else ["no events"])]
    return Group(*parts) if rows and not notes else Group(*parts, Text(""))


def _note(words: str) -> Padding:
    """Say what is wrong with a reading, or that nothing is in it."""
    return Padding(Text(one_line(words), style="yellow"), (0, 2))


def heading(document: Document, *, width: int) -> Text:
    """Name a report by title, outlet and day, as far as they are known."""
    title = (
        one_line(document.title or "")
        or one_line(document.text.strip().partition("\n")[0])
        or document.id
    )
    title = clipped(title, _TITLE if document.title else width - 1)
    rest = ", ".join(one_line(part) for part in (document.outlet, document.published) if part)
    gap = "  " if len(title) + len(rest) + 2 <= width else "\n"
    return Text.assemble((title, "bold"), (f"{gap}{rest}" if rest else "", "dim"))


def sentence(rows: Sequence[Row], *, wide: bool) -> list[RenderableType]:
    """Quote a sentence, the triggers marked, and lay out what it tells of."""
    words = Text(f"“{rows[0].words}”", style="italic")
    for row in rows:
        words.stylize("bold", row.trigger[0] + 1, row.trigger[1] + 1)
    named = len(rows) > 1
    events = [_event(row, wide=wide, named=named) for row in rows]
    return [words, *events] if wide else [words, *(Padding(one, (0, 0, 1, 0)) for one in events)]


def _event(row: Row, *, wide: bool, named: bool) -> RenderableType:
    """Lay out one event: a repeat in a line, else a row or, where it is narrow, a card."""
    if row.again:
        return _repeat(row)
    cells = _cells(row, named=named)
    return _grid(*cells) if wide else _card(cells)


def _repeat(row: Row) -> Padding:
    """Say that an event is one told of above, and who tells of it here."""
    said = f"same as “{row.again}” above; according to {row.voices or 'the outlet itself'}; "
    words = Text.assemble((f"{row.what:<13} ", "bold dim"), (said, "dim"), _standing(row))
    return Padding(words, (0, 0, 0, 2))


def _grid(*cells: Text) -> Padding:
    """Lay cells out as one row of the table."""
    table = Table.grid(padding=(0, 1), expand=True)
    for _, width, ratio in _COLUMNS:
        table.add_column(width=width, ratio=ratio, overflow="fold")
    table.add_row(*cells)
    return Padding(table, (0, 0, 0, 2))


def _card(cells: Sequence[Text]) -> Padding:
    """Lay the known cells out as lines."""
    named = zip((name for name, *_ in _COLUMNS), cells, strict=True)
    return card(
        (name, Text(", ").join(cell.split("\n"))) for name, cell in named if cell.plain != "–"
    )


def _cells(row: Row, *, named: bool) -> list[Text]:
    """Return the cells of a row in the order of the columns; named adds the trigger."""
    trigger = f"“{row.words[slice(*row.trigger)]}”" if named else ""
    rest = "".join(f"\n{part}" for part in (row.mode, row.counts) if part)
    what = Text.assemble((row.what, "bold"), rest, (f"\n{trigger}" if named else "", "italic"))
    known = (row.actors, row.recipients, row.places, row.period, row.voices or "the outlet itself")
    return [what, *(Text(clipped(cell, _CELL) or "–") for cell in known), _standing(row, more=True)]


def _standing(row: Row, *, more: bool = False) -> Text:
    """Show the standing and, on request, the status, certainty and polarity it follows from."""
    details = f"\n{row.status} {row.certainty}{row.polarity}" if more else ""
    return Text.assemble((row.standing, STYLES[row.standing]), (details, "dim"))
