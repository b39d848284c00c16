"""Lay nouns out as rows of the derived tables."""

from __future__ import annotations

import datetime as dt
import hashlib
from typing import Any

from sqlalchemy import Row as DatabaseRow

from tocsin.model import Incident, Reprint, Site, Story
from tocsin.store.bodies import decode, encode
from tocsin.store.rows import EdgeRow

Row = dict[str, Any]
LONGEST_MONTH = 31
OPEN = "9999-12-31"


def month_of(start: str | None, end: str | None) -> str | None:
    """Return the month that a period is counted in, YYYY-MM, or nothing.

    It is the month it starts in, unless it is longer than a month: "in 2024" is in no month. An
    unknown start is no month either; where only the end is unknown the start decides.
    """
    if start is None:
        return None
    days = (dt.date.fromisoformat(end or start) - dt.date.fromisoformat(start)).days
    return start[:7] if days < LONGEST_MONTH else None


def edge_row(edge: EdgeRow) -> Row:
    """Lay out an edge."""
    return {
        "first": edge.first,
        "second": edge.second,
        "kind": edge.kind,
        "score": edge.score,
        "fields": encode(edge.fields),
    }


def edge_of(row: DatabaseRow[Any]) -> EdgeRow:
    """Build an edge of its row."""
    return EdgeRow(row.first, row.second, row.kind, row.score, decode(row.fields, dict[str, float]))


def reprint_row(reprint: Reprint) -> Row:
    """Lay out a reprint."""
    return {
        "document": reprint.document,
        "of": reprint.of,
        "kind": reprint.kind,
        "shared": reprint.shared,
        "rules": encode(reprint.rules),
    }


def reprint_of(row: DatabaseRow[Any]) -> Reprint:
    """Build a reprint of its row."""
    return Reprint(row.document, row.of, row.kind, row.shared, decode(row.rules, tuple[str, ...]))


def story_row(story: Story) -> Row:
    """Lay out a story."""
    return {"id": story.id, "body": encode(story)}


def incident_row(incident: Incident) -> Row:
    """Lay out an incident; its place is the first, the most precise one."""
    period, support = incident.period, incident.support
    place = incident.places[0] if incident.places else None
    start, end = (period.start, period.end) if period else (None, None)
    return {
        "id": incident.id,
        "type": incident.type,
        "mode": incident.mode,
        "status": incident.status,
        "standing": incident.standing,
        "start": start,
        "end": end,
        "earliest": start or (end and ""),
        "latest": end or (start and OPEN),
        "month": month_of(start, end),
        "country": place and place.country,
        "latitude": place and place.latitude,
        "longitude": place and place.longitude,
        "reports": support.reports,
        "independent_low": support.low,
        "independent_high": support.high,
        "credibility": support.credibility,
        "deaths": next((toll.best for toll in incident.tolls if toll.kind == "deaths"), None),
        "body": encode(incident),
    }


def place_rows(incident: Incident) -> list[Row]:
    """Lay out the places of an incident."""
    places = enumerate(incident.places)
    return [_place_row(incident.id, number, site) for number, site in places]


def _place_row(incident: str, number: int, site: Site) -> Row:
    """Lay out one place."""
    return {
        "id": _number(f"{incident}:{number}"),
        "incident": incident,
        "name": site.name,
        "country": site.country,
        "precision": site.precision,
        "latitude": site.latitude,
        "longitude": site.longitude,
    }


def _number(words: str) -> int:
    """Return a digest as a number that both databases and R*Tree hold, 63 bits."""
    return int.from_bytes(hashlib.sha256(words.encode()).digest()[:8]) >> 1
