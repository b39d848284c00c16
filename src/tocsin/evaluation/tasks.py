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


TASKS: Mapping[str, Task] = {"events": run_events, "probe": run_probe}
