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


def run_attribution(path: Path, _: Path | None, reader: Reader) -> dict[str, object]:
    """Read reports and score who says what in them."""
    from tocsin.evaluation import attribution

    return attribution.run(path, reader)


def run_factuality(path: Path, _: Path | None, reader: Reader) -> dict[str, object]:
    """Read sentences and score how surely the author holds that each marked word happened."""
    from tocsin.evaluation import factuality

    return factuality.run(path, reader)


def run_pairs(path: Path, _: Path | None, reader: Reader) -> dict[str, object]:
    """Read sentences with two parties marked and score what holds between them."""
    from tocsin.evaluation import pairs

    return pairs.run(path, reader)


def run_incidents(path: Path, _: Path | None, reader: Reader) -> dict[str, object]:
    """Read reports and score which kinds of incident each tells of, and when."""
    from tocsin.evaluation import muc

    return muc.run(path, reader)


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


def run_actors(path: Path, _: Path | None, __: Reader) -> dict[str, object]:
    """Code actor phrases, each parsed alone, and score the codes."""
    from tocsin.evaluation import actors

    return actors.run(path)


def run_places(path: Path, _: Path | None, __: Reader) -> dict[str, object]:
    """Find and resolve the place names of texts and score where they were put."""
    from tocsin.evaluation import places

    return places.run(path)


def run_times(path: Path, _: Path | None, __: Reader) -> dict[str, object]:
    """Find the words of time of texts and score their TIMEX3 types and values."""
    from tocsin.evaluation import times

    return times.run(path)


TASKS: Mapping[str, Task] = {
    "events": run_events,
    "probe": run_probe,
    "attribution": run_attribution,
    "factuality": run_factuality,
    "pairs": run_pairs,
    "incidents": run_incidents,
    "copies": run_copies,
    "stories": run_stories,
    "coreference": run_coreference,
    "dossiers": run_dossiers,
    "actors": run_actors,
    "places": run_places,
    "times": run_times,
}
