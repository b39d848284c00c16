"""What is folded from many documents: stories, incidents, support; and what a person decides."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from tocsin.model.reading import (
    PlaceRole,
    Precision,
    QuantityKind,
    Span,
    Standing,
    Status,
    VoiceKind,
)

Reliability = Literal["A", "B", "C", "D", "E", "F"]
ReprintKind = Literal["copy", "cut", "edited", "merged", "credited"]
DisputeKind = Literal["denial", "count", "actor"]
JudgementKind = Literal["same", "not_same", "reject", "correct", "confirm", "withdraw"]


@dataclass(frozen=True, slots=True)
class Outlet:
    """Who publishes: owner, kind and home (ISO 3166 alpha-3); reliability is the user's letter."""

    name: str
    owner: str | None = None
    kind: str | None = None
    home: str | None = None
    reliability: Reliability | None = None


@dataclass(frozen=True, slots=True)
class Reprint:
    """One document's debt to another: shared = the part of its six-word runs found there, 0 to 1.

    rules name what showed it: "text:containment", "credit:dateline", "credit:byline" ...
    """

    document: str
    of: str
    kind: ReprintKind
    shared: float
    rules: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Story:
    """Documents that are one text, the original first: one witness.

    A round-up of several texts belongs to the story of each; what it adds is its own.
    """

    id: str
    documents: tuple[str, ...]
    reprints: tuple[Reprint, ...]


@dataclass(frozen=True, slots=True)
class Party:
    """Who takes part in an incident, folded from the events that say so; standing is the best."""

    name: str
    country: str | None
    sector: str | None
    sponsor: str | None
    entry: str | None
    standing: Standing
    events: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Site:
    """Where an incident happened, folded from the events that say so, the main place first.

    role is what the place is to most of its events.
    """

    name: str
    country: str | None
    admin1: str | None
    latitude: float | None
    longitude: float | None
    precision: Precision | None
    geonames: int | None
    standing: Standing
    events: tuple[str, ...]
    role: PlaceRole | None = None


@dataclass(frozen=True, slots=True)
class When:
    """When an incident happened: ISO days, inclusive; None = nobody says."""

    start: str | None
    end: str | None
    standing: Standing
    events: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Figure:
    """One number somebody gives, and who: the innermost voices, or the outlet in its own words."""

    low: int
    high: int | None
    who: tuple[str, ...]
    events: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Toll:
    """Counts of one kind over an incident: the span of all figures, and the best supported one."""

    kind: QuantityKind
    low: int
    best: int
    high: int | None
    figures: tuple[Figure, ...]


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a dispute: what it holds, who holds it, in which events."""

    says: str
    who: tuple[str, ...]
    events: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Dispute:
    """Sides that cannot all be right, shown side by side; field is what they differ on."""

    kind: DisputeKind
    field: str
    sides: tuple[Side, ...]


@dataclass(frozen=True, slots=True)
class Origin:
    """Somebody whose word the reports rest on: a voice, or an outlet that says it itself."""

    name: str
    kind: VoiceKind
    named: bool
    country: str | None
    denies: bool
    events: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Support:
    """What an incident rests on; never one number.

    low and high bound the independent voices: named origins at least, distinct texts at most.
    credibility is the NATO number (AJP-2.1: 1 confirmed ... 5 improbable, 6 cannot be judged),
    reliability the best letter of the user's outlets, opposing the opposed sides that both say it.
    """

    reports: int
    outlets: tuple[str, ...]
    owners: tuple[str, ...]
    texts: tuple[str, ...]
    origins: tuple[Origin, ...]
    opposing: tuple[str, ...]
    low: int
    high: int
    credibility: int
    credibility_rule: str
    reliability: Reliability | None


@dataclass(frozen=True, slots=True)
class Bond:
    """Why two events are one happening: the parts of the score by field; above 0 they attract."""

    first: str
    second: str
    score: float
    fields: dict[str, float]


@dataclass(frozen=True, slots=True)
class Incident:
    """One happening, folded from its events; every field lists the events whose words say so.

    fulfils names planned or threatened incidents that this one carries out.
    """

    id: str
    type: str
    mode: str | None
    contexts: tuple[str, ...]
    status: Status
    standing: Standing
    actors: tuple[Party, ...]
    recipients: tuple[Party, ...]
    places: tuple[Site, ...]
    period: When | None
    tolls: tuple[Toll, ...]
    support: Support
    disputes: tuple[Dispute, ...]
    fulfils: tuple[str, ...]
    events: tuple[str, ...]
    documents: tuple[str, ...]
    bonds: tuple[Bond, ...]
    judgements: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Pointer:
    """An event a person decided on, so that a newer reading of the document finds it again."""

    document: str
    trigger: Span
    type: str


@dataclass(frozen=True, slots=True)
class Judgement:
    """A person's decision, kept for good; when is an ISO 8601 time in UTC.

    same, not_same: all pointers (two or more). reject: the pointers are no events; confirm: they
    are right as they stand. correct: field of the one pointer's event, or of its incident where
    field starts with "incident.", is value (JSON). withdraw: value is the id of a judgement that
    no longer holds.
    """

    id: str
    kind: JudgementKind
    events: tuple[Pointer, ...]
    field: str | None
    value: str | None
    who: str
    when: str
    why: str
