"""A word that an act shares with sport, films, markets or weather hides no act."""

from __future__ import annotations

import pytest

from tocsin.reading.events import find_events
from tocsin.reading.parse import Parser

ACTS = [
    ("A rocket struck a supermarket in Kherson, killing three shoppers.", "ASSAULT"),
    ("A missile hit a brewery in Kharkiv.", "ASSAULT"),
    ("Three people were killed in a shootout in Culiacan.", "ASSAULT"),
    ("Two men died in a hail of bullets when assailants fired on their car.", "ASSAULT"),
    ("Saboteurs blew up a pylon near Quetta.", "ASSAULT"),
    ("Ukraine struck a refinery to turn the tide of the war.", "ASSAULT"),
    ("Extremists killed a dancer in Lahore.", "ASSAULT"),
    ("The two sides agreed on a truce after marathon talks in Doha.", "AGREE"),
    ("Malaysia gave Gaza 5 million ringgit in aid.", "AID"),
    ("The opposition heavyweight rejected the offer of talks.", "REJECT"),
]
NONE = [
    "The visitors bombarded the goal in the second half.",
    "Shares were hammered as investors attacked the currency.",
    "The hurricane pounded the coast of Belize.",
]


@pytest.mark.parametrize(("text", "kind"), ACTS)
def test_a_shared_word_hides_no_act(text: str, kind: str, *, parser: Parser) -> None:
    """Supermarkets are shelled, talks can be a marathon, and bullets come in a hail."""
    assert kind in [proposal.type for proposal in find_events(parser.parse(text))]


@pytest.mark.parametrize("text", NONE)
def test_a_domain_of_its_own_holds_none(text: str, *, parser: Parser) -> None:
    """A game, a market and a storm attack nobody."""
    assert find_events(parser.parse(text)) == []
