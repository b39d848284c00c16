"""Who acts and who undergoes an act, where the words for them stand apart from it."""

from __future__ import annotations

import pytest

from tests.reading.test_events import heads, trigger
from tests.reading.words import word
from tocsin.reading.events import find_events
from tocsin.reading.events.inherited import own_subject
from tocsin.reading.events.owners import holders
from tocsin.reading.parse import Parser

# Text, trigger, actors and recipients by their head words.
AROUND_A_NOUN = [
    ("After talks with the guild, the envoy flew home.", "talks", "envoy", "guild"),
    ("Malta is in talks with the lenders.", "talks", "Malta", "lenders"),
    ("The two sides are in a third week of talks.", "talks", "sides", ""),
    ("Rangers freed a crew after a gunfight with poachers.", "gunfight", "Rangers", "poachers"),
    ("Talks are going on in Quito between miners and police.", "Talks", "miners", ""),
    ("Clashes broke out between herders and farmers.", "Clashes", "herders", ""),
    ("Guards subjected the deserters to torture.", "torture", "Guards", "deserters"),
    ("They mourned the victims of the massacre.", "massacre", "", "victims"),
    ("The front claimed responsibility for the bombing.", "bombing", "front", ""),
    ("No group claimed responsibility for the bombing.", "bombing", "", ""),
    ("The cabinet is weighing a blockade of the port.", "blockade", "cabinet", ""),
    ("Lesotho dropped its invasion of the valley.", "invasion", "Lesotho", ""),
    ("The cartel is behind the shooting of a judge.", "shooting", "cartel", "judge"),
    ("The army broke the siege of Bor.", "siege", "", ""),
    ("A court handed life terms to two colonels for the massacre.", "massacre", "colonels", ""),
    ("The campaign to defeat the insurgents goes on.", "campaign", "", "insurgents"),
]

AROUND_A_VERB = [
    ("The cabinet adopted a decree dissolving two parties.", "dissolving", "cabinet", "parties"),
    ("Togo is among those calling for a truce.", "calling for", "Togo", ""),
    ("Togo stopped short of recalling its envoy.", "recalling", "Togo", "envoy"),
    ("The deputies look set to expel the envoy.", "expel", "deputies", "envoy"),
    ("Police foiled a plot to bomb the mosque.", "bomb", "", "mosque"),
    ("Bandits freed the cook they had taken and attacked a mill.", "attacked", "Bandits", "mill"),
    ("Lagos blackout: rebels bombed the plant.", "bombed", "rebels", "plant"),
    ("Two nuns kidnapped in May have been freed.", "kidnapped", "", "nuns"),
    ("Raiders shot dead three women.", "shot dead", "Raiders", "women"),
    ("Chad broke off talks with Libya.", "broke off", "Chad", "Libya"),
    ("Ghana cut off electricity to Togo.", "cut off", "Ghana", "Togo"),
    ("Troops recaptured land held by the rebels.", "recaptured", "Troops", "rebels"),
    ("Peru extradited the banker to Chile.", "extradited", "Peru", "Chile"),
    ("The opposition alleges that the navy holds its treasurer.", "alleges", "opposition", "navy"),
    ("The council refused to meet with the guild.", "refused", "council", "guild"),
    ("Iran welcomed a step taken by Oman.", "welcomed", "Iran", "Oman"),
    ("The guard blew himself up.", "blew himself up", "guard", ""),
    ("Who bombed the dam?", "bombed", "", "dam"),
    ("Police arrested two clerks on suspicion of theft.", "arrested", "Police", "clerks"),
    ("Rebels shelled Sirte on Monday.", "shelled", "Rebels", ""),
    ("Herders attacked IS in the valley.", "attacked", "Herders", "IS"),
    ("The mayor spoke to the guild and to the union.", "spoke", "mayor", "guild union"),
    ("Pirates freed the trawler on Sunday.", "freed", "Pirates", "trawler"),
]


@pytest.mark.parametrize(("text", "act", "actors", "recipients"), [*AROUND_A_NOUN, *AROUND_A_VERB])
def test_parties_are_found_around_an_act(
    text: str, act: str, actors: str, recipients: str, *, parser: Parser
) -> None:
    """The clause around an act says who takes part where the act's own phrase does not."""
    found = {trigger(event): event.choice.parties for event in find_events(parser.parse(text))}
    assert act in found
    assert (heads(found[act].actors), heads(found[act].recipients)) == (actors, recipients)


def test_a_possessive_is_the_subject_only_where_both_agree(parser: Parser) -> None:
    """In "the rebels praised its army" its is not the rebels."""
    doc = parser.parse("The rebels praised its army. Ghana praised its army.")
    first, second = (token for token in doc if token.text == "its")
    assert own_subject(first, first.head) is None
    meant = own_subject(second, second.head)
    assert meant is not None
    assert meant.text == "Ghana"


def test_a_place_has_holders(parser: Parser) -> None:
    """A participle or a compound before a place says who holds it, and no other word does."""
    doc = parser.parse("They took ground held by rebels near the empty town.")
    assert heads(holders(word(doc, "ground"), doc[1])) == "rebels"
    assert heads(holders(word(doc, "town"), doc[1])) == ""
