"""The log in plain words: what became of an incident is said as a person would."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.exports.made import ATTACK, PROTEST
from tocsin.model import Incident
from tocsin.store.changes import changed, created, gone
from tocsin.store.rows import LogLine
from tocsin.web.changes import change_words


def said(entry: tuple[str, str, dict[str, object]]) -> tuple[str, ...]:
    """Say a line of the log."""
    what, subject, detail = entry
    return change_words(LogLine(1, "2026-04-01T12:00:00Z", what, subject, detail))


def grown(**known: object) -> tuple[str, ...]:
    """Say what became other about the attack."""
    return said(changed(ATTACK, replace(ATTACK, **known)))


def test_a_new_incident() -> None:
    """What it began with is counted."""
    assert said(created(ATTACK)) == ("new: 3 events in 3 reports",)
    assert said(created(PROTEST)) == ("new: 1 event in 1 report",)


def toll(best: int, high: int) -> dict[str, object]:
    """Make other tolls."""
    return {"tolls": (replace(ATTACK.tolls[0], best=best, high=high), ATTACK.tolls[1])}


@pytest.mark.parametrize(
    ("known", "words"),
    [
        (toll(14, 14), ("deaths 13 → 14",)),
        (toll(13, 19), ("deaths 13, range 7–13 → 7–19",)),
        ({"tolls": ATTACK.tolls[:1]}, ("injured 2 → not said",)),
        ({"standing": "not occurred"}, ("standing disputed → not occurred",)),
        ({"support": replace(ATTACK.support, reports=5)}, ("reports 3 → 5",)),
        (
            {"support": replace(ATTACK.support, low=2, high=4)},
            ("independent voices 1–2 → 2–4",),
        ),
        ({"disputes": ()}, ("disputes 2 → 0",)),
        ({"mode": None}, ("mode firearms → not said",)),
        ({"places": ATTACK.places[:1]}, ("place gone: Mali",)),
        ({"events": (*ATTACK.events, "e9")}, ("1 more event",)),
        ({"events": ATTACK.events[:1]}, ("2 fewer events",)),
        ({"judgements": ("j1", "j7")}, ("1 judgement applied",)),
        ({"judgements": ()}, ("1 judgement no longer applied",)),
        ({"fulfils": ("i7",)}, ("1 more plan carried out",)),
        ({"actors": (), "contexts": ()}, ("contexts, actors changed",)),
        ({"bonds": ()}, ("incident changed",)),
    ],
)
def test_what_became_other(known: dict[str, object], words: tuple[str, ...]) -> None:
    """Each change is said with what it was and what it is."""
    assert grown(**known) == words


def test_several_changes_start_with_the_dead() -> None:
    """Counts come first, then standing and reports."""
    words = grown(**toll(19, 19), standing="reported", support=replace(ATTACK.support, reports=4))
    assert words == ("deaths 13 → 19", "standing disputed → reported", "reports 3 → 4")


def test_an_older_form_is_said() -> None:
    """An incident that an older Tocsin kept is only said to have another form."""
    assert said(changed(None, ATTACK)) == ("kept in a new form",)


def test_an_incident_that_went() -> None:
    """Where its events are now is named."""
    assert said(gone("i1", ("e1", "e2"), {"e1": "i4"})) == ("gone: its events are in i4",)
    assert said(gone("i1", ("e1",), {})) == ("gone: no report tells of it",)


def test_a_judgement() -> None:
    """Who judged what, and why."""
    detail: dict[str, object] = {"kind": "not_same", "who": "Ana", "why": "two towns"}
    assert said(("judged", "j1", detail)) == ("judged not same by Ana: two towns",)


def test_another_line_is_named() -> None:
    """A line of no known kind is said by its own name."""
    assert said(("rebuilt", "", {"created": 1})) == ("rebuilt",)


@pytest.mark.parametrize("after", [ATTACK, PROTEST])
def test_every_change_says_something(after: Incident) -> None:
    """No line is without words, whatever changes."""
    assert all(said(changed(before, after)) for before in (ATTACK, PROTEST))
