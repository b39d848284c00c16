"""The corpus to learn from: every word in its text, every code known, and the second coding too."""

from pathlib import Path

import pytest

from tocsin.model import Span
from training.agreement import event_pairs, figures, texts
from training.corpus import Attribution, CodedEvent, Text, check, located, problems

CORPUS = Path(__file__).parent.parent / "corpus"
TRAIN = sorted((CORPUS / "train").glob("*.jsonl"))


def test_no_problem_is_left() -> None:
    """All words stand in their texts, codes exist, chains hold, no text comes twice."""
    said, found = check(TRAIN)
    assert said == []
    assert len(found) > 5500
    assert check([CORPUS / "second.jsonl"])[0] == []


def test_the_second_coding_is_of_the_same_texts() -> None:
    """Each text that was coded twice is word for word the same."""
    first, second = texts(TRAIN), texts([CORPUS / "second.jsonl"])
    assert all(first[name].text == other.text for name, other in second.items())


EVENT = CodedEvent("raid", "ASSAULT", None, "happened", "CT", "+")
TEXT = Text("a-1", "a-1", "wire", "The raid, the army said, followed a raid.", (EVENT,))


def test_words_are_found_by_number() -> None:
    """A number asks for that occurrence; what is not there is not found."""
    assert located(TEXT.text, "raid#2") == Span(36, 40)
    assert located(TEXT.text, "raid#3") is None


@pytest.mark.parametrize(
    ("event", "words"),
    [
        (CodedEvent("siege", "ASSAULT", None, "happened", "CT", "+"), "is not in the text"),
        (CodedEvent("raid", "FIGHT", None, "happened", "CT", "+"), "no such type"),
        (CodedEvent("raid", "ASSAULT", "loud", "happened", "CT", "+"), "mode 'loud'"),
        (CodedEvent("raid", "ASSAULT", None, "not_happened", "CT", "+"), "with polarity +"),
        (CodedEvent("raid", "ASSAULT", None, "happened", "CT", "+", voices=(3,)), "do not exist"),
    ],
)
def test_faults_are_named(event: CodedEvent, words: str) -> None:
    """The checker names words that are missing and codes that do not exist."""
    said = Attribution("the army", "said", None, "military", "neutral", "say")
    text = Text("a-1", "a-1", "wire", TEXT.text, (event,), (said,))
    assert any(words in problem for problem in problems(text))


def test_agreement_counts_pairs() -> None:
    """A text coded the same way agrees in full; another trigger is no pair."""
    other = CodedEvent("army", "ASSAULT", None, "happened", "CT", "+")
    apart = Text("a-1", "a-1", "wire", TEXT.text, (other,))
    assert figures({"a-1": TEXT}, {"a-1": TEXT})["trigger_f1"] == 100.0
    assert event_pairs(TEXT, apart) == []
    assert figures({"a-1": TEXT}, {"a-1": apart})["trigger_f1"] == 0.0
