"""A small project made by hand: a raid told by three outlets, a denial, an arrest."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from tests.corroboration import made
from tests.corroboration.test_incidents import WIRE, front_denies, radio, wire
from tocsin.model import Problem, Reading
from tocsin.project.judging import make
from tocsin.project.project import Project, create_project, open_project

AT = "2026-04-01T12:00:00Z"
SETTINGS = """
[[outlets]]
name = "Savanna Wire"
owner = "Sahel Group"
home = "NGA"
reliability = "B"

[[outlets]]
name = "Nobody Read"
"""


def reprint() -> Reading:
    """Make the first report again, under another outlet."""
    return wire(outlet="Coast Mirror", published="2026-03-03")


def arrests() -> Reading:
    """Make a report of what another party does to those who raid."""
    of = made.document(
        "Soldiers arrested four gunmen in Enugu on Monday, the army said.", outlet="Radio Arewa"
    )
    done = made.event(
        of,
        "arrested",
        "COERCE",
        actors=(made.actor(of, "Soldiers", sector="MIL", country="NGA"),),
        recipients=(made.actor(of, "four gunmen", sector="UAF"),),
        places=(made.place(of, made.CITY),),
        period=made.day(of, "on Monday", "2026-03-02"),
    )
    return replace(made.reading(of, done), problems=(Problem("language", "two languages"),))


def filled(folder: Path, *readings: Reading, settings: str = "") -> Project:
    """Make a project of readings, folded in."""
    project = create_project(folder, "Kaduna watch")
    project.record.close()
    path = folder / "tocsin.toml"
    path.write_text(path.read_text("utf-8") + settings, "utf-8")
    project = open_project(folder)
    add(project, *readings)
    return project


def add(project: Project, *readings: Reading) -> None:
    """Add readings and fold them in."""
    for one in readings:
        project.keep(one, at=AT)
    project.corroborate(at=AT)


def judge(project: Project, kind: str, *events: str, **known: str) -> str:
    """Make and keep a judgement."""
    made_now = make(project, kind, events, who="ana", when=AT, why="a test", **known)  # type: ignore[arg-type]
    assert project.judge(made_now, at=AT)
    return made_now.id


def whole(folder: Path) -> Project:
    """Make the project of this file."""
    every = (wire(), radio(), reprint(), front_denies(), arrests())
    return filled(folder, *every, settings=SETTINGS)


__all__ = [
    "WIRE",
    "add",
    "arrests",
    "filled",
    "front_denies",
    "judge",
    "radio",
    "reprint",
    "whole",
    "wire",
]
