"""Who acts on whom is found in every form of the clause."""

from __future__ import annotations

import pytest

from tests.reading.words import word
from tocsin.reading import grammar
from tocsin.reading.parse import Parser

AGENTS = [
    ("Gunmen shot two guards.", "shot", "Gunmen", "subject"),
    ("The militia that burned the mill fled.", "burned", "militia", "relative-subject"),
    ("The militia that burned the mill fled.", "fled", "militia", "subject"),
    ("Soldiers sealed the road and searched two farms.", "searched", "Soldiers", "shared-subject"),
    ("A convoy carrying flour reached Juba.", "carrying", "convoy", "participle"),
    ("Kenya's plan to send police alarmed judges.", "send", "Kenya", "holder"),
    ("An attempt by the navy to free the crew failed.", "free", "navy", "holder"),
    ("The navy made an attempt to free the crew.", "free", "navy", "holder"),
    ("Chad plans to leave the bloc.", "leave", "Chad", "subject-control"),
    ("Rebels began shelling the barracks.", "shelling", "Rebels", "subject-control"),
    ("The junta is ready to sign the pact.", "sign", "junta", "subject-control"),
    ("Troops left without firing.", "firing", "Troops", "subject-control"),
    ("The court forced the firm to pay.", "pay", "firm", "object-control"),
    ("The ferry was ambushed by river pirates.", "ambushed", "pirates", "agent-phrase"),
    ("The envoy expelled by Chad wept.", "expelled", "Chad", "agent-phrase"),
]
PATIENTS = [
    ("Gunmen shot two guards.", "shot", "guards", "object"),
    ("Four surveyors were abducted near Bria.", "abducted", "surveyors", "passive-subject"),
    ("Two monks were beaten and detained.", "detained", "monks", "passive-subject"),
    ("The envoy expelled by Chad wept.", "expelled", "envoy", "passive-subject"),
    ("The mayor, who was arrested in May, resigned.", "arrested", "mayor", "passive-subject"),
    ("The pact they broke has expired.", "broke", "pact", "relative-object"),
    ("The pact that Laos and Vietnam signed expired.", "signed", "pact", "object"),
    ("Raiders looted and burned the depot.", "looted", "depot", "shared-object"),
    ("Norway helped Malawi rebuild the road.", "helped", "Malawi", "raised-object"),
]


@pytest.mark.parametrize(("text", "verb", "noun", "rule"), AGENTS)
def test_the_one_who_acts_is_found(
    text: str, verb: str, noun: str, rule: str, parser: Parser
) -> None:
    """The logical subject is found, and the construction that gives it is named."""
    found = grammar.agents(word(parser.parse(text), verb))
    assert [(token.text, name) for token, name in found] == [(noun, rule)]
    assert rule in grammar.CONSTRUCTIONS


@pytest.mark.parametrize(("text", "verb", "noun", "rule"), PATIENTS)
def test_the_one_acted_on_is_found(
    text: str, verb: str, noun: str, rule: str, parser: Parser
) -> None:
    """The logical object is found, and the construction that gives it is named."""
    found = grammar.patients(word(parser.parse(text), verb))
    assert [(token.text, name) for token, name in found] == [(noun, rule)]
    assert rule in grammar.CONSTRUCTIONS


@pytest.mark.parametrize(
    ("text", "verb"),
    [
        ("Four surveyors were abducted near Bria.", "abducted"),
        ("The ferry was ambushed by night.", "ambushed"),
        ("The bridge was shelled by mistake.", "shelled"),
    ],
)
def test_nobody_is_invented(text: str, verb: str, parser: Parser) -> None:
    """A passive without an agent has none, and "by night" is no agent."""
    assert grammar.agents(word(parser.parse(text), verb)) == []


@pytest.mark.parametrize(
    ("text", "verb", "passive"),
    [
        ("The town was shelled.", "shelled", True),
        ("The town got shelled.", "shelled", True),
        ("The envoy expelled by Chad wept.", "expelled", True),
        ("Two monks were beaten and detained.", "detained", True),
        ("Rebels have shelled the town.", "shelled", False),
        ("Rebels shelled the town.", "shelled", False),
        ("Rebels had attacked and looted the town.", "looted", False),
    ],
)
def test_a_passive_is_told_from_an_active(
    text: str, verb: str, *, passive: bool, parser: Parser
) -> None:
    """A perfect is no passive, a bare participle behind its noun is one."""
    assert grammar.is_passive(word(parser.parse(text), verb)) is passive


@pytest.mark.parametrize(
    ("text", "verb", "infinitive"),
    [
        ("Chad plans to leave the bloc.", "leave", True),
        ("Chad may leave the bloc.", "leave", False),
        ("Chad moved troops to Abeche.", "moved", False),
    ],
)
def test_an_infinitive_has_to(text: str, verb: str, *, infinitive: bool, parser: Parser) -> None:
    """The "to" of an infinitive stands before it; that of a phrase behind is none."""
    assert grammar.is_infinitive(word(parser.parse(text), verb)) is infinitive


@pytest.mark.parametrize(
    ("text", "governor", "phrases"),
    [
        ("Ghana lent Togo two boats.", "lent", [("to", "Togo")]),
        ("Laos sold Burma trucks.", "sold", [("to", "Burma")]),
        ("Ghana lent two boats to Togo.", "lent", [("to", "Togo")]),
        ("Troops moved out of Gao.", "moved", [("out", "Gao"), ("of", "Gao")]),
        ("The strike ended according to Reuters.", "ended", []),
    ],
)
def test_phrases_are_named_by_their_preposition(
    text: str, governor: str, phrases: list[tuple[str, str]], parser: Parser
) -> None:
    """A bare dative counts as "to"; "according to" brings in no party."""
    found = {(name, t.text) for name, t in grammar.prepositions(word(parser.parse(text), governor))}
    assert found <= set(phrases)
    assert bool(found) is bool(phrases)


def test_joined_nouns_are_listed_in_order(parser: Parser) -> None:
    """Each of several joined nouns is found from the first."""
    doc = parser.parse("Belize, Peru and Costa Rica signed the pact.")
    assert [t.text for t in grammar.conjuncts(word(doc, "Belize"))] == ["Belize", "Peru", "Rica"]


def test_a_relative_pronoun_stands_for_its_noun(parser: Parser) -> None:
    """The word "which" stands for the noun before its clause; another word for itself."""
    doc = parser.parse("The dam, which rebels blew up, held water.")
    assert grammar.antecedent(word(doc, "which")).text == "dam"
    assert grammar.antecedent(word(doc, "rebels")).text == "rebels"


def test_the_lemmas_of_a_sentence_are_its_own(parser: Parser) -> None:
    """Lemmas in lower case come from the sentence of the word, no other."""
    doc = parser.parse("Gunmen shot guards. Bakers sang.")
    assert {"gunman", "shoot", "guard"} <= grammar.sentence_lemmas(word(doc, "shot"))
    assert "baker" not in grammar.sentence_lemmas(word(doc, "shot"))


@pytest.mark.parametrize("rule", grammar.CONSTRUCTIONS)
def test_each_construction_shows_a_sentence(rule: str) -> None:
    """What tocsin explain prints of a rule holds a sentence and what it yields."""
    shown = grammar.CONSTRUCTIONS[rule].__doc__ or ""
    assert "«" in shown
