"""Cold start times and peak memory of the doors: each command in a new process, medians."""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from tocsin.samples import sample_folder

# ru_maxrss counts kibibytes on Linux and bytes on macOS (getrusage(2)).
RSS_UNIT = 1 if sys.platform == "darwin" else 1024


@dataclass(frozen=True, slots=True)
class Start:
    """One command's median wall time in seconds and highest peak memory in mebibytes."""

    name: str
    seconds: float
    peak_mib: float


def main() -> None:
    """Measure all commands and print a table or one JSON line."""
    options = parse_options()
    with sample_folder() as folder:
        report = folder / "01-kivu-market-wire.json"
        starts = [measure(n, c, runs=options.runs) for n, c in commands(report).items()]
    print(json.dumps([asdict(start) for start in starts]) if options.json else table(starts))


def parse_options() -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=5, help="runs a command (default 5)")
    parser.add_argument("--json", action="store_true", help="print one JSON line")
    return parser.parse_args()


def commands(report: Path) -> dict[str, list[str]]:
    """List what is started, by the name it has in the table."""
    tocsin = str(Path(sys.executable).with_name("tocsin"))
    return {
        "python -c pass": [sys.executable, "-c", "pass"],
        "import tocsin": [sys.executable, "-c", "import tocsin"],
        "tocsin --help": [tocsin, "--help"],
        "tocsin read (one report)": [tocsin, "read", str(report), "--format", "jsonl"],
    }


def measure(name: str, command: list[str], *, runs: int) -> Start:
    """Start a command once to warm the disk cache, then time it."""
    run_once(command)
    results = [run_once(command) for _ in range(runs)]
    seconds = statistics.median(wall for wall, _ in results)
    return Start(name, round(seconds, 4), round(max(peak for _, peak in results), 1))


def run_once(command: list[str]) -> tuple[float, float]:
    """Run a command to its end; return wall seconds and peak mebibytes, stop if it fails."""
    # A child starts out in this process's memory (vfork), so no peak is below this process's own.
    began = time.perf_counter()
    child = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    _, state, usage = os.wait4(child.pid, 0)
    wall = time.perf_counter() - began
    child.returncode = os.waitstatus_to_exitcode(state)
    if child.returncode:
        raise SystemExit(f"{' '.join(command)} left with {child.returncode}")
    return wall, usage.ru_maxrss * RSS_UNIT / 2**20


def table(starts: Sequence[Start]) -> str:
    """Draw the results as text."""
    lines = [f"{'command':<28}{'median s':>10}{'peak MiB':>10}"]
    lines += [f"{s.name:<28}{s.seconds:>10.3f}{s.peak_mib:>10.1f}" for s in starts]
    return "\n".join(lines)


if __name__ == "__main__":
    main()
