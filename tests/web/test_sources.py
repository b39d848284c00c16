"""Sources: outlets with what is known and counted, who reprints whom, what was doubtful."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from tests.web.made import add, arrests, whole
from tocsin.exports.record import encode
from tocsin.model import Problem
from tocsin.web import sources
from tocsin.web.sources import sources_page


def test_outlets_are_counted(tmp_path: Path) -> None:
    """Each outlet has its documents, reprints, incidents latest day and what is known of it."""
    with whole(tmp_path / "p") as project:
        rows = {one.name: one for one in sources_page(project).outlets}
    wire = rows["Savanna Wire"]
    assert (wire.owner, wire.kind, wire.home, wire.reliability) == ("Sahel Group", None, "NGA", "B")
    assert (wire.documents, wire.reprints, wire.incidents) == (1, 0, 1)
    radio = rows["Radio Arewa"]
    assert (radio.documents, radio.incidents, radio.latest) == (2, 2, "2026-03-03")
    assert (rows["Coast Mirror"].documents, rows["Coast Mirror"].reprints) == (1, 1)
    assert (rows["Nobody Read"].documents, rows["Nobody Read"].latest) == (0, None)


def test_who_reprints_whom(tmp_path: Path) -> None:
    """Copies are counted from the outlet that copies to the one it copies."""
    with whole(tmp_path / "p") as project:
        page = sources_page(project)
    assert [(one.outlet, one.of, one.count) for one in page.copies] == [
        ("Coast Mirror", "Savanna Wire", 1)
    ]
    assert b'"copies":[{"from":"Coast Mirror","of":"Savanna Wire","count":1}]' in encode(page)


def test_problems_are_listed_and_all_counted(tmp_path: Path) -> None:
    """The problems of the latest readings are sent, and the number is that of all."""
    with whole(tmp_path / "p") as project:
        (row,) = sources_page(project).problems
        assert (row.rule, row.message, row.outlet) == ("language", "two languages", "Radio Arewa")
        assert row.title.startswith("Soldiers arrested four gunmen")
        later = arrests()
        many = tuple(Problem("rule", f"problem {number}") for number in range(300))
        document = replace(later.document, id="dmany", text=later.document.text + " Again.")
        add(project, replace(later, document=document, events=(), problems=many))
        page = sources_page(project)
    assert (len(page.problems), page.problems_total) == (sources.PROBLEMS, 301)
    assert page.problems[0].message == "problem 0"
