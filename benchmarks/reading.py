"""Reading side by side with the bare spaCy parse, alternating, in one process on one core.

Reading multiplies by NumPy's BLAS and not by spaCy's own, which is quicker on many processors: so a
bare parse that multiplies in the same way stands beside, and the share of that gain can be seen.
"""

from __future__ import annotations

import os

for _name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
    # Read once, when the linear algebra libraries load: so before any other import.
    os.environ[_name] = "1"

import argparse  # noqa: E402
import json  # noqa: E402
import resource  # noqa: E402
import statistics  # noqa: E402
import sys  # noqa: E402
import time  # noqa: E402
from collections.abc import Callable, Sequence  # noqa: E402
from contextlib import nullcontext  # noqa: E402
from dataclasses import asdict, dataclass  # noqa: E402
from multiprocessing import get_context  # noqa: E402
from pathlib import Path  # noqa: E402
from typing import Any  # noqa: E402

from tocsin.model import Document, digest  # noqa: E402
from tocsin.reading.parse import load_pipeline, numpy_sums  # noqa: E402
from tocsin.reading.read import load_reader  # noqa: E402
from tocsin.samples import sample_folder  # noqa: E402

# ru_maxrss counts kibibytes on Linux and bytes on macOS (getrusage(2)).
RSS_UNIT = 1 if sys.platform == "darwin" else 1024


@dataclass(frozen=True, slots=True)
class Figures:
    """What one run measured; times are seconds a round, memory is mebibytes."""

    documents: int
    characters: int
    rounds: int
    parse_seconds: float
    numpy_parse_seconds: float
    read_seconds: float
    ratio: float
    ratio_low: float
    ratio_high: float
    ratio_to_numpy_parse: float
    parse_characters_per_second: int
    read_characters_per_second: int
    parse_peak_mib: float
    read_peak_mib: float


def main() -> None:
    """Measure and print a table or one JSON line."""
    options = parse_options()
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    documents = load_documents(options.documents) * options.repeat
    figures = measure(documents, rounds=options.rounds)
    print(json.dumps(asdict(figures)) if options.json else table(figures))


def parse_options() -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--documents", type=Path, help="JSON lines with a text (default: samples)")
    parser.add_argument("--repeat", type=int, default=3, help="times each document (default 3)")
    parser.add_argument("--rounds", type=int, default=7, help="alternating rounds (default 7)")
    parser.add_argument("--json", action="store_true", help="print one JSON line")
    return parser.parse_args()


def load_documents(file: Path | None) -> list[Document]:
    """Load the documents of a JSON lines file, else the English samples that are JSON."""
    if file is not None:
        lines = file.read_text("utf-8").splitlines()
        return [document_of(json.loads(line)) for line in lines if line.strip()]
    with sample_folder() as folder:
        records = [json.loads(path.read_text("utf-8")) for path in sorted(folder.glob("*.json"))]
    return [document_of(record) for record in records if record["language"] == "en"]


def document_of(record: dict[str, Any]) -> Document:
    """Build a document from a JSON report."""
    return Document(
        id=record.get("id") or digest(record["text"]),
        text=record["text"],
        outlet=record.get("outlet"),
        published=record.get("published"),
        language=record.get("language") or "en",
    )


def measure(documents: Sequence[Document], *, rounds: int) -> Figures:
    """Take peak memory in a process for each, then time alternating rounds in this one."""
    peaks = {name: peak_alone(name, documents) for name in ("parse", "read")}
    runs = [round_of(worker(name), documents) for name in ("parse", "numpy parse", "read")]
    for run in runs:
        run()
    return figures_of(documents, [tuple(run() for run in runs) for _ in range(rounds)], peaks=peaks)


def worker(name: str) -> Callable[[Document], object]:
    """Load what is measured: the bare spaCy pipeline with its names, or the whole reading."""
    if name == "read":
        return load_reader()
    with numpy_sums() if name == "numpy parse" else nullcontext():
        nlp = load_pipeline()
    return lambda document: nlp(document.text)


def peak_alone(name: str, documents: Sequence[Document]) -> float:
    """Work through all documents once in a process of its own and return its peak mebibytes."""
    with get_context("spawn").Pool(1) as pool:
        return pool.apply(peak_of, (name, documents))


def peak_of(name: str, documents: Sequence[Document]) -> float:
    """Work through all documents once and return this process's peak mebibytes."""
    round_of(worker(name), documents)()
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * RSS_UNIT / 2**20


def round_of(
    work: Callable[[Document], object], documents: Sequence[Document]
) -> Callable[[], float]:
    """Return a function that works through all documents once and gives the seconds it took."""

    def run() -> float:
        """Time one round."""
        began = time.perf_counter()
        for document in documents:
            work(document)
        return time.perf_counter() - began

    return run


def figures_of(
    documents: Sequence[Document],
    rounds: Sequence[tuple[float, ...]],
    *,
    peaks: dict[str, float],
) -> Figures:
    """Work out medians and rates from the rounds."""
    characters = sum(len(document.text) for document in documents)
    ratios = [read / parse for parse, _, read in rounds]
    parse_seconds, numpy_parse_seconds, read_seconds = map(
        statistics.median, zip(*rounds, strict=True)
    )
    return Figures(
        documents=len(documents),
        characters=characters,
        rounds=len(rounds),
        parse_seconds=round(parse_seconds, 4),
        numpy_parse_seconds=round(numpy_parse_seconds, 4),
        read_seconds=round(read_seconds, 4),
        ratio=round(statistics.median(ratios), 3),
        ratio_low=round(min(ratios), 3),
        ratio_high=round(max(ratios), 3),
        ratio_to_numpy_parse=round(statistics.median(read / parse for _, parse, read in rounds), 3),
        parse_characters_per_second=round(characters / parse_seconds),
        read_characters_per_second=round(characters / read_seconds),
        parse_peak_mib=round(peaks["parse"], 1),
        read_peak_mib=round(peaks["read"], 1),
    )


def table(figures: Figures) -> str:
    """Draw the results as text."""
    parses = [("spaCy parse", figures.parse_seconds), ("by NumPy", figures.numpy_parse_seconds)]
    timed = [*parses, ("tocsin read", figures.read_seconds)]
    rows = [(name, seconds, round(figures.characters / seconds)) for name, seconds in timed]
    lines = [f"{figures.documents} documents, {figures.characters} characters"]
    lines += [f"{'':<12}{'s a round':>12}{'characters/s':>14}"]
    lines += [f"{name:<12}{seconds:>12.3f}{rate:>14}" for name, seconds, rate in rows]
    span = f"{figures.ratio_low:.3f} to {figures.ratio_high:.3f}"
    lines += [f"ratio {figures.ratio:.3f} ({span} in {figures.rounds} rounds)"]
    lines += [f"ratio {figures.ratio_to_numpy_parse:.3f} to a parse that multiplies by NumPy too"]
    lines += [f"peak MiB {figures.parse_peak_mib} parsing, {figures.read_peak_mib} reading"]
    return "\n".join(lines)


if __name__ == "__main__":
    main()
