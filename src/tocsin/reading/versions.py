"""What made a reading: the versions of code, knowledge, weights and parser."""

from __future__ import annotations

import hashlib
from functools import cache
from importlib.metadata import version
from importlib.resources import files
from importlib.resources.abc import Traversable

from tocsin.knowledge.place_sources import identity
from tocsin.model import Versions


@cache
def versions(parser: str, weights: str | None) -> Versions:
    """Return the versions line of a reading made with a parser; rules alone have no weights."""
    return Versions(version("tocsin"), knowledge_digest(), weights, parser)


@cache
def knowledge_digest() -> str:
    """Return a digest over the data files of the knowledge room and what the index is made of."""
    hashed = hashlib.sha256(identity().encode())
    for file in _data_files(files("tocsin.knowledge")):
        hashed.update(file.name.encode())
        hashed.update(file.read_bytes())
    return hashed.hexdigest()[:12]


def _data_files(folder: Traversable) -> list[Traversable]:
    """List the data files below a folder, in a fixed order."""
    found: list[Traversable] = []
    for entry in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if entry.is_dir():
            found += _data_files(entry)
        elif entry.name.endswith((".toml", ".tsv")):
            found.append(entry)
    return found
