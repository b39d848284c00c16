"""A place phrase becomes a place of one state, or stays unknown."""

from __future__ import annotations

import pytest
from spacy.language import Language

from tocsin.model import Place
from tocsin.reading.parse import Parser
from tocsin.reading.places import resolve


def place(english: Language, text: str, name: str, *context: str) -> Place:
    """Resolve the stretch of a sentence that is written so."""
    start = text.index(name)
    span = english(text).char_span(start, start + len(name))
    assert span is not None
    return resolve(span, context=context)


@pytest.mark.parametrize(
    ("phrase", "country", "precision"),
    [
        ("Makurdi", "NGA", "city"),
        ("the city of Arequipa", "PER", "city"),
        ("Helmand province", "AFG", "admin1"),
        ("Springfield, Illinois", "USA", "city"),
        ("the Strait of Hormuz", None, "region"),
        ("northern Mali", "MLI", "country"),
        ("Uganda", "UGA", "country"),
        ("the Republic of Congo", "COG", "country"),
        ("the Democratic Republic of the Congo", "COD", "country"),
    ],
)
def test_a_phrase_finds_its_place(
    english: Language, phrase: str, country: str | None, precision: str
) -> None:
    """Articles, unit words and directions don't hide a place."""
    found = resolve(english(phrase)[:])
    assert (found.country, found.precision) == (country, precision)
    assert found.latitude is not None


def test_a_state_with_a_hyphen_is_one(parser: Parser) -> None:
    """Guinea-Bissau is not Guinea, and Burkina Faso is one place."""
    doc = parser.parse("Nurses in Guinea-Bissau and in Burkina Faso went on strike.")
    assert [name.text for name in doc.ents] == ["Guinea-Bissau", "Burkina Faso"]


def test_what_follows_the_comma_decides(english: Language) -> None:
    """The state behind the comma chooses among places of one name."""
    text = "Looters struck in Tripoli, Lebanon, at dawn."
    assert place(english, text, "Tripoli").country == "LBN"


def test_a_list_of_states_is_no_address(english: Language) -> None:
    """In a list each state stays itself."""
    text = "Envoys from France, Japan and Chad met."
    assert place(english, text, "France").country == "FRA"


def test_the_report_decides_between_rivals(english: Language) -> None:
    """Of two sizeable places the one in a state that the report names is taken."""
    text = "Shops closed in Hyderabad."
    assert place(english, text, "Hyderabad").country == "IND"
    assert place(english, text, "Hyderabad", "PAK").country == "PAK"


def test_a_hamlet_does_not_outdo_a_metropolis(english: Language) -> None:
    """A small namesake is not taken only because its state is named."""
    assert place(english, "Ministers met in Paris.", "Paris", "USA").country == "FRA"


def test_an_unknown_place_stays_unknown(english: Language) -> None:
    """Nothing is invented; a state that the words name is kept."""
    text = "Raiders came to Qwertonia, Chad, last night."
    found = place(english, text, "Qwertonia")
    assert (found.name, found.country, found.latitude) == ("Qwertonia", "TCD", None)
    assert resolve(english("Qwertonia")[:]).country is None


def test_the_span_is_the_evidence(english: Language) -> None:
    """The place points at the characters that name it."""
    text = "Shells fell on Kharkiv again."
    found = place(english, text, "Kharkiv")
    assert found.span.of(text) == "Kharkiv"
