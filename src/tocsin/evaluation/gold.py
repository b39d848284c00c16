"""Gold: what people say a text reports, loaded from files; a fault names its file and line."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

import msgspec

from tocsin.model import Certainty, Document, Polarity, Span, Status


class GoldError(ValueError):
    """Gold that cannot be scored against; the message names the file and the line or path."""


@dataclass(frozen=True, slots=True)
class GoldVoice:
    """One link of a gold attribution; a speaker of None is unexpressed."""

    speaker: Span | None
    cue: Span


@dataclass(frozen=True, slots=True)
class GoldEvent:
    """One event as a person coded it; careful coders may differ on an optional one."""

    trigger: Span
    type: str
    status: Status
    certainty: Certainty
    polarity: Polarity
    actors: tuple[Span, ...] = ()
    recipients: tuple[Span, ...] = ()
    places: tuple[Span, ...] = ()
    voices: tuple[GoldVoice, ...] = ()
    optional: bool = False


@dataclass(frozen=True, slots=True)
class GoldText:
    """A document with the events it reports; family names the contrast a probe sentence tests."""

    document: Document
    events: tuple[GoldEvent, ...]
    family: str = ""


def read_rows[T](path: Path, kind: type[T]) -> list[tuple[int, T]]:
    """Read JSON lines as numbered records; blank lines are left out."""
    lines = enumerate(path.read_text("utf-8").split("\n"), start=1)
    return [
        (number, _convert(_parse(line, path, first=number), kind, f"{path}:{number}"))
        for number, line in lines
        if line.strip()
    ]


def read_list[T](path: Path, kind: type[T]) -> list[T]:
    """Read a file that holds one JSON list of records."""
    whole = _parse(path.read_text("utf-8"), path, first=1)
    return _convert(whole, list[kind], str(path))  # type: ignore[valid-type]


def _parse(text: str, path: Path, *, first: int) -> object:
    """Parse JSON that starts on line first of a file; a fault names file and line."""
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        line = first + error.lineno - 1
        raise GoldError(f"{path}:{line}: not JSON: {error.msg}") from error


def _convert[T](value: object, kind: type[T], place: str) -> T:
    """Build a record from parsed JSON; a fault names the place and the path within it."""
    try:
        return msgspec.convert(value, kind)
    except msgspec.ValidationError as error:
        raise GoldError(f"{place}: {error}") from error
