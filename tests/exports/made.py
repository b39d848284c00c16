"""A small project made by hand: an attack told of by three reports, and a march that is planned."""

from __future__ import annotations

from dataclasses import replace

from tests.exports.conftest import BURNED, KILLED, TEXT, VERSIONS, VOICE, span
from tocsin.exports.holding import Held
from tocsin.model import (
    Actor,
    Bond,
    Dispute,
    Document,
    Figure,
    Incident,
    Judgement,
    Origin,
    Outlet,
    Party,
    Pointer,
    Problem,
    Reading,
    Reprint,
    Side,
    Site,
    Span,
    Story,
    Support,
    Toll,
    When,
)

ARMY = "The army denied on Sunday that militiamen had attacked the lake; it counts seven dead."
MARCH = "The fishers' union will march to Kuru on 9 June."

DOCUMENTS = (
    Document(
        "d1",
        TEXT,
        "Dead at the lake",
        "https://radio.example.org/1",
        "Lake Radio",
        "2024-06-01",
        "en",
    ),
    Document(
        "d2", TEXT[16:], None, "https://post.example.org/a?b=1;2", "Kuru Post", "2024-06-02", "en"
    ),
    Document("d3", ARMY, "Army: no attack", None, "Lake Radio", "2024-06-02", "en"),
    Document("d4", MARCH, None, None, None, None, "en"),
)
AGAIN = replace(
    KILLED,
    id="e3",
    trigger=span("killed", TEXT[16:]),
    actors=(Actor(span("Militiamen", TEXT[16:]), "Militiamen", None, "REB", "LBY"),),
    recipients=(),
    places=(),
    period=None,
    quantities=(),
    voices=(),
)
DENIED = replace(
    AGAIN,
    id="e4",
    trigger=span("attacked", ARMY),
    mode=None,
    polarity="-",
    actors=(Actor(span("militiamen", ARMY), "militiamen", None, "REB"),),
    voices=(
        replace(
            VOICE,
            speaker=span("The army", ARMY),
            cue=span("denied", ARMY),
            name="the army",
            act="deny",
            stance="distances",
            identification="named_organisation",
        ),
    ),
)
PLANNED = replace(
    AGAIN,
    id="e5",
    trigger=span("march", MARCH),
    type="PROTEST",
    mode="demonstration",
    status="planned",
    actors=(Actor(span("The fishers' union", MARCH), "The fishers' union", None, "CVL"),),
)
# The reading comes with judgement j1 applied, as a holding gives it.
JUDGED = replace(KILLED, rules=(*KILLED.rules, "judgement:j1"))
EVENTS = ((JUDGED, BURNED), (AGAIN,), (DENIED,), (PLANNED,))
READINGS = tuple(
    Reading(document, (), (), events, (), VERSIONS)
    for document, events in zip(DOCUMENTS, EVENTS, strict=True)
)
STORIES = (
    Story("s1", ("d1", "d2"), (Reprint("d2", "d1", "cut", 0.97, ("text:containment",)),)),
    Story("s3", ("d3",), ()),
    Story("s4", ("d4",), ()),
)
ATTACK = Incident(
    id="i1",
    type="ASSAULT",
    mode="firearms",
    contexts=("military", "crime"),
    status="happened",
    standing="disputed",
    actors=(Party("Militiamen", None, "REB", "LBY", None, "disputed", ("e1", "e3")),),
    recipients=(
        Party("13 villagers", "MLI", "CVL", None, None, "disputed", ("e1",)),
        Party("fishers", "MLI", "BUS", None, None, "claimed", ("e1",)),
    ),
    places=(
        Site("Lake Kuru", "MLI", "Gao", 16.25, -0.05, "city", 2457161, "disputed", ("e1",)),
        Site("Mali", "MLI", None, 17.0, -4.0, "country", 2453866, "disputed", ("e3",)),
    ),
    period=When("2024-05-01", "2024-05-31", "disputed", ("e1",)),
    tolls=(
        Toll(
            "deaths",
            7,
            13,
            13,
            (
                Figure(13, 13, ("Adama Toure",), ("e1", "e3")),
                Figure(7, 7, ("the army",), ("e4",)),
            ),
        ),
        Toll("injured", 2, 2, None, (Figure(2, None, ("Adama Toure",), ("e1",)),)),
    ),
    support=Support(
        reports=3,
        outlets=("Kuru Post", "Lake Radio"),
        owners=("Kuru Post", "Lake Media"),
        texts=("s1", "s3"),
        origins=(
            Origin(
                "Adama Toure", "military", named=True, country=None, denies=False, events=("e1",)
            ),
            Origin("Kuru Post", "media", named=False, country="MLI", denies=False, events=("e3",)),
            Origin(
                "the army", "armed_group", named=True, country=None, denies=True, events=("e4",)
            ),
        ),
        opposing=(),
        low=1,
        high=2,
        credibility=4,
        credibility_rule="all who affirm it are contradicted",
        reliability="B",
    ),
    disputes=(
        Dispute(
            "count",
            "deaths",
            (Side("13", ("Adama Toure",), ("e1", "e3")), Side("7", ("the army",), ("e4",))),
        ),
        Dispute(
            "denial",
            "act",
            (
                Side("it happened", ("Adama Toure", "Kuru Post"), ("e1", "e3")),
                Side("it did not", ("the army",), ("e4",)),
            ),
        ),
    ),
    fulfils=(),
    events=("e1", "e3", "e4"),
    documents=("d1", "d2", "d3"),
    bonds=(Bond("e1", "e3", 2.5, {"place": 0.0, "words": 2.5}),),
    judgements=("j1",),
)
PROTEST = replace(
    ATTACK,
    id="i2",
    type="PROTEST",
    mode="demonstration",
    contexts=(),
    status="planned",
    standing="expected",
    actors=(Party("The fishers' union", None, "CVL", None, None, "expected", ("e5",)),),
    recipients=(),
    places=(),
    period=When("2024-06-09", "2024-06-09", "expected", ("e5",)),
    tolls=(),
    support=Support(1, (), (), ("s4",), (), (), 1, 1, 6, "has not happened yet", None),
    disputes=(),
    fulfils=(),
    events=("e5",),
    documents=("d4",),
    bonds=(),
    judgements=(),
)
JUDGEMENTS = (
    Judgement(
        "j1",
        "correct",
        (Pointer("d1", KILLED.trigger, "ASSAULT"),),
        "mode",
        '"firearms"',
        "Ana",
        "2024-06-03T10:00:00Z",
        "the report says “shot”",
    ),
    Judgement(
        "j2",
        "not_same",
        (Pointer("d1", KILLED.trigger, "ASSAULT"), Pointer("d4", Span(23, 28), "PROTEST")),
        None,
        None,
        "Ana",
        "2024-06-03T10:05:00Z",
        "another day",
    ),
    Judgement("j3", "withdraw", (), None, "j2", "Ben", "2024-06-04T09:00:00Z", "not needed"),
)
OUTLETS = {
    "Lake Radio": Outlet("Lake Radio", "Lake Media", "radio", "MLI", "B"),
    "Kuru Post": Outlet("Kuru Post", None, "newspaper", "MLI"),
}
HELD = Held("Lake Kuru watch", READINGS, (ATTACK, PROTEST), STORIES, JUDGEMENTS, OUTLETS)


def renamed(words: str) -> Held:
    """Return a project in which all that people write is these words."""
    actors = (Actor(Span(0, len(words)), words, None, "REB"),)
    document = Document("d" + words, words, words, words, words, "2024-06-01", "en")
    event = replace(
        KILLED,
        trigger=Span(0, len(words)),
        actors=actors,
        recipients=actors,
        places=(replace(KILLED.places[0], span=Span(0, len(words)), name=words),),
        period=None,
        quantities=(),
        voices=(replace(VOICE, speaker=Span(0, len(words)), cue=Span(0, len(words))),),
    )
    reading = Reading(document, (), (), (event,), (Problem("rule", words),), VERSIONS)
    party = (replace(ATTACK.actors[0], name=words),)
    incident = replace(
        ATTACK,
        actors=party,
        recipients=party,
        places=(replace(ATTACK.places[0], name=words, admin1=words),),
        support=replace(
            ATTACK.support,
            outlets=(words,),
            owners=(words,),
            origins=(replace(ATTACK.support.origins[0], name=words),),
            opposing=(words, words),
        ),
        disputes=(Dispute("actor", words, (Side(words, (words,), ("e1",)),)),),
        events=("e1",),
        documents=(document.id,),
    )
    judgement = replace(JUDGEMENTS[0], value=words, who=words, why=words)
    outlet = {words: Outlet(words, words, words, "MLI")}
    return Held(words, (reading,), (incident,), (), (judgement,), outlet)
