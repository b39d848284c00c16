"""Columns and tables: one list serves CSV, Parquet, GeoJSON, the data package and its page."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from tocsin.exports.gathered import Gathered
from tocsin.exports.holding import Holding
from tocsin.exports.words import one_line
from tocsin.knowledge.categories import Category

type Value = str | int | float | None
# words: from reports and people; code: from a closed list, or a digest; day: an ISO day.
Kind = Literal["words", "code", "day", "whole", "number"]


@dataclass(frozen=True, slots=True)
class Column[Row]:
    """One column: what it holds, said in a line, and how a row gives it.

    among lists the values of a closed list.
    """

    name: str
    kind: Kind
    description: str
    of: Callable[[Row], Value]
    among: tuple[str, ...] = ()

    def cell(self, row: Row) -> Value:
        """Return the value of a row: words on one line without controls, unknown as None."""
        value = self.of(row)
        return one_line(value) or None if isinstance(value, str) else value


@dataclass(frozen=True, slots=True)
class Table[Row]:
    """One table: its columns, the first the key, and how a holding gives its rows.

    links lead from a column to the table whose key it holds.
    """

    name: str
    description: str
    columns: tuple[Column[Row], ...]
    rows: Callable[[Holding, Gathered], Iterator[Row]]
    key: str
    links: tuple[tuple[str, str], ...] = ()

    def cells(self, holding: Holding, gathered: Gathered) -> Iterator[list[Value]]:
        """Give the cells of each row, in the order of the columns."""
        for row in self.rows(holding, gathered):
            yield [column.cell(row) for column in self.columns]


def category_columns[Row](of: Callable[[Row], Category | None]) -> tuple[Column[Row], ...]:
    """Make the columns of an act's single category, for tables that have no status."""

    def part(row: Row, name: str) -> Value:
        """Return one part, if there is a category."""
        category = of(row)
        return getattr(category, name) if category else None

    return (
        Column(
            "plover",
            "code",
            "PLOVER's single category, status folded in: a threatened attack is THREATEN; empty "
            "where nothing was done or announced",
            lambda row: part(row, "plover"),
        ),
        Column("cameo_root", "code", "CAMEO's root of it", lambda row: part(row, "cameo_root")),
        Column(
            "quad",
            "code",
            "verbal or material, cooperation or conflict",
            lambda row: part(row, "quad"),
        ),
        Column(
            "intensity",
            "number",
            "from -10 (conflict) to +10 (cooperation), by type",
            lambda row: part(row, "intensity"),
        ),
    )


def listed(words: Iterable[str | None]) -> str:
    """Join what is known with "; "; a "; " inside becomes ", ", so that a cell splits again."""
    return "; ".join(one_line(word).replace("; ", ", ") for word in words if word)


def distinct(words: Iterable[str | None]) -> str:
    """Join what is known with "; ", each once, in order of first appearance."""
    return listed(dict.fromkeys(words))
