"""One event as plain words; the native record there and back."""

from __future__ import annotations

import io
import json
from dataclasses import replace

import pytest
from jsonschema import Draft202012Validator

from tests.exports.conftest import BURNED, KILLED, TEXT, VOICE, Counting, Make, span
from tocsin.exports import jsonl
from tocsin.exports.record import NoRecord, decode, decode_lines, encode, json_schema
from tocsin.exports.row import actor_words, period_words, row_of, voice_words
from tocsin.model import Actor, Event, Period


@pytest.mark.parametrize(
    ("start", "end", "shown"),
    [
        ("2024-05-03", "2024-05-03", "2024-05-03"),
        ("2024-01-01", "2024-12-31", "2024"),
        ("2024-02-01", "2024-02-29", "2024-02"),
        ("2024-12-01", "2024-12-31", "2024-12"),
        ("2023-02-01", "2023-02-27", "2023-02-01 – 2023-02-27"),
        ("2023-01-01", "2024-12-31", "2023-01-01 – 2024-12-31"),
        ("2023-05-01", "2024-05-31", "2023-05-01 – 2024-05-31"),
        (None, "2024-05-03", "… – 2024-05-03"),
        ("2024-05-03", None, "2024-05-03 – …"),
        (None, None, "“May 2024”"),
    ],
)
def test_a_period_is_short(start: str | None, end: str | None, shown: str) -> None:
    """A day, a whole month and a whole year are named as such; what is open is an ellipsis."""
    period = Period(span("May 2024"), start, end)
    assert period_words(period, TEXT).replace("\N{NO-BREAK SPACE}", " ") == shown


def test_an_actor_says_what_it_stands_for() -> None:
    """A name is added only where the words are others; a kind of quotes makes no other words."""
    assert actor_words(Actor(span("They"), "Militiamen"), TEXT) == "They (= Militiamen)"
    assert actor_words(Actor(span("Militiamen"), "militiamen", "MLI"), TEXT) == "Militiamen [MLI]"
    quoted = "The “Lions” fled."
    assert actor_words(Actor(span("The “Lions”", quoted), 'The "Lions"'), quoted) == "The “Lions”"
    assert actor_words(Actor(span("They"), "They", sponsor="LBY"), TEXT) == "They [←LBY]"


def test_voices_run_inwards(make: Make) -> None:
    """A chain of voices is shown from the outermost; nobody named is a dash."""
    rumour = replace(VOICE, speaker=None, cue=span("also"))
    assert voice_words(rumour, TEXT) == "— (also)"
    row = row_of(replace(KILLED, voices=(VOICE, rumour)), make(KILLED))
    assert row.voices == "Lt. Col. Adama Toure (said.) › — (also)"


@pytest.mark.parametrize(
    ("changed", "shown"),
    [
        ({}, "reported"),
        ({"voices": ()}, "established"),
        ({"certainty": "PR"}, "claimed"),
        ({"status": "threatened"}, "expected"),
        ({"status": "possible"}, "conjectured"),
        ({"polarity": "-"}, "not occurred"),
    ],
)
def test_standing_is_shown(make: Make, changed: dict, shown: str) -> None:
    """The row shows the standing that follows from status, certainty, polarity and voices."""
    assert row_of(replace(KILLED, **changed), make(KILLED)).standing == shown


def test_a_repeat_names_the_first(make: Make) -> None:
    """A repeat has the words of the first event; a first event has none."""
    again = replace(BURNED, same_as="e1")
    assert row_of(again, make(KILLED, again)).again == "killed"
    assert row_of(KILLED, make(KILLED, again)).again == ""


def test_the_record_comes_back(make: Make) -> None:
    """Encoding and decoding give the same reading, as one line that fits the schema."""
    reading = make(KILLED, BURNED, title="“A” 😀\nb")
    line = encode(reading)
    assert b"\n" not in line
    assert decode(line) == reading
    assert list(Draft202012Validator(json_schema()).iter_errors(json.loads(line))) == []


def test_lines_come_as_they_are_read(make: Make) -> None:
    """A line is out before the next reading is made: one flush a document."""
    out = Counting()

    def readings():
        for number in range(3):
            assert out.flushes == number
            yield make(KILLED)

    jsonl.write(readings(), out)  # type: ignore[arg-type]
    assert out.flushes == 3
    assert [decode(line) for line in out.text.splitlines()] == [make(KILLED)] * 3


def test_a_line_that_is_no_record_is_named(make: Make) -> None:
    """Blank lines are passed over; a bad line is an error with file, line and remedy."""
    good = encode(make(KILLED)) + b"\n"
    assert len(list(decode_lines([good, b" \n", good], name="a.jsonl"))) == 2
    for bad in (b"nothing", b"\xff", b"{}", good.replace(b'"CT"', b'"XX"')):
        with pytest.raises(NoRecord, match=r"^a.jsonl:2: is no native record .*: make one with"):
            list(decode_lines([good, bad], name="a.jsonl"))


def test_an_empty_span_is_refused(make: Make) -> None:
    """A record whose span is empty is no record."""
    line = encode(make(KILLED)).replace(b'"trigger":{"start":27', b'"trigger":{"start":33')
    assert b'"start":33,"end":33' in line
    with pytest.raises(NoRecord, match="0 <= start < end"):
        list(decode_lines(io.BytesIO(line), name="a"))


def test_events_are_shown_by_their_own_words(make: Make) -> None:
    """Each row quotes the sentence of its event and marks the trigger in it."""
    events: tuple[Event, ...] = (KILLED, BURNED)
    rows = [row_of(event, make(*events)) for event in events]
    assert [row.words[slice(*row.trigger)] for row in rows] == ["killed", "burned"]
    assert rows[1].words == "They also burned two trucks."
