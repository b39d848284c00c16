"""Events against gold, with every figure worked out by hand."""

from typing import Any

import pytest

from tests.evaluation.conftest import HARBOUR, VALLEY, Gold
from tests.evaluation.made import Parrot, event
from tocsin.evaluation import evaluate
from tocsin.model import Event


def score(gold: Gold, harbour: list[Event], valley: list[Event]) -> dict[str, Any]:
    """Score these events of the two reports."""
    parrot = Parrot({"g-1": harbour, "g-2": valley})
    return evaluate("events", gold.events, documents=gold.documents, reader=parrot)


SHELLED = event(HARBOUR, "shelled", "ASSAULT", actors=["Rebels"], places=["Bosaro"])
ARRESTED = event(
    HARBOUR,
    "arrested",
    "COERCE",
    actors=["troops"],
    recipients=["nine men"],
    voices=[("governor", "said")],
)
BLOCK = event(HARBOUR, "block", "PROTEST", status="possible", certainty="PS", actors=["Fishermen"])
BOMBED = event(
    VALLEY,
    "bombed",
    "ASSAULT",
    polarity="-",
    actors=["jets"],
    voices=[("The ministry", "denied")],
)


def test_perfect(gold: Gold) -> None:
    """A reading with every required event and nothing else has full marks."""
    result = score(gold, [SHELLED, ARRESTED, BLOCK], [BOMBED])
    headline = ("precision", "recall", "f1", "f1_status", "f1_all")
    assert [result[key] for key in headline] == [100.0] * 5


def test_nothing_read(gold: Gold) -> None:
    """A reader that finds nothing gets zeros, not an error."""
    result = score(gold, [], [])
    assert (result["precision"], result["recall"], result["f1"]) == (0.0, 0.0, 0.0)


def test_precision_and_recall(gold: Gold) -> None:
    """Two of three read events right and two of four gold events found give 66.7, 50.0 and 57.1."""
    invented = event(VALLEY, "sent", "AID")
    result = score(gold, [SHELLED], [BOMBED, invented])
    assert (result["precision"], result["recall"], result["f1"]) == (66.7, 50.0, 57.1)


def test_optional_event_is_neither_right_nor_wrong(gold: Gold) -> None:
    """Reading the optional event changes no figure."""
    without = score(gold, [SHELLED], [])
    assert score(gold, [SHELLED, event(HARBOUR, "Talks", "CONSULT")], []) == without


def test_one_to_one(gold: Gold) -> None:
    """A second event on the same trigger counts as wrong; the best overlap is the match."""
    longer = event(HARBOUR, "Rebels shelled", "ASSAULT")
    shorter = event(HARBOUR, "shell", "ASSAULT", status="planned")
    result = score(gold, [shorter, longer], [])
    assert (result["precision"], result["recall"]) == (50.0, 25.0)
    assert result["status_accuracy"] == 100.0


def test_type_must_agree(gold: Gold) -> None:
    """A trigger read as another type is no match, and type_accuracy says so."""
    result = score(gold, [SHELLED, event(HARBOUR, "arrested", "ASSAULT")], [])
    assert (result["precision"], result["recall"]) == (50.0, 25.0)
    assert result["type_accuracy"] == 50.0


def test_status_counts_in_f1_status(gold: Gold) -> None:
    """One of two found events with the wrong status halves f1_status, not f1."""
    planned = event(HARBOUR, "arrested", "COERCE", status="planned")
    result = score(gold, [SHELLED, planned], [])
    assert (result["f1"], result["f1_status"], result["status_accuracy"]) == (66.7, 33.3, 50.0)


@pytest.mark.parametrize(
    "wrong",
    [
        {"actors": []},
        {"actors": ["Rebels", "The governor"]},
        {"recipients": ["nine men"]},
        {"certainty": "PR"},
        {"polarity": "-"},
        {"voices": [("The governor", "said")]},
    ],
    ids=["no-actor", "actor-too-many", "recipient", "certainty", "polarity", "voice"],
)
def test_every_field_counts_in_f1_all(gold: Gold, wrong: dict[str, Any]) -> None:
    """Any one field wrong makes an event wrong for f1_all alone."""
    fields = {"actors": ["Rebels"], "places": ["Bosaro"], **wrong}
    result = score(gold, [event(HARBOUR, "shelled", "ASSAULT", **fields)], [])
    assert (result["f1_status"], result["f1_all"]) == (40.0, 0.0)


@pytest.mark.parametrize(
    ("voices", "accuracy"),
    [
        ([("governor", "said")], 100.0),
        ([(None, "said")], 0.0),
        ([("The governor", "arrested")], 0.0),
        ([("The governor", "said"), ("The governor", "said")], 0.0),
    ],
)
def test_voices(gold: Gold, voices: list[tuple[str | None, str]], accuracy: float) -> None:
    """Chains agree where they are as long and speakers and cues overlap link by link."""
    result = score(gold, [event(HARBOUR, "arrested", "COERCE", voices=voices)], [])
    assert result["voices_accuracy"] == accuracy


def test_diagnostics(gold: Gold) -> None:
    """Shares of found events: right places and recipients, and precision and recall by type."""
    bare = event(HARBOUR, "shelled", "ASSAULT", actors=["Rebels"])
    result = score(gold, [bare, ARRESTED], [event(VALLEY, "sent", "AID")])
    assert (result["places_overlap"], result["recipients_overlap"]) == (50.0, 100.0)
    assert result["actors_overlap"] == 100.0
    assert result["per_type"] == {
        "AID": [0.0, 0.0, 0],
        "ASSAULT": [100.0, 50.0, 2],
        "COERCE": [100.0, 100.0, 1],
        "PROTEST": [0.0, 0.0, 1],
    }
