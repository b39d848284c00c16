"""What is got out of one document, and its derived standing."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import Literal

Status = Literal["happened", "ongoing", "planned", "threatened", "possible", "not_happened"]
Certainty = Literal["CT", "PR", "PS", "U"]
Polarity = Literal["+", "-", "u"]
Stance = Literal["endorses", "neutral", "distances"]
Act = Literal["say", "believe", "perceive", "infer", "predict", "intend", "order", "deny", "ask"]
MentionKind = Literal["actor", "place", "time", "quantity"]
QuantityKind = Literal["deaths", "injured", "arrested", "abducted", "displaced", "crowd"]
VoiceKind = Literal[
    "official",
    "military",
    "armed_group",
    "ngo",
    "media",
    "witness",
    "expert",
    "document",
    "unnamed",
    "other",
]
Identification = Literal[
    "named_person",
    "named_organisation",
    "named_document",
    "unnamed_individual",
    "unnamed_group",
    "unnamed_document",
    "implicit",
]
Precision = Literal["exact", "city", "district", "admin1", "region", "country"]
PlaceRole = Literal[
    "site", "target", "origin", "destination", "passage", "home", "context", "dateline"
]
Standing = Literal[
    "established",
    "reported",
    "claimed",
    "disputed",
    "expected",
    "conjectured",
    "not occurred",
]


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Evidence: a stretch of a document's text, never empty."""

    start: int
    end: int

    def __post_init__(self) -> None:
        """Refuse an empty or negative stretch."""
        if not 0 <= self.start < self.end:
            raise ValueError(f"a span needs 0 <= start < end, not {self.start}:{self.end}")

    def of(self, text: str) -> str:
        """Return the words themselves."""
        return text[self.start : self.end]

    def overlaps(self, other: Span) -> bool:
        """Tell whether the two stretches share a character."""
        return self.start < other.end and other.start < self.end

    def covers(self, other: Span) -> bool:
        """Tell whether the other stretch lies inside this one."""
        return self.start <= other.start and other.end <= self.end


@dataclass(frozen=True, slots=True)
class Document:
    """One report; its text is frozen: every span of a reading points into it."""

    id: str
    text: str
    title: str | None = None
    url: str | None = None
    outlet: str | None = None
    published: str | None = None
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Mention:
    """A span that names something, and the entry of knowledge it resolves to, if any."""

    id: str
    span: Span
    kind: MentionKind
    entry: str | None
    score: float


@dataclass(frozen=True, slots=True)
class Actor:
    """The coded form of a mention: ISO 3166 alpha-3 country and sponsor, PLOVER sector.

    It is provisional where the name is unknown and other words of the report gave it its codes.
    """

    span: Span
    name: str
    country: str | None = None
    sector: str | None = None
    sponsor: str | None = None
    entry: str | None = None
    provisional: bool = False


@dataclass(frozen=True, slots=True)
class Place:
    """A place: WGS 84 degrees, precision, GeoNames id; what is unknown is None.

    role says what it is to an event, relation the word that joins the two ("near").
    """

    span: Span
    name: str
    country: str | None = None
    admin1: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    precision: Precision | None = None
    geonames: int | None = None
    role: PlaceRole | None = None
    relation: str | None = None


@dataclass(frozen=True, slots=True)
class Period:
    """When: ISO dates, both inclusive; None = not said."""

    span: Span
    start: str | None
    end: str | None


@dataclass(frozen=True, slots=True)
class Quantity:
    """How many: inclusive bounds; high is None where only a lower bound is said."""

    kind: QuantityKind
    span: Span
    low: int
    high: int | None


@dataclass(frozen=True, slots=True)
class Voice:
    """One link of an attribution; a speaker of None is unexpressed ("reportedly")."""

    speaker: Span | None
    cue: Span
    kind: VoiceKind
    name: str | None
    stance: Stance
    act: Act
    identification: Identification


@dataclass(frozen=True, slots=True)
class Claim:
    """An attributed statement; no voices = the outlet's own words. Voices run outermost first."""

    id: str
    span: Span
    voices: tuple[Voice, ...]


@dataclass(frozen=True, slots=True)
class Event:
    """One coded claim: PLOVER type, mode and contexts, and the status the words give it.

    places are where it happens, the first the main one; setting are places that it is told with
    but not said to be at: a party's home, an earlier sentence's place, the dateline.
    """

    id: str
    claim: str
    trigger: Span
    type: str
    mode: str | None
    contexts: tuple[str, ...]
    status: Status
    certainty: Certainty
    polarity: Polarity
    actors: tuple[Actor, ...]
    recipients: tuple[Actor, ...]
    places: tuple[Place, ...]
    period: Period | None
    quantities: tuple[Quantity, ...]
    voices: tuple[Voice, ...]
    rules: tuple[str, ...]
    score: float
    same_as: str | None = None
    setting: tuple[Place, ...] = ()


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that went wrong or is doubtful: errors are values."""

    rule: str
    message: str
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Versions:
    """What made a reading; weights is None where rules alone read."""

    tocsin: str
    knowledge: str
    weights: str | None
    parser: str


@dataclass(frozen=True, slots=True)
class Reading:
    """All that was got out of one document."""

    document: Document
    mentions: tuple[Mention, ...]
    claims: tuple[Claim, ...]
    events: tuple[Event, ...]
    problems: tuple[Problem, ...]
    versions: Versions


# What comes first of an act's places: where it struck or stood, then where it led, then the rest.
_PLACE_RANKS: dict[PlaceRole, int] = {
    "target": 1,
    "site": 1,
    "destination": 2,
    "origin": 3,
    "passage": 4,
    "home": 5,
    "context": 6,
    "dateline": 7,
}


def digest(*parts: str | int | None) -> str:
    """Return a short stable digest of content; None and the empty string differ."""
    hashed = hashlib.sha256()
    for part in parts:
        encoded = b"\x00" if part is None else b"\x01" + str(part).encode("utf-8", "surrogatepass")
        hashed.update(len(encoded).to_bytes(8, "big") + encoded)
    return hashed.hexdigest()[:12]


def standing(event: Event, *, disputed: bool = False) -> Standing:
    """Derive the one column a table shows; disputed = another event of the incident denies it."""
    if event.status == "not_happened" or event.polarity == "-":
        return "not occurred"
    if event.status == "possible":
        return "conjectured"
    if event.status in ("planned", "threatened"):
        return "expected"
    if disputed:
        return "disputed"
    if event.certainty != "CT" or any(is_bare(voice) for voice in event.voices):
        return "claimed"
    if all(voice.stance == "endorses" and is_named(voice) for voice in event.voices):
        return "established"
    return "reported"


def place_rank(place: Place, kind: str) -> int:
    """Order the places of an act, the main one first: who withdraws is told by where from."""
    if place.role == "origin" and kind == "RETREAT":
        return 0
    return _PLACE_RANKS[place.role or "site"]


def is_bare(voice: Voice) -> bool:
    """Tell whether a voice leaves the claim unsupported: distanced, inferred, or nobody named."""
    if voice.stance == "distances" or voice.act in ("believe", "infer", "predict", "ask"):
        return True
    return voice.identification == "implicit" or (
        voice.kind == "unnamed" and voice.identification.startswith("unnamed")
    )


def is_named(voice: Voice) -> bool:
    """Tell whether the speaker is a named person, organisation or document."""
    return voice.identification.startswith("named")
