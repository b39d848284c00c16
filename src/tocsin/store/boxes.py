"""Places inside a box: R*Tree on SQLite, an index of latitude and longitude on PostgreSQL."""

from __future__ import annotations

from sqlalchemy import ColumnElement, Connection, and_, column, or_, select, table

from tocsin.store.databases import is_sqlite
from tocsin.store.rows import Box
from tocsin.store.tables import incident_places

boxes = table("incident_boxes", *map(column, ("id", "west", "east", "south", "north")))


def inside(connection: Connection, box: Box) -> ColumnElement[bool]:
    """Ask that a place lies in a box; one over the antimeridian is two boxes."""
    if box.west <= box.east:
        return _inside(connection, box)
    west = Box(box.west, box.south, 180, box.north)
    east = Box(-180, box.south, box.east, box.north)
    return or_(_inside(connection, west), _inside(connection, east))


def _inside(connection: Connection, box: Box) -> ColumnElement[bool]:
    """Ask that a place lies in one box; R*Tree rounds to 32 bits, so the place itself is asked."""
    place = incident_places.c
    exact = and_(
        place.latitude.between(box.south, box.north), place.longitude.between(box.west, box.east)
    )
    if not is_sqlite(connection):
        return exact
    near = and_(
        boxes.c.west <= box.east,
        boxes.c.east >= box.west,
        boxes.c.south <= box.north,
        boxes.c.north >= box.south,
    )
    return and_(place.id.in_(select(boxes.c.id).where(near)), exact)


def in_box(connection: Connection, box: Box) -> tuple[str, ...]:
    """Return the ids of the incidents that have a place in a box, in order."""
    name = incident_places.c.incident
    wanted = select(name).where(inside(connection, box)).distinct().order_by(name)
    return tuple(connection.scalars(wanted))
