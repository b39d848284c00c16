"""The derived tables: changed bit by bit or made again, with the same result."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from sqlalchemy import delete, select, update

from tests.store.made import AT, TABOU, derived, edge, event_row, incident, reading, site
from tocsin.model import Reprint, Story, When
from tocsin.store.errors import StoreError
from tocsin.store.record import Record
from tocsin.store.rows import Derived, KeyRow, LogLine
from tocsin.store.tables import DERIVED, events, incident_events, incidents

COPY = Reprint("d2", "d1", "cut", 0.93, ("text:containment", "credit:byline"))
MERGED = Reprint("d3", "d1", "merged", 0.41, ("text:containment",))
STORY = Story("s1", ("d1", "d2"), (COPY,))
ROUND_UP = Story("s3", ("d1", "d3"), (MERGED,))


def fill(record: Record, *numbers: int) -> None:
    """Add reports."""
    with record.writing():
        for number in numbers:
            record.add(reading(number), at=AT)


def rows(record: Record) -> dict[str, list[tuple[object, ...]]]:
    """Return all rows of the derived tables."""
    with record.reading() as connection:
        return {
            table.name: [
                tuple(row) for row in connection.execute(select(table).order_by(*table.primary_key))
            ]
            for table in DERIVED
        }


def whole() -> Derived:
    """Make a change with a row for every table."""
    given = derived(1, 2, 3, edges=(edge(1, 2), edge(2, 3, "fulfils", -0.25)))
    links = {"relinked": ("d1", "d2", "d3"), "reprints": (COPY, MERGED)}
    return replace(given, **links, stories=(STORY, ROUND_UP))


def told(line: LogLine) -> tuple[str, str]:
    """Return what a line says of which incident."""
    return line.what, line.subject


def test_what_is_written_is_found_again(record: Record):
    """By key, by event, by document and by id; what is unknown gives nothing."""
    fill(record, 1, 2, 3)
    record.replace_derived(whole(), at=AT)
    assert record.events_with_keys(["ASSAULT:CIV:2024-03", "no key"]) == {
        "e1": "d1",
        "e2": "d2",
        "e3": "d3",
    }
    assert record.documents_with_keys(["k1", "no key"]) == {"d1", "d3"}
    assert record.events_in(["d1", "d3", "nobody"]) == {"e1": "d1", "e3": "d3"}
    assert record.documents_of(["e2", "nobody"]) == {"e2": "d2"}
    assert record.event_rows(["e2"], documents=["d3"]) == {"e2": event_row(2), "e3": event_row(3)}
    assert record.edges_of(["e2"]) == (edge(1, 2), edge(2, 3, "fulfils", -0.25))
    assert record.edges_of(["e3", "e2"], kind="same") == (edge(1, 2),)
    assert record.incidents_of(["e3", "e1", "nobody"]) == {"e1": "i1", "e3": "i3"}
    assert record.incidents_with_documents(["d2", "nobody"]) == {"d2": ("i2",)}
    assert record.reprints_of(["d3"]) == (MERGED,)
    assert record.reprints_of(["d1"]) == (COPY, MERGED)
    assert record.stories_with_documents(["d1", "d2"]) == {"d1": ("s1", "s3"), "d2": ("s1",)}
    assert list(record.stories()) == [STORY, ROUND_UP]
    assert list(record.stories(["s3", "nobody"])) == [ROUND_UP]
    assert record.incident("i2") == incident(2)
    assert record.incident("nobody") is None
    assert list(record.every_incident()) == [incident(1), incident(2), incident(3)]
    assert list(record.every_incident(["i3", "i1"])) == [incident(1), incident(3)]
    assert record.check() == ()


def test_emptied_and_written_again_they_are_identical(record: Record):
    """Row by row, in every table."""
    fill(record, 1, 2, 3)
    record.replace_derived(whole(), at=AT)
    before = rows(record)
    assert all(before.values()), "a table has no row"
    record.clear_derived()
    assert not any(rows(record).values())
    assert record.pending() == ("d1", "d2", "d3")
    record.replace_derived(whole(), at=AT)
    assert rows(record) == before
    record.rewrite_derived([whole()], at=AT)
    assert rows(record) == before


def test_writing_a_change_twice_changes_nothing(record: Record):
    """Neither a row nor a line of the log."""
    fill(record, 1, 2, 3)
    record.replace_derived(whole(), at=AT)
    before = (rows(record), record.log())
    record.replace_derived(whole(), at=AT)
    assert (rows(record), record.log()) == before


def test_a_document_read_again_takes_its_events_with_it(record: Record):
    """Its events, keys and edges go, those of others stay; so do reprints, which rest on texts."""
    fill(record, 1, 2, 3)
    record.replace_derived(whole(), at=AT)
    record.replace_derived(Derived(documents=("d2",), gone=("i2",)), at=AT)
    assert record.events_in(["d1", "d2", "d3"]) == {"e1": "d1", "e3": "d3"}
    assert record.edges_of(["e1", "e2", "e3"]) == ()
    assert record.documents_with_keys(["k0", "k1"]) == {"d1", "d3"}
    assert record.reprints_of(["d2"]) == (COPY,)
    assert record.pending() == ()
    assert record.check() == ()


def test_relinked_documents_lose_their_reprints_and_stories(record: Record):
    """Also those that lead to them, and the stories they share with others."""
    fill(record, 1, 2, 3)
    record.replace_derived(whole(), at=AT)
    alone = Story("s2", ("d2",), ())
    record.replace_derived(Derived(relinked=("d2",), stories=(alone,)), at=AT)
    assert record.reprints_of(["d1", "d2", "d3"]) == (MERGED,)
    assert list(record.stories()) == [alone, ROUND_UP]
    assert record.stories_with_documents(["d1", "d2"]) == {"d1": ("s3",), "d2": ("s2",)}


def test_the_log_tells_what_became_of_incidents(record: Record):
    """Two incidents grow into one: the log says what changed, and where the other went."""
    fill(record, 1, 2)
    record.replace_derived(derived(1, 2), at="2026-11-25T10:00:00Z")
    assert [told(line) for line in record.log(limit=2)] == [
        ("incident created", "i2"),
        ("incident created", "i1"),
    ]
    grown = incident(
        1,
        events=("e1", "e2"),
        documents=("d1", "d2"),
        standing="established",
        reports=2,
        period=When("2024-03-04", "2024-03-05", "reported", ("e1", "e2")),
    )
    record.replace_derived(Derived(gone=("i2",), incidents=(grown,)), at="2026-11-25T11:00:00Z")
    gone, changed = record.log(limit=2)
    assert told(gone) == ("incident gone", "i2")
    assert gone.detail == {"into": ["i1"], "events": ["e2"]}
    assert told(changed) == ("incident changed", "i1")
    assert changed.at == "2026-11-25T11:00:00Z"
    assert changed.detail == {
        "fields": ["standing", "period", "support", "events", "documents"],
        "standing": ["reported", "established"],
        "end": ["2024-03-04", "2024-03-05"],
        "reports": [1, 2],
        "events": {"added": ["e2"], "gone": []},
        "documents": {"added": ["d2"], "gone": []},
    }
    assert record.incidents_of(["e1", "e2"]) == {"e1": "i1", "e2": "i1"}


def test_a_rebuild_logs_only_what_became_other(record: Record):
    """One line says how much; incidents that are as they were have none."""
    fill(record, 1, 2, 3)
    record.rewrite_derived([derived(1), derived(2)], at=AT)
    before = record.log()
    assert record.log()[0].detail == {"created": 2, "changed": 0, "gone": 0}
    record.rewrite_derived([derived(1, 2)], at=AT)
    again = record.log()
    assert [told(line) for line in again[: len(again) - len(before)]] == [("rebuilt", "")]
    moved = (incident(2, type="COERCE"), incident(3, events=("e3", "e1")))
    record.rewrite_derived([derived(1, 2, 3, incidents=moved)], at=AT)
    lines = record.log(limit=4)
    assert {told(line) for line in lines} == {
        ("rebuilt", ""),
        ("incident changed", "i2"),
        ("incident created", "i3"),
        ("incident gone", "i1"),
    }
    gone = next(line for line in lines if line.what == "incident gone")
    assert gone.detail["into"] == ["i3"]
    assert lines[0].detail == {"created": 1, "changed": 1, "gone": 1}


def test_a_rebuild_goes_on_from_part_to_part(record: Record):
    """A later part sees and replaces what an earlier one wrote, as changes one by one do."""
    fill(record, 1, 2, 3)
    grown = incident(1, events=("e1", "e2"), documents=("d1", "d2"))
    first = derived(1, 3, relinked=("d1", "d3"), reprints=(MERGED,), stories=(ROUND_UP,))
    links = {"relinked": ("d1", "d2", "d3"), "reprints": (COPY, MERGED)}
    later = derived(2, 1, gone=("i3",), incidents=(grown,), stories=(STORY,), **links)
    for change in (first, later):
        record.replace_derived(change, at=AT)
    expected = rows(record)
    seen = []

    def parts() -> Iterator[Derived]:
        yield first
        seen.append(record.incidents_of(["e1", "e2", "e3"]))
        yield later

    record.rewrite_derived(parts(), at=AT)
    assert seen == [{"e1": "i1", "e3": "i3"}]
    assert rows(record) == expected
    assert record.log()[0].detail == {"created": 0, "changed": 0, "gone": 0}


def test_a_rebuild_mends_what_another_form_left(record: Record):
    """Incidents that this Tocsin cannot build any more are made again all the same."""
    fill(record, 1, 2)
    record.replace_derived(derived(1, 2), at=AT)
    with record.writing() as connection:
        connection.execute(update(incidents).values(body='{"id": "i"}'))
    with pytest.raises(
        StoreError, match=r"an incident is kept in a form that this .* run tocsin reb"
    ):
        record.incident("i1")
    record.rewrite_derived([derived(1)], at=AT)
    assert [(line.what, line.subject, line.detail) for line in record.log(limit=3)] == [
        ("rebuilt", "", {"created": 0, "changed": 1, "gone": 1}),
        ("incident gone", "i2", {"into": [], "events": []}),
        ("incident changed", "i1", {"fields": ["form"]}),
    ]
    assert record.incident("i1") == incident(1)


def test_a_rebuild_that_fails_leaves_everything(record: Record):
    """The tables are as they were before it."""
    fill(record, 1, 2)
    record.replace_derived(derived(1, 2), at=AT)
    before = (rows(record), record.log())

    def broken():
        yield derived(1)
        raise RuntimeError("no more")

    with pytest.raises(RuntimeError, match="no more"):
        record.rewrite_derived(broken(), at=AT)
    assert (rows(record), record.log()) == before
    record.rewrite_derived([derived(1, 2)], at=AT)
    assert rows(record) == before[0]


def test_many_rows_go_in_and_out(record: Record):
    """Thousands of rows and parameters are cut into as many statements as they need."""
    numbers = range(1, 12_001)
    keys = tuple(KeyRow(f"key {number % 7}", f"e{number}") for number in numbers)
    change = Derived(
        documents=("d1",),
        events=tuple(replace(event_row(number), document="d1") for number in numbers),
        event_keys=keys,
        edges=tuple(edge(number, number + 1) for number in numbers if number < 12_000),
    )
    fill(record, 1)
    record.replace_derived(change, at=AT)
    names = [f"e{number}" for number in numbers]
    assert len(record.edges_of(names)) == 11_999
    assert len(record.documents_of(names)) == 12_000
    assert len(record.events_with_keys(["key 0", "key 1"])) == 3_429
    record.replace_derived(Derived(documents=("d1",)), at=AT)
    assert record.counts().events == 0
    assert record.edges_of(names) == ()


def test_the_pages_of_every_incident_meet(record: Record):
    """More incidents than a page holds come each once, in the order of their ids."""
    made = [incident(number, events=(), documents=(), places=()) for number in range(1, 1202)]
    record.replace_derived(Derived(incidents=tuple(made)), at=AT)
    assert list(record.every_incident()) == sorted(made, key=lambda one: one.id)


def test_places_that_are_no_more_leave_the_boxes(record: Record):
    """An incident that loses a place, and one that goes, are found there no longer."""
    fill(record, 1, 2)
    far = site("Adrar", "DZA", 27.87, -0.29)
    record.replace_derived(
        derived(1, 2, incidents=(incident(1, places=(TABOU, far)), incident(2))), at=AT
    )
    record.replace_derived(Derived(gone=("i2",), incidents=(incident(1, places=(far,)),)), at=AT)
    assert record.check() == ()
    with record.reading() as connection:
        known = connection.execute(select(incidents.c.id, incidents.c.latitude))
        assert [tuple(row) for row in known] == [("i1", 27.87)]


def test_rows_that_lead_nowhere_are_named(record: Record):
    """check() says which, how many, and what to do."""
    fill(record, 1, 2)
    record.replace_derived(derived(1, 2), at=AT)
    with record.writing() as connection:
        connection.execute(delete(events).where(events.c.id == "e1"))
    faults = record.check()
    assert "1 rows lead nowhere by incident_events.event: run tocsin rebuild" in faults
    assert "1 rows lead nowhere by event_keys.event: run tocsin rebuild" in faults
    with record.writing() as connection:
        connection.execute(delete(incident_events))
        connection.exec_driver_sql("DELETE FROM readings WHERE document = 'd2'")
    assert "1 documents have no reading: add them again" in record.check()
    assert record.add(reading(2), at=AT) == "replaced"
