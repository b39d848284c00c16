"""Words of a document are shown whole, on one line, and command no terminal."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tocsin.exports.words import clipped, one_line, visible, words_around
from tocsin.model import Span


def around(text: str, trigger: str) -> str:
    """Return the words shown around a trigger."""
    start = text.index(trigger)
    words, (first, last) = words_around(text, Span(start, start + len(trigger)))
    assert words[first:last] == trigger
    return words


@pytest.mark.parametrize(
    ("text", "trigger", "shown"),
    [
        ("It rained. Rebels fled. Calm came.", "fled", "Rebels fled."),
        ("It rained. Fighting erupted. Calm came.", "Fighting", "Fighting erupted."),
        ("“We fled.” Nobody came.", "fled", "“We fled.”"),
        ("He said “they fled.” Nobody came.", "fled", "He said “they fled.”"),
        ("Rain. Lt. Col. Adama Toure fled on 3 Mar. 2024. Calm.", "fled",
         "Lt. Col. Adama Toure fled on 3 Mar. 2024."),
        ("Dr. Rao and U.S. Marines fled. Calm.", "fled", "Dr. Rao and U.S. Marines fled."),
        ("A HEADLINE\n\nRebels fled to No. 5 camp\n\nMore", "fled", "Rebels fled to No. 5 camp"),
        ("Rebels fled", "Rebels", "Rebels fled"),
        ("Really? Rebels fled! Yes.", "fled", "Rebels fled!"),
        ("Prices rose 3.5 percent as rebels fled.", "fled",
         "Prices rose 3.5 percent as rebels fled."),
    ],
)  # fmt: skip
def test_the_sentence_is_shown(text: str, trigger: str, shown: str) -> None:
    """The sentence of the trigger is shown whole, with its quotes, and no other."""
    assert around(text, trigger) == shown


def test_a_long_sentence_is_cut_between_words() -> None:
    """A sentence without end is cut at spaces, with an ellipsis on each side that is cut."""
    text = "word " * 200 + "fled " + "more " * 200
    shown = around(text, "fled")
    assert shown.startswith("…word ")
    assert shown.endswith(" more…")
    assert len(shown) < 420


def test_a_text_without_spaces_is_cut() -> None:
    """Where there is no space to cut at, the words are cut anyway."""
    shown = around("x" * 900 + "fled" + "y" * 900, "fled")
    assert shown == f"…{'x' * 200}fled{'y' * 200}…"


@given(st.text(min_size=1, max_size=700), st.data())
def test_the_trigger_is_where_it_is_said_to_be(text: str, data: st.DataObject) -> None:
    """Whatever the text, the words are one printable line that holds the trigger's own words."""
    start = data.draw(st.integers(0, len(text) - 1))
    trigger = Span(start, data.draw(st.integers(start + 1, len(text))))
    words, (first, last) = words_around(text, trigger)
    assert words[first:last] == one_line(trigger.of(text))
    assert "\n" not in words
    words.encode("utf-8")


def test_controls_are_shown_not_obeyed() -> None:
    """Escapes, bells, C1 controls and halves of pairs become signs; turning marks are dropped."""
    assert visible("a\x1b[31m\x07\x7f") == "a␛[31m␇␡"
    assert visible("a\x9b31m\ud800") == "a\ufffd31m\ufffd"
    assert visible("\u202eabc\u202c \u2066d\u2069") == "abc d"
    assert visible("“Köln” 😀 سلام\u200f\u200d\n") == "“Köln” 😀 سلام\u200f\u200d\n"


def test_clipped_words_say_so() -> None:
    """Words over the limit end with an ellipsis within it; others stay as they are."""
    assert clipped("abcdef", 6) == "abcdef"
    assert clipped("abc defg", 5) == "abc…"
