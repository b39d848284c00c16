"""The tasks that can be evaluated, by name."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from tocsin.evaluation import events, probe
from tocsin.evaluation.gold import GoldError
from tocsin.evaluation.gold_events import load_events
from tocsin.evaluation.gold_probe import load_probe
from tocsin.model import Document, Reading

Reader = Callable[[Document], Reading]
Task = Callable[[Path, Path | None, Reader], dict[str, object]]


def evaluate(
    task: str, path: str | Path, *, documents: str | Path | None = None, reader: Reader
) -> dict[str, object]:
    """Read a gold file's texts and score the readings; raises GoldError where gold is at fault."""
    if task not in TASKS:
        raise GoldError(f"no task is called {task!r}; there are: {', '.join(sorted(TASKS))}")
    return TASKS[task](Path(path), None if documents is None else Path(documents), reader)


def run_events(path: Path, documents: Path | None, reader: Reader) -> dict[str, object]:
    """Read the documents of event gold and score their events."""
    if documents is None:
        raise GoldError(f"{path}: the task 'events' also needs the documents (JSON lines)")
    gold = load_events(path, documents)
    return events.score([reader(text.document) for text in gold], gold)


def run_probe(path: Path, _: Path | None, reader: Reader) -> dict[str, object]:
    """Read contrast sentences, each a document of its own, and score their events."""
    gold = load_probe(path)
    return probe.score([reader(text.document) for text in gold], gold)


def run_copies(path: Path, _: Path | None, __: Reader) -> dict[str, object]:
    """Link documents that are reprints of each other and score the pairs; nothing is read."""
    from tocsin.evaluation import copies

    return copies.run(path)


def run_stories(path: Path, _: Path | None, __: Reader) -> dict[str, object]:
    """Group reports that tell of the same happening and score the groups; nothing is read."""
    from tocsin.evaluation import stories

    return stories.run(path)


def run_coreference(path: Path, documents: Path | None, _: Reader) -> dict[str, object]:
    """Link given mentions of the same happening and score the chains; nothing is read."""
    from tocsin.evaluation import coreference

    return coreference.run(path, documents)


def run_dossiers(path: Path, documents: Path | None, reader: Reader) -> dict[str, object]:
    """Read and fold reports and score which mentions are one happening."""
    from tocsin.evaluation import dossiers

    return dossiers.run(path, documents, reader)


TASKS: Mapping[str, Task] = {
    "events": run_events,
    "probe": run_probe,
    "copies": run_copies,
    "stories": run_stories,
    "coreference": run_coreference,
    "dossiers": run_dossiers,
}
