"""Pronouns and short names stand for what was named before, or for nothing."""

from __future__ import annotations

import pytest

from tests.reading.words import word
from tocsin.reading.findings import Attribution, Words
from tocsin.reading.parse import Parser
from tocsin.reading.reference import RULES, refer, resolve

MEANT = [
    ("The premier met the growers. He promised them a subsidy.", "He", "premier", "person"),
    ("The premier met the growers. He promised them a subsidy.", "them", "growers", "plural"),
    ("Rwanda denied that it had sent troops.", "it", "Rwanda", "body"),
    ("The Malian military said it had sunk a barge.", "it", "military", "body"),
    ("The militia said it had torched a sawmill.", "it", "militia", "body"),
    ("Rebels attacked the camp. They fled at dawn.", "They", "Rebels", "plural"),
    ("Amina Diallo runs a shop. She fled.", "She", "Diallo", "person"),
    ("A Tuareg group seized the post. The group left.", "group", "group", "same-noun"),
    ("Two Chinese vessels left. The vessels had rammed a boat.", "vessels", "vessels", "same-noun"),
    ("The Fishers' Union of Benin (FUB) met. FUB left.", "FUB", "Union", "short-form"),
    ("Amina Diallo runs a shop. On Monday Diallo fled.", "Diallo", "Diallo", "short-form"),
    ("The PKK left the valley. The rebels burned a mill.", "rebels", "PKK", "armed-group"),
    ("Amina Diallo fled. Her aunt said she had left.", "she", "Her", "person"),
]


@pytest.mark.parametrize(("text", "pronoun", "noun", "rule"), MEANT)
def test_a_pronoun_stands_for_who_was_named(
    text: str, pronoun: str, noun: str, rule: str, parser: Parser
) -> None:
    """The nearest fitting noun before is meant, subjects first, and the rule is named."""
    token = word(parser.parse(text), pronoun)
    meant = refer(token)
    assert meant is not None
    assert (meant.token.text, meant.rule) == (noun, f"reference:{rule}")
    assert meant.token.i < token.i
    assert 0 < meant.score <= 1
    assert rule in RULES


@pytest.mark.parametrize(
    ("text", "pronoun"),
    [
        ("They shelled the market.", "They"),
        ("He resigned.", "He"),
        ("The bridge is long. He resigned.", "He"),
        ("It rained in Lagos.", "It"),
        ("We burned the post.", "We"),
        ("The mayor resigned.", "mayor"),
        ("The tall group left.", "group"),
    ],
)
def test_nothing_is_guessed(text: str, pronoun: str, parser: Parser) -> None:
    """Where nobody fitting was named before, or a noun names itself, nothing is meant."""
    assert refer(word(parser.parse(text), pronoun)) is None


def test_references_are_followed_to_a_name(parser: Parser) -> None:
    """A pronoun that stands for "the group" stands for the group named, at a lower score."""
    doc = parser.parse("A Tuareg group seized the post. The group said it had killed nine.")
    meant = resolve(word(doc, "it"))
    assert meant is not None
    assert [child.text for child in meant.token.children] == ["A", "Tuareg"]
    assert meant.score < 0.7


def test_it_is_no_body_where_a_thing_is_nearer(parser: Parser) -> None:
    """In "the party passed a bill; she will veto it" the party is not vetoed."""
    doc = parser.parse("The party passed a bill. The president will veto it.")
    assert refer(word(doc, "it")) is None


def test_the_object_of_an_act_is_not_its_subject(parser: Parser) -> None:
    """In "the navy attacked it" the navy is not what was attacked."""
    doc = parser.parse("The militia fled. The navy attacked it.")
    meant = refer(word(doc, "it"))
    assert meant is not None
    assert meant.token.text == "militia"


def test_we_is_the_speaker(parser: Parser) -> None:
    """The word "we" inside a quotation stands for the one who says it."""
    doc = parser.parse('"We torched the tax office," the rebel commander said.')
    commander = word(doc, "commander")
    quote = Words(1, word(doc, "office").i + 1)
    said = Attribution(
        Words(commander.i - 2, commander.i + 1),
        Words(commander.i + 1, commander.i + 2),
        (quote,),
        "quote",
    )
    meant = refer(word(doc, "We"), (said,))
    assert meant is not None
    assert (meant.token.text, meant.rule) == ("commander", "reference:speaker")


def test_we_is_not_a_speaker_called_we(parser: Parser) -> None:
    """A speaker who is a pronoun himself stands for nobody."""
    doc = parser.parse('"We burned the post," we said.')
    said = Attribution(
        Words(word(doc, "we").i, word(doc, "we").i + 1), Words(8, 9), (Words(1, 5),), ""
    )
    assert refer(word(doc, "We"), (said,)) is None


def test_what_stands_too_far_back_is_not_meant(parser: Parser) -> None:
    """A person named more than three sentences before is no longer meant."""
    far = "The premier left. Roads were wet. Shops were shut. Mills were still. It rained. He sang."
    assert refer(word(parser.parse(far), "He")) is None
