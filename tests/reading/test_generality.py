"""Acts in general are told apart from one act."""

from __future__ import annotations

import pytest

from tocsin.model import Document
from tocsin.reading.events import find_events
from tocsin.reading.events.generality import is_general
from tocsin.reading.parse import Parser
from tocsin.reading.read import read

GENERAL = [
    "Bombings have become a habit in the highlands.",
    "Massacres go unpunished, the bishop of Yola said.",
    "Whoever sows murder reaps it.",
]
SINGLE = [
    "The bombings of May are still in court.",
    "Three bombings shook Quetta.",
    "Their kidnapping was never explained.",
    "The raid on the mill at Goma failed.",
    "Gunmen shot a judge in Tumaco.",
]


@pytest.mark.parametrize("text", GENERAL)
def test_a_bare_noun_speaks_of_acts_in_general(text: str, *, parser: Parser) -> None:
    """A plural without determiner, or a bare noun that nothing goes with, names no one act."""
    assert [is_general(found) for found in find_events(parser.parse(text))] == [True]


@pytest.mark.parametrize("text", SINGLE)
def test_a_determined_noun_or_a_verb_speaks_of_an_act(text: str, *, parser: Parser) -> None:
    """A determiner, an owner, a number or a verb points to acts that took place."""
    assert [is_general(found) for found in find_events(parser.parse(text))] == [False]


def test_the_record_says_so() -> None:
    """An event that is only a general mention carries the rule that says so."""
    event = read(Document("d", GENERAL[0], language="en")).events[0]
    assert "event:general" in event.rules
