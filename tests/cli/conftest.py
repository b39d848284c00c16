"""What the tests of the command line share: a caller in this process, and reports on disk."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from tocsin.cli import main

KILLED = "Gunmen killed two police officers in Goma on Tuesday, the governor said."
SEIZED = "Customs officers seized two trucks at Torkham, the ministry said."
Call = Callable[..., Result]


@pytest.fixture
def call(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Call:
    """Return a caller of tocsin in an empty folder; no bug may hide behind its exit code."""
    monkeypatch.chdir(tmp_path)

    def called(*arguments: str, given: bytes | None = None) -> Result:
        result = CliRunner().invoke(main, arguments, input=given)
        assert result.exception is None or isinstance(result.exception, SystemExit)
        return result

    return called


@pytest.fixture
def cheap(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return a command line of tocsin for subprocesses whose reader obeys orders and is quick."""
    folder = Path(__file__).parents[1] / "reading"
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join([str(folder), *sys.path]))
    code = (
        "import functools, tocsin.cli, tocsin.reading.workers as workers;"
        "workers.read_all = functools.partial(workers.read_all, reader='cheap_readers:reader');"
        "tocsin.cli.main()"
    )
    return [sys.executable, "-c", code]


def write(name: str, *texts: str) -> str:
    """Write texts as JSON lines, or one text as it is, and return the name."""
    lines = "".join(json.dumps({"text": text}) + "\n" for text in texts)
    Path(name).write_bytes((lines if name.endswith("jsonl") else texts[0]).encode())
    return name


def lines(result: Result) -> list[dict]:
    """Return the JSON lines of standard output."""
    return [json.loads(line) for line in result.stdout.splitlines()]
