"""Each place of an event has a role, and what is told beside it is kept apart."""

from __future__ import annotations

import pytest

from tocsin.model import Document, Event
from tocsin.reading.parse import Parser
from tocsin.reading.read import read_document


def _events(text: str, parser: Parser) -> tuple[Event, ...]:
    return read_document(Document("d", text, language="en"), parser).events


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("Rebels shelled Goma on Monday.", [("Goma", "target", None)]),
        ("Gunmen shot two traders near Maiduguri.", [("Maiduguri", "site", "near")]),
        ("The army withdrew from Kidal.", [("Kidal", "origin", "from")]),
        ("France pulled its troops out of Niamey.", [("Niamey", "origin", "out of")]),
        ("Kenya sent 200 police to Haiti.", [("Haiti", "destination", "to")]),
        ("Teachers marched through Oaxaca.", [("Oaxaca", "passage", "through")]),
        ("The siege of Aleppo went on.", [("Aleppo", "target", "of")]),
        ("Militants fired rockets from Gaza at Ashkelon.", [("Ashkelon", "target", "at")]),
    ],
)
def test_a_place_says_what_it_is_to_the_act(
    text: str, places: list[tuple[str, str, str | None]], parser: Parser
) -> None:
    """The preposition and the kind of act give the role of the main place."""
    event = _events(text, parser)[0]
    found = [(p.span.of(text), p.role, p.relation) for p in event.places]
    assert found[: len(places)] == places


@pytest.mark.parametrize(
    ("text", "trigger", "place"),
    [
        ("The army launched an offensive to retake Palmyra.", "offensive", "Palmyra"),
        ("The envoy flew to Dili, where she met the bishop.", "met", "Dili"),
        ("In Mindanao, rebels burned a school and shot its guard.", "shot", "Mindanao"),
        ("The second summit was held in Suva.", "summit", "Suva"),
        ("Gunmen kidnapped a priest in Jos, Nigeria.", "kidnapped", "Jos, Nigeria"),
        ("Police beat a porter at the port of Durban.", "beat", "the port of Durban"),
    ],
)
def test_places_around_the_clause(text: str, trigger: str, place: str, parser: Parser) -> None:
    """A place holds for the clause that goes on from it."""
    told = {e.trigger.of(text): [p.span.of(text) for p in e.places] for e in _events(text, parser)}
    assert told[trigger] == [place]


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("The ministers called for a truce in Taiz.", "called for"),
        ("The two leaders met to discuss the Mosul offensive.", "met"),
        ("Pirates released the tanker Al-Waha on Sunday.", "released"),
        ("The UN held a conference on Libya.", "conference"),
    ],
)
def test_a_topic_or_a_ship_is_no_place(text: str, trigger: str, parser: Parser) -> None:
    """What an act of speech is about, and what a ship is called, is not where it happened."""
    told = {e.trigger.of(text): e.places for e in _events(text, parser)}
    assert told[trigger] == ()


def test_there_stands_for_the_place_before(parser: Parser) -> None:
    """The word "there" is the evidence, and means the place before it."""
    text = "Villagers fled Kidal on Sunday. Two herders were killed there on Monday."
    event = next(e for e in _events(text, parser) if e.trigger.of(text) == "killed")
    assert [(p.span.of(text), p.name) for p in event.places] == [("there", "Kidal")]


def test_homes_datelines_and_earlier_places_stand_apart(parser: Parser) -> None:
    """They are the setting of an event, each with its role, and none of its places."""
    text = "ADEN, May 3 (Wire) - Dockers from Taiz beat a clerk. He was shot too."
    first, second = _events(text, parser)
    assert first.places == second.places == ()
    assert [(p.span.of(text), p.role) for p in first.setting] == [
        ("Taiz", "home"),
        ("ADEN", "dateline"),
    ]
    assert [p.role for p in second.setting] == ["dateline"]


def test_an_earlier_place_is_context(parser: Parser) -> None:
    """An act without a place has that of the act before in its setting."""
    text = "Gunmen raided a market in Kaduna. They killed three traders."
    _, killed = _events(text, parser)
    assert killed.places == ()
    assert [(p.name, p.role) for p in killed.setting] == [("Kaduna", "context")]
