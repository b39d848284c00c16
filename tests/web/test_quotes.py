"""Quotes: every field's words are shown in their sentence, unchanged."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.corroboration import made
from tests.exports.conftest import BURNED, KILLED, TEXT
from tests.exports.made import READINGS
from tests.laws.test_corroboration import readings as reports
from tocsin.model import Claim, Document, Event, Reading, Span
from tocsin.web.quotes import LONGEST, Quote, quotes_of

SAMPLE = Reading(Document("d1", TEXT, outlet="Lake Radio"), (), (), (), (), made.VERSIONS)


def spans(event: Event) -> Iterator[tuple[str, Span]]:
    """Yield the words of all fields."""
    yield "trigger", event.trigger
    yield from (("actor", one.span) for one in event.actors)
    yield from (("recipient", one.span) for one in event.recipients)
    yield from (("place", one.span) for one in event.places)
    yield from (("quantity", one.span) for one in event.quantities)
    yield from (("cue", one.cue) for one in event.voices)
    yield from (("speaker", one.speaker) for one in event.voices if one.speaker)
    if event.period:
        yield "period", event.period.span


def holds(event: Event, reading: Reading, quotes: Iterable[Quote]) -> None:
    """Check the law: a quote is the text itself, and each field's words are marked in one."""
    text = reading.document.text
    shown = set()
    for quote in quotes:
        assert quote.text == text[quote.offset : quote.offset + len(quote.text)]
        assert [mark.start for mark in quote.marks] == sorted(mark.start for mark in quote.marks)
        for mark in quote.marks:
            assert 0 <= mark.start < mark.end <= len(quote.text)
            shown.add((mark.field, Span(quote.offset + mark.start, quote.offset + mark.end)))
    assert set(spans(event)) <= shown
    offsets = [(quote.offset, quote.offset + len(quote.text)) for quote in quotes]
    assert all(one[1] <= other[0] for one, other in pairwise(offsets))


def test_the_sentence_is_quoted_with_all_its_marks() -> None:
    """An event in one sentence has one quote, each field marked and labelled with its codes."""
    (quote,) = quotes_of(KILLED, SAMPLE)
    assert quote.text == (
        "Militiamen killed 13 villagers near Lake Kuru in May 2024, Lt. Col. Adama Toure said."
    )
    assert quote.offset == 16
    assert (quote.document, quote.outlet, quote.published) == ("d1", "Lake Radio", None)
    marks = {(one.field, quote.text[one.start : one.end], one.label) for one in quote.marks}
    assert marks == {
        ("actor", "Militiamen", "REB ←LBY"),
        ("trigger", "killed", "ASSAULT, firearms"),
        ("recipient", "13 villagers", "MLI-CVL"),
        ("quantity", "13", "deaths 13"),
        ("quantity", "13", "injured ≥ 2"),
        ("place", "Lake Kuru", "Lake Kuru, MLI"),
        ("period", "May 2024", "2024-05"),
        ("speaker", "Lt. Col. Adama Toure", ""),
        ("cue", "said.", "say, neutral"),
    }


def test_words_that_stand_for_another_name_are_labelled_with_it() -> None:
    """A pronoun's label is the name it stands for."""
    (quote,) = quotes_of(BURNED, SAMPLE)
    assert quote.text == "They also burned two trucks."
    assert [one.label for one in quote.marks if one.field == "actor"] == ["Militiamen [REB]"]


def test_fields_of_another_sentence_give_a_quote_of_their_own() -> None:
    """What lies two sentences away is quoted by itself, and not what lies between."""
    text = "Kaduna mourns. " + "Shops stayed shut all day. " * 30 + "Nine people were killed there."
    of = made.document(text)
    event = made.event(of, "killed", places=(made.place(of, made.TOWN),))
    first, second = quotes_of(event, made.reading(of, event))
    assert (first.text, second.text) == ("Kaduna mourns.", "Nine people were killed there.")
    assert [mark.field for mark in first.marks] == ["place"]


def test_a_claim_is_clipped_to_the_quote() -> None:
    """A claim that goes on beyond the sentence is marked as far as it is shown."""
    claim = Claim("c1", Span(30, len(TEXT)), ())
    (quote,) = quotes_of(KILLED, replace(SAMPLE, claims=(claim,)))
    (mark,) = [one for one in quote.marks if one.field == "claim"]
    assert (quote.offset + mark.start, mark.end) == (30, len(quote.text))


def test_a_sentence_without_end_is_cut_at_words() -> None:
    """Of endless text whole words are shown around the field."""
    of = made.document("and then " * 500 + "they killed nine " + "and so on " * 500)
    event = made.event(of, "killed")
    (quote,) = quotes_of(event, made.reading(of, event))
    assert LONGEST - 20 < len(quote.text) <= LONGEST
    assert set(quote.text.split()) <= {"and", "then", "they", "killed", "nine", "so", "on"}


def test_words_beyond_the_text_are_left_out() -> None:
    """A span that a broken record has beyond its text is shown nowhere."""
    beyond = replace(BURNED, trigger=Span(5000, 5004))
    assert [m.field for q in quotes_of(beyond, SAMPLE) for m in q.marks] == ["actor"]


@pytest.mark.parametrize("reading", READINGS, ids=lambda one: one.document.id)
def test_all_words_of_made_readings_are_shown(reading: Reading) -> None:
    """The law holds for readings made by hand."""
    for event in reading.events:
        holds(event, reading, quotes_of(event, reading))


@settings(deadline=None)
@given(reports())
def test_all_words_of_drawn_reports_are_shown(reading: Reading) -> None:
    """The law holds for any report of a killing."""
    for event in reading.events:
        holds(event, reading, quotes_of(event, reading))


@settings(deadline=None)
@given(st.data())
def test_all_words_anywhere_in_any_text_are_shown(data: st.DataObject) -> None:
    """The law holds for fields anywhere in any text: breaks, odd signs, no stops."""
    words = st.sampled_from(
        ["said", "Lt.", "9", "x. Y", "\n\n", "«a»", "a" * 400, "…", "é", '." ', "😀"]
    )
    text = data.draw(st.lists(words, min_size=1, max_size=60).map(" ".join))
    starts = st.integers(0, len(text) - 1)

    def span() -> Span:
        start = data.draw(starts)
        return Span(start, data.draw(st.integers(start + 1, min(len(text), start + 40))))

    of = replace(SAMPLE.document, text=text)
    event = replace(
        KILLED,
        trigger=span(),
        actors=(replace(KILLED.actors[0], span=span()),),
        recipients=(),
        places=(replace(KILLED.places[0], span=span()),),
        period=None,
        quantities=(replace(KILLED.quantities[0], span=span()),),
        voices=(replace(KILLED.voices[0], speaker=span(), cue=span()),),
    )
    reading = replace(SAMPLE, document=of, claims=(Claim("c1", span(), ()),))
    holds(event, reading, quotes_of(event, reading))
