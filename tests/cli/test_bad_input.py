"""What cannot be read, from the command line: one line each, no traceback, the rest is done."""

from __future__ import annotations

import functools
import gzip
import json
from pathlib import Path

import pytest

from tests.cli.conftest import KILLED, Call, lines, write
from tocsin.reading import workers

BAD = {
    "empty.txt": (b"", "is empty"),
    "binary.txt": (b"\x7fELF\x00\x01\x02", "is binary"),
    "oneline.txt": (b"x" * 5_000_000, "is longer than 1,000,000 characters"),
    "broken.txt.gz": (b"no gzip", "is broken gzip"),
    "cut.json.gz": (gzip.compress(KILLED.encode())[:-9], "is broken gzip"),
    "latin.txt": (b"caf\xe9", "is not UTF-8"),
    "bare.html": (b"<html><body><nav>Home</nav></body></html>", "is a page without a report"),
    "notext.json": (b'{"title": "a"}', "has no `text`"),
    "broken.json": (b'{"text": ', "is broken JSON"),
    "lone.json": (b'{"text": "a", "title": "\\ud800"}', "`title` has the lone surrogate"),
    "report.docx": (b"PK", "is of no kind that is read"),
}


@pytest.mark.parametrize("name", BAD)
def test_one_line_says_what_and_what_to_do(call: Call, name: str) -> None:
    """Each bad file gives one line, `tocsin: NAME: what: remedy`; the good one is read."""
    data, words = BAD[name]
    Path(name).write_bytes(data)
    result = call("read", name, write("good.txt", KILLED))
    assert result.exit_code == 1
    assert len(lines(result)) == 1
    (line,) = result.stderr.splitlines()
    assert line.startswith(f"tocsin: {name}: {words}")
    assert ": " in line.removeprefix(f"tocsin: {name}: ")


def test_places_without_reports(call: Call) -> None:
    """A folder with nothing to read, a missing path and a dead address are named in order."""
    Path("photos").mkdir()
    result = call("read", "photos", "missing.txt", "http://127.0.0.1:9")
    named = [line.split(": ")[1] for line in result.stderr.splitlines()]
    assert named == ["photos", "missing.txt", "http://127.0.0.1:9"]
    assert (result.exit_code, result.stdout) == (1, "")


@pytest.mark.parametrize("form", ["jsonl", "table", "csv"])
def test_nothing_readable_is_told(call: Call, form: str) -> None:
    """Empty standard input leaves with 1, and prints no event in any format."""
    result = call("read", "-", "--format", form, given=b"")
    assert result.exit_code == 1
    assert result.stderr == "tocsin: stdin: is empty: give a file that holds a report\n"
    assert len(result.stdout.splitlines()) == (1 if form == "csv" else 0)


def test_a_bad_line_costs_itself_only(call: Call) -> None:
    """A bad line between good ones is named by number, and the good ones come in order."""
    good = [json.dumps({"text": text}) for text in ("One.", "Two.")]
    Path("a.jsonl").write_text(f"{good[0]}\nno json\n{good[1]}\n")
    result = call("read", "a.jsonl")
    assert [reading["document"]["text"] for reading in lines(result)] == ["One.", "Two."]
    assert result.exit_code == 1
    assert result.stderr.startswith("tocsin: a.jsonl:2: is broken JSON")


def test_a_name_cannot_command_the_terminal(call: Call) -> None:
    """Escapes, line ends and markup in a file's name are shown, not obeyed."""
    name = "a\x1b[2J\n[bold]b.txt"
    Path(name).touch()
    (line,) = call("read", name).stderr.splitlines()
    assert line.startswith("tocsin: a␛[2J [bold]b.txt: is empty")


def test_a_report_that_kills_its_reader_is_named(
    call: Call, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A report that kills its worker twice is named by title; the others are read; exit code 1."""
    monkeypatch.syspath_prepend(str(Path(__file__).parents[1] / "reading"))
    obeying = functools.partial(workers.read_all, reader="cheap_readers:reader")
    monkeypatch.setattr(workers, "read_all", obeying)
    given = [{"text": "read"}, {"text": "die", "title": "Bad\nnews"}, {"text": "read"}]
    Path("a.jsonl").write_text("\n".join(map(json.dumps, given)))
    result = call("read", "a.jsonl", "--workers", "2")
    assert result.exit_code == 1
    assert len(lines(result)) == 2
    assert result.stderr.startswith("tocsin: Bad news: killed its worker 2 times")
    assert len(result.stderr.splitlines()) == 1


def test_a_missing_parser_is_one_line(call: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    """A spaCy pipeline that is not there is told in one line, exit code 1."""
    monkeypatch.setenv("TOCSIN_PARSER", "")
    monkeypatch.setattr(workers, "build", lambda _: (_ for _ in ()).throw(OSError("no pipeline")))
    result = call("read", write("a.txt", KILLED), "--parser", "nowhere")
    assert (result.exit_code, result.stderr) == (1, "Error: no pipeline\n")


@pytest.mark.parametrize(
    "arguments",
    [
        ("read",),
        ("read", "a.txt", "--format", "xml"),
        ("read", "a.txt", "--workers", "0"),
        ("read", "a.txt", "--workers", "many"),
        ("read", "a.txt", "--colour"),
        ("reed", "a.txt"),
    ],
)
def test_wrong_usage_is_two(call: Call, arguments: tuple[str, ...]) -> None:
    """Wrong usage leaves with 2, prints nothing, and says what is wrong on standard error."""
    result = call(*arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    assert "Error: " in result.stderr
