"""Native records of a project: there and back, and what their schemas promise."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from tests.exports.made import HELD, READINGS, renamed
from tocsin.exports.holding import Held
from tocsin.exports.project.jsonl import write
from tocsin.exports.record import (
    KINDS,
    NoRecord,
    decode_incidents,
    decode_judgements,
    decode_lines,
    decode_stories,
    encode,
    json_schema,
)

DECODERS: tuple[Callable[..., Any], ...] = (
    decode_lines,
    decode_incidents,
    decode_stories,
    decode_judgements,
)


def decoded(path: Path, decode: Callable[..., Any]) -> tuple[Any, ...]:
    """Read a file of native records."""
    with path.open("rb") as lines:
        return tuple(decode(lines, name=path.name))


def test_a_project_comes_back(tmp_path: Path) -> None:
    """Readings, incidents, stories and judgements are the same once written and read."""
    paths = write(HELD, tmp_path)
    came_back = [decoded(*pair) for pair in zip(paths, DECODERS, strict=True)]
    assert Held("Lake Kuru watch", *came_back, HELD.every_outlet) == HELD


def test_readings_are_as_tocsin_read_prints_them(tmp_path: Path) -> None:
    """A line of readings.jsonl is the line that tocsin read prints for the document."""
    path, *_ = write(HELD, tmp_path)
    assert path.read_bytes().splitlines() == [encode(reading) for reading in READINGS]


@pytest.mark.parametrize("kind", KINDS)
def test_every_line_fits_its_schema(kind: Any, tmp_path: Path) -> None:
    """The schema of each kind is a schema, and what is written fits it."""
    schema = json_schema(kind)
    Draft202012Validator.check_schema(schema)
    path = dict(zip(KINDS, write(HELD, tmp_path), strict=True))[kind]
    lines = path.read_text("utf-8").splitlines()
    assert lines
    for line in lines:
        assert list(Draft202012Validator(schema).iter_errors(json.loads(line))) == []
    assert list(Draft202012Validator(schema).iter_errors({"id": 1})) != []


@pytest.mark.parametrize("decode", DECODERS[1:])
def test_a_line_that_is_no_record_is_named(decode: Callable[..., Any]) -> None:
    """Blank lines are passed over; another line is an error with file, line and remedy."""
    remedy = r"^a.jsonl:2: is no native record .*: make one with tocsin export --format jsonl"
    for line in (b"{}", b"[", b"\xff", b'"i1"'):
        with pytest.raises(NoRecord, match=remedy):
            list(decode([b"\n", line], name="a.jsonl"))
    assert list(decode([b" \n"], name="a.jsonl")) == []


def test_half_a_pair_costs_no_record(tmp_path: Path) -> None:
    """Half of a surrogate pair becomes one sign, so that the spans of the record still hold."""
    path, incidents, _, judgements = write(renamed("a\ud800b"), tmp_path)
    (reading,) = decoded(path, decode_lines)
    assert reading.document.text == "a\ufffdb"
    assert reading.events[0].trigger.of(reading.document.text) == "a\ufffdb"
    assert decoded(incidents, decode_incidents)[0].actors[0].name == "a\ufffdb"
    assert decoded(judgements, decode_judgements)[0].why == "a\ufffdb"
