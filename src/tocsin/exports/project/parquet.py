"""Parquet of a project: a file a table, typed, for DuckDB, pandas, polars and R."""

from __future__ import annotations

from pathlib import Path

from tocsin.exports import arrow
from tocsin.exports.files import replacing
from tocsin.exports.gathered import gather
from tocsin.exports.holding import Holding
from tocsin.exports.tables import TABLES

FILES = tuple(f"{name}.parquet" for name in TABLES)


def write(holding: Holding, folder: Path) -> tuple[Path, ...]:
    """Write each table; days are dates, unknown is null."""
    gathered = gather(holding)
    with replacing(folder, *FILES) as paths:
        for path, table in zip(paths, TABLES.values(), strict=True):
            cells = table.cells(holding, gathered)
            rows = (arrow.typed(table.columns, row) for row in cells)
            arrow.write(path, arrow.fields_of(table.columns), rows)
    return tuple(folder / name for name in FILES)
