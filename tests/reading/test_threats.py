"""Hostile acts that are announced for a case are threatened; acts named for a case are open."""

from __future__ import annotations

import pytest

from tocsin.model import Document
from tocsin.reading.read import read

# Sentence, its last act, the status of that act.
CASES = [
    ("The front will burn the mill unless its men are freed.", "burn", "threatened"),
    ("Chad said it would close its embassy in Doha if the trial went on.", "close", "threatened"),
    ("Truckers will block the pass on Monday if the toll is raised.", "block", "threatened"),
    ("The army will leave the valley if the truce holds.", "leave", "planned"),
    ("The front will burn the mill tonight.", "burn", "planned"),
    ("The general said Chad would bomb the port if asked.", "bomb", "possible"),
    ("Iran will answer any further strike on Natanz.", "strike", "possible"),
    ("The mayor condemned the strike on Natanz.", "strike", "happened"),
]


@pytest.mark.parametrize(("text", "act", "status"), CASES)
def test_status_of_what_is_announced_for_a_case(text: str, act: str, status: str) -> None:
    """A hostile act announced for a case is threatened; other acts keep their status."""
    events = read(Document("d", text, language="en")).events
    assert [event.status for event in events if event.trigger.of(text) == act] == [status]
