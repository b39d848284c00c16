"""Participles that the parser takes for the verb of the sentence."""

from __future__ import annotations

import pytest

from tests.reading.words import word
from tocsin.reading.parse import Parser


@pytest.mark.parametrize(
    ("text", "participle", "subject", "verb"),
    [
        ("Two doctors kidnapped in May have been seen.", "kidnapped", "doctors", "seen"),
        ("Haitians deported from Peru said they were hurt.", "deported", "Haitians", "said"),
    ],
)
def test_a_participle_describes_its_noun(
    text: str, participle: str, subject: str, verb: str, *, parser: Parser
) -> None:
    """The noun is the subject of the verb behind, and the participle hangs on the noun."""
    doc = parser.parse(text)
    described, noun = word(doc, participle), word(doc, subject)
    assert (described.head.text, described.dep_) == (subject, "acl")
    assert noun.head.text == verb


def test_a_whole_clause_stays_as_it_is(parser: Parser) -> None:
    """A verb with a mark behind it is no participle."""
    doc = parser.parse("The guards fled, the mayor said.")
    assert word(doc, "guards").head.text == "fled"


def test_abbreviations_like_function_words_are_names(parser: Parser) -> None:
    """IS and WHO are read as names, and words in a line of capitals as what they are."""
    doc = parser.parse("Villagers who had fled IS were treated by the WHO.")
    assert [token.pos_ for token in doc if token.text in ("IS", "WHO")] == ["PROPN", "PROPN"]
    assert word(parser.parse("WHO IS NEXT"), "IS").norm_ == "is"
    assert word(parser.parse("WHO IS NEXT AND WHO IS THERE"), "is").pos_ == "AUX"
