"""datapackage.json: a Frictionless Data Package that describes the files beside it.

https://datapackage.org: what each file and column holds, its size and digest, licence, citation.
"""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from importlib.metadata import version
from pathlib import Path
from typing import Any

import msgspec

from tocsin.exports.columns import Column, Table
from tocsin.exports.files import replacing
from tocsin.exports.holding import Holding
from tocsin.exports.record import RecordKind, encode, json_schema
from tocsin.exports.tables import TABLES
from tocsin.exports.words import one_line
from tocsin.model import Versions

FILE = "datapackage.json"
_RECORDS: dict[str, tuple[RecordKind, str]] = {
    "readings.jsonl": (
        "reading",
        "Native records: each document with its text and all that was read from it.",
    ),
    "incidents.jsonl": ("incident", "Native records: happenings, folded from the reports of each."),
    "stories.jsonl": ("story", "Native records: documents that are one text, and why."),
    "judgements.jsonl": ("judgement", "Native records: what people decided; kept for good."),
}
_GOLD = {
    "gold.json": "Events that people corrected or confirmed, for tocsin evaluate events.",
    "gold_documents.jsonl": "The documents, with their texts, that gold.json points into.",
}
_MEDIA = {
    ".csv": "text/csv",
    ".parquet": "application/vnd.apache.parquet",
    ".geojson": "application/geo+json",
    ".jsonl": "application/jsonl",
    ".json": "application/json",
}
_TYPES = {"words": "string", "code": "string", "day": "date", "whole": "integer"}
_RIGHTS = (
    "The texts of the reports, and sentences quoted from them, are their publishers'; neither "
    "Tocsin nor this package licenses them."
)
_NO_LICENCE = "For what was coded from them, no licence is stated: ask whoever made this package."


def write(
    holding: Holding,
    folder: Path,
    files: Iterable[Path],
    *,
    created: str,
    licence: str | None = None,
) -> Path:
    """Describe files in a folder; created is an ISO 8601 time, licence an SPDX name.

    The licence is for what was coded; None = nobody has stated one.
    """
    paths = [path.relative_to(folder) for path in files]
    package = {
        "name": _slug(holding.name),
        "title": one_line(holding.name),
        "created": created,
        **_rights(licence),
        **_made(holding),
        "resources": [_resource(folder, path, {str(one) for one in paths}) for path in paths],
    }
    with replacing(folder, FILE) as (path,):
        path.write_bytes(msgspec.json.format(encode(package), indent=2) + b"\n")
    return folder / FILE


def _slug(name: str) -> str:
    """Make a name of small letters, digits and hyphens, as the standard asks for."""
    return re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-") or "tocsin"


def _rights(licence: str | None) -> dict[str, object]:
    """Say who may do what, as far as it was stated."""
    if licence is None:
        return {"rights": f"{_RIGHTS} {_NO_LICENCE}"}
    return {"licenses": [{"name": licence}], "rights": _RIGHTS}


def _made(holding: Holding) -> dict[str, object]:
    """Say how to cite it, from which outlets it is, and which versions read how many documents."""
    outlets: set[str] = set()
    made: Counter[Versions] = Counter()
    for reading in holding.readings():
        made[reading.versions] += 1
        outlets.update(filter(None, [reading.document.outlet]))
    named = f"{one_line(holding.name)}: events and incidents coded by Tocsin {version('tocsin')}"
    return {
        "citation": f"{named}, from reports of the outlets listed under sources.",
        "sources": [{"title": one_line(outlet)} for outlet in sorted(outlets)],
        "versions": [
            {**msgspec.to_builtins(one), "documents": count} for one, count in made.items()
        ],
    }


def _resource(folder: Path, path: Path, beside: Collection[str]) -> dict[str, object]:
    """Describe one file."""
    with (folder / path).open("rb") as file:
        hashed = hashlib.file_digest(file, "sha256").hexdigest()
    return {
        "name": _slug(str(path)),
        "path": path.as_posix(),
        "format": path.suffix.removeprefix("."),
        "mediatype": _MEDIA[path.suffix],
        **({} if path.suffix == ".parquet" else {"encoding": "utf-8"}),
        "bytes": (folder / path).stat().st_size,
        "hash": f"sha256:{hashed}",
        **_content(path, beside),
    }


def _content(path: Path, beside: Collection[str]) -> dict[str, object]:
    """Say what a file holds: a table with its columns, native records with their schema."""
    if path.name in _RECORDS:
        kind, description = _RECORDS[path.name]
        return {"type": "file", "description": description, "jsonSchema": json_schema(kind)}
    if path.name in _GOLD:
        return {"type": "file", "description": _GOLD[path.name]}
    table = TABLES[path.name.partition(".")[0]]
    schema = table_schema(table, suffix=path.suffix, beside=beside)
    if path.suffix == ".csv":
        return {"type": "table", "description": table.description, "schema": schema}
    plain = path.name == f"{table.name}.parquet"
    places = "" if plain else " Each has a point where its place is known."
    return {"type": "file", "description": f"{table.description}{places}", "schema": schema}


def table_schema(
    table: Table[Any], *, suffix: str = ".csv", beside: Collection[str] = ()
) -> dict[str, object]:
    """Describe a table as a Table Schema; its keys lead to tables of the same format beside it."""
    links = [
        {
            "fields": [column],
            "reference": {"resource": _slug(f"{other}{suffix}"), "fields": [TABLES[other].key]},
        }
        for column, other in table.links
        if f"{other}{suffix}" in beside
    ]
    return {
        "fields": [_field(column) for column in table.columns],
        "primaryKey": [table.key],
        **({"foreignKeys": links} if links else {}),
    }


def _field(column: Column[Any]) -> Mapping[str, object]:
    """Describe a column."""
    field = {
        "name": column.name,
        "type": _TYPES.get(column.kind, "number"),
        "description": column.description,
    }
    return {**field, "constraints": {"enum": list(column.among)}} if column.among else field
