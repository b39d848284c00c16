"""CSV of a project: a file a table, for spreadsheets and statistics."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import Any, TextIO

from tocsin.exports.columns import Table
from tocsin.exports.csv import guarded
from tocsin.exports.files import replacing
from tocsin.exports.gathered import Gathered, gather
from tocsin.exports.holding import Holding
from tocsin.exports.incident_columns import INCIDENTS
from tocsin.exports.tables import TABLES

FILES = tuple(f"{name}.csv" for name in TABLES)


def write(holding: Holding, folder: Path) -> tuple[Path, ...]:
    """Write each table with a header, in UTF-8, one line a row."""
    gathered = gather(holding)
    with replacing(folder, *FILES) as paths:
        for path, table in zip(paths, TABLES.values(), strict=True):
            with path.open("w", encoding="utf-8", newline="") as out:
                write_table(table, holding, gathered, out)
    return tuple(folder / name for name in FILES)


def write_incidents(holding: Holding, out: TextIO) -> None:
    """Write the incidents alone, for a pipe."""
    write_table(INCIDENTS, holding, gather(holding), out)


def write_table(table: Table[Any], holding: Holding, gathered: Gathered, out: TextIO) -> None:
    """Write a table's header and its rows."""
    rows = csv.writer(out, lineterminator="\n")
    rows.writerow(column.name for column in table.columns)
    rows.writerows(guarded(table.columns, row) for row in table.cells(holding, gathered))
