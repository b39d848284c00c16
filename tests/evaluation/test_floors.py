"""The floors on gold: what they refuse, what they keep on record."""

from pathlib import Path

import pytest

from tests.evaluation.conftest import HARBOUR, Gold
from tests.evaluation.made import Parrot, event
from tocsin.evaluation.floorfile import FloorFile, TaskFloors, load, render
from tocsin.evaluation.floors import main

SHELLED = event(HARBOUR, "shelled", "ASSAULT", actors=["Rebels"])
ARRESTED = event(HARBOUR, "arrested", "COERCE")
ONE = Parrot({"g-1": [SHELLED]})
TWO = Parrot({"g-1": [SHELLED, ARRESTED]})
WHY = "The old figure counted a metaphor as an attack."


@pytest.fixture
def floors(gold: Gold, tmp_path: Path) -> Path:
    """Write a floors file without figures next to the gold."""
    tasks = {
        "events": TaskFloors("own/dev.json", "own/docs.jsonl"),
        "probe": TaskFloors("own/probe.jsonl", lower_is_better=("false_events",)),
    }
    path = tmp_path / "floors.toml"
    path.write_text(render(FloorFile(tasks)), "utf-8")
    assert gold.probe.exists()
    return path


def run(path: Path, reader: Parrot, *options: str) -> int:
    """Run the command on the made gold."""
    where = ["--file", str(path), "--shared", str(path.parent / "shared")]
    return main([*where, *options], reader=reader)


def test_first_update_sets_floors_and_digests(floors: Path) -> None:
    """What is measured first becomes the floor, with the digest of each gold file."""
    assert run(floors, ONE, "--update") == 0
    task = load(floors).tasks["events"]
    assert (task.floors["precision"], task.floors["recall"]) == (100.0, 25.0)
    assert "per_type" not in task.floors
    assert sorted(task.digests) == ["own/dev.json", "own/docs.jsonl"]
    assert {len(digest) for digest in task.digests.values()} == {64}


def test_same_figures_pass(floors: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Figures at their floors pass, and the table shows them."""
    run(floors, ONE, "--update")
    before = floors.read_bytes()
    assert run(floors, ONE) == 0
    assert "recall" in capsys.readouterr().out
    assert floors.read_bytes() == before


def test_drop_is_refused(floors: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A figure below its floor fails, and stderr names it with both numbers."""
    run(floors, TWO, "--update")
    assert run(floors, ONE) == 1
    assert "events.recall 50.0 -> 25.0" in capsys.readouterr().err


def test_more_false_events_are_a_drop(floors: Path, gold: Gold) -> None:
    """A key that should be low fails when it rises."""
    run(floors, Parrot({}), "--update")
    noisy = Parrot({"p-3": [event("Prices exploded in Quito.", "exploded", "ASSAULT")]})
    assert gold.probe.exists()
    assert run(floors, noisy) == 1


def test_update_raises_but_never_lowers(floors: Path) -> None:
    """--update takes what got better, keeps the rest, and still fails for the drop."""
    run(floors, TWO, "--update")
    assert run(floors, ONE, "--update") == 1
    kept = load(floors).tasks["events"].floors
    assert (kept["recall"], kept["actors_overlap"]) == (50.0, 100.0)
    assert load(floors).regressions == ()


def test_allowed_regression_is_on_record(floors: Path) -> None:
    """A drop with a reason lowers the floor, and the file keeps day, reason and change."""
    run(floors, TWO, "--update")
    assert run(floors, ONE, "--update", "--allow-regression", WHY) == 0
    (regression,) = load(floors).regressions
    assert regression.reason == WHY
    assert "events.recall 50.0 -> 25.0" in regression.changes
    assert run(floors, ONE) == 0


@pytest.mark.parametrize(
    "options",
    [
        ("--update", "--allow-regression", "too short"),
        ("--update", "--allow-regression", " " * 30),
        ("--allow-regression", WHY),
    ],
)
def test_regression_needs_a_sentence(floors: Path, options: tuple[str, ...]) -> None:
    """A drop is not allowed without a real reason, nor without --update."""
    before = floors.read_bytes()
    assert run(floors, ONE, *options) == 2
    assert floors.read_bytes() == before


def test_changed_gold_is_refused(
    floors: Path, gold: Gold, capsys: pytest.CaptureFixture[str]
) -> None:
    """Figures on other gold are not compared: a changed file fails, also under --update."""
    run(floors, ONE, "--update")
    gold.probe.write_text(gold.probe.read_text("utf-8") + "\n", "utf-8")
    assert run(floors, ONE, "--update") == 1
    assert "digest of own/probe.jsonl differs" in capsys.readouterr().err
    assert run(floors, ONE, "--update", "--allow-regression", WHY) == 0


def test_missing_gold(floors: Path, gold: Gold, capsys: pytest.CaptureFixture[str]) -> None:
    """Gold that is not there is an error that names the file, not a pass."""
    gold.probe.unlink()
    assert run(floors, ONE) == 2
    assert "probe.jsonl" in capsys.readouterr().err


def test_round_trip(floors: Path) -> None:
    """What is written loads as the same, quotes and dashes in a reason included."""
    run(floors, TWO, "--update")
    run(floors, ONE, "--update", "--allow-regression", 'Said "denied" – and it was not so.')
    assert render(load(floors)) == floors.read_text("utf-8")
