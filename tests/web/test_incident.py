"""The page of an incident: its words, reports, texts, judgements and history."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.corroboration import made
from tests.web.made import AT, add, filled, front_denies, judge, radio, reprint, whole, wire
from tocsin.exports.record import encode
from tocsin.model import Reading
from tocsin.project.project import Project
from tocsin.web.incident import IncidentPage, incident_page

TODAY = "2026-11-26"


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    """Give the project."""
    with whole(tmp_path / "p") as project:
        yield project


def page(project: Project, kind: str = "ASSAULT") -> IncidentPage:
    """Return the page of the incident of a type."""
    (name,) = [one.id for one in project.incidents() if one.type == kind]
    found = incident_page(project, name, today=TODAY)
    assert found is not None
    return found


def test_events_are_told_in_the_order_of_reports(project: Project) -> None:
    """Each event comes with its standing and its sentence."""
    found = page(project)
    assert [one.event.id for one in found.told] == list(found.incident.events)
    assert [one.quotes[0].outlet for one in found.told] == [
        "Savanna Wire",
        "Radio Arewa",
        "Coast Mirror",
        "Courier",
    ]
    assert [one.standing for one in found.told] == [
        "reported",
        "reported",
        "reported",
        "not occurred",
    ]
    assert found.told[0].quotes[0].text.startswith("Gunmen killed nine farmers in Kaduna")
    assert found.row.id == found.incident.id


def test_reprints_are_folded_under_their_original(project: Project) -> None:
    """A text lists its original first; a report says what it is a reprint of."""
    found = page(project)
    first, again = wire().document.id, reprint().document.id
    assert [text.reports for text in found.texts] == [
        (first, again),
        (radio().document.id,),
        (front_denies().document.id,),
    ]
    reports = {one.id: one for one in found.reports}
    assert [one.of for one in reports[again].reprints] == [first]
    assert found.texts[0].story in reports[first].stories
    assert (
        reports[first].title
        == "Gunmen killed nine farmers in Kaduna on Sunday, police spokesman Musa Bello sai…"
    )


def test_history_tells_what_became_of_it(tmp_path: Path) -> None:
    """What each report changed is said, and what people decided, the newest first."""
    with filled(tmp_path / "p", wire()) as project:
        add(project, radio())
        name = judge(project, "confirm", wire().events[0].id)
        found = page(project)
        assert [one.id for one in found.judgements] == [name]
        words = [line.words for line in found.history]
        assert ("new: 1 event in 1 report",) in words
        assert ("ana: confirm (a test)",) in words
        grown = next(one for one in words if "reports 1 → 2" in one)
        assert grown[0] == "deaths 9 → 12"
        made_none = project.record.judgements()[0]
        judge(project, "withdraw", value=made_none.id)
        assert page(project).judgements == ()
        said = {words for line in page(project).history for words in line.words}
        assert {"ana: confirm (a test)", "ana: withdraw “confirm” of ana (a test)"} <= said


def test_it_is_cited(project: Project) -> None:
    """The citation names project, incident, what it rests on and the day it was retrieved."""
    found = page(project)
    name = found.incident.id
    assert found.cite.text == (
        f"Tocsin project Kaduna watch, incident {name}: ASSAULT, Kaduna, 2026-03-01; 4 reports "
        "(Coast Mirror, Courier, Radio Arewa and 1 more), retrieved 2026-11-26."
    )
    assert found.cite.permalink == f"/incident/{name}"
    assert found.cite.bibtex.startswith(f"@misc{{tocsin-{name},\n")
    assert "year = {2026}" in found.cite.bibtex


def plan() -> Reading:
    """Make a report of a plan."""
    text = "The army will withdraw its troops from Kaduna on 5 March, Musa Bello said on Monday."
    of = made.document(text, outlet="Savanna Wire", published="2026-03-02")
    return withdrawal(of, "withdraw", status="planned")


def act() -> Reading:
    """Make a report of what was planned."""
    text = "The army withdrew its troops from Kaduna on 5 March, residents of the town said."
    of = made.document(text, outlet="Radio Arewa", published="2026-03-06")
    return withdrawal(of, "withdrew")


def withdrawal(of: object, trigger: str, **known: object) -> Reading:
    """Make a reading of a withdrawal."""
    return made.reading(
        of,
        made.event(
            of,
            trigger,
            "RETREAT",
            actors=(made.actor(of, "The army", sector="MIL"),),
            places=(made.place(of, made.TOWN),),
            period=made.day(of, "5 March", "2026-03-05"),
            **known,
        ),
    )


def test_a_plan_leads_to_its_act_and_back(tmp_path: Path) -> None:
    """The act's page names the plan it carries out, the plan's page the act."""
    with filled(tmp_path / "p", plan(), act()) as project:
        planned, done = (
            next(one.id for one in project.incidents() if one.status == status)
            for status in ("planned", "happened")
        )
        first = incident_page(project, done, today=TODAY)
        second = incident_page(project, planned, today=TODAY)
        assert first is not None
        assert second is not None
        assert [row.id for row in first.fulfils] == [planned]
        assert [row.id for row in second.fulfilled_by] == [done]
        assert first.fulfilled_by == second.fulfils == ()


def test_a_page_of_none(project: Project) -> None:
    """There is no page of an incident that is not there."""
    assert incident_page(project, "inone", today=TODAY) is None


def test_the_page_is_json(project: Project) -> None:
    """The page is sent as it is, its keys those of the nouns."""
    assert b'"cite":{"text":' in encode(page(project))
    assert AT in {line.at for line in page(project).history}
