"""GeoJSON and GeoParquet: points where places are known, read as maps read them."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import geopandas
import pytest
from pyarrow import parquet as pq

from tests.exports.made import ATTACK, HELD, PROTEST
from tocsin.exports.columns import Value
from tocsin.exports.gathered import gather
from tocsin.exports.holding import Held
from tocsin.exports.points import box_of
from tocsin.exports.project import geojson, geoparquet
from tocsin.exports.tables import TABLES
from tocsin.model import Incident


def properties() -> list[dict[str, Value]]:
    """Return the rows of the incidents' table by column."""
    names = [column.name for column in TABLES["incidents"].columns]
    cells = TABLES["incidents"].cells(HELD, gather(HELD))
    return [dict(zip(names, row, strict=True)) for row in cells]


def moved(number: int, longitude: float, latitude: float) -> Incident:
    """Return an incident at a point."""
    site = replace(ATTACK.places[0], longitude=longitude, latitude=latitude)
    return replace(ATTACK, id=f"i{number}", places=(site,))


def collection(held: Held, folder: Path) -> dict[str, Any]:
    """Write GeoJSON and read it back."""
    (path,) = geojson.write(held, folder)
    return json.loads(path.read_text("utf-8"))


def test_geojson_is_rfc_7946(tmp_path: Path) -> None:
    """Longitude comes first; no place is a null geometry; the properties are the table's cells."""
    written = collection(HELD, tmp_path)
    first, second = written["features"]
    assert written["type"] == "FeatureCollection"
    assert written["bbox"] == [-0.05, 16.25, -0.05, 16.25]
    assert first["type"] == "Feature"
    assert first["id"] == "i1"
    assert first["geometry"] == {"type": "Point", "coordinates": [-0.05, 16.25]}
    assert first["properties"]["precision"] == "city"
    assert second["geometry"] is None
    assert [first["properties"], second["properties"]] == properties()


@pytest.mark.parametrize("held", [Held("new"), Held("nowhere", every_incident=(PROTEST,))])
def test_geojson_without_points_has_no_box(held: Held, tmp_path: Path) -> None:
    """An empty collection, or one without any place, is valid and has no bbox."""
    written = collection(held, tmp_path)
    assert len(written["features"]) == len(held.every_incident)
    assert "bbox" not in written


@pytest.mark.parametrize(
    ("points", "box"),
    [
        ([(10.0, 1.0)], (10.0, 1.0, 10.0, 1.0)),
        ([(10.0, 1.0), (-20.0, 5.0)], (-20.0, 1.0, 10.0, 5.0)),
        ([(177.0, -16.0), (-178.0, -20.0)], (177.0, -20.0, -178.0, -16.0)),
        ([(-60.0, 0.0), (60.0, 0.0)], (-60.0, 0.0, 60.0, 0.0)),
        ([(180.0, 0.0), (179.0, 0.0)], (179.0, 0.0, 180.0, 0.0)),
    ],
)
def test_the_box_is_the_narrowest(
    points: list[tuple[float, float]], box: tuple[float, ...]
) -> None:
    """Points on both sides of the 180th meridian have a box that crosses it, west over east."""
    assert box_of(points) == box
    assert box_of(points[::-1]) == box


def test_geojson_opens_in_geopandas(tmp_path: Path) -> None:
    """GDAL reads each feature, its point and its properties."""
    (path,) = geojson.write(HELD, tmp_path)
    frame = geopandas.read_file(path)
    assert frame.crs.to_epsg() == 4326
    assert list(frame["id"]) == ["i1", "i2"]
    assert (frame.geometry[0].x, frame.geometry[0].y) == (-0.05, 16.25)
    assert frame.geometry[1] is None
    assert frame["deaths_best"][0] == 13


def test_geoparquet_opens_in_geopandas(tmp_path: Path) -> None:
    """The points have a coordinate system, longitude first; the columns are the table's."""
    held = replace(HELD, every_incident=(ATTACK, PROTEST, moved(3, 30.5, -1.25)))
    (path,) = geoparquet.write(held, tmp_path)
    frame = geopandas.read_parquet(path)
    assert str(frame.crs) == "OGC:CRS84"
    assert [None if p is None else (p.x, p.y) for p in frame.geometry] == [
        (-0.05, 16.25),
        None,
        (30.5, -1.25),
    ]
    names = [column.name for column in TABLES["incidents"].columns]
    assert list(frame.columns) == [*names, "geometry"]
    assert list(frame["precision"][:1]) == ["city"]
    assert len(frame.cx[0:40, -5:0]) == 1


def test_geoparquet_says_what_it_is(tmp_path: Path) -> None:
    """The file's metadata are those of GeoParquet 1.1: version, column, encoding, box."""
    (path,) = geoparquet.write(HELD, tmp_path)
    geo = json.loads(pq.read_metadata(path).metadata[b"geo"])
    assert geo == {
        "version": "1.1.0",
        "primary_column": "geometry",
        "columns": {
            "geometry": {
                "encoding": "WKB",
                "geometry_types": ["Point"],
                "bbox": [-0.05, 16.25, -0.05, 16.25],
            }
        },
    }


def test_geoparquet_without_points_opens(tmp_path: Path) -> None:
    """A project without any place is a table of null geometries."""
    (path,) = geoparquet.write(Held("nowhere", every_incident=(PROTEST,)), tmp_path)
    frame = geopandas.read_parquet(path)
    assert list(frame.geometry) == [None]
