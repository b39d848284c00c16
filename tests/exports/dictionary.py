"""The data dictionary of docs/exports.md: `python -m tests.exports.dictionary` writes it anew."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from tocsin.exports.columns import Column, Table
from tocsin.exports.tables import TABLES

PAGE = Path(__file__).parents[2] / "docs/exports.md"
_SLOT = re.compile(r"(<!-- columns: (\w+) -->\n)(.*?)(<!-- end -->)", re.DOTALL)
_TYPES = {"words": "text", "code": "code", "day": "day", "whole": "whole", "number": "number"}


def described(table: Table[Any]) -> str:
    """Describe a table's columns in Markdown."""
    head = f"{table.description}\n\n| column | type | meaning |\n|---|---|---|\n"
    return head + "".join(_line(column) for column in table.columns)


def _line(column: Column[Any]) -> str:
    """Describe a column."""
    among = f"; one of {', '.join(f'`{value}`' for value in column.among)}" if column.among else ""
    return f"| `{column.name}` | {_TYPES[column.kind]} | {column.description}{among} |\n"


def slots(page: str) -> dict[str, str]:
    """Return the description of each table on a page."""
    return {found[2]: found[3] for found in _SLOT.finditer(page)}


if __name__ == "__main__":
    text = PAGE.read_text("utf-8")
    PAGE.write_text(
        _SLOT.sub(lambda m: f"{m[1]}{described(TABLES[m[2]])}{m[4]}", text), encoding="utf-8"
    )
