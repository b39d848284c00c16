"""The floors file: which gold, which version of it, and the figures that must not drop."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Literal

import msgspec

HEADER = """\
# What tocsin must not fall below on gold (percentages). `make floors` measures and refuses a drop;
# `python -m tocsin.evaluation.floors --update` raises the floors to what it measured.
# A key under `lower_is_better` is a ceiling. Files are relative to the gold folder.
"""
# A parse can differ in a word or two between processors: so many points are no drop.
NOISE = 0.5
Verdict = Literal["new", "better", "same", "worse"]


@dataclass(frozen=True, slots=True)
class Regression:
    """A drop that a person allowed: ISO day, the reason in a sentence, and what changed."""

    day: str
    reason: str
    changes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TaskFloors:
    """One task's gold files with their SHA-256, and the floor of every key."""

    file: str
    documents: str | None = None
    lower_is_better: tuple[str, ...] = ()
    digests: dict[str, str] = field(default_factory=dict)
    floors: dict[str, float] = field(default_factory=dict)

    @property
    def files(self) -> tuple[str, ...]:
        """List the gold files the figures depend on."""
        return (self.file,) if self.documents is None else (self.file, self.documents)

    def verdict(self, key: str, figure: float) -> Verdict:
        """Compare a figure with its floor; a key without a floor is new."""
        if key not in self.floors:
            return "new"
        gain = figure - self.floors[key]
        if abs(gain) <= NOISE:
            return "same"
        return "worse" if (gain > 0) == (key in self.lower_is_better) else "better"


@dataclass(frozen=True, slots=True)
class FloorFile:
    """All tasks by name, and the drops that were allowed, oldest first."""

    tasks: dict[str, TaskFloors]
    regressions: tuple[Regression, ...] = ()


@dataclass(frozen=True, slots=True)
class Measured:
    """One task's figures on the gold files that have these digests."""

    figures: Mapping[str, float]
    digests: Mapping[str, str]


def load(path: Path) -> FloorFile:
    """Read a floors file; raises msgspec.ValidationError with the path at fault."""
    return msgspec.convert(tomllib.loads(path.read_text("utf-8")), FloorFile)


def render(floors: FloorFile) -> str:
    """Write a floors file as TOML, always in the same order."""
    tables = [table for name, task in floors.tasks.items() for table in _task_tables(name, task)]
    for drop in floors.regressions:
        rows = {"day": drop.day, "reason": drop.reason, "changes": list(drop.changes)}
        tables.append(_table("[[regressions]]", rows))
    return "\n".join([HEADER, *tables])


def drops(floors: FloorFile, measured: Mapping[str, Measured]) -> tuple[str, ...]:
    """Say what is worse than its floor, what has a floor but no figure, and which gold changed."""
    return tuple(
        f"{name}.{drop}" for name, now in measured.items() for drop in _drops(floors, name, now)
    )


def raised(floors: FloorFile, measured: Mapping[str, Measured]) -> FloorFile:
    """Raise every floor to what was measured; nothing is lowered, changed gold is left alone."""
    tasks = dict(floors.tasks)
    for name, now in measured.items():
        if not _changed(tasks[name], now):
            tasks[name] = _raised(tasks[name], now)
    return replace(floors, tasks=tasks)


def reset(
    floors: FloorFile, measured: Mapping[str, Measured], *, day: str, reason: str
) -> FloorFile:
    """Set every floor to what was measured, and keep on record why any drop was allowed."""
    allowed = drops(floors, measured)
    if not allowed:
        return raised(floors, measured)
    tasks = dict(floors.tasks)
    for name, now in measured.items():
        tasks[name] = replace(tasks[name], digests=dict(now.digests), floors=dict(now.figures))
    return FloorFile(tasks, (*floors.regressions, Regression(day, reason, allowed)))


def _drops(floors: FloorFile, name: str, now: Measured) -> list[str]:
    """Say what is wrong with one task's figures."""
    task = floors.tasks[name]
    changed = [f"digest of {file} differs" for file in _changed(task, now)]
    gone = [f"{key} has a floor but no figure" for key in task.floors if key not in now.figures]
    worse = [
        f"{key} {task.floors[key]} -> {figure}"
        for key, figure in now.figures.items()
        if task.verdict(key, figure) == "worse"
    ]
    return changed + gone + worse


def _changed(task: TaskFloors, now: Measured) -> list[str]:
    """List the gold files that are not the ones the floors were measured on."""
    return [
        file for file, digest in now.digests.items() if task.digests.get(file, digest) != digest
    ]


def _raised(task: TaskFloors, now: Measured) -> TaskFloors:
    """Raise one task's floors."""
    better = {k: v for k, v in now.figures.items() if task.verdict(k, v) in ("new", "better")}
    return replace(task, digests=dict(now.digests), floors=task.floors | better)


def _task_tables(name: str, task: TaskFloors) -> list[str]:
    """Write one task's three tables."""
    head: dict[str, object] = {"file": task.file}
    if task.documents is not None:
        head["documents"] = task.documents
    head["lower_is_better"] = list(task.lower_is_better)
    return [
        _table(f"[tasks.{name}]", head),
        _table(f"[tasks.{name}.digests]", task.digests),
        _table(f"[tasks.{name}.floors]", task.floors),
    ]


def _table(title: str, rows: Mapping[str, object]) -> str:
    """Write one table; JSON's strings, numbers and lists are TOML's too."""
    lines = [
        f"{_key(key)} = {json.dumps(value, ensure_ascii=False)}" for key, value in rows.items()
    ]
    return "\n".join([title, *lines, ""])


def _key(key: str) -> str:
    """Quote a key that TOML does not take bare."""
    return key if key.replace("_", "").replace("-", "").isalnum() else json.dumps(key)
