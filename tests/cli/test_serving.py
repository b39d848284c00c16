"""tocsin serve: where it listens, whom it lets in, and what it says when it cannot."""

import re
import signal
import socket
import subprocess
import sys
import urllib.request
from pathlib import Path

import pytest
from click.testing import CliRunner

from tests.web.serving import RUN, serving
from tocsin.cli import main
from tocsin.project.project import create_project


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Make an empty project."""
    create_project(tmp_path / "p", "Empty").record.close()
    return tmp_path / "p"


@pytest.mark.parametrize("token", [None, "short"])
def test_others_are_let_in_only_with_a_token(folder: Path, token: str | None) -> None:
    """Refuse another host without a token, and one that can be guessed."""
    asked = ["serve", str(folder), "--host", "0.0.0.0", "--port", "0"]
    result = CliRunner().invoke(main, asked, env={"TOCSIN_TOKEN": token})
    assert result.exit_code == 2
    assert "set TOCSIN_TOKEN to 16 characters or more" in result.stderr


def test_a_port_that_is_taken_is_said_in_a_line(folder: Path) -> None:
    """Name the remedy where another program listens."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        result = CliRunner().invoke(main, ["serve", str(folder), "--port", str(port)])
    assert result.exit_code == 1
    assert f"127.0.0.1:{port} cannot be had" in result.stderr
    assert "--port" in result.stderr
    assert "Traceback" not in result.stderr


def test_a_folder_that_is_no_project_is_named(tmp_path: Path) -> None:
    """Say how to make one."""
    result = CliRunner().invoke(main, ["serve", str(tmp_path)])
    assert result.exit_code == 1
    assert "tocsin init" in result.stderr


def test_the_desk_answers_at_the_address_that_is_printed(folder: Path) -> None:
    """Serve an empty project, whose pages say what to do."""
    with serving(folder) as (address, _):
        assert address.startswith("http://127.0.0.1:")
        with urllib.request.urlopen(f"{address}/explore.json") as answer:
            assert b'"total":0' in answer.read()


def test_ctrl_c_ends_it_at_once_though_pages_listen(folder: Path) -> None:
    """Close the streams of open pages, say so in a word, and leave with 0."""
    command = [sys.executable, "-c", RUN, "serve", str(folder), "--port", "0"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as server:
        assert server.stderr
        said = re.search(r"http://\S+/", server.stderr.readline())
        assert said
        with urllib.request.urlopen(f"{said[0]}live") as stream:
            assert stream.readline() == b"retry: 3000\n"
            server.send_signal(signal.SIGINT)
            assert server.wait(8) == 0
        assert server.stderr.read() == "ended\n"
