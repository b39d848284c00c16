"""Parquet through Arrow: columns become typed fields, rows are written group by group."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import batched
from pathlib import Path
from typing import Any

import pyarrow as pa
from pyarrow import parquet

from tocsin.exports.columns import Column, Value

# Rows of a group: few enough for any laptop, enough to compress well.
_GROUP = 20_000
_TYPES: dict[str, pa.DataType] = {
    "words": pa.string(),
    "code": pa.string(),
    "day": pa.date32(),
    "whole": pa.int64(),
    "number": pa.float64(),
}


def fields_of(columns: Iterable[Column[Any]]) -> list[pa.Field]:
    """Make a typed field of each column; its description goes along."""
    return [
        pa.field(column.name, _TYPES[column.kind], metadata={"description": column.description})
        for column in columns
    ]


def typed(columns: Sequence[Column[Any]], cells: Sequence[Value]) -> list[Any]:
    """Turn ISO days into dates; all else is typed already."""
    return [
        dt.date.fromisoformat(cell) if column.kind == "day" and isinstance(cell, str) else cell
        for column, cell in zip(columns, cells, strict=True)
    ]


def write(
    path: Path,
    fields: list[pa.Field],
    rows: Iterable[Sequence[Any]],
    *,
    about: Callable[[], Mapping[str, str]] = dict,
) -> None:
    """Write rows to a Parquet file; about is asked for the file's metadata after the last row."""
    schema = pa.schema(fields)
    with parquet.ParquetWriter(path, schema, compression="zstd") as writer:
        for group in batched(rows, _GROUP):
            columns = zip(*group, strict=True)
            arrays = [
                pa.array(cells, field.type) for cells, field in zip(columns, fields, strict=True)
            ]
            writer.write_table(pa.Table.from_arrays(arrays, schema=schema))
        writer.add_key_value_metadata(dict(about()))
