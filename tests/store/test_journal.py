"""What is only ever added to: the log and the judgements."""

from __future__ import annotations

import pytest

from tests.store.made import AT, judgement, reading
from tocsin.store.errors import StoreError
from tocsin.store.record import Record


@pytest.mark.parametrize("table", ["log", "judgements"])
@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE {0} SET at = 'never'",
        "DELETE FROM {0}",
        "DELETE FROM {0} WHERE seq = 1",
    ],
)
def test_the_database_itself_refuses_changes(record: Record, table: str, statement: str):
    """Neither the log nor a judgement can be changed or deleted, whoever asks."""
    record.judge(judgement(1), at=AT)
    before = (record.log(), record.judgements())
    with (
        pytest.raises(StoreError, match=f"{table} is append-only"),
        record.writing() as connection,
    ):
        connection.exec_driver_sql(statement.format(table))
    assert (record.log(), record.judgements()) == before


def test_a_frozen_text_cannot_be_changed(record: Record):
    """The spans of every reading point into it."""
    record.add(reading(1), at=AT)
    with (
        pytest.raises(StoreError, match="documents is append-only"),
        record.writing() as connection,
    ):
        connection.exec_driver_sql("UPDATE documents SET text = 'Nothing happened.'")
    assert record.document("d1") == reading(1).document


def test_sqlite_replaces_no_line(record: Record):
    """INSERT OR REPLACE and TRUNCATE, which go round plain triggers, are refused as well."""
    record.note("looked", "d1", at=AT)
    sqlite = record.name.endswith(".sqlite")
    statement = (
        "INSERT OR REPLACE INTO log VALUES (1, 'never', '', '', '{}')" if sqlite else "TRUNCATE log"
    )
    with pytest.raises(StoreError, match="log is append-only"), record.writing() as connection:
        connection.exec_driver_sql(statement)
    assert record.log()[0].what == "looked"


def test_the_log_is_read_newest_first(record: Record):
    """By subject, by what was done, and page by page."""
    for number in range(5):
        record.note("looked", f"d{number % 2}", {"turn": number}, at=f"2026-11-25T10:0{number}:00Z")
    record.note("left", "d0", at=AT)
    assert [line.seq for line in record.log()] == [6, 5, 4, 3, 2, 1]
    assert [line.what for line in record.log(subject="d0")] == ["left", *["looked"] * 3]
    assert [line.subject for line in record.log(what=["left"])] == ["d0"]
    page = record.log(before=4, limit=2)
    assert [(line.at, line.detail) for line in page] == [
        ("2026-11-25T10:02:00Z", {"turn": 2}),
        ("2026-11-25T10:01:00Z", {"turn": 1}),
    ]


def test_judgements_come_in_the_order_they_were_made(record: Record):
    """Also where the clocks of those who judge differ; the same one twice is kept once."""
    made = [judgement(3), judgement(1, kind="same"), judgement(2, field="country", value='"CIV"')]
    assert [record.judge(one, at=AT) for one in made] == [True, True, True]
    assert record.judge(made[0], at=AT) is False
    assert record.judgements() == tuple(made)
    told = record.log(what=["judged"])
    assert [line.subject for line in told] == [one.id for one in reversed(made)]
    assert told[0].detail["why"] == "it is about a film"


def test_two_judgements_do_not_share_an_id(record: Record):
    """The second is refused and the first stays."""
    record.judge(judgement(1), at=AT)
    other = judgement(1, who="Bruno")
    assert other.id == judgement(1).id
    with pytest.raises(StoreError, match=f"another judgement has the id {other.id}"):
        record.judge(other, at=AT)
    assert record.judgements() == (judgement(1),)


def test_settings_are_kept_and_changed(record: Record):
    """Any JSON value; what was never set is None."""
    assert record.setting("made with") is None
    record.set_setting("made with", {"knowledge": "plover 1", "judgements": 3})
    record.set_setting("made with", ["plover 2", None])
    assert record.setting("made with") == ["plover 2", None]
