"""Readings, incidents and judgements made by hand, for tests that need no parser."""

from __future__ import annotations

from typing import Any

from tocsin.model import (
    Actor,
    Claim,
    Document,
    Event,
    Figure,
    Incident,
    Judgement,
    Mention,
    Origin,
    Period,
    Place,
    Pointer,
    Problem,
    Quantity,
    Reading,
    Site,
    Span,
    Support,
    Toll,
    Versions,
    Voice,
    When,
    digest,
)
from tocsin.store.rows import Derived, EdgeRow, EventRow, KeyRow

AT = "2026-11-25T10:00:00Z"
FIRST = Versions("0.1.0", "plover 1", None, "parser 1")
SECOND = Versions("0.2.0", "plover 2", "encoder 1", "parser 1")
TEXT = "Raiders killed four herders near Tabou, Sergeant Koffi Aka said. No one was held."


def document(number: int, text: str = TEXT, **known: Any) -> Document:
    """Make a report."""
    given = {"title": f"Report {number}", "outlet": "Le Phare", "published": "2024-03-05"}
    return Document(**{"id": f"d{number}", "text": text, "language": "en", **given, **known})


def span(words: str, text: str) -> Span:
    """Find words in a text; the first character stands for those that are not there."""
    start = max(text.find(words), 0)
    return Span(start, min(start + len(words), len(text)))


def event(number: int, text: str = TEXT, name: str | None = None) -> Event:
    """Make one event of a report, with all that an event can have."""
    voice = Voice(
        speaker=span("Sergeant Koffi Aka", text),
        cue=span("said", text),
        kind="military",
        name="Koffi Aka",
        stance="neutral",
        act="say",
        identification="named_person",
    )
    return Event(
        id=name or f"e{number}",
        claim=f"c{number}",
        trigger=span("killed", text),
        type="ASSAULT",
        mode="firearms",
        contexts=("crime",),
        status="happened",
        certainty="CT",
        polarity="+",
        actors=(Actor(span("Raiders", text), "Raiders", None, "REB", "LBR"),),
        recipients=(Actor(span("herders", text), "herders", "CIV", "CVL"),),
        places=(Place(span("Tabou", text), "Tabou", "CIV", None, 4.42, -7.35, "city", 2281120),),
        period=Period(span("No one", text), "2024-03-04", "2024-03-04"),
        quantities=(Quantity("deaths", span("four", text), 4, 4),),
        voices=(voice,),
        rules=("codebook:ASSAULT",),
        score=0.75,
    )


def reading(number: int, text: str = TEXT, versions: Versions = FIRST, **known: Any) -> Reading:
    """Make the reading of a report."""
    one = event(number, text)
    mention = Mention(f"m{number}", span("Tabou", text), "place", "geonames:2281120", 1.0)
    return Reading(
        document=document(number, text, **known),
        mentions=(mention,),
        claims=(Claim(one.claim, span("Raiders", text), one.voices),),
        events=(one,),
        problems=(Problem("places:unknown", "nobody knows « Tabou »", None),),
        versions=versions,
    )


def site(name: str, country: str | None, latitude: float | None, longitude: float | None) -> Site:
    """Make a place of an incident."""
    precision = None if latitude is None else "city"
    return Site(name, country, None, latitude, longitude, precision, None, "reported", ("e1",))


TABOU = site("Tabou", "CIV", 4.42, -7.35)


def incident(number: int, **known: Any) -> Incident:
    """Make an incident of the event and the report of a number."""
    events, documents = (f"e{number}",), (f"d{number}",)
    origin = Origin("Koffi Aka", "military", named=True, country="CIV", denies=False, events=events)
    support = Support(
        reports=known.pop("reports", 1),
        outlets=("Le Phare",),
        owners=(),
        texts=(f"s{number}",),
        origins=(origin,),
        opposing=(),
        low=known.pop("low", 1),
        high=1,
        credibility=3,
        credibility_rule="one named origin",
        reliability=None,
    )
    figure = Figure(4, 4, ("Koffi Aka",), events)
    given: dict[str, Any] = {
        "id": f"i{number}",
        "type": "ASSAULT",
        "mode": "firearms",
        "contexts": ("crime",),
        "status": "happened",
        "standing": "reported",
        "actors": (),
        "recipients": (),
        "places": (TABOU,),
        "period": When("2024-03-04", "2024-03-04", "reported", events),
        "tolls": (Toll("deaths", 4, 4, 4, (figure,)),),
        "support": support,
        "disputes": (),
        "fulfils": (),
        "events": events,
        "documents": documents,
        "bonds": (),
        "judgements": (),
    }
    return Incident(**{**given, **known})


def dated(number: int, start: str | None, end: str | None, **known: Any) -> Incident:
    """Make an incident of a period."""
    return incident(number, period=When(start, end, "reported", (f"e{number}",)), **known)


def event_row(number: int) -> EventRow:
    """Make the row of an event of a report."""
    return EventRow(
        id=f"e{number}",
        document=f"d{number}",
        type="ASSAULT",
        mode="firearms",
        status="happened",
        polarity="+",
        certainty="CT",
        standing="reported",
        start="2024-03-04",
        end="2024-03-04",
        country="CIV",
    )


def derived(*numbers: int, **more: Any) -> Derived:
    """Make what follows from some reports, each an incident of its own."""
    names = tuple(f"d{number}" for number in numbers)
    given: dict[str, Any] = {
        "documents": names,
        "events": tuple(map(event_row, numbers)),
        "event_keys": tuple(KeyRow("ASSAULT:CIV:2024-03", f"e{n}") for n in numbers),
        "document_keys": tuple(KeyRow(f"k{n % 2}", f"d{n}") for n in numbers),
        "incidents": tuple(map(incident, numbers)),
    }
    return Derived(**{**given, **more})


def edge(first: int, second: int, kind: Any = "same", score: float = 1.5) -> EdgeRow:
    """Make an edge between the events of two reports."""
    return EdgeRow(f"e{first}", f"e{second}", kind, score, {"period": 1.0, "place": score - 1.0})


def judgement(number: int, **known: Any) -> Judgement:
    """Make a person's decision on the event of a report."""
    pointer = Pointer(f"d{number}", span("killed", TEXT), "ASSAULT")
    given: dict[str, Any] = {
        "kind": "reject",
        "events": (pointer,),
        "field": None,
        "value": None,
        "who": "Awa",
        "when": f"2026-11-25T09:0{number % 10}:00Z",
        "why": "it is about a film",
    }
    given = {**given, **known}
    return Judgement(id="j" + digest(number, given["kind"], given["why"]), **given)
