"""Chains of voices, and what kind of voice a speaker is."""

from __future__ import annotations

import pytest
from spacy.language import Language

from tocsin.knowledge.lexicon import load_cues, load_lexicon
from tocsin.reading.attribution import RULES, chain, find_attributions, voice_of

CHAINS = [
    (
        "The consul said Tunis believes a faction poisoned the herd.",
        "poisoned",
        ["said", "believes"],
    ),
    (
        "The Daily Mirror, quoting Radio Lagune, reported that gunmen torched a clinic.",
        "torched",
        ["reported", "quoting"],
    ),
    (
        "A Samoan minister added that, according to divers, a trawler rammed their boat.",
        "rammed",
        ["added", "according to"],
    ),
    (
        "Yonhap said, citing a ministry source, that Laos would shut its consulate.",
        "shut",
        ["said", "citing"],
    ),
    ("Rights lawyers accused soldiers of torturing teachers.", "accused", []),
    ("Rights lawyers accused soldiers of torturing teachers.", "torturing", ["accused"]),
    ("Gunmen reportedly hijacked a lorry, and the police gave chase.", "gave", []),
    ("The minister condemned the bombing of the shrine.", "bombing", []),
]


@pytest.mark.parametrize(("text", "trigger", "cues"), CHAINS)
def test_chain_runs_from_the_outermost_voice_inwards(
    english: Language, text: str, trigger: str, cues: list[str]
) -> None:
    """The chain at a word lists the voices it stands under, outermost first."""
    doc = english(text)
    position = next(token.i for token in doc if token.text == trigger)
    links = chain(find_attributions(doc), position)
    assert [doc[link.cue.start : link.cue.end].text for link in links] == cues


KINDS = [
    ("The Thai army said the post fell.", "military", "named_organisation"),
    ("Lieutenant General Pavel Orlov said the post fell.", "military", "named_person"),
    ("The rebel spokesman said the post fell.", "armed_group", "unnamed_individual"),
    ("Aid groups said the post fell.", "ngo", "unnamed_group"),
    ("State radio said the post fell.", "media", "unnamed_individual"),
    ("Analysts said the post fell.", "expert", "unnamed_group"),
    ("Farmers in Kaduna said the post fell.", "witness", "unnamed_group"),
    ("The report said the post fell.", "document", "unnamed_document"),
    ("Sources said the post fell.", "unnamed", "unnamed_group"),
    ("Two officials who asked not to be named said the post fell.", "unnamed", "unnamed_group"),
    ("A spokesman for the UN said the post fell.", "official", "unnamed_individual"),
    ("Germany said the post fell.", "official", "named_organisation"),
    ("The post reportedly fell.", "unnamed", "implicit"),
]


@pytest.mark.parametrize(("text", "kind", "identification"), KINDS)
def test_kind_and_identification_follow_the_words(
    english: Language, text: str, kind: str, identification: str
) -> None:
    """The speaker's words tell what kind of voice it is and how far it is named."""
    doc = english(text)
    (found,) = find_attributions(doc)
    voice = voice_of(doc, found)
    assert (voice.kind, voice.identification) == (kind, identification)


def test_a_bare_name_has_the_kind_of_its_other_mention(english: Language) -> None:
    """A surname alone is known by the title it bore before."""
    doc = english("Colonel Pavel Orlov took the fort. Orlov said the fort was empty.")
    (found,) = find_attributions(doc)
    assert voice_of(doc, found).kind == "military"


def test_a_pronoun_takes_the_person_before(english: Language) -> None:
    """A voice called "he" has the name of the person named last, and keeps its own words."""
    doc = english("Defence Secretary Pavel Orlov visited the fort. He said troops had left it.")
    (found,) = find_attributions(doc)
    voice = voice_of(doc, found)
    assert voice.speaker is not None
    assert voice.speaker.of(doc.text) == "He"
    assert voice.name == "Pavel Orlov"


def test_the_title_can_tell_who_a_name_is(english: Language) -> None:
    """A name the text leaves bare takes its kind from the report's title."""
    doc = english("Tamsin Okoro said the fort was empty.")
    (found,) = find_attributions(doc)
    assert voice_of(doc, found).kind == "other"
    assert voice_of(doc, found, title="Fisheries Minister Tamsin Okoro responds").kind == "official"


def test_every_rule_explains_itself(english: Language) -> None:
    """Each rule's docstring says what it finds and holds a sentence that the rule reads."""
    for name, rule in RULES.items():
        first, _, rest = (rule.__doc__ or "").partition("\n\n")
        assert first.startswith("Find "), name
        example = rest[rest.index("«") + 1 : rest.index("»")]
        text = " ".join(example.split()).replace("⏎", "\n")
        assert [found.rule for found in rule(english(text))] != [], name


def test_lexicon_cues_are_unique_in_kind() -> None:
    """The lexicon loads, and names no cue twice for one pattern."""
    assert load_lexicon("attribution")["cues"]
    for lemmas in load_cues().values():
        for lemma, cues in lemmas.items():
            patterns = [pattern for cue in cues for pattern in cue.patterns if not cue.objects]
            assert len(patterns) == len(set(patterns)), lemma
