"""Narrow rows of incidents and places, on both databases."""

from tests.store.made import AT, TABOU, derived, incident, reading, site
from tocsin.store.record import Record
from tocsin.store.rows import Derived, Query
from tocsin.store.sheets import PlaceRow


def fill(record: Record) -> None:
    """Keep three incidents; the second has two places, the third none and no period."""
    for number in (1, 2, 3):
        record.add(reading(number), at=AT)
    places = (TABOU, site("Nowhere", None, None, None))
    second = incident(2, places=places, tolls=(), low=2, reports=5)
    third = incident(3, places=(), period=None)
    record.replace_derived(derived(1, 2, 3, incidents=(incident(1), second, third)), at=AT)


def test_rows_hold_what_filters_ask_for(record: Record) -> None:
    """Give each incident once, with its columns, and each of its places."""
    fill(record)
    rows, places = record.sheet()
    assert [(row.id, row.reports, row.voices, row.deaths) for row in rows] == [
        *(("i1", 1, 1, 4), ("i2", 5, 2, None), ("i3", 1, 1, 4)),
    ]
    assert [row.start for row in rows] == ["2024-03-04", "2024-03-04", None]
    assert [row.earliest for row in rows] == ["2024-03-04", "2024-03-04", None]
    assert places == [
        PlaceRow("i1", "Tabou", "CIV", "city", 4.42, -7.35),
        PlaceRow("i2", "Nowhere", None, None, None, None),
        PlaceRow("i2", "Tabou", "CIV", "city", 4.42, -7.35),
    ]


def test_some_rows_can_be_had(record: Record) -> None:
    """Give those that are there of the ids that are asked for."""
    fill(record)
    rows, places = record.sheet(["i2", "i9"])
    assert [row.id for row in rows] == ["i2"]
    assert {place.incident for place in places} == {"i2"}


def test_the_log_tells_what_was_touched(record: Record) -> None:
    """Name the incidents that came, changed or went since a line of the log."""
    assert (record.newest(), list(record.touched(after=0))) == (0, [])
    fill(record)
    seen = record.newest()
    assert set(record.touched(after=0)) == {"i1", "i2", "i3"}
    assert list(record.touched(after=seen)) == []
    change = Derived(incidents=(incident(1, type="AID"),), gone=("i2",))
    record.replace_derived(change, at=AT)
    assert set(record.touched(after=seen)) == {"i1", "i2"}
    assert record.newest() > seen


def test_ids_are_those_of_a_query(record: Record) -> None:
    """Agree with the incidents that the same query gives whole."""
    fill(record)
    for asked in (Query(), Query(countries=("CIV",)), Query(text="herders"), Query(voices=2)):
        whole = {one.id for one in record.incidents(asked, limit=None)}
        assert set(record.ids(asked)) == whole
