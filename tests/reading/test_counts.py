"""Counts that only the act beside them gives a kind."""

from __future__ import annotations

import pytest

from tocsin.model import Document
from tocsin.reading.parse import Parser
from tocsin.reading.read import read_document

COUNTS = [
    ("Some 900 dockers walked out on Monday.", "walked out", [("crowd", 900, 900)]),
    ("Gunmen mowed down five porters near Bor.", "mowed down", [("deaths", 5, 5)]),
    ("Police rounded up more than 60 vendors.", "rounded up", [("arrested", 61, None)]),
    ("Bandits snatched seven herders.", "snatched", [("abducted", 7, 7)]),
    ("Nine people were killed when drones struck a market.", "struck", [("deaths", 9, 9)]),
    ("The rebels freed 12 hostages.", "freed", []),
    ("A crowd of dockers walked out.", "walked out", []),
]


@pytest.mark.parametrize(("text", "act", "counts"), COUNTS)
def test_an_act_gives_its_count_a_kind(
    text: str, act: str, counts: list[tuple[str, int, int | None]], *, parser: Parser
) -> None:
    """A number of people is of the kind that the act makes of them, never of one it undoes."""
    reading = read_document(Document("d", text, language="en"), parser)
    event = next(e for e in reading.events if e.trigger.of(text) == act)
    assert [(q.kind, q.low, q.high) for q in event.quantities] == counts
