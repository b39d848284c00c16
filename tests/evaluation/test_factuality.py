"""Factuality against gold, with every figure worked out by hand."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from tests.evaluation.made import Parrot, event, quote, span, voice, write_lines
from tocsin.evaluation import GoldError, evaluate, factuality
from tocsin.evaluation.factuality import author_score, overlapping, score
from tocsin.evaluation.word_status import WordStatus, word_reader
from tocsin.model import Document, Event, Span, Stance

TEXT = "The miners hope that rebels shelled no bridge ."


def gold_rows(scores: Mapping[str, float]) -> list[dict[str, object]]:
    """Score words of the sentence as gold does."""
    return [
        {
            "id": f"s-{number}",
            "sent_id": "s",
            "text": TEXT,
            "event": {**quote(TEXT, words), "lemma": words},
            "source": "AUTHOR",
            "score": gold,
        }
        for number, (words, gold) in enumerate(scores.items())
    ]


def always(**fields: Any) -> Callable[[Document], Callable[[Span], WordStatus]]:
    """Judge every word alike."""
    return lambda _: lambda _: judged(**fields)


def judged(**fields: Any) -> WordStatus:
    """Judge a plain fact, but for these fields."""
    plain: dict[str, Any] = {"status": "happened", "certainty": "CT", "polarity": "+"}
    return WordStatus(**{**plain, "voices": (), **fields})


def run(folder: Path, gold: Mapping[str, float], events: list[Event]) -> dict[str, Any]:
    """Score these events of the sentence; other words are judged to be possible."""
    path = write_lines(folder / "gold.jsonl", gold_rows(gold))
    judge = always(status="possible", certainty="PS")
    return factuality.run(path, Parrot({"s": events}), words=judge)


def test_events_first_then_words(tmp_path: Path) -> None:
    """An event's word has the event's score (-3), another the judge's (1): errors 0.5 and 1."""
    shelled = event(TEXT, "shelled", "ASSAULT", status="not_happened", polarity="-")
    result = run(tmp_path, {"shelled": -2.5, "hope": 2.0}, [shelled])
    assert result == {
        "mae": 0.75,
        "r": 1.0,
        "not_established_f1": 66.7,  # ours both, gold one
        "did_not_happen_f1": 100.0,
        "events_read": 50.0,
    }


def test_a_sentence_is_read_once(tmp_path: Path) -> None:
    """Words of one sentence share its reading."""
    parrot = Parrot({})
    path = write_lines(tmp_path / "gold.jsonl", gold_rows({"hope": 3.0, "shelled": 0.0}))
    factuality.run(path, parrot, words=always())
    assert parrot.asked == ["s"]


def test_word_outside_its_sentence(tmp_path: Path) -> None:
    """A word that the sentence does not have there is a fault that names the line."""
    (row,) = gold_rows({"hope": 3.0})
    path = write_lines(tmp_path / "gold.jsonl", [{**row, "text": "Other words."}])
    with pytest.raises(GoldError, match=r"gold\.jsonl:1: "):
        factuality.run(path, Parrot({}), words=always())


def test_figures() -> None:
    """Four scores: one open act found of two, no act that did not happen where gold has one."""
    result = score([(3.0, 3.0), (1.0, 0.0), (3.0, 1.0), (3.0, -2.0)])
    assert result["mae"] == 2.0  # (0 + 1 + 2 + 5) / 4
    assert result["r"] == 0.16  # 1 / sqrt(3 * 13): products sum to 1, squares to 3 and 13
    assert result["not_established_f1"] == 50.0  # right 1, found 1, wanted 3
    assert result["did_not_happen_f1"] == 0.0


def test_scores_that_do_not_vary_correlate_with_nothing() -> None:
    """A constant prediction has r = 0 rather than a fault; so has no gold at all."""
    assert score([(3.0, 3.0), (3.0, 1.0)])["r"] == 0.0
    assert score([]) == {
        "mae": 0.0,
        "r": 0.0,
        "not_established_f1": 0.0,
        "did_not_happen_f1": 0.0,
    }


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({}, 3.0),
        ({"status": "ongoing"}, 3.0),
        ({"certainty": "PR"}, 2.0),
        ({"status": "planned"}, 2.0),
        ({"status": "threatened"}, 1.0),
        ({"status": "possible", "certainty": "PS"}, 1.0),
        ({"status": "possible", "certainty": "U", "polarity": "u"}, 0.0),
        ({"status": "possible", "certainty": "PS", "polarity": "-"}, -1.0),
        ({"status": "not_happened", "polarity": "-"}, -3.0),
        ({"status": "not_happened", "certainty": "PR", "polarity": "-"}, -2.0),
    ],
)
def test_scale(fields: dict[str, Any], expected: float) -> None:
    """FactBank's letters give the size, polarity the sign, and a plan is no more than expected."""
    assert author_score(judged(**fields)) == expected


@pytest.mark.parametrize(
    ("stance", "expected"), [("endorses", 3.0), ("neutral", 2.5), ("distances", 1.5)]
)
def test_voices(stance: Stance, expected: float) -> None:
    """What a voice says is less than sure for the author, unless the outlet endorses it."""
    named = replace(voice(TEXT, "The miners", "hope"), identification="named_organisation")
    said = replace(named, stance=stance)
    assert author_score(judged(voices=(said,))) == expected
    assert author_score(judged(voices=(said,), polarity="-")) == -expected


def test_nobody_named_is_bare() -> None:
    """An unexpressed speaker weighs as a cue that distances."""
    assert author_score(judged(voices=(voice(TEXT, None, "hope"),))) == 1.5


def test_closest_trigger() -> None:
    """Of two triggers over a word, that which is no longer than the word is taken."""
    long = event(TEXT, "shelled no bridge", "ASSAULT")
    short = event(TEXT, "shelled", "ASSAULT")
    assert overlapping([long, short], span(TEXT, "shelled")) is short
    assert overlapping([long, short], span(TEXT, "hope")) is None


def test_any_word_is_judged() -> None:
    """The rules of reading judge a word that no codebook knows, with its voices."""
    text = "The bakers said the ovens had not cooled. Prices may climb."
    of = word_reader()(Document(id="w", text=text, language="en"))
    cooled, climb = of(span(text, "cooled")), of(span(text, "climb"))
    assert (cooled.status, cooled.polarity) == ("not_happened", "-")
    assert [one.cue for one in cooled.voices] == [span(text, "said")]
    assert (climb.status, climb.certainty, climb.voices) == ("possible", "PS", ())


def test_as_a_task(tmp_path: Path) -> None:
    """The task loads the rules itself: hope has no event and is judged a fact."""
    path = write_lines(tmp_path / "gold.jsonl", gold_rows({"hope": 3.0}))
    result = evaluate("factuality", path, reader=Parrot({}))
    assert (result["mae"], result["events_read"]) == (0.0, 0.0)
