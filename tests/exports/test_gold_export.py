"""Gold from judgements: it loads as gold, asks for what people vouched for, and measures."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from tests.exports.conftest import BURNED, KILLED
from tests.exports.made import DENIED, DOCUMENTS, HELD, JUDGED, JUDGEMENTS, READINGS
from tocsin.evaluation import evaluate
from tocsin.evaluation.gold import GoldText
from tocsin.evaluation.gold_events import load_events
from tocsin.exports.gold import write
from tocsin.exports.holding import Held
from tocsin.model import Document, Event, Judgement, Pointer, Reading

REJECTED = Judgement(
    "j4",
    "reject",
    (Pointer("d3", DENIED.trigger, "ASSAULT"),),
    None,
    None,
    "Ana",
    "2024-06-05T10:00:00Z",
    "nothing of the kind",
)


def loaded(held: Held, folder: Path) -> tuple[GoldText, ...]:
    """Write gold and load it as an evaluation does."""
    return load_events(*write(held, folder))


def test_a_corrected_event_is_gold(tmp_path: Path) -> None:
    """Every field and span of the corrected event comes back; its neighbour is optional."""
    (text,) = loaded(HELD, tmp_path)
    corrected, neighbour = text.events
    assert text.document == DOCUMENTS[0]
    assert (corrected.trigger, corrected.type) == (KILLED.trigger, "ASSAULT")
    assert (corrected.status, corrected.certainty, corrected.polarity) == ("happened", "CT", "+")
    assert corrected.actors == (KILLED.actors[0].span,)
    assert corrected.recipients == (KILLED.recipients[0].span,)
    assert corrected.places == (KILLED.places[0].span,)
    assert [(v.speaker, v.cue) for v in corrected.voices] == [
        (KILLED.voices[0].speaker, KILLED.voices[0].cue)
    ]
    assert not corrected.optional
    assert (neighbour.trigger, neighbour.optional) == (BURNED.trigger, True)


def test_a_rejected_event_is_no_gold(tmp_path: Path) -> None:
    """The document of a rejected event is there without it, so that reading it is an error."""
    emptied = (*READINGS[:2], replace(READINGS[2], events=()), READINGS[3])
    judgements = (*JUDGEMENTS, REJECTED)
    held = replace(HELD, every_reading=emptied, every_judgement=judgements)
    _, text = loaded(held, tmp_path)
    assert (text.document.id, text.events) == ("d3", ())


@pytest.mark.parametrize(
    "judgements",
    [
        (),
        (replace(JUDGEMENTS[0], field="incident.places"),),
        (JUDGEMENTS[1],),
        (JUDGEMENTS[0], replace(JUDGEMENTS[2], value="j1")),
    ],
    ids=["none", "incident", "not-same", "withdrawn"],
)
def test_what_nobody_vouched_for_is_no_gold(
    judgements: tuple[Judgement, ...], tmp_path: Path
) -> None:
    """Documents without a judgement on an event's own fields, or a withdrawn one, stay out."""
    assert loaded(replace(HELD, every_judgement=judgements), tmp_path) == ()


@pytest.fixture
def measured(tmp_path: Path) -> Callable[..., float]:
    """Return a function that measures what a reader finds against the exported gold."""
    gold, documents = write(HELD, tmp_path)

    def f1_all(*events: Event) -> float:
        """Return the share of events with every field right."""

        def reader(document: Document) -> Reading:
            """Find these events."""
            return replace(READINGS[0], document=document, events=events)

        return float(evaluate("events", gold, documents=documents, reader=reader)["f1_all"])

    return f1_all


def test_gold_measures_a_reader(measured: Callable[..., float]) -> None:
    """A reader that finds the corrected event has full marks, with or without the neighbour."""
    assert measured(JUDGED) == measured(JUDGED, BURNED) == 100.0
    assert measured(replace(JUDGED, status="possible")) == 0.0
    assert measured(BURNED) == 0.0
