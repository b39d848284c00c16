"""The form of the record: steps that keep what is there, and tables that are as the code says."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import insert, text

from tests.store.made import AT, derived, judgement, reading
from tocsin.model import digest
from tocsin.store import schema
from tocsin.store.bodies import encode, reading_body
from tocsin.store.databases import reach
from tocsin.store.errors import StoreError
from tocsin.store.record import Record, open_record
from tocsin.store.tables import METADATA, VERSION_TABLE, documents, judgements, log, readings

# What a database has of its own for full text and boxes, and Alembic's version.
OUTSIDE = ("documents_words", "incident_boxes", VERSION_TABLE)


def is_table(name: str | None, kind: str, _: object) -> bool:
    """Leave the inside of indexes out of a comparison."""
    return kind != "table" or not (name or "").startswith(OUTSIDE)


def test_tables_are_as_the_code_says(record: Record):
    """The migrated schema and tables.py have no difference."""
    with record.reading() as connection:
        context = MigrationContext.configure(connection, opts={"include_name": is_table})
        assert compare_metadata(context, METADATA) == []


def test_every_step_is_known():
    """The steps in the folder are those this Tocsin says it knows, in order."""
    config = Config()
    config.set_main_option("script_location", str(schema.STEPS))
    scripts = ScriptDirectory.from_config(config)
    steps = [step.revision for step in scripts.walk_revisions()]
    assert tuple(reversed(steps)) == schema.KNOWN
    assert scripts.get_current_head() == schema.HEAD


def make_first_form(place: str) -> None:
    """Make a record as the first step leaves it, with a document, a judgement and a log."""
    _, engine = reach(place, create=True, readonly=False, patience=1)
    kept = reading(1)
    row = {"id": "d1", "rank": 1, "digest": digest(kept.document.text), "text": kept.document.text}
    known = {"title": "Report 1", "outlet": "Le Phare", "published": "2024-03-05", "language": "en"}
    made = {"tocsin": "0.1.0", "knowledge": "plover 1", "weights": None, "parser": "parser 1"}
    one = judgement(1)
    decided = {"id": one.id, "body": encode(one), "when": one.when, "at": AT}
    line = {"at": AT, "what": "document added", "subject": "d1", "detail": "{}"}
    with engine.connect().execution_options(writes=True) as connection, connection.begin():
        schema.upgrade(connection, to="0001")
        connection.execute(insert(documents), {**row, **known})
        connection.execute(insert(readings), {"document": "d1", "body": reading_body(kept), **made})
        connection.execute(insert(judgements), decided)
        connection.execute(insert(log), line)
    engine.dispose()


def test_an_older_record_is_brought_up_to_date(place: str):
    """Its rows are kept, its documents are found by their words, and it can be corroborated."""
    make_first_form(place)
    with open_record(place) as record:
        assert list(record.readings()) == [reading(1)]
        assert record.judgements() == (judgement(1),)
        assert [line.what for line in record.log()] == ["document added"]
        assert record.search_text("herders") == ("d1",)
        assert record.pending() == ("d1",)
        record.replace_derived(derived(1), at=AT)
        assert record.check() == ()
        with record.reading() as connection:
            assert schema.version_of(connection) == schema.HEAD


def test_an_older_record_is_not_changed_by_a_reader(place: str):
    """Who opens it for reading is told to open it for writing once."""
    make_first_form(place)
    with pytest.raises(StoreError, match="has an older form: open it for writing once"):
        open_record(place, readonly=True)
    with open_record(place), open_record(place, readonly=True) as reader:
        assert reader.has("d1")


def test_a_newer_record_is_refused(place: str):
    """The error names the record, both forms and the remedy; nothing is changed."""
    with open_record(place, create=True) as record, record.writing() as connection:
        connection.execute(text(f"UPDATE {VERSION_TABLE} SET version_num = '9999'"))
    for create in (True, False):
        with pytest.raises(StoreError, match=r"made by a newer Tocsin \(form 9999, .* pip install"):
            open_record(place, create=create)


def test_a_step_that_fails_leaves_the_older_form(place: str, monkeypatch: pytest.MonkeyPatch):
    """Steps are one transaction: the record opens again with what it had."""
    make_first_form(place)

    def broken(*_: object) -> int:
        raise RuntimeError("power")

    with monkeypatch.context() as patch:
        patch.setattr("tocsin.store.search.complete", broken)
        with pytest.raises(RuntimeError, match="power"):
            open_record(place)
    with open_record(place) as record:
        assert list(record.readings()) == [reading(1)]
        assert record.check() == ()


def test_a_record_file_says_what_it_is(tmp_path: Path):
    """The file carries Tocsin's number, which file(1) can show, and writes ahead."""
    open_record(tmp_path / "record.sqlite", create=True).close()
    connection = sqlite3.connect(tmp_path / "record.sqlite")
    assert connection.execute("PRAGMA application_id").fetchone() == (int.from_bytes(b"Tocs"),)
    assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    connection.close()


QUICK = """
import sys
from tocsin.store.record import open_record
with open_record(sys.argv[1], create=True) as record:
    print(record.counts().documents)
heavy = ("alembic", "psycopg", "duckdb", "pyarrow", "spacy", "pandas")
print([name for name in heavy if name in sys.modules])
"""


def test_a_record_of_the_newest_form_opens_without_what_makes_it(tmp_path: Path):
    """Alembic is loaded for steps only, a driver or DuckDB only where it is asked."""
    path = tmp_path / "record.sqlite"
    open_record(path, create=True).close()
    command = [sys.executable, "-c", QUICK, str(path)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert done.stdout == "0\n[]\n"
