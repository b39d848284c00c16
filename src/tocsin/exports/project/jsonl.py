"""JSON lines of a project: its native records, which read back without loss."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from tocsin.exports.files import replacing
from tocsin.exports.holding import Holding
from tocsin.exports.record import Record, encode

FILES = ("readings.jsonl", "incidents.jsonl", "stories.jsonl", "judgements.jsonl")


def write(holding: Holding, folder: Path) -> tuple[Path, ...]:
    """Write readings, incidents, stories and judgements, one a line."""
    records: tuple[Iterable[Record], ...] = (
        holding.readings(),
        holding.incidents(),
        holding.stories(),
        holding.judgements(),
    )
    with replacing(folder, *FILES) as paths:
        for path, kind in zip(paths, records, strict=True):
            with path.open("wb") as out:
                out.writelines(encode(record) + b"\n" for record in kind)
    return tuple(folder / name for name in FILES)
