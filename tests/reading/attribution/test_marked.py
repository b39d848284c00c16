"""What only the encoder knows to be said: when it is heard, and where its claims go."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from spacy.tokens import Doc

from tests.reading.test_deciding import sight_of
from tests.reading.words import word
from tocsin.reading.attribution.marked import LIMITS, RULE, is_report, marked, with_marked
from tocsin.reading.encoder import Sight
from tocsin.reading.explain import explain_rule
from tocsin.reading.findings import Attribution, Words
from tocsin.reading.parse import Parser

TAGS = ("speaker", "cue", "content")
SCOFFED = "“The ferries will stay in port,” Aune Lind scoffed."


def sight(doc: Doc, *, sure: float = 0.99, **parts: str) -> Sight:
    """Make what an encoder might mark: the words of speaker, cue and content."""
    seen = sight_of(doc, {})
    tags = np.zeros((len(doc), len(TAGS)), dtype=np.float32)
    for name, words in parts.items():
        for text in words.split():
            tags[word(doc, text).i, TAGS.index(name)] = sure
    return replace(seen, heads=replace(seen.heads, tags=TAGS), tags=tags)


def parts_of(doc: Doc, link: Attribution) -> tuple[str | None, str, list[str]]:
    """Return speaker, cue and content as they are written."""

    def text(words: Words) -> str:
        return doc[words.start : words.end].text

    speaker = None if link.speaker is None else text(link.speaker)
    return speaker, text(link.cue), [text(words) for words in link.content]


def test_a_cue_that_no_rule_knows_is_a_claim(parser: Parser) -> None:
    """A sure encoder gives a claim with its rule, and the content is the whole quotation."""
    doc = parser.parse(SCOFFED)
    seen = sight(doc, speaker="Aune Lind", cue="scoffed", content="ferries will stay in")
    (link,) = marked(doc, seen, ())
    assert parts_of(doc, link) == ("Aune Lind", "scoffed", ["The ferries will stay in port"])
    assert (link.rule, link.act, link.polarity) == (RULE, "say", None)


def test_a_doubtful_cue_is_none(parser: Parser) -> None:
    """Below the limit of the cue nothing is claimed."""
    doc = parser.parse(SCOFFED)
    sure = LIMITS.cue - 0.01
    seen = sight(doc, sure=sure, speaker="Aune Lind", cue="scoffed", content="ferries will stay")
    assert marked(doc, seen, ()) == ()


def test_a_cue_needs_content(parser: Parser) -> None:
    """A cue without marked words of content claims nothing."""
    doc = parser.parse(SCOFFED)
    assert marked(doc, sight(doc, speaker="Aune Lind", cue="scoffed", content="port"), ()) == ()


def test_a_cue_that_a_rule_has_stays_with_it(parser: Parser) -> None:
    """The constructions come first."""
    doc = parser.parse(SCOFFED)
    seen = sight(doc, speaker="Aune Lind", cue="scoffed", content="ferries will stay in")
    (link,) = marked(doc, seen, ())
    known = replace(link, rule="attribution:quotation")
    assert marked(doc, seen, (known,)) == ()


def test_content_of_another_claim_is_not_taken(parser: Parser) -> None:
    """What a neighbour reports is no second cue's content, nor what a semicolon sets off."""
    doc = parser.parse("The mill will shut in May, owners said, and a notice was pinned up.")
    content = "The mill will shut in May"
    seen = sight(doc, speaker="owners", cue="pinned", content=content)
    (link,) = marked(doc, sight(doc, speaker="owners", cue="said", content=content), ())
    assert marked(doc, seen, (link,)) == ()
    doc = parser.parse("The mill will shut in May; owners scoffed.")
    assert marked(doc, sight(doc, speaker="owners", cue="scoffed", content=content), ()) == ()


def test_clauses_are_reports_and_phrases_attitudes(parser: Parser) -> None:
    """Events take the voice of a clause or quotation; a thing that is judged is kept apart."""
    doc = parser.parse("The dean harrumphed the new tariff schedule.")
    seen = sight(doc, speaker="dean", cue="harrumphed", content="the new tariff schedule")
    reports, attitudes = with_marked(doc, seen, (), ())
    assert reports == ()
    assert [parts_of(doc, link)[2] for link in attitudes] == [["the new tariff schedule"]]
    doc = parser.parse("Troops had left the port, the dean harrumphed.")
    seen = sight(doc, speaker="dean", cue="harrumphed", content="Troops had left the port")
    (link,) = with_marked(doc, seen, (), ())[0]
    assert is_report(doc, link)
    assert parts_of(doc, link)[2] == ["Troops had left the port"]


def test_the_rule_explains_itself() -> None:
    """`tocsin explain encoder:attribution` tells what it does."""
    assert "Aune Lind scoffed" in explain_rule(RULE)
