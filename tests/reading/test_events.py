"""What is done, by whom, to whom: one event for one happening."""

from __future__ import annotations

from collections.abc import Iterable

import pytest
from spacy.tokens import Token

from tocsin.reading.events import find_events
from tocsin.reading.events.candidates import propose, trigger_index
from tocsin.reading.events.folding import Proposal
from tocsin.reading.parse import Parser

# Text, trigger, actors, recipients and places by their head words.
PARTIES = [
    ("Gunmen in Jos shot two guards with rifles.", "shot", "Gunmen", "guards", ""),
    ("Two guards were shot by gunmen.", "shot", "gunmen", "guards", ""),
    ("Four surveyors were abducted near Bria.", "abducted", "", "surveyors", "Bria"),
    ("The shelling of the port by two frigates went on.", "shelling", "frigates", "", "port"),
    ("A Houthi missile attack damaged a freighter.", "missile attack", "Houthi", "freighter", ""),
    ("Ethiopia's withdrawal from Badme began.", "withdrawal", "Ethiopia", "", ""),
    ("The president's arrest angered his supporters.", "arrest", "", "president", ""),
    ("Egypt and Sudan held talks.", "held talks", "Egypt", "", ""),
    ("The squadron carried out an assault on the ferry.", "assault", "squadron", "ferry", ""),
    ("Sanctions were slapped on three airlines.", "Sanctions", "", "airlines", ""),
    ("The council refused to receive the envoys.", "refused", "council", "envoys", ""),
    ("The rebels rejected the mediators' offer.", "rejected", "rebels", "mediators", ""),
    ("Ghana lent Togo two boats.", "lent", "Ghana", "Togo", ""),
    ("Prosecutors charged the colonel with the killing.", "killing", "colonel", "", ""),
    ("The union urged the firm to free its organiser.", "urged", "union", "firm", ""),
    ("Rebels shelled the port, killing six guards.", "shelled", "Rebels", "guards", "port"),
    ("Israel bombed Gaza.", "bombed", "Israel", "", "Gaza"),
    ("The two armies clashed.", "clashed", "armies", "", ""),
    ("One of its ferries was struck near Zuwara.", "struck", "", "One", "Zuwara"),
    ("Rebels bombed two of the mills.", "bombed", "Rebels", "two", ""),
]

# A sentence, and the triggers of its events: conditions on what completes a word.
COMPLETED = [
    ("Togo asked Ghana to mediate.", ["asked"]),
    ("The bishop asked who had rung the bell.", []),
    ("The ministry declined to discuss the letter.", []),
    ("Oman sent two shiploads of flour to Hodeidah.", ["sent"]),
    ("The inspectors were refused entry.", ["refused"]),
    ("Two of the accused watched it from a nursing home.", []),
    ("The signing of the fisheries treaty took an hour.", ["signing"]),
    ("Two bakeries in Ghent made peace.", []),
]


@pytest.mark.parametrize(("text", "triggers"), COMPLETED)
def test_what_completes_a_word_tells_what_it_is(
    text: str, triggers: list[str], parser: Parser
) -> None:
    """The clause, the contents and the second object of a verb are conditions of an entry."""
    doc = parser.parse(text)
    assert [proposal.head.text for proposal in find_events(doc)] == triggers


def heads(tokens: Iterable[Token]) -> str:
    """Write tokens as words."""
    return " ".join(token.text for token in tokens)


def trigger(proposal: Proposal) -> str:
    """Return the words of a proposal's trigger."""
    words = proposal.choice.words
    return proposal.head.doc[words.start : words.end].text


def triggers(parser: Parser, text: str) -> list[str]:
    """Read a text and list its events as type and trigger."""
    return [f"{found.type} {trigger(found)}" for found in find_events(parser.parse(text))]


@pytest.mark.parametrize(("text", "act", "actors", "recipients", "places"), PARTIES)
def test_parties_have_their_roles(
    text: str, act: str, actors: str, recipients: str, places: str, *, parser: Parser
) -> None:
    """Actor, recipient and place are told apart in every construction."""
    found = next(one for one in find_events(parser.parse(text)) if trigger(one) == act)
    parties = found.choice.parties
    assert heads(parties.actors[:1]) == actors
    assert heads(parties.recipients) == recipients
    assert heads(parties.places) == places
    assert bool(parties.rules) is bool(actors or recipients)


@pytest.mark.parametrize(
    ("text", "events"),
    [
        ("Soldiers opened fire.", ["ASSAULT opened fire"]),
        ("The bombing killed 12 recruits.", ["ASSAULT bombing"]),
        ("Rebels shelled the port, killing six guards.", ["ASSAULT shelled"]),
        ("The unions called off the strike.", ["PROTEST strike"]),
        ("The brigade launched an offensive to retake the mine.", ["ASSAULT offensive"]),
        ("The union urged the mill to free its organiser.", ["REQUEST urged"]),
        ("The council refused to receive the envoys.", ["REJECT refused"]),
        ("Egypt and Sudan held talks.", ["CONSULT held talks"]),
        ("Kenya pledged to send tents to Malawi.", ["AID send"]),
        ("The squadron carried out an assault.", ["ASSAULT assault"]),
    ],
)
def test_two_words_for_one_happening_are_one_event(
    text: str, events: list[str], parser: Parser
) -> None:
    """Support verbs, harm, aims, promises and requests fold into one event."""
    assert triggers(parser, text) == events


@pytest.mark.parametrize(
    ("text", "events"),
    [
        ("Soldiers beat a driver and arrested a nurse.", ["ASSAULT beat", "COERCE arrested"]),
        (
            "Ethiopia accused Eritrea of arming the rebels.",
            ["ACCUSE accused", "AID arming"],
        ),
        (
            "The militia that burned the mill has freed a priest.",
            ["ASSAULT burned", "RETREAT freed"],
        ),
    ],
)
def test_two_happenings_stay_two_events(text: str, events: list[str], parser: Parser) -> None:
    """Acts that differ are kept apart, in the order of the text."""
    assert triggers(parser, text) == events


@pytest.mark.parametrize(
    "text",
    [
        "The visitors bombarded the goal in the second half.",
        "Shares in the mill were hit as investors sold on the stock market.",
        "In the film, a soldier shoots the king.",
        "A drought killed the cattle.",
        "The rebels control the northern half of the province.",
        "The militia released a statement.",
        "Rain fell on the hills all night.",
    ],
)
def test_what_only_sounds_like_an_event_is_none(text: str, parser: Parser) -> None:
    """Sport, markets, fiction, weather and states yield nothing."""
    assert triggers(parser, text) == []


@pytest.mark.parametrize(
    ("text", "words", "nominal"),
    [
        ("Soldiers opened fire on a bus.", "opened fire", False),
        ("Guards shot down a drone.", "shot down", False),
        ("A bomb attack shook the town.", "bomb attack", True),
        ("An air-strike hit the camp.", "air-strike", True),
        ("The raid began.", "raid", True),
    ],
)
def test_a_trigger_may_have_several_words(
    text: str, words: str, *, nominal: bool, parser: Parser
) -> None:
    """Particles, fixed objects and compound nouns belong to the trigger."""
    doc = parser.parse(text)
    matches = [
        (doc[match.words.start : match.words.end].text, candidate.nominal)
        for candidate in propose(doc)
        for match in candidate.matches
    ]
    assert (words, nominal) in matches


def test_candidates_come_in_text_order(parser: Parser) -> None:
    """Each candidate names a group of the codebook, first word first."""
    doc = parser.parse("Police arrested a nurse. The raid angered crowds who marched.")
    found = list(propose(doc))
    assert [one.head.i for one in found] == sorted(one.head.i for one in found)
    assert all(one.matches for one in found)


def test_the_index_looks_up_verbs_and_nouns() -> None:
    """A verb is found by its first word, a noun by its last, longer phrases first."""
    index = trigger_index()
    assert "open" in index.verbs
    lengths = [len(words) for words, *_ in index.nouns["attack"]]
    assert lengths[0] > 0
    assert lengths == sorted(lengths, reverse=True)


def test_a_support_verb_is_named(parser: Parser) -> None:
    """The rule that carries a noun names its verb with the particle."""
    (found,) = find_events(parser.parse("The squadron carried out an assault on the ferry."))
    assert found.site.rules == ("support-verb:carry out",)
    assert found.site.carrier.text == "carried"
