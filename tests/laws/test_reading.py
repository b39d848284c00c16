"""Laws of reading: what holds for every text, however odd."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Callable, Iterator
from typing import Any, get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from tests.laws.texts import anything, documents, news
from tocsin.exports.record import decode, encode, json_schema
from tocsin.knowledge.codebook import load_codebook
from tocsin.model import (
    Act,
    Certainty,
    Document,
    Identification,
    MentionKind,
    Polarity,
    QuantityKind,
    Reading,
    Span,
    Stance,
    Status,
    VoiceKind,
)
from tocsin.reading.read import load_reader

type Read = Callable[[Document], Reading]

law = settings(deadline=None, max_examples=40, derandomize=True)


@pytest.fixture(scope="session")
def read() -> Read:
    """Load one reader for all laws."""
    return load_reader()


def within(value: Any) -> Iterator[Any]:
    """Yield a value and all that it is made of."""
    yield value
    if isinstance(value, tuple):
        for part in value:
            yield from within(part)
    elif dataclasses.is_dataclass(value):
        for field in dataclasses.fields(value):
            yield from within(getattr(value, field.name))


@law
@given(document=documents())
def test_every_span_lies_in_the_text(document: Document, read: Read) -> None:
    """Evidence is never empty, never blank and never outside the text."""
    for span in (part for part in within(read(document)) if isinstance(part, Span)):
        assert 0 <= span.start < span.end <= len(document.text)
        assert span.of(document.text).strip(), span


@law
@given(document=documents(), other=documents())
def test_reading_twice_gives_the_same_bytes(
    document: Document, other: Document, read: Read
) -> None:
    """What was read before leaves no trace in what is read now."""
    first = encode(read(document))
    read(other)
    assert encode(read(document)) == first


@law
@given(document=documents())
def test_the_record_is_exact(document: Document, read: Read) -> None:
    """A reading that is written and read back is the same reading, on one line."""
    reading = read(document)
    line = encode(reading)
    assert decode(line) == reading
    assert b"\n" not in line


@law
@given(document=documents())
def test_every_line_fits_the_schema(document: Document, read: Read) -> None:
    """The schema that ships describes every line that is printed."""
    validator = Draft202012Validator(json_schema())
    assert list(validator.iter_errors(json.loads(encode(read(document))))) == []


@law
@given(document=documents())
def test_events_and_claims_belong_together(document: Document, read: Read) -> None:
    """Each event names a claim of its reading that covers its trigger and has its voices."""
    reading = read(document)
    claims = {claim.id: claim for claim in reading.claims}
    for event in reading.events:
        assert claims[event.claim].span.covers(event.trigger), event.trigger
        assert claims[event.claim].voices == event.voices


@law
@given(document=documents())
def test_a_repeat_names_the_first_telling(document: Document, read: Read) -> None:
    """same_as names an earlier event of the same type, itself no repeat."""
    earlier = {}
    for event in read(document).events:
        if event.same_as is not None:
            assert earlier[event.same_as].same_as is None
            assert earlier[event.same_as].type == event.type
        earlier[event.id] = event


@law
@given(document=documents())
def test_ids_are_unique(document: Document, read: Read) -> None:
    """No two events, claims or mentions of a reading share an id."""
    reading = read(document)
    for things in (reading.events, reading.claims, reading.mentions):
        ids = [thing.id for thing in things]
        assert len(set(ids)) == len(ids)


@law
@given(document=documents())
def test_every_value_is_one_of_those_allowed(document: Document, read: Read) -> None:
    """Types and modes are the codebook's; status, certainty, voices and counts the model's."""
    types = load_codebook().types
    reading = read(document)
    for event in reading.events:
        assert event.mode in {None, *(mode.name for mode in types[event.type].modes)}
        assert event.status in get_args(Status)
        assert event.certainty in get_args(Certainty)
        assert event.polarity in get_args(Polarity)
        assert 0 < event.score < 1
        assert event.rules
        assert all(one.kind in get_args(QuantityKind) for one in event.quantities)
        assert all(one.low <= (one.high or one.low) for one in event.quantities)
    for voice in (voice for claim in reading.claims for voice in claim.voices):
        assert voice.kind in get_args(VoiceKind)
        assert voice.stance in get_args(Stance)
        assert voice.act in get_args(Act)
        assert voice.identification in get_args(Identification)
    assert all(mention.kind in get_args(MentionKind) for mention in reading.mentions)


@law
@given(document=documents())
def test_events_come_in_text_order(document: Document, read: Read) -> None:
    """Events, claims and mentions stand in the order of the text."""
    reading = read(document)
    triggers = [event.trigger for event in reading.events]
    assert triggers == sorted(triggers)
    assert [one.span for one in reading.claims] == sorted(one.span for one in reading.claims)
    assert [one.span for one in reading.mentions] == sorted(one.span for one in reading.mentions)


@law
@given(document=documents())
def test_a_period_ends_no_earlier_than_it_starts(document: Document, read: Read) -> None:
    """Where both days of a period are known they are in order."""
    for event in read(document).events:
        if event.period and event.period.start and event.period.end:
            assert event.period.start <= event.period.end


@law
@given(text=news())
def test_curly_quotes_read_as_straight_ones(text: str, read: Read) -> None:
    """Typography changes no event."""
    curly = text.replace('"', "”").replace("'", "’")
    straight = text.translate(str.maketrans("“”«»’", '""""\''))
    one, other = (read(Document("law", form, language="en")) for form in (curly, straight))
    assert [(e.type, e.trigger, e.status, e.voices) for e in one.events] == [
        (e.type, e.trigger, e.status, e.voices) for e in other.events
    ]


@law
@given(text=st.one_of(news(), anything()))
def test_any_language_is_read_or_refused(text: str, read: Read) -> None:
    """A text of an unknown language is read, or a problem says why not."""
    reading = read(Document("law", text))
    assert reading.problems == () or not reading.events
    assert all(problem.rule and problem.message for problem in reading.problems)
