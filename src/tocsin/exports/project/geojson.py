"""GeoJSON (RFC 7946): an incident a feature, a point where its place is known."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import msgspec

from tocsin.exports.files import replacing
from tocsin.exports.gathered import gather
from tocsin.exports.holding import Holding
from tocsin.exports.incident_columns import COLUMNS, IncidentRow, incident_rows
from tocsin.exports.points import Point, box_of, point_of
from tocsin.exports.words import one_line

FILE = "incidents.geojson"


def write(holding: Holding, folder: Path) -> tuple[Path, ...]:
    """Write all incidents; those without a point have no geometry; the box comes last."""
    points: set[Point] = set()
    name = msgspec.json.encode(one_line(holding.name))
    with replacing(folder, FILE) as (path,), path.open("wb") as out:
        out.write(b'{"type":"FeatureCollection","name":%b,"features":[' % name)
        for number, row in enumerate(incident_rows(holding, gather(holding))):
            points.update(filter(None, [point_of(row.incident)]))
            out.write((b",\n" if number else b"\n") + msgspec.json.encode(feature(row)))
        box = box_of(points)
        out.write(b"\n]" + (b',"bbox":%b' % msgspec.json.encode(box) if box else b"") + b"}\n")
    return (folder / FILE,)


def feature(row: IncidentRow) -> dict[str, Any]:
    """Lay an incident out as a feature whose properties are the columns of its row."""
    point = point_of(row.incident)
    return {
        "type": "Feature",
        "id": one_line(row.incident.id),
        "geometry": {"type": "Point", "coordinates": point} if point else None,
        "properties": {column.name: column.cell(row) for column in COLUMNS},
    }
