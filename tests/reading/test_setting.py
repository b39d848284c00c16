"""Where an event happened is told apart from the other places that a sentence names."""

from __future__ import annotations

import pytest

from tocsin.model import Document
from tocsin.reading.parse import Parser
from tocsin.reading.read import read_document
from tocsin.reading.setting import document_places


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("Dockers from Lagos marched in Abuja.", ["Abuja"]),
        ("The presidents of Chile and Bolivia met in Arica.", ["Arica"]),
        ("Police in Lima and Cusco beat protesters.", ["Lima", "Cusco"]),
        ("Ethiopia's withdrawal from Asmara began.", ["Asmara"]),
        ("Gunmen killed a nurse at the port of Durban.", ["the port of Durban"]),
        ("Soldiers beat a driver in Jinja and arrested two students in Kampala.", ["Jinja"]),
        ("The French ambassador was arrested.", []),
    ],
)
def test_places_are_where_it_happened(text: str, places: list[str], parser: Parser) -> None:
    """Origins, offices and the places of other acts are left out."""
    event = read_document(Document("d", text, language="en"), parser).events[0]
    assert [place.span.of(text) for place in event.places] == places


def test_each_mention_keeps_its_own_words(parser: Parser) -> None:
    """A place named twice is resolved once and has the evidence of each mention."""
    doc = parser.parse("Crowds marched in Lima. Police sealed off Lima.")
    places = list(document_places(doc).values())
    assert [place.span.of(doc.text) for place in places] == ["Lima", "Lima"]
    assert places[0].span < places[1].span
    assert {place.country for place in places} == {"PER"}
