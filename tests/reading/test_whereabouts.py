"""All names of a report decide together which place each of them means."""

from __future__ import annotations

import pytest

from tocsin.model import Document
from tocsin.reading.homes import homes
from tocsin.reading.parse import Parser
from tocsin.reading.read import read_document
from tocsin.reading.setting import document_places


def read_places(
    parser: Parser, text: str, **outlet: str
) -> list[tuple[str, str | None, str | None]]:
    """List name, country and province of every place name of a text."""
    places = document_places(parser.parse(text), **outlet).values()
    return [(place.name, place.country, place.admin1) for place in places]


def countries(parser: Parser, text: str) -> list[str | None]:
    """List the countries of every place name of a text."""
    return [country for _, country, _ in read_places(parser, text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Protests were held in Paris and London.", ["FRA", "GBR"]),
        ("Floods hit Paris, Greenville and Sulphur Springs in Texas.", ["USA"] * 4),
        ("Ferries sail from Oslo to Bergen.", ["NOR", "NOR"]),
        ("Storms hit Georgia and Alabama.", ["USA", "USA"]),
        ("Envoys of Georgia and Armenia met in Tbilisi.", ["GEO", "ARM", "GEO"]),
        ("Raiders struck near Alexandria, and Cairo sent troops.", ["EGY", "EGY"]),
        ("Clashes broke out in Hyderabad and Karachi in Pakistan.", ["PAK", "PAK", "PAK"]),
    ],
)
def test_the_names_decide_together(parser: Parser, text: str, expected: list[str]) -> None:
    """Of places of one name the one among the others' neighbours is meant, or else the largest."""
    assert countries(parser, text) == expected


def test_one_name_means_one_place(parser: Parser) -> None:
    """What a comma says once holds for the rest of the report."""
    text = "A mill burnt in Springfield, Ohio. Firemen from Springfield came late."
    assert {
        province for name, _, province in read_places(parser, text) if name == "Springfield"
    } == {"Ohio"}


def test_two_places_of_one_name_stay_two(parser: Parser) -> None:
    """Where commas name two provinces, each mention is its own."""
    text = "Crews from Springfield, Ohio, and from Springfield, Missouri, met."
    provinces = [p for name, _, p in read_places(parser, text) if name == "Springfield"]
    assert provinces == ["Ohio", "Missouri"]


def test_a_town_goes_before_the_province_called_after_it(parser: Parser) -> None:
    """«Aleppo» is the city, «Aleppo province» the province."""
    text = "Fighting in Aleppo went on. Fires burned in Idlib province. Raiders took Homs."
    places = document_places(parser.parse(text)).values()
    assert {place.name: place.precision for place in places} == {
        "Aleppo": "city",
        "Idlib": "admin1",
        "Homs": "city",
    }


def test_a_building_lies_in_the_town_it_is_called_after(parser: Parser) -> None:
    """An airport or a jail has the coordinates of its town or county."""
    text = "A bomb exploded at Kabul International Airport."
    assert read_places(parser, text) == [("Kabul International Airport", "AFG", "Kabul")]


def test_an_unknown_river_is_where_the_other_names_are(parser: Parser) -> None:
    """A name that nobody knows gets the one state of all others, and no coordinates."""
    text = "Boats left Kampala. They passed Jinja and Gulu in Uganda, and sank in the Zwembe River."
    river = next(p for p in document_places(parser.parse(text)).values() if "Zwembe" in p.name)
    assert (river.country, river.latitude, river.precision) == ("UGA", None, None)


def test_an_unknown_river_between_two_states_stays_unknown(parser: Parser) -> None:
    """Where the located names are in several states nothing is guessed."""
    text = "Boats left Kampala. They passed Nairobi and Kigali, and sank in the Zwembe River."
    river = next(p for p in document_places(parser.parse(text)).values() if "Zwembe" in p.name)
    assert river.country is None


@pytest.mark.parametrize(
    ("outlet", "url", "name", "country"),
    [
        ("Lagos Daily News", "", "Lagos", "NGA"),
        ("The Jakarta Post", "", "Jakarta", "IDN"),
        ("", "https://www.nairobitimes.co.ke/a/1", "Nairobi", "KEN"),
        ("", "https://news.example.ke/a", "Kenya", "KEN"),
    ],
)
def test_an_outlet_may_say_where_it_is_at_home(
    outlet: str, url: str, name: str, country: str
) -> None:
    """A town in the outlet's name, or the state of its address, is a hint."""
    first = homes(outlet, url)[0][0]
    assert (first.name, first.country) == (name, country)


@pytest.mark.parametrize("outlet", ["Wire", "The Times", "Morning Star", "Echo", "World News", ""])
def test_words_for_papers_are_no_home(outlet: str) -> None:
    """A paper called Star or Echo is of no town of that name."""
    assert homes(outlet, "https://www.thestar.com/a") == ()


def test_the_home_decides_between_small_namesakes(parser: Parser) -> None:
    """A local paper's towns are near its home."""
    text = "Police in Georgetown arrested two men."
    assert read_places(parser, text, outlet="Guyana Times")[0][1] == "GUY"
    assert read_places(parser, text, outlet="Delaware News")[0][2] == "Delaware"


def test_reading_knows_the_outlet(parser: Parser) -> None:
    """The events of a reading lie where the outlet's home puts them."""
    text = "Gunmen shot three guards in Georgetown on Monday."
    document = Document("d", text, outlet="Delaware News", language="en")
    assert read_document(document, parser).events[0].places[0].admin1 == "Delaware"
