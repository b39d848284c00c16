"""The command line in a shell: pipes that close, interrupts, full disks, other encodings."""

from __future__ import annotations

import os
import shlex
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import write
from tocsin.cli.shell import say_first_time
from tocsin.knowledge import place_index

SECONDS = 60


@pytest.fixture(autouse=True)
def reports(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Write more reports than a pipe holds."""
    monkeypatch.chdir(tmp_path)
    write("many.jsonl", *["read"] * 20_000)


def shell(line: str) -> subprocess.CompletedProcess[bytes]:
    """Run a line in bash."""
    command = ["bash", "-c", line]
    return subprocess.run(command, capture_output=True, check=False, timeout=SECONDS)


@pytest.mark.parametrize("form", ["jsonl", "table"])
def test_a_pipe_that_closes_ends_quietly(cheap: list[str], form: str) -> None:
    """`| head -1` gets its line, and tocsin ends as other tools do, without a word."""
    read = shlex.join([*cheap, "read", "many.jsonl", "--format", form])
    done = shell(f'{read} | head -1; exit "${{PIPESTATUS[0]}}"')
    assert len(done.stdout.splitlines()) == 1
    assert (done.returncode, done.stderr) == (141, b"")


@pytest.mark.parametrize("workers", ["1", "2"])
def test_an_interrupt_ends_quietly(cheap: list[str], workers: str) -> None:
    """Ctrl-C, which a terminal sends to all processes, leaves with 130 and no traceback."""
    command = [*cheap, "read", "many.jsonl", "--workers", workers]
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    with subprocess.Popen(command, start_new_session=True, **pipes) as process:
        assert process.stdout
        process.stdout.readline()
        os.killpg(process.pid, signal.SIGINT)
        _, stderr = process.communicate(timeout=SECONDS)
    assert (process.returncode, stderr) == (130, b"")


def test_closed_output_is_one_line(cheap: list[str]) -> None:
    """With standard output closed there is nothing to do: one line, exit code 1."""
    done = shell(shlex.join([*cheap, "read", "many.jsonl"]) + " >&-")
    assert done.returncode == 1
    assert done.stderr == b"Error: standard output is closed: give it a file or a pipe\n"


def test_closed_errors_do_no_harm(cheap: list[str]) -> None:
    """With standard error closed the readings still come, and the exit code still tells."""
    done = shell(shlex.join([*cheap, "read", "missing.txt", "many.jsonl"]) + " 2>&-")
    assert len(done.stdout.splitlines()) == 20_000
    assert done.returncode == 1


def test_a_full_disk_is_one_line(cheap: list[str]) -> None:
    """A full disk is told in one line, exit code 1."""
    done = shell(shlex.join([*cheap, "read", "many.jsonl"]) + " > /dev/full")
    assert done.returncode == 1
    assert done.stderr == b"Error: No space left on device: output\n"


def test_failures_and_readings_do_not_mix(cheap: list[str]) -> None:
    """Failures go to standard error and readings to standard output."""
    done = shell(shlex.join([*cheap, "read", "missing.txt", "-"]) + ' <<< "read Zürich"')
    assert done.stdout.startswith(b'{"document":')
    assert done.stderr == b"tocsin: missing.txt: does not exist: check the path\n"


def test_output_is_utf8_in_every_locale(cheap: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """JSON and tables are UTF-8 where the environment asks for ASCII."""
    monkeypatch.setenv("PYTHONIOENCODING", "ascii")
    for form in ("jsonl", "table"):
        read = shlex.join([*cheap, "read", "-", "--format", form])
        assert "read Zürich “😀”".encode() in shell(f"{read} <<< 'read Zürich “😀”'").stdout


def test_the_first_reading_on_a_machine_is_explained(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Say on a terminal that the index of places is compiled, once."""
    monkeypatch.setenv("TOCSIN_CACHE", str(tmp_path))
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    say_first_time()
    assert "compiling the index of places, once on this machine" in capsys.readouterr().err
    monkeypatch.setattr(place_index, "is_built", lambda: True)
    say_first_time()
    assert capsys.readouterr().err == ""
