"""Where grammar and encoder differ: who is heard, and how the event says so."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import pytest
from spacy.tokens import Doc

from tests.reading.words import word
from tocsin.reading.encoder import Heads, Sight
from tocsin.reading.events import chosen
from tocsin.reading.events.candidates import propose
from tocsin.reading.events.deciding import LIMITS, decide
from tocsin.reading.events.folding import Proposal
from tocsin.reading.explain import explain_rule
from tocsin.reading.factuality import Factuality
from tocsin.reading.overrule import STATUS, overruled
from tocsin.reading.parse import Parser

TYPES = ("NONE", "ASSAULT", "REQUEST", "RETREAT", "MOBILIZE", "AGREE")
STATUSES = ("happened", "planned", "possible", "not_happened")
HEADS = Heads(TYPES, STATUSES, ("CT", "PS"), ("+", "-"), ("cue",), ("actor", "recipient"), 1)


def sight_of(
    doc: Doc,
    triggers: Mapping[str, tuple[str, float]],
    statuses: Mapping[str, tuple[str, float]] | None = None,
    parties: Mapping[str, tuple[float, float]] | None = None,
) -> Sight:
    """Make what an encoder might say: by word a type, a status, and scores as actor, recipient."""
    kinds = np.zeros((len(doc), len(TYPES)), dtype=np.float32)
    kinds[:, 0] = 1
    for text, (name, likely) in triggers.items():
        place = word(doc, text).i
        kinds[place, 0] = 1 - likely
        kinds[place, TYPES.index(name)] = likely
    status = np.zeros((len(doc), len(STATUSES)), dtype=np.float32)
    for text, (name, likely) in (statuses or {}).items():
        status[word(doc, text).i, STATUSES.index(name)] = likely
    blank = np.zeros((len(doc), 2), dtype=np.float32)
    answers = np.zeros((len(doc), 2), dtype=np.float32)
    for text, scores in (parties or {}).items():
        answers[word(doc, text).i] = scores
    seen = np.ones(len(doc), dtype=np.bool_)
    return Sight(HEADS, seen, kinds, status, blank, blank, blank, blank + 1, answers)


def decided(parser: Parser, text: str, triggers: dict[str, tuple[str, float]]) -> list[Proposal]:
    """Read a text with an encoder that says what it is told to."""
    doc = parser.parse(text)
    kept, proposals = chosen(propose(doc))
    return decide(kept, proposals, doc, sight_of(doc, triggers))


def test_a_word_that_is_surely_no_trigger_is_dropped(parser: Parser) -> None:
    """What the encoder holds to be none gives no event."""
    assert decided(parser, "Rebels shelled a port.", {}) == []


def test_a_doubtful_event_says_so(parser: Parser) -> None:
    """Between dropped and believed an event stays, is marked, and carries the low support."""
    likely = (LIMITS.drop + LIMITS.doubt) / 2
    (event,) = decided(parser, "Rebels shelled a port.", {"shelled": ("ASSAULT", likely)})
    assert event.marks == ("encoder:doubts",)
    assert event.support == pytest.approx(likely)


def test_agreement_leaves_no_mark(parser: Parser) -> None:
    """An event on which both agree has the encoder's support and no mark."""
    (event,) = decided(parser, "Rebels shelled a port.", {"shelled": ("ASSAULT", 0.97)})
    assert event.marks == ()
    assert event.support == pytest.approx(0.97)


def test_the_type_stays_the_codebooks(parser: Parser) -> None:
    """An encoder that is sure of another type lowers the score and changes nothing."""
    (event,) = decided(parser, "Rebels shelled a port.", {"shelled": ("MOBILIZE", 0.99)})
    assert (event.type, event.marks) == ("ASSAULT", ("encoder:doubts",))
    assert event.support == pytest.approx(0)


def test_words_of_no_codebook_become_an_event(parser: Parser) -> None:
    """A sure encoder adds an event, and the grammar finds its parties."""
    text = "Rebels zapped six guards."
    (event,) = decided(parser, text, {"zapped": ("ASSAULT", 0.99)})
    assert (event.type, event.marks) == ("ASSAULT", ("encoder:trigger",))
    parties = event.choice.parties
    assert [token.text for token in (*parties.actors, *parties.recipients)] == ["Rebels", "guards"]
    assert decided(parser, text, {"zapped": ("ASSAULT", LIMITS.add - 0.01)}) == []


def test_a_folded_event_comes_back_if_the_encoder_is_sure(parser: Parser) -> None:
    """What the grammar folded into another event is one of its own where the encoder says so."""
    text = "The union urged the mill to free its organiser."
    said = {"urged": ("REQUEST", 0.999), "free": ("RETREAT", 0.999)}
    first, second = decided(parser, text, said)
    assert (first.head.text, first.marks) == ("urged", ())
    assert (second.head.text, second.marks) == ("free", ("encoder:revived",))
    said["free"] = ("RETREAT", LIMITS.revive - 0.01)
    assert len(decided(parser, text, said)) == 1


def test_two_words_for_one_happening_stay_one_event(parser: Parser) -> None:
    """What was folded into an event of its own type stays there, however sure the encoder is."""
    said = {"shelled": ("ASSAULT", 0.999), "killing": ("ASSAULT", 0.999)}
    (event,) = decided(parser, "Rebels shelled the port, killing six guards.", said)
    assert event.head.text == "shelled"


def test_the_encoder_names_a_party_that_the_grammar_lacks(parser: Parser) -> None:
    """Where no actor is found, a sure encoder names one, and only then."""
    doc = parser.parse("After the rebels came, the port was shelled.")
    kept, proposals = chosen(propose(doc))
    said = {"shelled": ("ASSAULT", 0.99)}
    for score, expected in ((5.0, ["rebels"]), (1.0, [])):
        sight = sight_of(doc, said, parties={"rebels": (score, -9)})
        (event,) = decide(kept, proposals, doc, sight)
        assert [token.text for token in event.choice.parties.actors] == expected
        assert ("encoder:actor" in event.marks) is bool(expected)


@pytest.mark.parametrize(
    ("who", "kind", "likely", "found"),
    [
        ("Norway", "AGREE", LIMITS.known + 0.01, ["signed"]),
        ("Norway", "AGREE", LIMITS.known - 0.01, []),
        ("Norway", "ASSAULT", LIMITS.known + 0.01, []),
        ("The bakery", "AGREE", LIMITS.known + 0.01, []),
        ("The bakery", "AGREE", LIMITS.add + 0.01, ["signed"]),
    ],
)
def test_a_word_known_for_a_type_needs_less(
    parser: Parser, who: str, kind: str, likely: float, found: list[str]
) -> None:
    """What the codebook refuses here but has for the type is an event sooner than any word.

    It must be somebody's who is no mere firm, unless the encoder is as sure as it is of any word.
    """
    text = f"{who} signed a pact with its club."
    assert decided(parser, text, {"signed": ("REQUEST", 0.0)}) == []
    events = decided(parser, text, {"signed": (kind, likely)})
    assert [event.head.text for event in events] == found


@pytest.mark.parametrize("text", ["The firm fired its director.", "The director was fired."])
def test_who_is_dismissed_is_not_shot(text: str, *, parser: Parser) -> None:
    """To fire somebody is no fire, however sure the encoder is."""
    assert decided(parser, text, {"fired": ("ASSAULT", 0.99)}) == []


def test_neighbouring_words_of_one_type_are_one_event(parser: Parser) -> None:
    """A phrasal verb is one event over both of its words."""
    said = {"zapped": ("ASSAULT", 0.99), "down": ("ASSAULT", 0.99)}
    (event,) = decided(parser, "Rebels zapped down six guards.", said)
    words = event.choice.words
    assert (words.start, words.end) == (1, 3)


def test_the_order_is_that_of_the_text(parser: Parser) -> None:
    """Added events stand among the others where their words stand."""
    said = {"zapped": ("ASSAULT", 0.99), "shelled": ("ASSAULT", 0.99), "zinged": ("ASSAULT", 0.99)}
    text = "Rebels zapped six guards, then shelled a port, then zinged two nurses."
    events = decided(parser, text, said)
    assert [event.head.text for event in events] == ["zapped", "shelled", "zinged"]


def test_a_status_that_no_word_gives_may_be_overruled(parser: Parser) -> None:
    """Where no rule fired the encoder's status counts if it is sure, else the rules' stands."""
    doc = parser.parse("The visit is a step.")
    sure = sight_of(doc, {}, {"visit": ("planned", STATUS + 0.01)})
    found = overruled(Factuality(), doc[1], sure)
    assert (found.status, found.rules) == ("planned", ("encoder:status:planned",))
    unsure = sight_of(doc, {}, {"visit": ("planned", STATUS - 0.01)})
    assert overruled(Factuality(), doc[1], unsure) == Factuality()
    assert overruled(Factuality(), doc[1], None) == Factuality()


def test_what_did_not_happen_is_negative(parser: Parser) -> None:
    """The encoder's not_happened turns polarity, its possible lowers certainty."""
    doc = parser.parse("The visit is a step.")
    negative = sight_of(doc, {}, {"visit": ("not_happened", 0.99)})
    assert overruled(Factuality(), doc[1], negative).polarity == "-"
    possible = sight_of(doc, {}, {"visit": ("possible", 0.99)})
    assert overruled(Factuality(), doc[1], possible).certainty == "PS"


def test_a_named_construction_is_not_overruled(parser: Parser) -> None:
    """A status that a governing word gives stands, however sure the encoder is."""
    doc = parser.parse("The visit is a step.")
    sure = sight_of(doc, {}, {"visit": ("planned", 0.99)})
    judged = Factuality("not_happened", "CT", "-", ("factuality:negation",))
    assert overruled(judged, doc[1], sure) is judged
    denied = Factuality("happened", "CT", "-", ("attribution:denial",))
    assert overruled(denied, doc[1], sure) is denied


@pytest.mark.parametrize(
    "name", ["trigger", "actor", "recipient", "doubts", "revived", "status:planned"]
)
def test_what_the_encoder_does_is_explained(name: str) -> None:
    """Each rule that the encoder gives an event has a sentence and an example."""
    assert "«" in explain_rule(f"encoder:{name}")
