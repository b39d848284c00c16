"""Two tellings of one happening in one report are linked; two happenings are not."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tocsin.model import Document, Event, Reading, Span
from tocsin.reading.parse import Parser
from tocsin.reading.read import read_document
from tocsin.reading.same import inherited


def read(parser: Parser, text: str) -> Reading:
    """Read a text as a report of a known day."""
    return read_document(Document("d", text, published="2024-09-09", language="en"), parser)


def links(reading: Reading) -> list[str | None]:
    """List for each event the trigger of the event that it repeats."""
    text = reading.document.text
    words = {event.id: event.trigger.of(text) for event in reading.events}
    return [words[event.same_as] if event.same_as else None for event in reading.events]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Gunmen kidnapped two engineers in Kano. The kidnapping alarmed the oil firm.",
            [None, "kidnapped"],
        ),
        (
            "Gunmen raided a market in Jos. The raid killed six traders. This raid was the third.",
            [None, "raided", "raided"],
        ),
        (
            "Mali will withdraw its troops in May. The withdrawal worries traders.",
            [None, "withdraw"],
        ),
        (
            "Rebels attacked a convoy in Mali. Later rebels attacked the convoy.",
            [None, "attacked"],
        ),
    ],
)
def test_a_repeat_names_the_first_telling(
    text: str, expected: list[str | None], parser: Parser
) -> None:
    """A definite noun, or the same act on the same party, repeats the first telling."""
    assert links(read(parser, text)) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Gunmen kidnapped two engineers in Kano. A kidnapping alarmed the oil firm.",
        "Soldiers attacked a convoy. Police arrested a nurse.",
        "Gunmen attacked a bus in Kenya. The attack in Somalia killed six.",
        "Rebels attacked a bus on 4 June 2023. The attack on 9 July 2023 killed six.",
        "Rebels attacked a bus. Soldiers attacked a mill.",
        "Rebels did not attack the bus. Rebels attacked the bus.",
    ],
)
def test_what_is_at_odds_is_not_the_same(text: str, parser: Parser) -> None:
    """Another type, party, country, day or status, or an indefinite noun, is another happening."""
    reading = read(parser, text)
    assert len(reading.events) == 2
    assert links(reading) == [None, None]


def test_a_bare_noun_takes_the_status_of_what_it_points_to(parser: Parser) -> None:
    """The noun "withdrawal" of a planned withdrawal is planned, and a rule says why."""
    text = "Mali will withdraw its troops in May. The withdrawal worries traders."
    first, second = read(parser, text).events
    assert (first.status, second.status) == ("planned", "planned")
    assert "factuality:inherited" in second.rules
    assert "factuality:inherited" not in first.rules


BARE = Event(
    "e1",
    "c1",
    Span(0, 1),
    "RETREAT",
    None,
    (),
    "happened",
    "CT",
    "+",
    (),
    (),
    (),
    None,
    (),
    (),
    (),
    0.6,
)


def test_what_happened_lends_no_status() -> None:
    """An event that points to one that happened stays as it is."""
    assert inherited(BARE, replace(BARE, id="e2")) is BARE
    assert inherited(BARE, replace(BARE, id="e2", status="ongoing")) is BARE


def test_a_status_of_its_own_is_kept() -> None:
    """An event that says itself that it is possible inherits nothing."""
    possible = replace(BARE, status="possible")
    assert inherited(possible, replace(BARE, id="e2", status="planned")) is possible


def test_a_plan_lends_its_status_and_is_named() -> None:
    """A bare noun inherits the status of a plan."""
    lent = inherited(BARE, replace(BARE, id="e2", status="planned"))
    assert (lent.status, lent.rules) == ("planned", ("factuality:inherited",))
