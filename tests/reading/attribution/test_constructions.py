"""What each construction must find, by table: sentence, rule, speaker, cue, content."""

from __future__ import annotations

import pytest

from tests.reading.attribution.listening import Listen

CASES = [
    (
        "The harbour master said that two divers had cut the nets.",
        "speech-verb",
        "The harbour master",
        "said",
        "that two divers had cut the nets",
    ),
    (
        "Sources told journalists the council had banned the cartoonist.",
        "speech-verb",
        "Sources",
        "told",
        "the council had banned the cartoonist",
    ),
    (
        "Gunmen burned the granary, said the village chief.",
        "speech-verb",
        "the village chief",
        "said",
        "Gunmen burned the granary",
    ),
    (
        "It is believed that the junta ordered the raid.",
        "speech-verb",
        None,
        "believed",
        "that the junta ordered the raid",
    ),
    (
        "The ferry company denied having dumped fuel.",
        "infinitive",
        "The ferry company",
        "denied",
        "having dumped fuel",
    ),
    (
        "The militia claimed to have downed a helicopter.",
        "infinitive",
        "The militia",
        "claimed",
        "to have downed a helicopter",
    ),
    (
        "The abbot is believed to have sheltered the deserters.",
        "raising",
        None,
        "believed",
        "to have sheltered the deserters",
    ),
    (
        "The palace announced the recall of its consul.",
        "noun-phrase",
        "The palace",
        "announced",
        "the recall of its consul",
    ),
    (
        "The raid was confirmed by the interior ministry.",
        "noun-phrase",
        "the interior ministry",
        "confirmed",
        "The raid",
    ),
    (
        "The orchard owners accused the sheriff of burning their sheds.",
        "accusation",
        "The orchard owners",
        "accused",
        "burning their sheds",
    ),
    (
        "Sudan's army has been accused by rights groups of shelling hospitals.",
        "accusation",
        "rights groups",
        "accused",
        "shelling hospitals",
    ),
    (
        "The bridge, the engineers said, was mined by deserters.",
        "parenthesis",
        "the engineers",
        "said",
        "was mined by deserters",
    ),
    (
        "As reported by Radio Lagune, dockers stormed the customs hall.",
        "parenthesis",
        "Radio Lagune",
        "reported",
        "dockers stormed the customs hall",
    ),
    (
        "According to the ferrymen, smugglers scuttled the barge.",
        "according-to",
        "the ferrymen",
        "According to",
        "smugglers scuttled the barge",
    ),
    (
        "Smugglers scuttled the barge, in the words of the mayor.",
        "according-to",
        "the mayor",
        "in the words of",
        "Smugglers scuttled the barge",
    ),
    (
        "As per the mayor, militiamen looted the depot.",
        "according-to",
        "the mayor",
        "As per",
        "militiamen looted the depot",
    ),
    (
        "Radio Lagune, quoting a pilot, reported that rebels had mined the strip.",
        "quoting",
        "a pilot",
        "quoting",
        "that rebels had mined the strip",
    ),
    (
        "Radio Lagune quoted the pilot as saying that rebels had mined the strip.",
        "quoted-as",
        "Radio Lagune",
        "quoted",
        "saying that rebels had mined the strip",
    ),
    (
        "The cartel gave the ferrymen an ultimatum: pay by dusk or be shot.",
        "ultimatum",
        "The cartel",
        "ultimatum",
        "pay by dusk or be shot",
    ),
    (
        "The herders' claim that soldiers burned the barns stirred the valley.",
        "noun",
        "The herders",
        "claim",
        "that soldiers burned the barns",
    ),
    ("There are fears in Guayaquil of a new curfew.", "noun", None, "fears", "a new curfew"),
    (
        "The militia's threat to burn the port closed the schools.",
        "noun",
        "The militia",
        "threat",
        "to burn the port",
    ),
    (
        "Two launches reportedly rammed the ferry.",
        "adverb",
        None,
        "reportedly",
        "rammed the ferry",
    ),
    (
        "With troops set to leave Chad and armed clans allegedly moving north, the valley waits.",
        "adverb",
        None,
        "allegedly",
        "armed clans",
    ),
    (
        "The alleged beating of two clerks went unpunished.",
        "adjective",
        None,
        "alleged",
        "beating of two clerks",
    ),
    (
        "The nuns are afraid that looters will burn the school.",
        "predicate",
        "The nuns",
        "afraid",
        "that looters will burn the school",
    ),
    (
        "Mine collapse buries forty: police",
        "headline",
        "police",
        ":",
        "Mine collapse buries forty",
    ),
]

SILENT = [
    "Chilean police held nine dockers on Tuesday.",
    "Sweden plans to lend ambulances to Mali.",
    "Pilots knew that the airline backed their union.",
    "The judge asked why police had beaten the student.",
    "The attack shows that the rebels have regrouped.",
    "The prefect ordered troops to clear the square.",
    "Oman asked Qatar to mediate.",
    "Rebels denied the inspectors access to the camp.",
    "The president closed the border, citing security concerns.",
    "It is unclear whether the marines left the outpost.",
    "The parliament rejected the offer.",
    "The island is expected to vote in May.",
    "The bishops described the raid as a massacre.",
    "Concern over the arrests grew in the capital.",
]


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case[1]}: {case[0]}")
def test_construction_yields_speaker_cue_and_content(
    listen: Listen, case: tuple[str, str, str | None, str, str]
) -> None:
    """Each construction names the speaker, the cue word and the words it hands over."""
    text, rule, speaker, cue, content = case
    found = [said for said in listen(text) if said.found.rule == f"attribution:{rule}"]
    assert [said.voice for said in found] == [(speaker, cue)]
    assert content in found[0].content


@pytest.mark.parametrize("text", SILENT)
def test_no_voice_where_nobody_reports(listen: Listen, text: str) -> None:
    """Plain acts, plans, orders, factives and questions carry no voice."""
    assert listen(text) == []


EFFECTS = [
    ("Azerbaijan denied that it had fired on the ambulance.", (None, None, "-")),
    ("The navy would not say whether it had fired.", ("possible", "U", "u")),
    ("The militia was asked whether it had torched a sawmill.", ("possible", "U", "u")),
    ("Herders fear that poachers will burn the camp.", ("possible", "PS", None)),
    ("Brokers hope that the clans will ratify the pact.", ("possible", "PS", None)),
    ("Kabul believes that a faction poisoned the wells.", (None, "PR", None)),
    ("Kabul does not believe that a faction poisoned the wells.", (None, "PR", "-")),
    ("Police could not confirm that gunmen killed the priest.", (None, "U", "u")),
    ("The army neither confirmed nor denied that it had bombed the dam.", (None, "U", "u")),
    ("Pirates threatened to burn the fuel barges.", ("threatened", None, None)),
    ("The general threatened Eritrea with airstrikes.", ("threatened", None, None)),
    ("The militia denied responsibility for the bombing.", (None, None, "-")),
    ("A man suspected of arson was released.", (None, "PR", None)),
    ("The group warned of attacks on embassies.", ("possible", "PS", None)),
    ("The envoy said the talks had ended.", (None, None, None)),
]


@pytest.mark.parametrize(("text", "effect"), EFFECTS)
def test_cue_bends_its_content(
    listen: Listen, text: str, effect: tuple[str | None, str | None, str | None]
) -> None:
    """A denial, a doubt, a fear, a threat each leave their mark; plain saying leaves none."""
    found = listen(text)[0].found
    assert (found.status, found.certainty, found.polarity) == effect


@pytest.mark.parametrize(
    ("text", "stance", "act"),
    [
        ("The militia claimed it had torched a sawmill.", "distances", "say"),
        ("The militia admitted it had torched a sawmill.", "endorses", "say"),
        ("The militia said it had torched a sawmill.", "neutral", "say"),
        ("The militia denied that it had torched a sawmill.", "neutral", "deny"),
        ("Pirates threatened to burn the fuel barges.", "neutral", "intend"),
    ],
)
def test_cue_tells_stance_and_act(listen: Listen, text: str, stance: str, act: str) -> None:
    """The cue word tells how the outlet stands to the claim and what the speaker does."""
    found = listen(text)[0].found
    assert (found.stance, found.act) == (stance, act)


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        (
            "Two aides who asked not to be named said the drone fell.",
            "Two aides who asked not to be named",
        ),
        (
            "Ana Duarte, who runs the port, said the drone fell.",
            "Ana Duarte, who runs the port",
        ),
        ("The pilot who said the drone fell has left Perth.", "The pilot"),
        (
            "A senior envoy, speaking on condition of anonymity, said the drone fell.",
            "A senior envoy",
        ),
        ("Prosecutors in The Hague said the drone fell.", "Prosecutors in The Hague"),
        (
            "An army spokesman, Colonel Idriss Baro, said the drone fell.",
            "An army spokesman, Colonel Idriss Baro",
        ),
        ("The mayor and her deputy said the drone fell.", "The mayor and her deputy"),
    ],
)
def test_speaker_is_the_longest_phrase_without_asides(
    listen: Listen, text: str, speaker: str
) -> None:
    """A speaker keeps names, titles, places and what says who it is, and leaves asides out."""
    said = [said.speaker for said in listen(text) if said.cue == "said"]
    assert said == [speaker]
