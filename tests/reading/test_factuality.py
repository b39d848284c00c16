"""The words that govern an act tell whether it took place."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.reading.words import word
from tocsin.knowledge.effects import Effect
from tocsin.reading.factuality import Factuality, apply, factuality, voiced
from tocsin.reading.findings import Attribution, Words
from tocsin.reading.parse import Parser

# Sentence, act, status, certainty, polarity, the rule that decides.
JUDGED = [
    ("Gunmen shot a guard.", "shot", "happened CT +", ""),
    ("Troops are shelling the port.", "shelling", "ongoing CT +", "progressive"),
    ("The force trains guards in Mopti.", "trains", "ongoing CT +", "present"),
    ("Rebels have besieged the town since May.", "besieged", "ongoing CT +", "since"),
    ("Norway plans to send tents.", "send", "planned CT +", "plan:plan"),
    ("Mali will pull out.", "pull", "planned CT +", "modal:will"),
    ("The junta is set to expel the envoy.", "expel", "planned CT +", "plan:set"),
    ("The bloc is expected to lift the embargo.", "lift", "planned PR +", "likely:expect"),
    ("Rebels threatened to burn the mill.", "burn", "threatened CT +", "threat:threaten"),
    ("Finland may impose sanctions.", "impose", "possible PS +", "modal:may"),
    ("Police could raid the camp.", "raid", "possible PS +", "modal:could"),
    ("Guards did not open fire.", "open", "not_happened CT -", "negation"),
    ("No protesters were arrested.", "arrested", "not_happened CT -", "negation"),
    ("Guards never fired on the crowd.", "fired", "not_happened CT -", "negation"),
    ("Rebels nearly captured the airport.", "captured", "not_happened CT -", "nearly"),
    ("The navy failed to free the crew.", "free", "not_happened CT -", "failed:fail"),
    ("Troops left without firing.", "firing", "not_happened CT -", "failed:fail"),
    ("The navy would have shelled the island.", "shelled", "not_happened CT -", "counterfactual"),
    ("The army would storm the camp.", "storm", "possible PS +", "modal:would"),
    ("The crew was probably abducted.", "abducted", "happened PR +", "doubt"),
    ("The crew was possibly abducted.", "abducted", "possible PS +", "doubt"),
    ("Did the gendarmes vacate the garrison?", "vacate", "possible U u", "question"),
    ("Why did the gendarmes vacate the garrison?", "vacate", "happened CT +", ""),
    ("If the gang frees the priest, crowds will cheer.", "frees", "possible U u", "condition"),
    ("It is unclear whether it had fired.", "fired", "possible U u", "condition"),
    ("The planned visit was welcomed.", "visit", "planned CT +", "described:planned"),
    ("Diplomats spoke of a foiled attack.", "attack", "not_happened CT -", "described:foiled"),
    ("There were no arrests in Minsk.", "arrests", "not_happened CT -", "negation"),
    ("Fears of an offensive are growing.", "offensive", "possible PS +", "possible:fear"),
    ("Such an attack could ignite a war.", "attack", "possible PS +", "supposed"),
    ("Rebels began shelling the port.", "shelling", "happened CT +", "began:begin"),
    ("The army managed to free the crew.", "free", "happened CT +", "began:manage"),
    ("Not only did they loot the shop but they burned it.", "loot", "happened CT +", ""),
    ("Police may be planning to raid the camp.", "raid", "possible PS +", "modal:may"),
    ("The navy could not free the crew.", "free", "not_happened CT -", "negation"),
    ("The navy may not free the crew.", "free", "possible PS -", "modal:may"),
    ("Police could not prevent the attack.", "attack", "happened CT +", "negation"),
    ("There are no plans to raid the camp.", "raid", "not_happened CT -", "negation"),
    ("There was no sign of a raid.", "raid", "possible U u", "no-evidence"),
    ("Norway to send tents to Mali", "send", "planned CT +", "headline"),
    ("Ministers to meet rebels in Doha on Friday", "meet", "planned CT +", "headline"),
    ("It was hard for troops to storm it.", "storm", "possible PS +", "possible:hard"),
    ("It was impossible to free the hostages.", "free", "not_happened CT -", "failed:impossible"),
    ("The band was too weak to storm the camp.", "storm", "not_happened CT -", "too"),
    ("Rebels tried to storm the palace.", "storm", "not_happened CT -", "failed:try"),
    ("The army is trying to retake the mine.", "retake", "planned CT +", "trying:try"),
    ("The group may attempt to bomb a bank.", "bomb", "possible PS +", "modal:may"),
    ("The premier ordered the army to free the crew.", "free", "planned CT +", "plan:order"),
    ("The mission came to stop the killings.", "killings", "happened CT +", ""),
    ("The raids did not stop the march.", "raids", "happened CT +", ""),
    ("The union was banned for helping the rebels.", "helping", "happened CT +", ""),
    ("Talks ended without a pact on a truce.", "truce", "not_happened CT -", "failed:fail"),
    (
        "The council is weighing a bill banning marches.",
        "banning",
        "possible PS +",
        "possible:weigh",
    ),
    ("Hard fighting went on.", "fighting", "happened CT +", ""),
    ("Efforts to free the nurses continued.", "free", "possible PS +", "possible:effort"),
    ("A court blocked the expulsion.", "expulsion", "not_happened CT -", "stopped:block"),
    ("Walls protect the village from shelling.", "shelling", "possible PS +", "possible:protect"),
    (
        "The union decided against a strike.",
        "strike",
        "not_happened CT -",
        "stopped:decide against",
    ),
    ("Troops will leave once the gang frees the nurses.", "frees", "possible PS +", "to-come"),
    ("Troops left once the gang freed the nurses.", "freed", "happened CT +", ""),
    ("A strike seems unlikely.", "strike", "possible PS +", "possible:unlikely"),
    (
        "The possibility that guards shot him was raised.",
        "shot",
        "possible PS +",
        "possible:possibility",
    ),
    ("The minister called the attack cowardly.", "attack", "happened CT +", ""),
    ("The governor asked about the attack.", "attack", "happened CT +", "spoken:ask about"),
    ("The gang was on the verge of storming the bank.", "storming", "planned CT +", "plan:verge"),
    ("The rebels have yet to free the nurses.", "free", "not_happened CT -", "failed:have yet"),
    ("Instead of storming the port, they left.", "storming", "not_happened CT -", "failed:fail"),
    ("It is not clear whether he shot her.", "shot", "possible U u", "condition"),
    ("Whoever attacks the port will be shot.", "attacks", "possible U u", "anybody"),
    ("In the event of an attack, sirens sound.", "attack", "possible PS +", "possible:in event"),
    ("Free the hostages now!", "Free", "possible U u", "imperative"),
    ("The rebels did not free the nurses until Friday.", "free", "happened CT +", ""),
    ("Guards failed to prevent the attack.", "attack", "happened CT +", "failed:fail"),
    ("Guards prevented the attack.", "attack", "not_happened CT -", "stopped:prevent"),
    ("The mayor wants to prevent the attack.", "attack", "possible PS +", "possible:want"),
    ("The mayor tried to prevent the attack.", "attack", "possible PS +", "failed:try"),
    ("The talks could collapse.", "talks", "possible PS +", "modal:could"),
]


@pytest.mark.parametrize(("text", "act", "state", "rule"), JUDGED)
def test_an_act_is_judged_by_its_words(
    text: str, act: str, state: str, rule: str, parser: Parser
) -> None:
    """Tense, modals, negation and governing words give the status, and the rule is named."""
    head = word(parser.parse(text), act)
    judged = factuality(head, head, "ASSAULT", ())
    assert f"{judged.status} {judged.certainty} {judged.polarity}" == state
    assert not rule or f"factuality:{rule}" in judged.rules


@pytest.mark.parametrize(
    ("text", "act", "carrier", "state"),
    [
        ("Unions called off the strike.", "strike", "called", "not_happened CT -"),
        ("The squadron carried out an assault.", "assault", "carried", "happened CT +"),
        ("The brigade will carry out a raid.", "raid", "carry", "planned CT +"),
        ("The talks were postponed.", "talks", "postponed", "planned CT +"),
    ],
)
def test_a_noun_is_judged_by_what_carries_it(
    text: str, act: str, carrier: str, state: str, parser: Parser
) -> None:
    """An act named by a noun has the status of the verb that carries it."""
    doc = parser.parse(text)
    judged = factuality(word(doc, act), word(doc, carrier), "PROTEST", ())
    assert f"{judged.status} {judged.certainty} {judged.polarity}" == state


PLAN = Effect("plan", "planned")
POSSIBLE = Effect("possible", "possible", "PS")
FAILED = Effect("failed", "not_happened", None, "-")
GOING = Effect("going", "ongoing")


@pytest.mark.parametrize(
    ("effects", "status", "polarity"),
    [
        ((PLAN,), "planned", "+"),
        ((PLAN, POSSIBLE), "possible", "+"),
        ((POSSIBLE, PLAN), "possible", "+"),
        ((PLAN, FAILED), "not_happened", "-"),
        ((GOING,), "ongoing", "+"),
        ((PLAN, GOING), "planned", "+"),
        ((FAILED, GOING), "not_happened", "-"),
        ((FAILED, PLAN), "not_happened", "-"),
        ((FAILED, POSSIBLE), "possible", "-"),
    ],
)
def test_an_outer_word_works_on_what_the_inner_ones_left(
    effects: tuple[Effect, ...], status: str, polarity: str
) -> None:
    """A plan that may be is possible; what failed does not go on; the first word is noted."""
    state = Factuality()
    for effect in effects:
        state = apply(state, effect)
    assert (state.status, state.polarity) == (status, polarity)
    assert state.rules[0] == effects[0].rule


SAID = Attribution(None, Words(0, 1), (Words(1, 5),), "attribution:test")


def test_a_plain_voice_changes_nothing_but_the_rules() -> None:
    """What is merely said keeps its status, certainty and polarity."""
    assert voiced(Factuality(), SAID) == Factuality(rules=("attribution:test",))


def test_a_denial_turns_polarity_and_keeps_the_act() -> None:
    """What is denied is an act that happened, said not to have."""
    denied = replace(SAID, act="deny", polarity="-")
    state = voiced(Factuality(), denied)
    assert (state.status, state.polarity) == ("happened", "-")


def test_a_fear_makes_an_act_possible_and_a_belief_less_sure() -> None:
    """Cues of fear and belief lower status and certainty."""
    feared = voiced(Factuality(), replace(SAID, status="possible", certainty="PS"))
    assert (feared.status, feared.certainty) == ("possible", "PS")
    believed = voiced(Factuality(), replace(SAID, certainty="PR"))
    assert (believed.status, believed.certainty) == ("happened", "PR")


def test_a_voice_makes_no_plan_of_what_did_not_happen() -> None:
    """A cue of intention leaves a negated act negated."""
    state = voiced(Factuality("not_happened", "CT", "-"), replace(SAID, status="planned"))
    assert (state.status, state.polarity) == ("not_happened", "-")


def test_would_is_a_plan_behind_a_voice(parser: Parser) -> None:
    """A "would" that is said is the future seen from the past; behind a condition it is none."""
    doc = parser.parse("Yonhap said Laos would shut its consulate.")
    head = word(doc, "shut")
    said = Attribution(Words(0, 1), Words(1, 2), (Words(2, len(doc)),), "attribution:clause")
    assert factuality(head, head, "SANCTION", (said,)).status == "planned"
    assert factuality(head, head, "SANCTION", ()).status == "possible"
