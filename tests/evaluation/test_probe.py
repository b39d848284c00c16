"""Contrast sentences against gold, with every figure worked out by hand."""

from typing import Any

import pytest

from tests.evaluation.conftest import Gold, probe_gold
from tests.evaluation.made import Parrot, event
from tocsin.evaluation import evaluate
from tocsin.model import Event

URGE, HIT, PRICES = (str(row["text"]) for row in probe_gold())


def score(gold: Gold, *answers: list[Event]) -> dict[str, Any]:
    """Score these events of the sentences, in order."""
    ids = ("p-1", "p-2", "p-3")
    parrot = Parrot(dict(zip(ids, answers, strict=False)))
    return evaluate("probe", gold.probe, reader=parrot)


def urged(**fields: Any) -> Event:
    """Read the first sentence rightly, but for these fields."""
    right: dict[str, Any] = {
        "status": "not_happened",
        "actors": ["clerics"],
        "recipients": ["army"],
        "voices": [("She", "said")],
    }
    return event(URGE, "urged", fields.pop("type_", "REQUEST"), **{**right, **fields})


BUS = event(HIT, "hit a bus", "ASSAULT", actors=["the gunmen"])


def test_perfect(gold: Gold) -> None:
    """All three sentences right, the empty one by reading nothing there."""
    result = score(gold, [urged()], [BUS])
    assert result.pop("per_family") == {"metaphor": 100.0, "negated": 100.0}
    assert result.pop("false_events") == 0.0
    assert set(result.values()) == {100.0}
    assert list(result) == [
        *("all_right", "type", "status", "polarity"),
        *("certainty", "actor", "recipient", "voices"),
    ]


def test_missed_event_is_wrong_in_every_field(gold: Gold) -> None:
    """One of two gold events missed halves every field and leaves two of three sentences right."""
    result = score(gold, [], [BUS])
    fields = ("type", "status", "polarity", "certainty", "actor", "recipient", "voices")
    assert [result[key] for key in fields] == [50.0] * 7
    assert result["all_right"] == 66.7
    assert result["per_family"] == {"metaphor": 100.0, "negated": 0.0}


def test_false_events(gold: Gold) -> None:
    """One of three read events is none of gold's, and its sentence is no longer right."""
    result = score(gold, [urged()], [BUS], [event(PRICES, "exploded", "ASSAULT")])
    assert (result["false_events"], result["all_right"]) == (33.3, 66.7)
    assert result["type"] == 100.0


@pytest.mark.parametrize(
    ("field", "wrong"),
    [
        ("type", {"type_": "SUPPORT"}),
        ("status", {"status": "happened"}),
        ("polarity", {"polarity": "-"}),
        ("certainty", {"certainty": "PS"}),
        ("actor", {"actors": []}),
        ("actor", {"actors": ["the clerics", "She"]}),
        ("recipient", {"recipients": ["She"]}),
        ("voices", {"voices": []}),
        ("voices", {"voices": [(None, "said")]}),
    ],
)
def test_one_wrong_field(gold: Gold, field: str, wrong: dict[str, Any]) -> None:
    """A wrong field costs itself and its sentence, and no other field."""
    result = score(gold, [urged(**wrong)], [BUS])
    fields = ("type", "status", "polarity", "certainty", "actor", "recipient", "voices")
    assert {key for key in fields if result[key] != 100.0} == {field}
    assert (result[field], result["all_right"], result["false_events"]) == (50.0, 66.7, 0.0)


def test_absent_recipient(gold: Gold) -> None:
    """Where gold has no recipient, reading one is wrong."""
    bus = event(HIT, "hit a bus", "ASSAULT", actors=["the gunmen"], recipients=["a bus"])
    assert score(gold, [urged()], [bus])["recipient"] == 50.0
