"""Which words govern an act, from the nearest outwards."""

from __future__ import annotations

import pytest
from spacy.tokens import Doc

from tests.reading.words import word
from tocsin.reading.climb import climb, verb_phrases
from tocsin.reading.parse import Parser

PATHS = [
    ("Gunmen shot a guard.", "shot", ["clause shot"]),
    ("Chad plans to expel the envoy.", "expel", ["clause expel", "verb plan", "clause plans"]),
    (
        "Chad called off plans to expel the envoy.",
        "expel",
        ["clause expel", "noun plan", "verb call off", "clause called"],
    ),
    (
        "The army is ready to storm the camp.",
        "storm",
        ["clause storm", "adjective ready"],
    ),
    ("The navy failed to free the crew.", "free", ["clause free", "verb fail", "clause failed"]),
    ("Fears of an attack are growing.", "attack", ["noun fear"]),
    ("Troops left without firing.", "firing", ["clause firing", "verb fail"]),
]


@pytest.mark.parametrize(("text", "act", "path"), PATHS)
def test_governors_come_nearest_first(text: str, act: str, path: list[str], parser: Parser) -> None:
    """The climb yields clauses and governing words, nearest first."""
    head = word(parser.parse(text), act)
    steps = [f"{s.kind} {s.phrases[0] if s.phrases else s.word.text}" for s in climb(head, head)]
    assert steps[: len(path)] == path


def test_a_carrier_governs_its_noun(parser: Parser) -> None:
    """The verb that carries a noun is read before the clause that it heads."""
    doc = parser.parse("Unions called off the strike.")
    steps = list(climb(word(doc, "strike"), word(doc, "called")))
    assert [step.kind for step in steps] == ["verb", "clause"]
    assert steps[0].phrases == ("call off",)


def test_the_climb_stops_at_the_voice(parser: Parser) -> None:
    """What lies beyond the words of a voice is said of the saying."""
    doc = parser.parse("Rebels denied shelling the port.")
    act, cue = word(doc, "shelling"), word(doc, "denied")
    assert [s.word.text for s in climb(act, act, frozenset({cue.i}))] == ["shelling"]
    assert "denied" in [s.word.text for s in climb(act, act)]


def test_a_verb_with_a_particle_is_another_verb(parser: Parser) -> None:
    """To call off is not to call; a preposition or adverb beside a verb only comes first."""
    doc = parser.parse("The union called off the march. The front called for calm.")
    assert [verb_phrases(t) for t in doc if t.text == "called"] == [
        ("call off",),
        ("call for", "call"),
    ]


def test_a_root_preposition_governs_nothing(parser: Parser) -> None:
    """A fragment whose root is a preposition ends the climb; it does not go round for ever."""
    words = ["After", "the", "raid"]
    doc = Doc(
        parser.nlp.vocab,
        words=words,
        heads=[0, 2, 0],
        deps=["ROOT", "det", "pobj"],
        pos=["ADP", "DET", "NOUN"],
        lemmas=["after", "the", "raid"],
        tags=["IN", "DT", "NN"],
    )
    assert [step.word.text for step in climb(doc[2], doc[2])] in ([], ["After"])
