"""The columns of incidents: one row a happening."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import get_args

from tocsin.exports.columns import Column, Table, category_columns, distinct, listed
from tocsin.exports.gathered import Gathered, Report
from tocsin.exports.holding import Holding
from tocsin.exports.incident_words import (
    COUNTS,
    dispute_words,
    origin_words,
    party_words,
    toll_of,
)
from tocsin.exports.row import place_words
from tocsin.knowledge.categories import Category, single_category
from tocsin.model import (
    Incident,
    Party,
    PlaceRole,
    Precision,
    QuantityKind,
    Reliability,
    Site,
    Standing,
    Status,
    Support,
    Toll,
    When,
)


@dataclass(frozen=True, slots=True)
class IncidentRow:
    """One incident, the sentence of its first event, and its reports."""

    incident: Incident
    words: str = ""
    reports: tuple[Report, ...] = ()

    @property
    def site(self) -> Site | None:
        """Return the main place."""
        return self.incident.places[0] if self.incident.places else None

    @property
    def when(self) -> When | None:
        """Return the period."""
        return self.incident.period

    @property
    def support(self) -> Support:
        """Return what the incident rests on."""
        return self.incident.support


type IncidentColumns = tuple[Column[IncidentRow], ...]


def _parties(noun: str, whose: str, of: Callable[[Incident], tuple[Party, ...]]) -> IncidentColumns:
    """Make the columns of actors or of recipients."""
    return (
        Column(
            f"{noun}s",
            "words",
            f"{whose}: names with [country-sector ←sponsor]",
            lambda row: listed(party_words(party) for party in of(row.incident)),
        ),
        Column(
            f"{noun}_standings",
            "code",
            f"the standing of each of the {noun}s, in their order: who took part may be less sure "
            "than that it happened",
            lambda row: listed(party.standing for party in of(row.incident)),
        ),
        Column(
            f"{noun}_countries",
            "code",
            f"ISO 3166 alpha-3 countries of the {noun}s, each once",
            lambda row: distinct(party.country for party in of(row.incident)),
        ),
        Column(
            f"{noun}_sectors",
            "code",
            f"PLOVER sectors of the {noun}s, each once",
            lambda row: distinct(party.sector for party in of(row.incident)),
        ),
    )


def _tolls(kind: QuantityKind) -> IncidentColumns:
    """Make the columns of one kind of count."""

    def bound(row: IncidentRow, of: Callable[[Toll], int | None]) -> int | None:
        """Return one bound, if the count is told."""
        toll = toll_of(row.incident, kind)
        return of(toll) if toll else None

    return (
        Column(
            f"{kind}_low",
            "whole",
            f"{kind}: the lowest figure anybody gives",
            lambda row: bound(row, lambda toll: toll.low),
        ),
        Column(
            f"{kind}_best",
            "whole",
            f"{kind}: the best supported figure",
            lambda row: bound(row, lambda toll: toll.best),
        ),
        Column(
            f"{kind}_high",
            "whole",
            f"{kind}: the highest figure anybody gives; empty where that is open (at least …)",
            lambda row: bound(row, lambda toll: toll.high),
        ),
    )


_WHAT: IncidentColumns = (
    Column("id", "code", "the incident's id", lambda row: row.incident.id),
    Column("type", "code", "what is done: PLOVER's type", lambda row: row.incident.type),
    Column("mode", "code", "how: PLOVER's mode", lambda row: row.incident.mode),
    Column("contexts", "code", "what it is about", lambda row: listed(row.incident.contexts)),
    Column(
        "status",
        "code",
        "whether it happened, is planned, threatened, possible, or did not",
        lambda row: row.incident.status,
        get_args(Status),
    ),
    Column(
        "standing",
        "code",
        "how far that can be relied on, from status and voices",
        lambda row: row.incident.standing,
        get_args(Standing),
    ),
    Column(
        "counts_as_happened",
        "code",
        "whether to count it: flagged = claimed or disputed, expected = planned or threatened",
        lambda row: COUNTS[row.incident.standing],
        tuple(dict.fromkeys(COUNTS.values())),
    ),
)
_WHERE: IncidentColumns = (
    Column(
        "places",
        "words",
        "all places, the main one first, with [country] and its role: (target), from, to, through",
        lambda row: listed(place_words(site) for site in row.incident.places),
    ),
    Column("place", "words", "the main place", lambda row: row.site.name if row.site else None),
    Column(
        "place_role",
        "code",
        "what that place is to the act",
        lambda row: row.site.role if row.site else None,
        get_args(PlaceRole),
    ),
    Column(
        "place_standing",
        "code",
        "the standing of that place",
        lambda row: row.site.standing if row.site else None,
        get_args(Standing),
    ),
    Column(
        "country",
        "code",
        "its ISO 3166 alpha-3 country",
        lambda row: row.site.country if row.site else None,
    ),
    Column(
        "admin1",
        "words",
        "its first-level division",
        lambda row: row.site.admin1 if row.site else None,
    ),
    Column(
        "latitude",
        "number",
        "degrees north, WGS 84",
        lambda row: row.site.latitude if row.site else None,
    ),
    Column(
        "longitude",
        "number",
        "degrees east, WGS 84",
        lambda row: row.site.longitude if row.site else None,
    ),
    Column(
        "precision",
        "code",
        "what the point stands for; that of a region or country lies somewhere inside it",
        lambda row: row.site.precision if row.site else None,
        get_args(Precision),
    ),
    Column(
        "geonames", "whole", "its GeoNames id", lambda row: row.site.geonames if row.site else None
    ),
)
_WHEN: IncidentColumns = (
    Column(
        "start", "day", "the first day, inclusive", lambda row: row.when.start if row.when else None
    ),
    Column("end", "day", "the last day, inclusive", lambda row: row.when.end if row.when else None),
    Column(
        "period_standing",
        "code",
        "the standing of the period",
        lambda row: row.when.standing if row.when else None,
        get_args(Standing),
    ),
)
_SUPPORT: IncidentColumns = (
    Column("reports", "whole", "how many documents tell of it", lambda row: row.support.reports),
    Column(
        "texts",
        "whole",
        "how many distinct texts those are: reprints of one text count once",
        lambda row: len(row.support.texts),
    ),
    Column("outlets", "words", "who publishes them", lambda row: listed(row.support.outlets)),
    Column("owners", "words", "who owns the outlets", lambda row: listed(row.support.owners)),
    Column(
        "origins",
        "words",
        "whose word it rests on: name (kind of voice), and whether it denies",
        lambda row: listed(origin_words(origin) for origin in row.support.origins),
    ),
    Column(
        "independent_low",
        "whole",
        "independent voices at least: distinct named origins",
        lambda row: row.support.low,
    ),
    Column(
        "independent_high",
        "whole",
        "independent voices at most: distinct texts",
        lambda row: row.support.high,
    ),
    Column(
        "opposing",
        "words",
        "opposed sides that both say it",
        lambda row: listed(row.support.opposing),
    ),
    Column(
        "credibility",
        "whole",
        "NATO's number for the information: 1 confirmed … 5 improbable, 6 cannot be judged",
        lambda row: row.support.credibility,
    ),
    Column(
        "credibility_rule",
        "words",
        "the rule that gave the number",
        lambda row: row.support.credibility_rule,
    ),
    Column(
        "reliability",
        "code",
        "NATO's letter: the best of the outlets, where the project gives them letters",
        lambda row: row.support.reliability,
        get_args(Reliability),
    ),
)
_EVIDENCE: IncidentColumns = (
    Column(
        "disputes",
        "words",
        "what stands against what, and who says so, such as deaths: 4 (police), 7 (hospital)",
        lambda row: listed(dispute_words(dispute) for dispute in row.incident.disputes),
    ),
    Column(
        "fulfils",
        "code",
        "the planned or threatened incidents that this one carries out",
        lambda row: listed(row.incident.fulfils),
    ),
    Column("words", "words", "the sentence of its first event", lambda row: row.words),
    Column("events", "code", "its events", lambda row: listed(row.incident.events)),
    Column("documents", "words", "its documents", lambda row: listed(row.incident.documents)),
    Column(
        "urls",
        "words",
        "the addresses of its documents, as far as known",
        lambda row: distinct(report.url for report in row.reports),
    ),
    Column(
        "judgements",
        "code",
        "people's decisions that bear on it",
        lambda row: listed(row.incident.judgements),
    ),
)


def _category(row: IncidentRow) -> Category | None:
    """Fold type and status of an incident into one category."""
    incident = row.incident
    return single_category(incident.type, incident.mode, incident.status, "+")


COLUMNS: IncidentColumns = (
    *_WHAT,
    *_parties("actor", "who", lambda incident: incident.actors),
    *_parties("recipient", "to whom", lambda incident: incident.recipients),
    *_WHERE,
    *_WHEN,
    *(column for kind in get_args(QuantityKind) for column in _tolls(kind)),
    *_SUPPORT,
    *_EVIDENCE,
    *category_columns(_category),
)


def incident_rows(holding: Holding, gathered: Gathered) -> Iterator[IncidentRow]:
    """Give each incident with its words and its reports."""
    for incident in holding.incidents():
        words = gathered.quotes.get(incident.events[0], "") if incident.events else ""
        known = (gathered.reports.get(document) for document in incident.documents)
        yield IncidentRow(incident, words, tuple(report for report in known if report))


INCIDENTS: Table[IncidentRow] = Table(
    "incidents",
    "What happened, is planned, threatened or denied: one row a happening, folded from all the "
    "reports of it.",
    COLUMNS,
    incident_rows,
    "id",
)
