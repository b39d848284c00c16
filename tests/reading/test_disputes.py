"""Disputed places say so."""

from __future__ import annotations

import pytest

from tocsin.model import Document
from tocsin.reading.explain import explain_event
from tocsin.reading.parse import Parser
from tocsin.reading.read import read_document


@pytest.mark.parametrize(
    ("text", "note", "country"),
    [
        ("Soldiers killed two men in Simferopol.", "Crimea: held by Russia since 2014", "UKR"),
        ("Gunmen killed three guards in Kashmir.", "Kashmir: divided", None),
        ("Soldiers shot a herder in the Golan Heights.", "Golan Heights: held by Israel", "SYR"),
    ],
)
def test_a_disputed_place_says_so(
    parser: Parser, text: str, note: str, country: str | None
) -> None:
    """An event there has the rule, keeps its state, and explains who holds and claims the place."""
    reading = read_document(Document("d", text, language="en"), parser)
    (event,) = reading.events
    assert "place:disputed" in event.rules
    assert event.places[0].country == country
    assert note in (explain_event(reading, event.id) or "")


@pytest.mark.parametrize(
    "text", ["Gunmen killed a man in Kumasi.", "Gunmen killed a man in Toledo."]
)
def test_other_places_say_nothing(parser: Parser, text: str) -> None:
    """An event elsewhere has no such rule."""
    (event,) = read_document(Document("d", text, language="en"), parser).events
    assert "place:disputed" not in event.rules
