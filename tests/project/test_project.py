"""A project: what is added stays, what is judged holds, and a rebuild gives what was there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from tests.corroboration import made
from tests.corroboration.test_incidents import front_denies, radio, wire
from tests.laws.test_corroboration import REPORTS
from tocsin.corroboration.corroborate import corroborate
from tocsin.corroboration.judged import WrongValue
from tocsin.model import Reading, Story
from tocsin.project.adding import Present, Tally, keep_all, unread
from tocsin.project.docket import Docket
from tocsin.project.judging import UnknownEvent, make
from tocsin.project.project import Project, create_project, open_project
from tocsin.project.settings import ProjectError, load_settings
from tocsin.store.rows import Query

AT = "2026-04-01T12:00:00Z"


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    """Give a new project."""
    with create_project(tmp_path / "kaduna", "Kaduna") as made_project:
        yield made_project


def add(project: Project, *readings: Reading) -> Tally:
    """Add readings and fold them in."""
    tally = Tally()
    assert not list(keep_all(project, readings, tally, clock=lambda: AT))
    project.corroborate(at=AT)
    return tally


def judge(project: Project, kind: str, *events: str, **known: str) -> str:
    """Make and keep a judgement."""
    judgement = make(project, kind, events, who="ana", when=AT, why="a test", **known)  # type: ignore[arg-type]
    assert project.judge(judgement, at=AT)
    return judgement.id


def derived(project: Project) -> tuple[list[object], list[Story]]:
    """Return all incidents and stories."""
    return list(project.incidents()), list(project.stories())


def test_the_same_twice_is_harmless(project: Project) -> None:
    """A document that is there changes nothing, and is not read again."""
    assert add(project, wire(), radio()).new == 2
    before = derived(project)
    assert add(project, wire()).same == 1
    assert derived(project) == before
    (found,) = unread(project, [wire().document], made.VERSIONS)
    assert found == Present(wire().document.id)


def test_another_text_under_an_id_is_kept_beside_it(project: Project) -> None:
    """A second text with the same given id gets the id with its digest; both are kept."""
    add(project, wire())
    other = replace(wire().document, text="Another text.")
    renamed = project.named(other, made.VERSIONS)
    assert renamed is not None
    assert renamed.id.startswith(f"{other.id}~")
    add(project, made.reading(renamed))
    assert project.record.counts().documents == 2
    assert project.named(other, made.VERSIONS) is None


def test_a_newer_reading_replaces_and_judgements_hold(project: Project) -> None:
    """Read again by another version, a document's events are replaced, rejected ones stay away."""
    first = wire()
    add(project, first, radio())
    judge(project, "reject", first.events[0].id)
    newer = replace(
        first,
        versions=replace(first.versions, tocsin="99"),
        events=tuple(replace(event, id="enewer", score=0.9) for event in first.events),
    )
    assert add(project, newer).replaced == 1
    events = {event for incident in project.incidents() for event in incident.events}
    assert events == {radio().events[0].id}
    assert not next(project.readings()).events


def test_incremental_is_what_memory_gives(project: Project) -> None:
    """Added one by one, a record holds what corroborate gives for all, ranks by arrival."""
    reports = [radio(), wire(), front_denies(), wire(outlet="Mirror", published="2026-03-04")]
    for reading in reports:
        add(project, reading)
    ranks = {reading.document.id: number for number, reading in enumerate(reports, 1)}
    whole = corroborate(reports, ranks=ranks)
    assert derived(project) == (list(whole.incidents), list(whole.stories))


def test_rebuild_gives_the_same(project: Project) -> None:
    """A rebuild makes the same stories and incidents, judgements applied; nothing moved."""
    add(project, wire(), radio(), front_denies())
    judge(project, "not_same", wire().events[0].id, radio().events[0].id)
    before = derived(project)
    assert project.rebuild(at=AT) == 3
    assert derived(project) == before
    (line,) = project.record.log(what=["rebuilt"])
    assert line.detail == {"created": 0, "changed": 0, "gone": 0}


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(REPORTS)
def test_a_record_holds_what_memory_holds(tmp_path_factory: object, reports: list[Reading]) -> None:
    """Any reports, added two at a time, give in a record what they give in memory."""
    folder = tmp_path_factory.mktemp("law")  # type: ignore[attr-defined]
    ranks = {reading.document.id: number for number, reading in enumerate(reports, 1)}
    with create_project(folder / "p", "law") as project:
        for start in range(0, len(reports), 2):
            add(project, *reports[start : start + 2])
        whole = corroborate(reports, ranks=ranks)
        assert derived(project) == (list(whole.incidents), list(whole.stories))


def test_same_and_not_same(project: Project) -> None:
    """What a person parts is two incidents, what a person joins is one, the last word holds."""
    add(project, wire(), radio())
    one, other = wire().events[0].id, radio().events[0].id
    first = judge(project, "not_same", one, other)
    assert len(list(project.incidents())) == 2
    second = judge(project, "same", one, other)
    (incident,) = project.incidents()
    assert second in incident.judgements
    assert "judgement" in incident.bonds[0].fields
    judge_withdraw(project, second)
    assert len(list(project.incidents())) == 2
    judge_withdraw(project, first)
    (incident,) = project.incidents()
    assert incident.judgements == ()


def judge_withdraw(project: Project, name: str) -> None:
    """Withdraw a judgement."""
    withdrawn = make(project, "withdraw", (), value=name, who="ana", when=AT, why="a test")
    assert project.judge(withdrawn, at=AT)


def test_rejecting_and_taking_it_back(project: Project) -> None:
    """A rejected event is gone, in reprints too; withdrawn, both are there again."""
    copy = wire(outlet="Mirror", published="2026-03-04")
    add(project, wire(), copy)
    before = derived(project)
    name = judge(project, "reject", wire().events[0].id)
    assert not list(project.incidents())
    judge_withdraw(project, name)
    assert derived(project) == before


def test_correcting_an_event_and_its_incident(project: Project) -> None:
    """A field that is corrected changes the event and its incident, and says by which judgement."""
    add(project, wire())
    event = wire().events[0].id
    name = judge(project, "correct", event, field="status", value='"planned"')
    (incident,) = project.incidents()
    assert (incident.status, incident.standing) == ("planned", "expected")
    assert name in incident.judgements
    assert f"judgement:{name}" in next(project.readings()).events[0].rules
    judge(project, "correct", event, field="incident.credibility", value="1")
    (incident,) = project.incidents()
    assert incident.support.credibility == 1
    assert incident.support.credibility_rule.startswith("judgement:")


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("colour", '"red"'),
        ("status", '"maybe"'),
        ("type", '"FIGHT"'),
        ("mode", '"loud"'),
        ("incident.credibility", "9"),
        ("period", '{"span": {"start": 5, "end": 99999}, "start": null, "end": null}'),
    ],
)
def test_a_wrong_correction_is_refused(project: Project, field: str, value: str) -> None:
    """A field that is none, or a value that it cannot have, is refused with the remedy."""
    add(project, wire())
    refused = r"give JSON in the form|there are:|is none of|beyond the document"
    with pytest.raises(WrongValue, match=refused):
        judge(project, "correct", wire().events[0].id, field=field, value=value)


def test_an_unknown_event_is_refused(project: Project) -> None:
    """A judgement on an event that is not there is refused."""
    with pytest.raises(UnknownEvent, match="e000"):
        judge(project, "confirm", "e000")


def test_questions_come_least_certain_first_and_once(project: Project) -> None:
    """The queue asks what is least certain first, and never what was decided."""
    add(project, wire(), radio())
    asked = Docket().open(project)
    assert [one.certainty for one in asked] == sorted(one.certainty for one in asked)
    pair = next(one for one in asked if one.matter == "one happening")
    judge(project, "same", *pair.events)
    assert pair.events not in [one.events for one in Docket().open(project)]


def test_events_of_a_query(project: Project) -> None:
    """Only the events of the incidents that are asked for are given."""
    add(project, wire(), front_denies())
    assert len(list(project.events_of(Query()))) == 2
    assert not list(project.events_of(Query(types=("PROTEST",))))
    found = list(project.events_of(Query(types=("ASSAULT",))))
    assert sum(len(reading.events) for reading in found) == 2


def test_a_folder_that_is_no_project(tmp_path: Path) -> None:
    """A folder without tocsin.toml, or with a wrong one, is named with the remedy."""
    with pytest.raises(ProjectError, match="make one with tocsin init"):
        open_project(tmp_path)
    (tmp_path / "tocsin.toml").write_text("name = ")
    with pytest.raises(ProjectError, match="is not TOML"):
        load_settings(tmp_path)
    (tmp_path / "tocsin.toml").write_text('name = "a"\noutlet = 1')
    with pytest.raises(ProjectError, match=r"outlet.*docs/project.md"):
        load_settings(tmp_path)
    with pytest.raises(ProjectError, match="is there already"):
        create_project(tmp_path, "again")


def test_outlets_are_read_from_settings(tmp_path: Path) -> None:
    """What tocsin.toml says of outlets reaches support."""
    with create_project(tmp_path, "Kaduna") as project:
        add(project, wire())
    with (tmp_path / "tocsin.toml").open("a") as out:
        out.write('[[outlets]]\nname = "Savanna Wire"\nowner = "Sahel"\nreliability = "B"\n')
    with open_project(tmp_path) as project:
        project.rebuild(at=AT)
        (incident,) = project.incidents()
    assert (incident.support.owners, incident.support.reliability) == (("Sahel",), "B")
