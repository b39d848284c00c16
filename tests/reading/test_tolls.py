"""Promises of tolls and denials that point back to an act told before."""

from __future__ import annotations

import pytest

from tocsin.model import Document, Event, Reading
from tocsin.reading.parse import Parser
from tocsin.reading.read import read_document

RAID = "Raiders killed four men in Tumbao on Friday. "
SHELLED = "Witnesses said the army shelled a school in Oro. "


def read(parser: Parser, text: str) -> Reading:
    """Read a text as a report of a known day."""
    return read_document(Document("d", text, published="2024-09-09", language="en"), parser)


def made(reading: Reading, rule: str) -> list[Event]:
    """List the events that a rule made."""
    return [event for event in reading.events if rule in event.rules]


def speakers(event: Event, text: str) -> list[tuple[str | None, str]]:
    """List an event's voices as speaker and cue."""
    return [(v.speaker.of(text) if v.speaker else None, v.cue.of(text)) for v in event.voices]


@pytest.mark.parametrize(
    ("sentence", "trigger", "bounds", "voices"),
    [
        ("Nurses put the toll at two.", "toll", (2, 2), [("Nurses", "put")]),
        ("The ministry gave a toll of nine.", "toll", (9, 9), [("The ministry", "gave")]),
        ("The death toll stands at 12.", "toll", (12, 12), []),
        ("The death toll in the town stands at 12.", "toll", (12, 12), []),
        ("The death toll in Tumbao stands at 12.", "toll", (12, 12), []),
        (
            "Officials said the number of dead had climbed to at least 40.",
            "number",
            (40, None),
            [("Officials", "said")],
        ),
        (
            "The toll was put at seven by the coast guard.",
            "toll",
            (7, 7),
            [("the coast guard", "put")],
        ),
    ],
)
def test_a_toll_tells_the_assault_before_it_again(
    parser: Parser,
    sentence: str,
    trigger: str,
    bounds: tuple[int, int | None],
    voices: list[tuple[str | None, str]],
) -> None:
    """A sentence that only counts is an event with that count, its giver, and its first telling."""
    text = RAID + sentence
    reading = read(parser, text)
    (found,) = made(reading, "event:toll")
    assert (found.type, found.status, found.polarity) == ("ASSAULT", "happened", "+")
    assert found.trigger.of(text) == trigger
    assert [(one.kind, one.low, one.high) for one in found.quantities] == [("deaths", *bounds)]
    assert speakers(found, text) == voices
    assert found.same_as == reading.events[0].id
    assert (found.actors, found.recipients, found.places, found.period) == ((), (), (), None)


def test_a_toll_prefers_the_assault_with_dead(parser: Parser) -> None:
    """Where a later assault hurt nobody, the toll is that of the one that did."""
    text = RAID + "Soldiers shelled a hill near Oro. The death toll stands at 12."
    reading = read(parser, text)
    (found,) = made(reading, "event:toll")
    assert found.same_as == next(e.id for e in reading.events if e.trigger.of(text) == "killed")


@pytest.mark.parametrize(
    "text",
    [
        "Floods swept Tumbao on Friday. The death toll stands at 12.",
        RAID + "In Oro, a flood swept a camp away. The death toll stands at 12.",
        RAID + "The death toll from the epidemic rose to 31.",
        RAID + "The death toll in Peru stands at 12.",
        RAID + "The death toll could reach 40.",
        RAID + "Officials feared that the toll might stand at 40.",
        RAID + "The mayor put the toll from the floods at nine.",
        RAID + "The council raised the toll on lorries.",
        "Soldiers shelled a hill. Rain fell. Shops opened. Trains ran. The toll stands at 12.",
        "Raiders may kill four men in Tumbao. The death toll stands at 12.",
        "Police arrested four men in Tumbao. The death toll stands at 12.",
    ],
)
def test_no_toll_without_an_assault_to_be_of(parser: Parser, text: str) -> None:
    """Floods and sickness, what only may be, fees, and far or other acts give no event."""
    assert made(read(parser, text), "event:toll") == []


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        (RAID + "The death toll from the raid rose to 31.", "raid"),
        (RAID + "The raid's death toll rose to 31.", "raid"),
        (RAID + "Nurses placed the number of dead in the ambush at 31.", "ambush"),
        (RAID + "Nurses put the death toll from the ambush at 31.", "ambush"),
        ("The number of people killed in the raid has risen to 31.", "killed"),
    ],
)
def test_a_count_belongs_to_the_act_in_its_own_words(
    parser: Parser, text: str, trigger: str
) -> None:
    """Where the sentence names the act, the act has the count and no second event is made."""
    reading = read(parser, text)
    assert made(reading, "event:toll") == []
    (found,) = [e for e in reading.events if any(q.low == 31 for q in e.quantities)]
    assert found.trigger.of(text) == trigger


def test_who_gives_a_toll_is_its_voice(parser: Parser) -> None:
    """Whoever puts a toll at a number speaks for the act that the toll names."""
    text = "Nurses put the death toll from the ambush at 31."
    (found,) = read(parser, text).events
    assert speakers(found, text) == [("Nurses", "put")]


@pytest.mark.parametrize(
    ("sentence", "trigger", "speaker", "cue"),
    [
        ("The minister denies it.", "it", "The minister", "denies"),
        ("The minister denied this.", "this", "The minister", "denied"),
        ("The minister denied the claim.", "claim", "The minister", "denied"),
        ("The minister has denied both reports.", "reports", "The minister", "denied"),
        ("The minister rejected those allegations.", "allegations", "The minister", "rejected"),
        ("The minister rejected the accusations by the rebels.", None, None, None),
        ("It was denied by the minister.", "It", "the minister", "denied"),
    ],
)
def test_a_denial_points_back(
    parser: Parser, sentence: str, trigger: str | None, speaker: str | None, cue: str | None
) -> None:
    """A denial of "it" or "the claim" denies what was said; an act in its words is not doubled."""
    text = SHELLED + sentence
    reading = read(parser, text)
    found = made(reading, "event:denied-pronoun")
    assert [event.trigger.of(text) for event in found] == ([trigger] if trigger else [])
    assert len([e for e in reading.events if e.trigger.start >= len(SHELLED)]) == 1
    for event in found:
        assert (event.type, event.mode) == (reading.events[0].type, reading.events[0].mode)
        assert (event.status, event.certainty, event.polarity) == ("happened", "CT", "-")
        assert speakers(event, text) == [(speaker, cue)]
        assert event.voices[0].act == "deny"
        assert event.same_as == reading.events[0].id
        assert (event.actors, event.recipients, event.period) == ((), (), None)
        assert event.claim in {claim.id for claim in reading.claims}


def test_who_denies_its_own_act_is_its_actor(parser: Parser) -> None:
    """The denier is the actor where it is the one said to have acted, in the denial's own words."""
    text = SHELLED + "The army denied it."
    (found,) = made(read(parser, text), "event:denied-pronoun")
    assert [actor.span.of(text) for actor in found.actors] == ["The army"]
    assert found.actors[0].span.start >= len(SHELLED)


def test_a_denial_is_of_the_main_act(parser: Parser) -> None:
    """What a relative clause mentions by the way is not what is denied."""
    text = "Nurses said officers fired at marchers who threw stones. The police deny it."
    reading = read(parser, text)
    (found,) = made(reading, "event:denied-pronoun")
    assert found.same_as == next(e.id for e in reading.events if e.trigger.of(text) == "fired")


@pytest.mark.parametrize(
    "text",
    [
        "The army shelled a school in Oro. The minister denied it.",
        SHELLED + "Rain fell on Oro. The minister denied it.",
        SHELLED + "The minister did not deny it.",
        SHELLED + "The minister may deny this.",
        SHELLED + "The minister rejected it.",
        SHELLED + "The minister denied them visas.",
        SHELLED + "The minister denied claims of fraud.",
        SHELLED + "A school denied it was empty.",
        "Witnesses said the army did not shell Oro. The minister denied it.",
    ],
)
def test_no_denial_without_a_report_to_deny(parser: Parser, text: str) -> None:
    """Plain fact, a sentence between, a denial not made, and other objects give no event."""
    assert made(read(parser, text), "event:denied-pronoun") == []
