"""Words on which tagger and parser slip, and who is who in sentences that they get wrong."""

from __future__ import annotations

import pytest
from spacy.tokens import Doc

from tests.reading.words import word
from tocsin.model import Document, Event
from tocsin.reading.events import find_events
from tocsin.reading.parse import Parser
from tocsin.reading.read import read_document
from tocsin.reading.tense import tense_at

# Sentence, trigger, actors, recipients.
PARTIES = [
    (
        "The army launched an air and ground offensive in Kordofan.",
        "ground offensive",
        "The army",
        "",
    ),
    ("Niger's troops retook Tera from rebels.", "retook", "Niger's troops", "rebels"),
    ("Nigerian forces retook Gwoza from Boko Haram.", "retook", "Nigerian forces", "Boko Haram"),
    ("The two blocs will hold a joint summit in Doha.", "summit", "The two blocs", ""),
    ("Hundreds gathered in Tunis to demand his release.", "gathered", "Hundreds", ""),
    ("The port, which the rebels had captured in May, was shut.", "captured", "the rebels", ""),
    ("A man rammed his van into marchers in Riga.", "rammed", "A man", "marchers"),
    ("Soldiers set off explosives near the dam.", "set off", "Soldiers", ""),
    ("Rioters set two buses ablaze.", "set two buses ablaze", "Rioters", "two buses"),
    ("Guards came under fire from bandits.", "came under fire", "bandits", "Guards"),
    ("Oslo refused to send soldiers to Chad.", "refused", "Oslo", "Chad"),
    (
        "The mission said 90 people had been displaced and urged the militia to stop.",
        "urged",
        "The mission",
        "the militia",
    ),
    (
        "Police detained the union's chairman, Idil Arat, and other activists.",
        "detained",
        "Police",
        "the union's chairman; other activists",
    ),
    ("Villagers reported raids on farms near Jos.", "raids", "", "farms near Jos"),
    (
        "The two juntas formed a military alliance.",
        "formed a military alliance",
        "The two juntas",
        "",
    ),
]


def only(parser: Parser, text: str, trigger: str) -> Event:
    """Read a text with rules alone and return the event of a trigger."""
    document = Document(id="1", text=text, published="2025-05-09", language="en")
    events = read_document(document, parser, encoder=None).events
    return next(event for event in events if event.trigger.of(text) == trigger)


@pytest.mark.parametrize(("text", "trigger", "actors", "recipients"), PARTIES)
def test_who_is_who(
    text: str, trigger: str, actors: str, recipients: str, *, parser: Parser
) -> None:
    """Those who act act, and weapons, holders and places are nobody's victims."""
    event = only(parser, text, trigger)
    assert "; ".join(one.span.of(text) for one in event.actors) == actors
    assert "; ".join(one.span.of(text) for one in event.recipients) == recipients


@pytest.mark.parametrize(
    ("text", "trigger", "counts"),
    [
        ("Six people were killed and 14 wounded in Gao.", "killed", {"deaths": 6, "injured": 14}),
        ("The raid left two officers dead.", "raid", {"deaths": 2}),
        ("The attack left 12 people injured.", "attack", {"injured": 12}),
    ],
)
def test_what_an_act_left(
    text: str, trigger: str, counts: dict[str, int], *, parser: Parser
) -> None:
    """The dead and the wounded beside them are counted, also where the verb is to leave."""
    event = only(parser, text, trigger)
    assert {count.kind: count.low for count in event.quantities} == counts


def test_a_year_before_christ_is_no_place(parser: Parser) -> None:
    """BC is British Columbia only where no year stands before it."""
    event = only(parser, "The rebels attacked Sardis in 498 BC.", "attacked")
    assert [place.name for place in event.places] == ["Sardis"]


def test_who_is_made_to_march_protests_not(parser: Parser) -> None:
    """Captives are driven on and demonstrate for nothing."""
    assert find_events(parser.parse("Three women were forced to march to a village.")) == []


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        (
            "Jets bombed Idlib, the Rights Observatory, a British monitoring group, said.",
            "the Rights Observatory, a British monitoring group",
        ),
        ("TAIPEI: Taiwan scrambled jets on Friday.", None),
    ],
)
def test_who_speaks(text: str, speaker: str | None, *, parser: Parser) -> None:
    """A speaker may have an aside; a place in capitals before a report says nothing."""
    document = Document(id="1", text=text, published="2025-05-09", language="en")
    (event,) = read_document(document, parser, encoder=None).events
    said = [voice.speaker.of(text) for voice in event.voices if voice.speaker]
    assert said == ([speaker] if speaker else [])


def test_an_attempt_is_as_past_as_its_verb(parser: Parser) -> None:
    """Last Monday is meant by who tried, next Monday by who plans."""
    tried = only(parser, "Gunmen tried to kidnap the mayor on Monday.", "kidnap")
    plans = only(parser, "Gunmen plan to kidnap the mayor on Monday.", "kidnap")
    assert tried.period is not None
    assert plans.period is not None
    assert (tried.period.start, plans.period.start) == ("2025-05-05", "2025-05-12")


def test_an_infinitive_over_which_nothing_stands_looks_ahead(parser: Parser) -> None:
    """A fragment whose participle is the root has no verb above it."""
    words, tags = ["To", "be", "used", "Monday"], ["TO", "VB", "VBN", "NNP"]
    deps, heads = ["aux", "auxpass", "ROOT", "npadvmod"], [2, 2, 2, 2]
    pos = ["PART", "AUX", "VERB", "PROPN"]
    doc = Doc(parser.nlp.vocab, words=words, tags=tags, pos=pos, deps=deps, heads=heads)
    assert tense_at(doc[3]) == "future"


@pytest.mark.parametrize(
    ("text", "triggers"),
    [
        (
            "A gunman killed three people in Vienna in what the premier described as an attack.",
            ["killed"],
        ),
        (
            "Officials accused Chad of shelling a boat, wounding three sailors.",
            ["accused", "shelling"],
        ),
    ],
)
def test_one_happening_is_one_event(text: str, triggers: list[str], *, parser: Parser) -> None:
    """What an act is called, and what it led to, is no second act."""
    assert [proposal.head.text for proposal in find_events(parser.parse(text))] == triggers


def test_the_group_is_the_one_named_last(parser: Parser) -> None:
    """News calls no UN body "the group"."""
    text = "UN experts visited Goma. M23 rebels took Sake. Later the group announced a ceasefire."
    event = only(parser, text, "ceasefire")
    assert [actor.country for actor in event.actors] == ["COD"]


def test_a_word_that_the_pipeline_has_not_met_is_a_verb(parser: Parser) -> None:
    """It is seen by the form of a word that it knows, and keeps its own lemma."""
    verb = word(parser.parse("Nigerian forces retook Gwoza."), "retook")
    assert (verb.tag_, verb.lemma_) == ("VBD", "retake")


def test_police_are_of_the_state_they_are_in(parser: Parser) -> None:
    """Police in Kenya are Kenya's; a mission in Haiti may be anybody's."""
    event = only(parser, "Police in Kenya arrested 12 people.", "arrested")
    assert [actor.country for actor in event.actors] == ["KEN"]
