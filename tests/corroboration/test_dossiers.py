"""Own gold: folding does not fall behind what it reached on the dossiers for development."""

from pathlib import Path

from tocsin.evaluation.dossiers import run
from tocsin.reading.read import read

DEV = Path(__file__).parents[2] / "corpus" / "dossiers" / "dev"


def test_folding_keeps_its_floor() -> None:
    """Groups of mentions stay as right as they were, in each direction."""
    figures = run(DEV / "incidents.jsonl", DEV / "reports.jsonl", read)
    for key, floor in {"b3_precision": 90.0, "b3_recall": 82.0, "pairs_precision": 78.0}.items():
        assert float(str(figures[key])) >= floor, (key, figures[key])
