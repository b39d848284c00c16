"""What lists and maps need of all incidents: narrow rows, without the bodies."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Column, Connection, Select, func, select

from tocsin.model import Precision, Standing, Status
from tocsin.store.bodies import batches
from tocsin.store.tables import incident_places, incidents, log

TOLD = ("incident created", "incident changed", "incident gone")


@dataclass(frozen=True, slots=True)
class SheetRow:
    """One incident: the columns that filters and orders ask for."""

    id: str
    type: str
    status: Status
    standing: Standing
    start: str | None
    end: str | None
    earliest: str | None
    latest: str | None
    reports: int
    voices: int
    deaths: int | None


@dataclass(frozen=True, slots=True)
class PlaceRow:
    """One place of an incident."""

    incident: str
    name: str
    country: str | None
    precision: Precision | None
    latitude: float | None
    longitude: float | None


def sheet(connection: Connection, ids: Sequence[str] | None = None) -> list[SheetRow]:
    """Return incidents in the order of their ids; None = all."""
    own = incidents.c
    wanted = select(
        own.id, own.type, own.status, own.standing, own.start, own.end, own.earliest, own.latest,
        own.reports, own.independent_low, own.deaths,
    )  # fmt: skip
    return [SheetRow(*row) for row in _rows(connection, wanted.order_by(own.id), own.id, ids)]


def places(connection: Connection, ids: Sequence[str] | None = None) -> list[PlaceRow]:
    """Return the places of incidents in the order of both names; None = of all."""
    own = incident_places.c
    wanted = select(
        own.incident, own.name, own.country, own.precision, own.latitude, own.longitude
    ).order_by(own.incident, own.name)
    return [PlaceRow(*row) for row in _rows(connection, wanted, own.incident, ids)]


def _rows(
    connection: Connection, wanted: Select[Any], by: Column[str], ids: Sequence[str] | None
) -> list[Any]:
    """Return rows, of some ids a part at a time."""
    if ids is None:
        return list(connection.execute(wanted).all())
    parts = (connection.execute(wanted.where(by.in_(some))).all() for some in batches(ids))
    return [row for part in parts for row in part]


def newest(connection: Connection) -> int:
    """Return the number of the log's last line; 0 = it is empty."""
    return connection.scalar(select(func.max(log.c.seq))) or 0


def touched(connection: Connection, *, after: int) -> list[str]:
    """Return the incidents that came, changed or went after a line of the log."""
    wanted = select(log.c.subject).where(log.c.seq > after, log.c.what.in_(TOLD)).distinct()
    return list(connection.scalars(wanted))
