"""What people want, judge and talk about: found as claims, and never the voice of an event."""

from __future__ import annotations

import pytest
from spacy.language import Language

from tocsin.knowledge.lexicon import load_cues
from tocsin.model import Document
from tocsin.reading.attribution import find_attributions
from tocsin.reading.attribution.attitudes import RULES, find_attitudes
from tocsin.reading.findings import Attribution
from tocsin.reading.parse import Parser
from tocsin.reading.read import read_document

CASES = [
    (
        "The abbot praised the ferrymen's courage.",
        "object",
        "The abbot",
        "praised",
        "the ferrymen's courage",
    ),
    (
        "Pakistan's premier discussed a truce with the elders.",
        "object",
        "Pakistan's premier",
        "discussed",
        "a truce",
    ),
    ("The levy was denounced by the growers.", "object", "the growers", "denounced", "The levy"),
    ("Norway pledged tents.", "object", "Norway", "pledged", "tents"),
    ("The bishops called for talks.", "preposition", "The bishops", "called", "talks"),
    ("Senegal objected to the new quota.", "preposition", "Senegal", "objected", "the new quota"),
    ("The senator spoke out against the dam.", "preposition", "The senator", "spoke", "the dam"),
    ("The bishop called the levy a trap.", "naming", "The bishop", "called", "the levy a trap"),
    (
        "The union branded the offer as an insult.",
        "naming",
        "The union",
        "branded",
        "the offer as an insult",
    ),
    (
        "The poet likened the junta to a locust swarm.",
        "naming",
        "The poet",
        "likened",
        "the junta to a locust swarm",
    ),
    (
        "The guild decided that the fair would go on.",
        "clause",
        "The guild",
        "decided",
        "that the fair would go on",
    ),
    (
        "The diver explained how the hull had cracked.",
        "question",
        "The diver",
        "explained",
        "how the hull had cracked",
    ),
    (
        "Zambia plans to lend Malawi two ferries.",
        "infinitive",
        "Zambia",
        "plans",
        "to lend Malawi two ferries",
    ),
    (
        "The rebels refused to free the crew.",
        "infinitive",
        "The rebels",
        "refused",
        "to free the crew",
    ),
    (
        "The mayor considered leaving the party.",
        "infinitive",
        "The mayor",
        "considered",
        "leaving the party",
    ),
    ("The imam urged the clans to disarm.", "control", "The imam", "urged", "the clans to disarm"),
    (
        "Chile wants Bolivia to reopen the road.",
        "control",
        "Chile",
        "wants",
        "Bolivia to reopen the road",
    ),
    ("Peru voiced support for the treaty.", "noun", "Peru", "support", "the treaty"),
    (
        "The cabinet's decision to close the port came on Monday.",
        "noun",
        "The cabinet",
        "decision",
        "to close the port",
    ),
    (
        "The prefect's plan is to drain the marsh.",
        "identity",
        "The prefect",
        "plan",
        "to drain the marsh",
    ),
    ("The herders were wary of the new toll.", "adjective", "The herders", "wary", "the new toll"),
    (
        "The queen is ready to sign the charter.",
        "adjective",
        "The queen",
        "ready",
        "to sign the charter",
    ),
]

# Nobody in particular, things that show, names given by many.
UNEXPRESSED = [
    ("The merger stirred unease over the mines.", "noun", None, "unease", "the mines"),
    ("The strike, though long expected, hurt growers.", "object", None, "expected", "The strike"),
    (
        "The raid underscores the need for a truce.",
        "object",
        "The raid",
        "underscores",
        "the need for a truce",
    ),
    (
        "Wagner is a company branded as a gang by Mali and several other states.",
        "naming",
        "Mali and several other states",
        "branded",
        "a company as a gang",
    ),
]

SILENT = [
    "Chilean police held nine dockers on Tuesday.",
    "The river flooded two villages.",
    "The rope supported the bridge.",
    "The tower was built of stone.",
    "The storm attacked the coast.",
    "The road leads to the plan's old site.",
    "The train arrived on time.",
    "Workers painted the support beams.",
]


def _told(english: Language, text: str) -> list[tuple[str | None, str, str, str]]:
    doc = english(text)

    def told(found: Attribution) -> tuple[str | None, str, str, str]:
        speaker = found.speaker and doc[found.speaker.start : found.speaker.end].text
        content = " ".join(doc[part.start : part.end].text for part in found.content)
        name = found.rule.removeprefix("attribution:").removeprefix("attitude-")
        return speaker, doc[found.cue.start].text, content, name

    return [told(found) for found in find_attitudes(doc, find_attributions(doc))]


@pytest.mark.parametrize("case", CASES + UNEXPRESSED, ids=lambda case: f"{case[1]}: {case[0]}")
def test_construction_yields_holder_cue_and_content(
    english: Language, case: tuple[str, str, str | None, str, str]
) -> None:
    """Each construction names who holds the attitude, its word and what it is about."""
    text, rule, speaker, cue, content = case
    assert (speaker, cue, content, rule) in _told(english, text)


@pytest.mark.parametrize("text", SILENT)
def test_no_attitude_where_nobody_holds_one(english: Language, text: str) -> None:
    """Acts, and things that cannot think, hold no attitude."""
    assert _told(english, text) == []


def test_a_word_that_reports_is_no_attitude_too(english: Language) -> None:
    """A cue of reporting is found once, as a voice."""
    assert _told(english, "The harbour master said that two divers had cut the nets.") == []


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("The minister condemned the bombing of the mosque.", "bombing"),
        ("Kenya plans to withdraw its troops from Kismayo.", "withdraw"),
        ("The clans welcomed the ceasefire in Marib.", "ceasefire"),
        ("The governor urged the army to attack the rebels.", "attack"),
    ],
)
def test_no_event_takes_an_attitude_as_its_voice(parser: Parser, text: str, trigger: str) -> None:
    """What is wanted or judged is done on nobody's word; the claim is listed all the same."""
    reading = read_document(Document(id="d", text=text, language="en"), parser)
    found = [event for event in reading.events if trigger in event.trigger.of(text)]
    assert all(event.voices == () for event in found)
    assert any(trigger in c.span.of(text) and len(c.voices) == 1 for c in reading.claims)


def test_a_deed_is_no_attitude(parser: Parser) -> None:
    """A word that judges or strikes, as "attack" does, makes no claim where it strikes."""
    text = "The army attacked the base near Kidal with mortars."
    reading = read_document(Document(id="d", text=text, language="en"), parser)
    assert [claim for claim in reading.claims if claim.voices] == []


def test_a_voice_inside_an_attitude_has_it_around(parser: Parser) -> None:
    """A claim in what is wanted or judged lists both; its event has the voice that reports."""
    text = "The mayor denounced claims that police had shot two students."
    reading = read_document(Document(id="d", text=text, language="en"), parser)
    cues = [[voice.cue.of(text) for voice in claim.voices] for claim in reading.claims]
    assert ["denounced", "claims"] in cues
    (shot,) = [event for event in reading.events if event.trigger.of(text) == "shot"]
    assert [voice.cue.of(text) for voice in shot.voices] == ["claims"]
    (claim,) = [claim for claim in reading.claims if claim.id == shot.claim]
    assert [voice.cue.of(text) for voice in claim.voices] == ["denounced", "claims"]


def test_an_attitude_inside_what_is_said_has_the_voice_around(parser: Parser) -> None:
    """What somebody says that another wants is told by both."""
    text = "The envoy said Oman wanted a truce."
    reading = read_document(Document(id="d", text=text, language="en"), parser)
    cues = [[voice.cue.of(text) for voice in claim.voices] for claim in reading.claims]
    assert ["said", "wanted"] in cues
    assert ["wanted"] not in cues


def test_every_attitude_explains_itself(english: Language) -> None:
    """Each rule's docstring says what it finds and holds a sentence that the rule reads."""
    for name, rule in RULES.items():
        first, _, rest = (rule.__doc__ or "").partition("\n\n")
        assert first.startswith("Find "), name
        example = " ".join(rest[rest.index("«") + 1 : rest.index("»")].split())
        assert [found.rule for found in rule(english(example))] != [], name


def test_words_of_attitude_are_unique_in_kind() -> None:
    """No word stands twice under one pattern, but for its prepositions."""
    for lemmas in load_cues("attitudes").values():
        for lemma, cues in lemmas.items():
            open_ = {"preposition", "phrase"}
            patterns = [pattern for cue in cues for pattern in cue.patterns - open_]
            assert len(patterns) == len(set(patterns)), lemma
