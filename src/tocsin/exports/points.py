"""Points of incidents: longitude first, in degrees of WGS 84; the box around many."""

from __future__ import annotations

import struct
from collections.abc import Collection

from tocsin.model import Incident

type Point = tuple[float, float]


def point_of(incident: Incident) -> Point | None:
    """Return longitude and latitude of the main place, if it has any."""
    site = incident.places[0] if incident.places else None
    if site is None or site.longitude is None or site.latitude is None:
        return None
    return site.longitude, site.latitude


def box_of(points: Collection[Point]) -> tuple[float, float, float, float] | None:
    """Return west, south, east, north of the narrowest box; west > east crosses 180° (RFC 7946)."""
    if not points:
        return None
    east_of_zero = sorted(longitude for longitude, _ in points)
    turned = sorted(longitude % 360 for longitude, _ in points)
    west, east = east_of_zero[0], east_of_zero[-1]
    if turned[-1] - turned[0] < east - west:
        west, east = ((degrees + 180) % 360 - 180 for degrees in (turned[0], turned[-1]))
    latitudes = [latitude for _, latitude in points]
    return west, min(latitudes), east, max(latitudes)


def wkb(point: Point) -> bytes:
    """Encode a point as OGC well-known binary: little endian, type 1, then x and y."""
    return struct.pack("<BIdd", 1, 1, *point)
