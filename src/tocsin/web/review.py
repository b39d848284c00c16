"""The page of review: the next open question, and making judgements."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from tocsin.corroboration.judged import WrongValue, standing_judgements
from tocsin.exports.gathered import Report, denied_in
from tocsin.model import Event, Judgement, JudgementKind, Standing
from tocsin.project import docket as dockets
from tocsin.project import judging
from tocsin.project.docket import Docket, Matter
from tocsin.project.judging import UnknownEvent, find_event
from tocsin.project.project import Project
from tocsin.web.quotes import Quote
from tocsin.web.reports import homes_of, readings_of, reports_of, told

LATEST = 10
# Longest that is taken, in characters; events: their number.
BOUNDS = {"who": 200, "why": 2000, "field": 100, "value": 20_000, "events": 100}


@dataclass(frozen=True, slots=True)
class Asked:
    """An event of a question, with its words, its report and the incident that holds it now."""

    event: Event
    standing: Standing
    quotes: tuple[Quote, ...]
    report: Report
    incident: str | None


@dataclass(frozen=True, slots=True)
class Question:
    """Something a person may decide; held is what Tocsin holds, certainty 0 to 1 how surely."""

    matter: Matter
    events: tuple[Asked, ...]
    held: bool
    certainty: float


@dataclass(frozen=True, slots=True)
class ReviewPage:
    """What the page shows: left counts the open questions at hand, made the judgements in force."""

    question: Question | None
    skip: int
    left: int
    made: int
    latest: tuple[Judgement, ...]


@dataclass(frozen=True, slots=True)
class NewJudgement:
    """What a person sends: events by their ids; value is JSON, or plain words for a string."""

    kind: JudgementKind
    events: tuple[str, ...]
    who: str
    why: str
    field: str | None = None
    value: str | None = None


def review_page(project: Project, docket: Docket, skip: int = 0) -> ReviewPage:
    """Build the page: the question after as many as are skipped; past the last, the first again."""
    question = None
    while question is None and (waiting := docket.open(project)):
        skip %= len(waiting)
        question = _shown(project, waiting[skip])
        if question is None:
            docket.forget(waiting[skip])
    made = tuple(project.judgements())
    return ReviewPage(
        question=question,
        skip=skip if question else 0,
        left=len(docket.waiting),
        made=len(standing_judgements(made)),
        latest=made[: -LATEST - 1 : -1],
    )


def _shown(project: Project, question: dockets.Question) -> Question | None:
    """Lay a question out; None where one of its events is no more, or it answers itself now."""
    try:
        found = [find_event(project, name) for name in question.events]
    except UnknownEvent:
        return None
    homes = homes_of(project, question.events)
    denied = {event for home in homes.values() for event in denied_in(home)}
    names = [document for _, document in found]
    readings = readings_of(project, names)
    reports = reports_of(project, readings.values(), project.stories_of(names))
    events = []
    for event, document in found:
        words = told(event, readings[document], denied=denied)
        home = homes[event.id].id if event.id in homes else None
        events.append(Asked(event, words.standing, words.quotes, reports[document], home))
    pair = len(events) > 1
    held = len({one.incident for one in events}) == 1 if pair else question.held
    return Question(question.matter, tuple(events), held, question.certainty)


def new_judgement(project: Project, body: NewJudgement, *, when: str) -> Judgement:
    """Build a judgement of what a person sent; raises WrongValue or UnknownEvent."""
    _check_lengths(body)
    _check_events(body)
    if body.kind == "withdraw":
        _check_withdrawn(project, body.value)
    elif body.kind != "correct" and (body.field is not None or body.value is not None):
        raise WrongValue(f"{body.kind} has no field and no value: leave them out, or send correct")
    corrects = body.kind == "correct"
    return judging.make(
        project,
        body.kind,
        tuple(dict.fromkeys(body.events)),
        field=body.field,
        value=judging.as_json(body.value) if corrects and body.value else body.value,
        who=body.who.strip(),
        when=when,
        why=body.why.strip(),
    )


def _check_lengths(body: NewJudgement) -> None:
    """Refuse nobody's judgement, and what is too long or cannot be written down."""
    if not body.who.strip():
        raise WrongValue("who: is empty: say who judges")
    for name, most in BOUNDS.items():
        given = getattr(body, name)
        if given is not None and len(given) > most:
            raise WrongValue(f"{name}: is longer than {most:,}: make it shorter")
    for words in (body.who, body.why, body.field or "", body.value or ""):
        if "\x00" in words or not _is_utf8(words):
            raise WrongValue("a character that cannot be stored (NUL, surrogate): take it out")


def _is_utf8(words: str) -> bool:
    """Tell whether words can be written."""
    return words == words.encode("utf-8", "ignore").decode()


def _check_events(body: NewJudgement) -> None:
    """Refuse a judgement on too few events, or on some where there are none."""
    number = len(set(body.events))
    if body.kind in ("same", "not_same") and number < 2:
        raise WrongValue(f"{body.kind}: is about two events or more, not {number}: name them all")
    if body.kind == "withdraw" and number:
        raise WrongValue("withdraw: is about a judgement: give its id as value and no events")
    if body.kind == "correct" and number != 1:
        raise WrongValue(f"correct: is about one event, not {number}: send one for each")
    if body.kind in ("reject", "confirm") and not number:
        raise WrongValue(f"{body.kind}: is about an event: name it")


def _check_withdrawn(project: Project, name: str | None) -> None:
    """Refuse to take back what is no judgement, or holds no more."""
    if name not in _names(standing_judgements(project.judgements())):
        raise WrongValue(
            f"value: {name!r} is no judgement that holds: tocsin judge list names them"
        )


def _names(made: Iterable[Judgement]) -> set[str]:
    """Return the ids of judgements."""
    return {one.id for one in made}
