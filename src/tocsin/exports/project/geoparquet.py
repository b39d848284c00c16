"""GeoParquet 1.1: the incidents' table with their points as well-known binary, for QGIS and others.

https://geoparquet.org/releases/v1.1.0/; no coordinate system is named, which means WGS 84,
longitude first (OGC:CRS84).
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import Any

import pyarrow as pa

from tocsin.exports import arrow
from tocsin.exports.files import replacing
from tocsin.exports.gathered import gather
from tocsin.exports.holding import Holding
from tocsin.exports.incident_columns import COLUMNS, incident_rows
from tocsin.exports.points import Point, box_of, point_of, wkb

FILE = "incidents.geo.parquet"


def write(holding: Holding, folder: Path) -> tuple[Path, ...]:
    """Write all incidents; those without a point have a null geometry."""
    points: set[Point] = set()

    def rows() -> Iterator[list[Any]]:
        """Give the cells of each incident and its point."""
        for row in incident_rows(holding, gather(holding)):
            point = point_of(row.incident)
            points.update(filter(None, [point]))
            cells = [column.cell(row) for column in COLUMNS]
            yield [*arrow.typed(COLUMNS, cells), wkb(point) if point else None]

    fields = [*arrow.fields_of(COLUMNS), pa.field("geometry", pa.binary())]
    with replacing(folder, FILE) as (path,):
        arrow.write(path, fields, rows(), about=lambda: {"geo": _geo(points)})
    return (folder / FILE,)


def _geo(points: Collection[Point]) -> str:
    """Describe the geometry column as the format asks for."""
    box = box_of(points)
    geometry = {"encoding": "WKB", "geometry_types": ["Point"] if points else []}
    column = {**geometry, "bbox": box} if box else geometry
    return json.dumps(
        {"version": "1.1.0", "primary_column": "geometry", "columns": {"geometry": column}}
    )
