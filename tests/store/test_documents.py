"""Documents and readings: kept once, given back as they were, in the order they came."""

from __future__ import annotations

from dataclasses import replace
from itertools import islice

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.store.made import AT, FIRST, SECOND, TEXT, derived, document, event, judgement, reading
from tocsin.model import Claim, Problem, Reading, Span, digest
from tocsin.store import documents as pages
from tocsin.store.errors import IdTaken, StoreError
from tocsin.store.record import Record

# What a report may hold: anything but NUL and lone surrogates, which intake refuses.
words = st.text(st.characters(exclude_characters="\x00", codec="utf-8"), min_size=1, max_size=60)


def test_a_reading_comes_back_as_it_was(record: Record):
    """What is taken out equals what was put in, the document included."""
    kept = reading(1, url="https://phare.example/1", title=None)
    assert record.add(kept, at=AT) == "new"
    assert record.reading_of("d1") == kept
    assert record.document("d1") == kept.document
    assert list(record.readings()) == [kept]


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=words, title=st.none() | words, name=words, message=words)
def test_any_words_come_back(record: Record, text: str, title: str, name: str, message: str):
    """Emoji, quotes, right-to-left and control characters are kept to the letter."""
    made = document(1, text, id="h" + digest(text, title, name, message), title=title, outlet=name)
    claim, problem = Claim(name, Span(0, 1), ()), Problem("law", message)
    kept = Reading(made, (), (claim,), (event(1, text, name),), (problem,), FIRST)
    record.add(kept, at=AT)
    assert record.reading_of(made.id) == kept


def test_the_same_document_twice_is_harmless(record: Record):
    """Adding it again changes nothing, neither rows nor the log."""
    record.add(reading(1), at=AT)
    before = (record.counts(), record.log())
    assert record.add(reading(1), at=AT) == "same"
    assert (record.counts(), record.log()) == before


def test_a_newer_reading_replaces_the_older_and_keeps_judgements(record: Record):
    """Judgements stay, the document keeps its rank, and it waits for corroboration again."""
    for number in (1, 2):
        record.add(reading(number), at=AT)
    record.judge(judgement(1), at=AT)
    record.replace_derived(derived(1, 2), at=AT)
    assert record.pending() == ()
    newer = reading(1, versions=SECOND)
    assert record.add(newer, at=AT) == "replaced"
    assert list(record.readings()) == [newer, reading(2)]
    assert record.judgements() == (judgement(1),)
    assert record.pending() == ("d1",)
    assert record.versions() == {FIRST: 1, SECOND: 1}
    assert (record.log()[0].what, record.log()[0].subject) == ("document reread", "d1")


def test_a_reading_that_weights_made_is_not_one_that_rules_made(record: Record):
    """Versions differ where one has weights and the other has none."""
    record.add(reading(1), at=AT)
    weighted = replace(reading(1), versions=replace(FIRST, weights="encoder 1"))
    assert record.add(weighted, at=AT) == "replaced"
    assert record.add(weighted, at=AT) == "same"


def test_another_text_under_the_same_id_is_refused(record: Record):
    """The document that is there stays, and the error names it."""
    record.add(reading(1), at=AT)
    with pytest.raises(IdTaken, match="d1: another text is kept under this id") as refused:
        record.add(reading(1, f"{TEXT} More later."), at=AT)
    assert refused.value.document == "d1"
    assert record.text_digest("d1") == digest(TEXT)
    assert record.has("d1")
    assert not record.has("d2")


@pytest.mark.parametrize(("field", "value"), [("title", "a\x00b"), ("outlet", "\ud800")])
def test_what_cannot_be_written_is_refused_before_anything_is(
    record: Record, field: str, value: str
):
    """NUL and lone surrogates are named, on both databases alike."""
    with pytest.raises(StoreError, match=f"`{field}` has NUL or a lone surrogate: take it out"):
        record.add(reading(1, **{field: value}), at=AT)
    assert record.counts().documents == 0


def test_documents_come_in_the_order_they_arrived(record: Record, monkeypatch: pytest.MonkeyPatch):
    """All of them or some, over page borders; an unknown id is passed over."""
    monkeypatch.setattr(pages, "PAGE", 3)
    arrived = [9, 2, 7, 1, 8, 3, 6]
    with record.writing():
        for number in arrived:
            record.add(reading(number), at=AT)
    names = [f"d{number}" for number in arrived]
    assert [one.id for one in record.documents()] == names
    assert [one.document.id for one in record.readings()] == names
    some = ["d1", "d3", "d9", "nobody", "d2", "d1", "d6"]
    assert [one.id for one in record.documents(some)] == ["d9", "d2", "d1", "d3", "d6"]
    assert [one.document.id for one in record.readings(some)] == ["d9", "d2", "d1", "d3", "d6"]
    assert list(record.documents([])) == []
    assert list(record.ranks(some).items()) == [
        ("d9", 1),
        ("d2", 2),
        ("d1", 4),
        ("d3", 6),
        ("d6", 7),
    ]


def test_a_stream_holds_up_no_writer(record: Record, monkeypatch: pytest.MonkeyPatch):
    """While readings are taken out one by one, more are added; they come at the end."""
    monkeypatch.setattr(pages, "PAGE", 2)
    for number in (1, 2, 3):
        record.add(reading(number), at=AT)
    stream = record.readings()
    first = list(islice(stream, 2))
    record.add(reading(4), at=AT)
    assert [one.document.id for one in [*first, *stream]] == ["d1", "d2", "d3", "d4"]


def test_what_is_not_there_is_none(record: Record):
    """An unknown id gives nothing and raises nothing."""
    assert record.document("nobody") is None
    assert record.reading_of("nobody") is None
    assert record.text_digest("nobody") is None


def test_one_transaction_is_all_or_nothing(record: Record):
    """What a block wrote before it failed is not kept, and nothing of its log."""

    def add_and_fail() -> None:
        with record.writing():
            record.add(reading(1), at=AT)
            assert record.has("d1")
            raise RuntimeError("power")

    with pytest.raises(RuntimeError, match="power"):
        add_and_fail()
    assert record.counts().documents == 0
    assert record.log() == ()


def test_one_refusal_inside_a_transaction_costs_itself_only(record: Record):
    """A batch that meets a taken id goes on and is kept."""
    with record.writing():
        record.add(reading(1), at=AT)
        with pytest.raises(IdTaken):
            record.add(reading(1, "Another text."), at=AT)
        record.add(reading(2), at=AT)
    assert [one.id for one in record.documents()] == ["d1", "d2"]
    assert record.check() == ()


def test_a_body_of_another_form_is_named(record: Record):
    """A reading that this Tocsin cannot build says so and what to do."""
    record.add(reading(1), at=AT)
    with record.writing() as connection:
        connection.exec_driver_sql("UPDATE readings SET body = '{\"events\": 7}'")
    with pytest.raises(StoreError, match="the reading of d1 is kept in a form that this"):
        record.reading_of("d1")
