"""CSV and Parquet of a project, opened with pandas, polars and DuckDB."""

from __future__ import annotations

import datetime as dt
import io
from pathlib import Path

import duckdb
import pandas as pd
import polars as pl
import pytest
from pyarrow import parquet as pq

from tests.exports.made import HELD
from tocsin.exports.csv import guarded
from tocsin.exports.gathered import gather
from tocsin.exports.holding import Held
from tocsin.exports.project import csv, parquet
from tocsin.exports.tables import TABLES


def columns(table: str) -> list[str]:
    """Name the columns of a table."""
    return [column.name for column in TABLES[table].columns]


def expected(table: str) -> list[dict[str, str]]:
    """Return the rows of a table as CSV has them."""
    cells = TABLES[table].cells(HELD, gather(HELD))
    rows = (guarded(TABLES[table].columns, row) for row in cells)
    return [
        {
            name: "" if cell is None else str(cell)
            for name, cell in zip(columns(table), row, strict=True)
        }
        for row in rows
    ]


@pytest.mark.parametrize("table", TABLES)
def test_csv_opens_in_pandas_and_polars(table: str, tmp_path: Path) -> None:
    """Both read the header, a row a row, and every cell as it was written."""
    path = dict(zip(TABLES, csv.write(HELD, tmp_path), strict=True))[table]
    frame = pd.read_csv(path, dtype=str, keep_default_na=False)
    assert frame.to_dict("records") == expected(table)
    polar = pl.read_csv(path, infer_schema=False).fill_null("")
    assert polar.to_dicts() == expected(table)


def test_incidents_alone_go_into_a_pipe(tmp_path: Path) -> None:
    """What is written to a stream is the file of the incidents, byte for byte."""
    out = io.StringIO()
    csv.write_incidents(HELD, out)
    path, *_ = csv.write(HELD, tmp_path)
    assert out.getvalue().encode() == path.read_bytes()


def test_csv_has_numbers_that_add_up(tmp_path: Path) -> None:
    """A reader that guesses types gets numbers for counts, not words."""
    path, *_ = csv.write(HELD, tmp_path)
    assert pd.read_csv(path)["deaths_best"].sum() == 13
    assert pl.read_csv(path)["deaths_best"].sum() == 13
    assert duckdb.read_csv(str(path)).aggregate("sum(deaths_best)").fetchall() == [(13,)]


@pytest.mark.parametrize("table", TABLES)
def test_parquet_opens_in_pandas_polars_and_duckdb(table: str, tmp_path: Path) -> None:
    """All three read every row and the columns in their order."""
    path = dict(zip(TABLES, parquet.write(HELD, tmp_path), strict=True))[table]
    cells = [tuple(row) for row in TABLES[table].cells(HELD, gather(HELD))]
    days = [column.kind == "day" for column in TABLES[table].columns]
    rows = [
        tuple(
            dt.date.fromisoformat(cell) if day and isinstance(cell, str) else cell
            for cell, day in zip(row, days, strict=True)
        )
        for row in cells
    ]
    frame = pd.read_parquet(path, dtype_backend="pyarrow")
    assert list(frame.columns) == columns(table)
    assert len(frame) == len(rows)
    assert pl.read_parquet(path).rows() == rows
    assert duckdb.read_parquet(str(path)).fetchall() == rows


def test_parquet_is_typed(tmp_path: Path) -> None:
    """Days are dates, counts whole numbers, degrees floats, and each column says what it is."""
    path, *_ = parquet.write(HELD, tmp_path)
    schema = pq.read_schema(path)
    kinds = {name: str(schema.field(name).type) for name in ("start", "deaths_low", "latitude")}
    assert kinds == {"start": "date32[day]", "deaths_low": "int64", "latitude": "double"}
    assert schema.field("latitude").metadata[b"description"] == b"degrees north, WGS 84"
    (row, _) = pl.read_parquet(path).to_dicts()
    assert (row["start"], row["deaths_low"]) == (dt.date(2024, 5, 1), 7)
    months = duckdb.sql(
        f"select strftime(start, '%Y-%m'), sum(deaths_best) from '{path}' "
        "where counts_as_happened = 'flagged' group by 1"
    )
    assert months.fetchall() == [("2024-05", 13)]


@pytest.mark.parametrize("form", [csv, parquet])
def test_an_empty_project_has_tables_without_rows(form, tmp_path: Path) -> None:
    """Where nothing was added yet, every table is there with its columns."""
    for path, table in zip(form.write(Held("new"), tmp_path), TABLES, strict=True):
        frame = pd.read_csv(path) if path.suffix == ".csv" else pd.read_parquet(path)
        assert (list(frame.columns), len(frame)) == (columns(table), 0)


def test_many_rows_make_several_groups(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Rows beyond one group are written as they come, and none is lost."""
    monkeypatch.setattr("tocsin.exports.arrow._GROUP", 2)
    written = parquet.write(HELD, tmp_path)
    events = dict(zip(TABLES, written, strict=True))["events"]
    assert pq.ParquetFile(events).num_row_groups == 3
    assert pl.read_parquet(events)["event"].to_list() == ["e1", "e2", "e3", "e4", "e5"]
