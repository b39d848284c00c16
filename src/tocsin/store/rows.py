"""What goes into the derived tables and what is asked of them: plain records, no database."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from tocsin.model import (
    Certainty,
    Incident,
    Polarity,
    Precision,
    Reprint,
    Standing,
    Status,
    Story,
    Versions,
)

EdgeKind = Literal["same", "fulfils"]
Order = Literal["period", "reports", "voices", "deaths", "id"]
Added = Literal["new", "replaced", "same"]


@dataclass(frozen=True, slots=True)
class EventRow:
    """What corroboration and lists need of one event; the rest is in its reading."""

    id: str
    document: str
    type: str
    mode: str | None
    status: Status
    polarity: Polarity
    certainty: Certainty
    standing: Standing
    start: str | None
    end: str | None
    country: str | None


@dataclass(frozen=True, slots=True)
class KeyRow:
    """A word under which an event or a document is found again; of is the id of either."""

    key: str
    of: str


@dataclass(frozen=True, slots=True)
class EdgeRow:
    """A weighed pair of events: one happening, or first fulfils what second announced."""

    first: str
    second: str
    kind: EdgeKind
    score: float
    fields: dict[str, float]


@dataclass(frozen=True, slots=True)
class Derived:
    """A change of the derived tables: what is taken away first, then what is written.

    The events of documents go, with their keys and edges, and so do the documents' own keys; they
    count as corroborated from then on. relinked: their reprints, from and to them, and all stories
    they are in go. gone: incidents that are no more; one that is given replaces that of its id.
    """

    documents: tuple[str, ...] = ()
    events: tuple[EventRow, ...] = ()
    event_keys: tuple[KeyRow, ...] = ()
    document_keys: tuple[KeyRow, ...] = ()
    edges: tuple[EdgeRow, ...] = ()
    relinked: tuple[str, ...] = ()
    reprints: tuple[Reprint, ...] = ()
    stories: tuple[Story, ...] = ()
    gone: tuple[str, ...] = ()
    incidents: tuple[Incident, ...] = ()


@dataclass(frozen=True, slots=True)
class Box:
    """A box of WGS 84 degrees, borders included; west > east crosses the antimeridian."""

    west: float
    south: float
    east: float
    north: float

    def __post_init__(self) -> None:
        """Refuse a box that is not on the globe."""
        degrees = -180 <= self.west <= 180 and -180 <= self.east <= 180
        if not (degrees and -90 <= self.south <= self.north <= 90):
            corners = f"{self.west:g} {self.south:g} {self.east:g} {self.north:g}"
            raise ValueError(f"{corners} is no box: give west, south, east, north in degrees")


@dataclass(frozen=True, slots=True)
class Query:
    """Which incidents are wanted; an empty field asks for nothing, every other one must hold.

    countries, places, precisions and box must hold for one place of the incident. since and until
    are ISO days: the period must overlap them, an end nobody says is open. months are YYYY-MM, as
    month_of gives them. voices is the least number of independent voices (support.low).
    """

    types: tuple[str, ...] = ()
    modes: tuple[str, ...] = ()
    statuses: tuple[Status, ...] = ()
    standings: tuple[Standing, ...] = ()
    countries: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    precisions: tuple[Precision, ...] = ()
    box: Box | None = None
    since: str | None = None
    until: str | None = None
    months: tuple[str, ...] = ()
    text: str | None = None
    documents: tuple[str, ...] = ()
    voices: int = 0


@dataclass(frozen=True, slots=True)
class MonthCount:
    """How many incidents a country had in a month; None = unknown."""

    month: str | None
    country: str | None
    incidents: int


@dataclass(frozen=True, slots=True)
class LogLine:
    """One line of the log; seq counts from 1, at is an ISO 8601 time, detail is free."""

    seq: int
    at: str
    what: str
    subject: str
    detail: dict[str, object]


@dataclass(frozen=True, slots=True)
class Counts:
    """How much a record holds; pending documents are not corroborated yet."""

    documents: int
    pending: int
    readings: int
    judgements: int
    events: int
    edges: int
    stories: int
    incidents: int
    log: int
    versions: dict[Versions, int] = field(default_factory=dict)
