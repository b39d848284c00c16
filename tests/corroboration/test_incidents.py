"""Incidents: what is one happening becomes one row, and what it rests on is counted honestly."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from tests.corroboration import made
from tocsin.corroboration.corroborate import corroborate
from tocsin.model import Document, Incident, Outlet, Place, Reading

WIRE = (
    "Gunmen killed nine farmers in Kaduna on Sunday, police spokesman Musa Bello said. "
    "The raid on Gidan Waya lasted an hour and the attackers burned three granaries before they "
    "fled towards the forest on motorcycles, he told reporters in the state capital."
)
RADIO = (
    "Residents of Kaduna buried their dead on Monday. Twelve farmers were killed by gunmen on "
    "Sunday, hospital director Aisha Lawal said, and the wounded filled two wards in Gidan Waya."
)


def killing(of: Document, *, low: int, words: str, speaker: str | None, **known: object) -> Reading:
    """Make the reading of a report of the raid on Kaduna."""
    trigger = "killed"
    return made.reading(
        of,
        made.event(
            of,
            trigger,
            places=(made.place(of, made.TOWN),),
            period=made.day(of, "on Sunday", "2026-03-01"),
            quantities=(made.deaths(of, words, low),),
            voices=(made.voice(of, speaker, "said"),) if speaker else (),
            **known,
        ),
    )


def wire(**known: object) -> Reading:
    """Make the first report."""
    of = made.document(WIRE, **{"outlet": "Savanna Wire", **known})
    gunmen = made.actor(of, "Gunmen", sector="UAF")
    return killing(of, low=9, words="nine", speaker="police spokesman Musa Bello", actors=(gunmen,))


def radio(**known: object) -> Reading:
    """Make a second report, in words of its own, with another count and another voice."""
    of = made.document(RADIO, outlet="Radio Arewa", published="2026-03-03", **known)
    gunmen = made.actor(of, "gunmen", sector="UAF")
    speaker = "hospital director Aisha Lawal"
    return killing(of, low=12, words="Twelve", speaker=speaker, actors=(gunmen,))


def only(readings: Sequence[Reading], **known: object) -> Incident:
    """Return the only incident of some readings."""
    (incident,) = corroborate(readings, **known).incidents
    return incident


def test_two_reports_are_one_happening() -> None:
    """Two independent reports fold into one incident with the span of both counts."""
    incident = only([wire(), radio()])
    (toll,) = incident.tolls
    assert (toll.kind, toll.low, toll.best, toll.high) == ("deaths", 9, 12, 12)
    assert [figure.who for figure in toll.figures] == [
        ("police spokesman Musa Bello",),
        ("hospital director Aisha Lawal",),
    ]
    assert [(d.kind, d.field) for d in incident.disputes] == [("count", "deaths")]
    assert incident.support.reports == 2
    assert (incident.support.low, incident.support.high, incident.support.credibility) == (2, 2, 2)
    assert (incident.period.start, incident.period.end) == ("2026-03-01", "2026-03-01")
    assert incident.bonds[0].score == round(sum(incident.bonds[0].fields.values()), 3)


def test_a_reprint_adds_no_support() -> None:
    """The same text under another outlet is another report, and no other text or voice."""
    copy = wire(outlet="Coast Mirror", published="2026-03-03")
    alone, both = only([wire()]), only([wire(), copy])
    assert (both.support.reports, both.support.outlets) == (2, ("Coast Mirror", "Savanna Wire"))
    assert (
        (both.support.low, both.support.high) == (alone.support.low, alone.support.high) == (1, 1)
    )
    assert both.support.texts == alone.support.texts
    assert both.support.credibility == alone.support.credibility


def test_outlets_of_one_owner_are_one_owner() -> None:
    """Owners are what the user knows of outlets; the letter is the best of those affirming."""
    outlets = {
        "Savanna Wire": Outlet("Savanna Wire", owner="Sahel Group", reliability="C"),
        "Radio Arewa": Outlet("Radio Arewa", owner="Sahel Group", reliability="B"),
    }
    support = only([wire(), radio()], outlets=outlets).support
    assert support.owners == ("Sahel Group",)
    assert support.reliability == "B"


@pytest.mark.parametrize(
    ("changes", "town", "day", "published"),
    [
        ({"nine": "four", "on Sunday": "on Thursday"}, made.TOWN, "2026-03-05", "2026-03-06"),
        ({"Kaduna": "Enugu", "Musa Bello": "Emeka Obi"}, made.CITY, "2026-03-01", "2026-03-02"),
    ],
    ids=["another day in one town", "one day in another town"],
)
def test_two_attacks_stay_two(
    changes: dict[str, str], town: Place, day: str, published: str
) -> None:
    """The same act told in the same words, on another day or 460 km away, is another happening."""
    text = WIRE
    for old, new in changes.items():
        text = text.replace(old, new)
    of = made.document(text, outlet="Savanna Wire", published=published)
    count = changes.get("nine", "nine")
    second = made.reading(
        of,
        made.event(
            of,
            "killed",
            places=(made.place(of, town),),
            period=made.day(of, changes.get("on Sunday", "on Sunday"), day),
            quantities=(made.deaths(of, count, {"nine": 9, "four": 4}[count]),),
        ),
    )
    assert len(corroborate([wire(), second]).incidents) == 2


def front_denies() -> Reading:
    """Make a report in which an armed group denies the raid."""
    text = (
        "The Savanna Front denied that its fighters had attacked farmers in Kaduna on Sunday. "
        "Spokesman Idris Garba said the raid on Gidan Waya was the work of bandits."
    )
    of = made.document(text, outlet="Courier", published="2026-03-03")
    denial = made.event(
        of,
        "attacked",
        polarity="-",
        actors=(made.actor(of, "The Savanna Front", sector="REB"),),
        places=(made.place(of, made.TOWN),),
        period=made.day(of, "on Sunday", "2026-03-01"),
        voices=(made.voice(of, "The Savanna Front", "denied", kind="armed_group", act="deny"),),
    )
    return made.reading(of, denial)


def test_a_denied_part_leaves_the_act_reported() -> None:
    """A denial by a group that no report accuses is shown, and the killing stays reported."""
    incident = only([wire(), front_denies()])
    assert incident.standing == "reported"
    (dispute,) = incident.disputes
    assert (dispute.kind, [side.says for side in dispute.sides]) == ("denial", ["denied"])
    assert [p.standing for p in incident.actors if p.sector == "REB"] == ["not occurred"]
    assert incident.support.credibility == 3


def test_an_accused_who_denies_is_a_dispute() -> None:
    """Where all who affirm name the one who denies, the incident is disputed: NATO 4."""
    of = made.document(WIRE.replace("Gunmen", "The Savanna Front"), outlet="Savanna Wire")
    accused = made.actor(of, "The Savanna Front", sector="REB")
    report = killing(
        of, low=9, words="nine", speaker="police spokesman Musa Bello", actors=(accused,)
    )
    incident = only([report, front_denies()])
    assert (incident.standing, incident.support.credibility) == ("disputed", 4)
    assert [side.says for side in incident.disputes[0].sides] == ["it did", "denied"]


def test_a_plan_is_fulfilled_not_counted() -> None:
    """A plan is its own incident, expected; the act that follows names it as fulfilled."""
    text = (
        "The army will withdraw its troops from Kaduna on 5 March, spokesman Musa Bello said on "
        "Monday. Kaduna traders welcomed the news."
    )
    of = made.document(text, outlet="Savanna Wire", published="2026-03-02")
    army = made.actor(of, "The army", country="NGA", sector="MIL")
    plan = made.reading(
        of,
        made.event(
            of,
            "withdraw",
            "RETREAT",
            mode="withdraw",
            status="planned",
            actors=(army,),
            places=(made.place(of, made.TOWN),),
            period=made.day(of, "on 5 March", "2026-03-05"),
        ),
    )
    text = "The army withdrew its troops from Kaduna on Thursday, as Musa Bello had announced."
    of = made.document(text, outlet="Radio Arewa", published="2026-03-06")
    army = made.actor(of, "The army", country="NGA", sector="MIL")
    act = made.reading(
        of,
        made.event(
            of,
            "withdrew",
            "RETREAT",
            mode="withdraw",
            actors=(army,),
            places=(made.place(of, made.TOWN),),
            period=made.day(of, "on Thursday", "2026-03-05"),
        ),
    )
    incidents = {one.status: one for one in corroborate([plan, act]).incidents}
    assert set(incidents) == {"planned", "happened"}
    assert incidents["happened"].fulfils == (incidents["planned"].id,)
    assert incidents["planned"].standing == "expected"
    assert incidents["planned"].support.credibility == 6


def test_both_sides_of_a_fight_confirm() -> None:
    """Where a voice of the attacker and one of the attacked both say it, NATO gives 1."""
    text = "The Savanna Front shelled Kaduna barracks of the Plateau Guard on Sunday, {} said."
    readings = []
    for number, side in enumerate(("Savanna Front", "Plateau Guard")):
        of = made.document(
            text.format(f"a spokesman of {side}") + f" Report {number} came from {side} radio.",
            outlet=f"Outlet {number}",
        )
        attack = made.event(
            of,
            "shelled",
            actors=(made.actor(of, "The Savanna Front", sector="REB"),),
            recipients=(made.actor(of, "Plateau Guard", sector="MIL"),),
            places=(made.place(of, made.TOWN),),
            period=made.day(of, "on Sunday", "2026-03-01"),
            voices=(made.voice(of, f"a spokesman of {side}", "said", name=side),),
        )
        readings.append(made.reading(of, attack))
    support = only(readings).support
    assert support.opposing == ("Savanna Front", "Plateau Guard")
    assert (support.credibility, support.credibility_rule) == (1, "opposing sides say it")
