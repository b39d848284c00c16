"""Review: what nobody has decided is asked, least certain first, and what is decided is kept."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from math import exp
from pathlib import Path

import pytest

from tests.web.made import AT, add, arrests, front_denies, judge, radio, reprint, whole, wire
from tocsin.corroboration.judged import WrongValue
from tocsin.project import docket as dockets
from tocsin.project.docket import Docket
from tocsin.project.judging import UnknownEvent
from tocsin.project.project import Project
from tocsin.web.review import NewJudgement, ReviewPage, new_judgement, review_page

FIRST = wire().events[0].id
OTHER = radio().events[0].id
AGAIN = reprint().events[0].id


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    """Give the project."""
    with whole(tmp_path / "p") as project:
        yield project


def asked(page: ReviewPage) -> tuple[str, ...]:
    """Return the events that a page asks about."""
    assert page.question is not None
    return tuple(one.event.id for one in page.question.events)


def decided(project: Project, kind: str, *events: str, **known: str) -> str:
    """Make a judgement as the desk does, and keep it."""
    body = NewJudgement(kind, events, "ana", "a test", **known)  # type: ignore[arg-type]
    made = new_judgement(project, body, when=AT)
    assert project.judge(made, at=AT)
    return made.id


def every_question(project: Project) -> list[tuple[float, tuple[str, ...]]]:
    """List every event, bond and attraction of a record the slow way, the least certain first."""
    homes = {event: one.id for one in project.incidents() for event in one.events}
    bonds = [bond for one in project.incidents() for bond in one.bonds]
    edges = [edge for edge in project.record.edges_of(sorted(homes)) if edge.kind == "same"]
    apart = [edge for edge in edges if homes[edge.first] != homes[edge.second]]
    found = [(event.score, (event.id,)) for one in project.readings() for event in one.events]
    found += [(1 / (1 + exp(-one.score / 2)), (one.first, one.second)) for one in bonds]
    found += [(1 - 1 / (1 + exp(-one.score / 2)), (one.first, one.second)) for one in apart]
    return sorted(found)


def test_the_docket_asks_all_that_is_open_the_least_certain_first(project: Project) -> None:
    """Every event, every bond and every pair that attracts but is apart, until it is decided."""
    every = every_question(project)
    assert [(one.certainty, one.events) for one in Docket().open(project)] == every
    decided(project, "confirm", front_denies().events[0].id)
    decided(project, "confirm", AGAIN)
    left = [one.events for one in Docket().open(project)]
    wanted = ((front_denies().events[0].id,), (AGAIN,))
    assert left == [events for _, events in every_question(project) if events not in wanted]


def test_what_was_taken_back_is_asked_again(project: Project) -> None:
    """A withdrawn judgement decides nothing."""
    docket = Docket()
    before = docket.open(project)
    name = decided(project, "confirm", FIRST)
    assert (FIRST,) not in [one.events for one in docket.open(project)]
    body = NewJudgement("withdraw", (), "ana", "a slip", value=name)
    project.judge(new_judgement(project, body, when=AT), at=AT)
    assert docket.open(project) == before


def test_every_question_comes_once(project: Project) -> None:
    """Skipping goes through all that is open, and past the last begins anew."""
    docket = Docket()
    every = [one.events for one in Docket().open(project)]
    pages = [review_page(project, docket, skip) for skip in range(len(every) + 1)]
    assert [asked(page) for page in pages] == [*every, every[0]]
    assert (pages[-1].skip, pages[-1].left) == (0, len(every))


def test_a_question_shows_its_words(project: Project) -> None:
    """Each event comes with quotes, its report and the incident that holds it now."""
    docket = Docket()
    places = [one.events for one in docket.open(project)]
    number = next(n for n, events in enumerate(places) if set(events) == {AGAIN, OTHER})
    question = review_page(project, docket, number).question
    assert question is not None
    assert (question.matter, question.held) == ("one happening", True)
    assert {one.report.outlet for one in question.events} == {"Coast Mirror", "Radio Arewa"}
    assert len({one.incident for one in question.events}) == 1
    assert all("killed" in one.quotes[0].text for one in question.events)


def test_a_judgement_drops_its_question_at_once(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    """After a judgement the next question is there without gathering all of them anew."""
    docket = Docket()
    first = review_page(project, docket)
    monkeypatch.setattr(dockets, "_singles", lambda _: pytest.fail("gathered anew"))
    events = asked(first)
    name = decided(project, "same" if len(events) > 1 else "confirm", *events)
    second = review_page(project, docket)
    assert asked(second) != events
    assert (second.left, second.made) == (first.left - 1, 1)
    assert [one.id for one in second.latest] == [name]


def test_new_documents_are_asked_about(project: Project) -> None:
    """What is added later is gathered."""
    docket = Docket()
    before = docket.open(project)
    later = arrests()
    document = replace(later.document, id="dlater", published="2026-05-05")
    events = tuple(replace(one, id="elater") for one in later.events)
    add(project, replace(later, document=document, events=events))
    assert ("elater",) in {one.events for one in docket.open(project)}
    assert ("elater",) not in {one.events for one in before}


def test_what_another_process_decided_is_not_asked(project: Project) -> None:
    """A rejected event, and its like in a reprint, is asked about no more."""
    docket = Docket()
    docket.open(project)
    judge(project, "reject", FIRST)
    left = review_page(project, docket).left
    asked_now = {asked(review_page(project, docket, skip)) for skip in range(left)}
    gone = {FIRST, AGAIN}
    assert not any(gone & set(events) for events in asked_now)


def test_a_corrected_event_is_not_asked_again(project: Project) -> None:
    """An event whose type a person corrected is decided, though its pointer has the old type."""
    decided(project, "correct", FIRST, field="type", value='"COERCE"')
    assert (FIRST,) not in {one.events for one in Docket().open(project)}


def test_nothing_left(project: Project) -> None:
    """When all is decided no question is left, and the page says so."""
    docket = Docket()
    page = review_page(project, docket)
    while page.question:
        events = asked(page)
        decided(project, "same" if len(events) > 1 else "confirm", *events)
        page = review_page(project, docket)
    assert (page.left, page.skip) == (0, 0)
    assert page.made == len(project.record.judgements())
    assert len(page.latest) == min(10, page.made)


def test_plain_words_are_a_string(project: Project) -> None:
    """A correction may be given in plain words; what is JSON is taken as such."""
    decided(project, "correct", FIRST, field="mode", value="firearms")
    decided(project, "correct", OTHER, field="mode", value="null")
    made = [one.value for one in project.record.judgements()]
    assert made == ['"firearms"', "null"]


def test_a_judgement_is_taken_back_once(project: Project) -> None:
    """Withdrawing names a judgement that holds."""
    name = decided(project, "not_same", FIRST, OTHER)
    decided(project, "withdraw", value=name)
    with pytest.raises(WrongValue, match="no judgement that holds"):
        decided(project, "withdraw", value=name)


@pytest.mark.parametrize(
    ("body", "words"),
    [
        (NewJudgement("same", (FIRST,), "ana", ""), "two events or more, not 1"),
        (NewJudgement("not_same", (FIRST, FIRST), "ana", ""), "two events or more, not 1"),
        (NewJudgement("reject", (), "ana", ""), "name it"),
        (NewJudgement("correct", (FIRST, OTHER), "ana", "", "mode", "null"), "about one event"),
        (NewJudgement("correct", (FIRST,), "ana", "", "colour", "1"), "'colour' is no field"),
        (NewJudgement("correct", (FIRST,), "ana", "", "status", "soon"), "Invalid enum value"),
        (NewJudgement("withdraw", (FIRST,), "ana", "", None, "j1"), "no events"),
        (NewJudgement("withdraw", (), "ana", "", None, "j1"), "'j1' is no judgement that holds"),
        (NewJudgement("confirm", (FIRST,), "ana", "", "mode", "null"), "no field and no value"),
        (NewJudgement("confirm", (FIRST,), "  ", ""), "who: is empty"),
        (NewJudgement("confirm", (FIRST,), "a" * 201, ""), "who: is longer than 200"),
        (NewJudgement("confirm", (FIRST,), "ana", "a" * 2001), "why: is longer than 2,000"),
        (NewJudgement("confirm", (FIRST,), "a\x00", ""), "cannot be stored"),
        (NewJudgement("confirm", (FIRST,), "a\ud800", ""), "cannot be stored"),
        (NewJudgement("confirm", tuple(map(str, range(101))), "ana", ""), "events: is longer"),
    ],
)
def test_a_wrong_judgement_is_refused(project: Project, body: NewJudgement, words: str) -> None:
    """What is wrong is named, and nothing is kept."""
    with pytest.raises(WrongValue, match=words):
        new_judgement(project, body, when=AT)
    assert project.record.judgements() == ()


def test_an_unknown_event_is_named(project: Project) -> None:
    """An event that is not there is named."""
    with pytest.raises(UnknownEvent, match="no event is called enone"):
        new_judgement(project, NewJudgement("confirm", ("enone",), "ana", ""), when=AT)
