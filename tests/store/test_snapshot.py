"""Parquet files asked in DuckDB: the same months as the record, and no extension loaded."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from pathlib import Path

import pyarrow as pa
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pyarrow import parquet

from tocsin.store.errors import StoreError
from tocsin.store.layout import month_of
from tocsin.store.snapshot import Tally, open_snapshot

INCIDENT = ("id", "type", "standing", "country", "start", "end")
ROWS = [
    ("i1", "ASSAULT", "reported", "CIV", "2024-03-04", "2024-03-04"),
    ("i2", "ASSAULT", "reported", "CIV", "2024-03-30", "2024-04-02"),
    ("i3", "ASSAULT", "claimed", "CIV", "2024-03-05", "2024-03-05"),
    ("i4", "PROTEST", "reported", "FJI", "2023-05-07", None),
    ("i5", "PROTEST", "reported", "FJI", "2024-01-01", "2024-12-31"),
    ("i6", "PROTEST", "expected", None, None, None),
]


def day(words: str | None) -> dt.date | None:
    """Return a day as Arrow keeps it."""
    return None if words is None else dt.date.fromisoformat(words)


def save(folder: Path, rows: list[tuple[str | None, ...]], *, dates: bool = True) -> None:
    """Write the two files of a snapshot."""
    folder.mkdir(parents=True, exist_ok=True)
    columns = dict(zip(INCIDENT, zip(*rows, strict=True), strict=True))
    if dates:
        days = {name: [day(one) for one in columns[name]] for name in ("start", "end")}
        columns |= {name: pa.array(values, pa.date32()) for name, values in days.items()}
    parquet.write_table(pa.table(columns), folder / "incidents.parquet")
    parquet.write_table(pa.table({"event": ["e1", "e2"]}), folder / "events.parquet")


@pytest.mark.parametrize("kept_as", ["dates", "words"])
def test_incidents_are_counted_by_month_country_type_and_standing(tmp_path: Path, kept_as: str):
    """Days may be dates or words; the unknown is counted, last, and not left out."""
    save(tmp_path, ROWS, dates=kept_as == "dates")
    with open_snapshot(tmp_path) as snapshot:
        assert snapshot.tally() == (
            Tally("2023-05", "FJI", "PROTEST", "reported", 1),
            Tally("2024-03", "CIV", "ASSAULT", "claimed", 1),
            Tally("2024-03", "CIV", "ASSAULT", "reported", 2),
            Tally(None, "FJI", "PROTEST", "reported", 1),
            Tally(None, None, "PROTEST", "expected", 1),
        )


days = st.none() | st.dates(dt.date(2020, 1, 1), dt.date(2021, 3, 1)).map(dt.date.isoformat)


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(periods=st.lists(st.tuples(days, days), min_size=1, max_size=40))
def test_a_snapshot_has_the_months_of_the_record(
    tmp_path: Path, periods: list[tuple[str | None, str | None]]
):
    """DuckDB's rule and the record's are one."""
    save(tmp_path, [("i", "AID", "reported", "CIV", start, end) for start, end in periods])
    with open_snapshot(tmp_path) as snapshot:
        counted = {tally.month: tally.incidents for tally in snapshot.tally()}
    assert counted == Counter(month_of(start, end) for start, end in periods)


@pytest.mark.parametrize("name", ["plain", "it's [a-z]* 100%?", "a'; SELECT 1; --"])
def test_both_tables_can_be_asked_in_any_folder(tmp_path: Path, name: str):
    """Signs in a path are no pattern and no SQL; parameters are bound."""
    save(tmp_path / name, ROWS)
    with open_snapshot(tmp_path / name) as snapshot:
        counted = "SELECT count(*) FROM incidents WHERE country = ?"
        assert snapshot.rows(counted, "CIV") == [(3,)]
        assert snapshot.rows("SELECT event FROM events ORDER BY 1") == [("e1",), ("e2",)]


def test_no_extension_is_installed(tmp_path: Path):
    """All that is loaded comes linked into DuckDB's package, so no network is needed."""
    save(tmp_path, ROWS)
    loaded = "SELECT DISTINCT install_mode FROM duckdb_extensions() WHERE loaded"
    with open_snapshot(tmp_path) as snapshot:
        assert snapshot.tally()
        assert snapshot.rows(loaded) == [("STATICALLY_LINKED",)]


def test_a_file_that_is_missing_or_broken_is_named(tmp_path: Path):
    """With the command that makes it."""
    with pytest.raises(StoreError, match=r"events\.parquet cannot be read \(.*tocsin export --for"):
        open_snapshot(tmp_path)
    save(tmp_path, ROWS)
    (tmp_path / "incidents.parquet").write_text("no rows here")
    with pytest.raises(StoreError, match=r"incidents\.parquet cannot be read"):
        open_snapshot(tmp_path)
