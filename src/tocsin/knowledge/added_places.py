"""Places that a user adds: country files as GeoNames publishes them, kept in the user's folder.

A file of https://download.geonames.org/export/dump/ ("UA.txt") has no header and 19 columns between
tabs; its readme names them. GeoNames' data are CC BY 4.0.
"""

from __future__ import annotations

import hashlib
import os
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tocsin.knowledge.folders import data_folder
from tocsin.model import Precision

COLUMNS = 19
_PRECISIONS: dict[str, Precision] = {
    "PPLX": "district",
    "ADM1": "admin1",
    "ADM1H": "admin1",
    "PCLI": "country",
    "LCTY": "district",
    "PRK": "region",
    "AREA": "district",
}
_BY_CLASS: dict[str, Precision] = {
    "P": "city",
    "A": "district",
    "L": "region",
    "T": "district",
    "H": "region",
    "S": "exact",
}
# Of buildings and waters, those that news names as where something happened.
_SITES = frozenset(
    "AIRB AIRF AIRP AIRH AIRQ CMPRF CSTL DAM FT INSM MFGM MSQE NUCL PP PRT PS PSN RSTN "
    "OILR OILF MN MNM GATE BDG BDGQ HSP PRN TMPL CSTM PASS".split()
)
_WATERS = frozenset("BAY CHN GULF LK LKS RSV SEA STM STRT SD WAD MRSH".split())


class NotGeonames(ValueError):
    """A file isn't a GeoNames country file; the message says which line and why."""


@dataclass(frozen=True, slots=True)
class Row:
    """A place of a GeoNames file; country is an alpha-2 code, admin1 GeoNames' code of it."""

    geonames: int
    name: str
    others: tuple[str, ...]
    latitude: float
    longitude: float
    precision: Precision
    country: str
    admin1: str
    people: int


def added_files() -> list[Path]:
    """List the files that the user added, in a fixed order."""
    folder = data_folder() / "places"
    return sorted(folder.glob("*.tsv")) if folder.is_dir() else []


def read_geonames(path: Path) -> Iterator[Row]:
    """Yield the places of a GeoNames file that news may name.

    Raises NotGeonames at the first line that isn't as GeoNames writes them.
    """
    with path.open(encoding="utf-8", newline="\n") as lines:
        for number, line in enumerate(lines, start=1):
            try:
                row = _row(line.rstrip("\r\n").split("\t"))
            except ValueError as error:
                raise NotGeonames(f"{path}:{number}: {error}") from error
            if row is not None:
                yield row


def add_file(path: Path) -> tuple[int, Path]:
    """Copy a GeoNames file into the user's folder; return how many places it has, and the copy.

    Raises NotGeonames for a file of another kind, or without a place.
    """
    try:
        places = sum(1 for _ in read_geonames(path))
    except UnicodeDecodeError as error:
        raise NotGeonames(f"{path}: no text in UTF-8; unpack the zip first") from error
    if not places:
        raise NotGeonames(f"{path}: no place in it that news may name")
    content = path.read_bytes()
    folder = data_folder() / "places"
    folder.mkdir(parents=True, exist_ok=True)
    for before in folder.glob(f"{path.stem}-*.tsv"):
        before.unlink()
    copy = folder / f"{path.stem}-{hashlib.sha256(content).hexdigest()[:12]}.tsv"
    handle, draft = tempfile.mkstemp(dir=folder)
    with os.fdopen(handle, "wb") as file:
        file.write(content)
    Path(draft).replace(copy)
    return places, copy


def _row(cells: list[str]) -> Row | None:
    """Make a row of a line's cells; None = a kind of thing that news doesn't name as a place."""
    if len(cells) != COLUMNS:
        raise ValueError(f"{len(cells)} columns, GeoNames has {COLUMNS} between tabs")
    number, name, ascii_name, others, latitude, longitude, kind, code, country, _, admin1 = cells[
        :11
    ]
    spot = (int(number), float(latitude), float(longitude), int(cells[14] or 0))
    if abs(spot[1]) > 90 or abs(spot[2]) > 180:
        raise ValueError(f"no place on earth: {latitude}, {longitude}")
    wanted = kind in ("A", "P", "L", "T") or code in (_SITES if kind == "S" else _WATERS)
    if not wanted:
        return None
    precision = _PRECISIONS.get(code, _BY_CLASS.get(kind, "district"))
    aliases = tuple(dict.fromkeys(filter(None, (ascii_name, *others.split(",")))))
    return Row(spot[0], name, aliases, spot[1], spot[2], precision, country, admin1, spot[3])
