"""What the tables for people share: the width of a terminal, colours, cards of known fields."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from typing import TextIO

from rich.console import Console, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

STYLES = {
    "established": "bold green",
    "reported": "green",
    "claimed": "yellow",
    "disputed": "magenta",
    "expected": "cyan",
    "conjectured": "blue",
    "not occurred": "red",
}
# Below the one, rows become cards; lines longer than the other are hard to follow.
NARROW, _WIDE = 100, 160
# The width where there is no terminal to ask.
_UNKNOWN = 110
_INDENT = 2


def show[T](items: Iterable[T], render: Callable[[T, int], RenderableType], out: TextIO) -> None:
    """Print each item as soon as it is there, laid out for the width of the terminal."""
    console = Console(file=out, highlight=False)
    known = console.is_terminal or "COLUMNS" in os.environ
    width = min(console.width, _WIDE) if known else _UNKNOWN
    for item in items:
        with console.capture() as captured:
            console.print(render(item, width), width=width)
        out.writelines(f"{line.rstrip()}\n" for line in captured.get().splitlines())
        out.flush()


def card(fields: Iterable[tuple[str, RenderableType]]) -> Padding:
    """Lay named fields out as lines."""
    table = Table.grid(padding=(0, 1))
    table.add_column(style="dim", min_width=12)
    table.add_column(overflow="fold")
    for name, cell in fields:
        table.add_row(name, cell)
    return Padding(table, (0, 0, 0, _INDENT))


def styled_standing(standing: str) -> Text:
    """Show a standing in its colour."""
    return Text(standing, STYLES[standing])
