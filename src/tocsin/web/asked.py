"""What an address asks for: the filters that every page knows, as a query of the record."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Any

from fastapi import HTTPException, Query
from pydantic import StringConstraints

from tocsin.model import Precision, Standing, Status
from tocsin.store.rows import Box
from tocsin.store.rows import Query as Asked

Word = Annotated[str, StringConstraints(max_length=200)]
MANY = 100  # values of one filter
Corners = Annotated[
    str | None, Query(max_length=100, description="west,south,east,north in degrees")
]


def _listed(name: str) -> Any:  # noqa: ANN401 - FastAPI types it so
    """Describe a filter that may be given many times."""
    return Query(alias=name, default_factory=list, max_length=MANY)


def filters(  # noqa: PLR0913 - one parameter a filter
    *,
    types: Annotated[list[Word], _listed("type")],
    statuses: Annotated[list[Status], _listed("status")],
    standings: Annotated[list[Standing], _listed("standing")],
    countries: Annotated[list[Word], _listed("country")],
    places: Annotated[list[Word], _listed("place")],
    precisions: Annotated[list[Precision], _listed("precision")],
    since: dt.date | None = None,
    until: dt.date | None = None,
    text: Annotated[str | None, Query(max_length=500)] = None,
    voices: Annotated[int, Query(ge=0, le=1_000_000)] = 0,
    box: Corners = None,
) -> Asked:
    """Build a query of an address; what is wrong with it is said with 422."""
    return Asked(
        types=tuple(types),
        statuses=tuple(statuses),
        standings=tuple(standings),
        countries=tuple(countries),
        places=tuple(places),
        precisions=tuple(precisions),
        since=since.isoformat() if since else None,
        until=until.isoformat() if until else None,
        text=text,
        voices=voices,
        box=box_of(box, "box"),
    )


def box_of(corners: str | None, name: str) -> Box | None:
    """Read west,south,east,north."""
    if not corners:
        return None
    try:
        west, south, east, north = map(float, corners.split(","))
        return Box(west, south, east, north)
    except ValueError:
        said = f"{name}: {corners!r} is no box: give west,south,east,north in degrees"
        raise HTTPException(422, said) from None
