"""Laws of exports: whatever people are called and write, no format loses or breaks a row."""

from __future__ import annotations

import json
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import geopandas
import pandas as pd
import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.exports.made import renamed
from tocsin.exports.columns import Value
from tocsin.exports.csv import guarded
from tocsin.exports.gathered import gather
from tocsin.exports.holding import Held
from tocsin.exports.project import csv, geojson, geoparquet, jsonl, parquet
from tocsin.exports.record import (
    decode_incidents,
    decode_judgements,
    decode_lines,
)
from tocsin.exports.tables import TABLES

law = settings(deadline=None, max_examples=60, derandomize=True)
odd = st.text(st.sampled_from("aé,;\"'\r\n\t =+-@\x00\x1b\x85\u2028\u202e\u200fم😀\ud800\udc00\\"))
names = (st.text(max_size=20) | odd | st.text(st.characters(), max_size=8)).filter(len)


def cells(table: str, held: Held) -> list[list[Value]]:
    """Return the cells of a table."""
    return list(TABLES[table].cells(held, gather(held)))


def written(form: Any, held: Held, folder: str) -> dict[str, Path]:
    """Write a format and return its files by their first name."""
    return {path.name.partition(".")[0]: path for path in form.write(held, Path(folder))}


@law
@given(words=names)
def test_csv_keeps_every_cell(words: str) -> None:
    """Pandas and polars read one row for one row, each cell as it is; none is a formula."""
    held = renamed(words)
    with TemporaryDirectory() as folder:
        for name, path in written(csv, held, folder).items():
            columns = TABLES[name].columns
            rows = [guarded(columns, row) for row in cells(name, held)]
            expected = [tuple("" if c is None else str(c) for c in row) for row in rows]
            frame = pd.read_csv(path, dtype=str, keep_default_na=False, encoding="utf-8")
            assert list(frame.itertuples(index=False, name=None)) == expected
            assert pl.read_csv(path, infer_schema=False).fill_null("").rows() == expected
            said = [i for i, column in enumerate(columns) if column.kind == "words"]
            assert not [row for row in expected for i in said if row[i].startswith(tuple("=+-@"))]


@law
@given(words=names)
def test_parquet_keeps_every_cell(words: str) -> None:
    """Parquet has every cell of words as it is, without an apostrophe."""
    held = renamed(words)
    with TemporaryDirectory() as folder:
        for name, path in written(parquet, held, folder).items():
            texts = [c.name for c in TABLES[name].columns if c.kind in ("words", "code")]
            places = [i for i, c in enumerate(TABLES[name].columns) if c.name in texts]
            expected = [tuple(row[i] for i in places) for row in cells(name, held)]
            assert pl.read_parquet(path, columns=texts).rows() == expected


@law
@given(words=names)
def test_maps_keep_every_cell(words: str) -> None:
    """GeoJSON and GeoParquet have the point and every cell of the incident's row."""
    held = renamed(words)
    columns = [column.name for column in TABLES["incidents"].columns]
    (row,) = cells("incidents", held)
    with TemporaryDirectory() as folder:
        text = written(geojson, held, folder)["incidents"].read_text("utf-8")
        (feature,) = json.loads(text)["features"]
        assert feature["properties"] == dict(zip(columns, row, strict=True))
        frame = geopandas.read_parquet(written(geoparquet, held, folder)["incidents"])
    assert frame["place"].dropna().to_list() == list(filter(None, [row[columns.index("place")]]))
    assert (frame.geometry[0].x, frame.geometry[0].y) == (-0.05, 16.25)


@law
@given(words=names)
def test_records_come_back(words: str) -> None:
    """Native records are the same once read, halves of surrogate pairs apart."""
    whole = renamed(words.encode("utf-16", "surrogatepass").decode("utf-16", "replace"))
    decoders = {
        "readings": (decode_lines, whole.every_reading),
        "incidents": (decode_incidents, whole.every_incident),
        "judgements": (decode_judgements, whole.every_judgement),
    }
    with TemporaryDirectory() as folder:
        paths = written(jsonl, whole, folder)
        for name, (decode, records) in decoders.items():
            lines = paths[name].read_bytes().split(b"\n")
            assert lines.pop() == b""
            assert tuple(decode(lines, name=name)) == records
        half = written(jsonl, renamed(words), folder)
        assert [len(path.read_bytes().split(b"\n")) for path in half.values()] == [2, 2, 1, 2]


@pytest.mark.parametrize("words", ["=1+1", "-5 troops", "@x", "+", "\t=cmd|' /C calc'!A0"])
def test_no_cell_is_a_formula(words: str, tmp_path: Path) -> None:
    """In a project's CSV, words that a spreadsheet would run get an apostrophe; numbers do not."""
    path = written(csv, renamed(words), str(tmp_path))["incidents"]
    (row,) = pd.read_csv(path, dtype=str, keep_default_na=False).to_dict("records")
    assert row["place"] == f"'{words.strip()}"
    assert row["longitude"] == "-0.05"
    parquet_path = written(parquet, renamed(words), str(tmp_path))["incidents"]
    assert pl.read_parquet(parquet_path)["place"][0] == words.strip()
