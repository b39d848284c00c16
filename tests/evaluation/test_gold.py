"""Gold files: what loads, and how a fault is told."""

from pathlib import Path

import pytest

from tests.evaluation.conftest import HARBOUR, Gold, event_gold
from tests.evaluation.made import Parrot, worded, write_lines, write_list
from tocsin.evaluation import GoldError, evaluate
from tocsin.evaluation.gold_events import load_events
from tocsin.evaluation.gold_probe import load_probe, occurrences


def test_documents_keep_their_ids(gold: Gold) -> None:
    """Every gold text is read once, under the id gold gives it, with its metadata."""
    parrot = Parrot({})
    evaluate("events", gold.events, documents=gold.documents, reader=parrot)
    assert parrot.asked == ["g-1", "g-2"]
    texts = load_events(gold.events, gold.documents)
    assert (texts[0].document.outlet, texts[1].document.published) == ("Harbour Post", "2023-02-11")
    assert [event.optional for event in texts[0].events] == [False, False, False, True]


def test_words_are_found_as_whole_words_first() -> None:
    """A short word is not found inside a longer one while it stands alone somewhere."""
    text = "The headman said he fled to Chad."
    assert [span.start for span in occurrences(text, "he")] == [17]
    assert [span.of(text) for span in occurrences(text, "Cha")] == ["Cha"]
    assert occurrences(text, "Mali") == ()


def test_equal_triggers_take_one_occurrence_each(tmp_path: Path) -> None:
    """Two events with the same trigger word stand at its first and second occurrence."""
    events = [worded("raided", "ASSAULT"), worded("raided", "ASSAULT")]
    row = {"id": "p", "family": "two", "text": "Police raided a bar and raided a club."}
    (text,) = load_probe(write_lines(tmp_path / "two.jsonl", [{**row, "events": events}]))
    assert [event.trigger.start for event in text.events] == [7, 24]


def test_words_that_are_not_there(tmp_path: Path) -> None:
    """Probe gold that names words its sentence lacks is refused, by file and line."""
    row = {"id": "p", "family": "f", "text": "Troops left Kidal.", "events": []}
    bad = {**row, "events": [worded("stormed", "ASSAULT")]}
    path = write_lines(tmp_path / "bad.jsonl", [row, bad])
    with pytest.raises(GoldError, match=r"bad\.jsonl:2: 'stormed' is not in the sentence"):
        load_probe(path)


def test_broken_line(tmp_path: Path) -> None:
    """A line that is not JSON is refused, by file and line."""
    path = tmp_path / "broken.jsonl"
    path.write_text('\n{"id": \n', "utf-8")
    with pytest.raises(GoldError, match=r"broken\.jsonl:2: not JSON"):
        load_probe(path)


def test_broken_list(gold: Gold) -> None:
    """A list cut short is refused, by file and line."""
    gold.events.write_text('[\n {"id": "g-1",\n', "utf-8")
    with pytest.raises(GoldError, match=r"dev\.json:3: not JSON"):
        load_events(gold.events, gold.documents)


def test_missing_field(tmp_path: Path) -> None:
    """A row without a field it needs is refused, by file, line and name of the field."""
    path = write_lines(tmp_path / "short.jsonl", [{"id": "p", "text": "Nothing.", "events": []}])
    with pytest.raises(GoldError, match=r"short\.jsonl:1: .*`family`"):
        load_probe(path)


def test_span_that_does_not_fit_the_text(gold: Gold) -> None:
    """Gold whose words are not where its span points is refused, with both wordings."""
    rows = [{"id": "g-1", "text": HARBOUR.replace("shelled", "stormed")}]
    documents = write_lines(gold.documents, rows)
    with pytest.raises(GoldError, match=r"event 'g-1-1': 7:14 is 'stormed' .*, not 'shelled'"):
        load_events(write_list(gold.events, event_gold()[:1]), documents)


def test_document_that_is_not_there(gold: Gold) -> None:
    """Gold for a text the documents file lacks is refused, by id."""
    documents = write_lines(gold.documents, [{"id": "g-1", "text": HARBOUR}])
    with pytest.raises(GoldError, match="'g-2' is not in"):
        load_events(gold.events, documents)


def test_unknown_task(gold: Gold) -> None:
    """An unknown task names the ones there are."""
    with pytest.raises(GoldError, match=r"there are: .*events, .*probe"):
        evaluate("horoscopes", gold.probe, reader=Parrot({}))


def test_events_need_documents(gold: Gold) -> None:
    """The task events says that it needs the documents."""
    with pytest.raises(GoldError, match="needs the documents"):
        evaluate("events", gold.events, reader=Parrot({}))
