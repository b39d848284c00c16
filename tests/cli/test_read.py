"""`tocsin read`: what goes in, in which order it comes out, and in which form."""

from __future__ import annotations

import csv
import gzip
import io
import json
import subprocess
import sys
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

import tocsin
from tests.cli.conftest import KILLED, SEIZED, Call, lines, write
from tocsin.cli import readings, shell
from tocsin.exports.record import json_schema
from tocsin.intake import Failure

PAGE = (
    f"<html><head><title>Two killed</title></head><body><article><p>{KILLED}</p></article></body>"
)
AWKWARD = (
    "“Soldiers arrested three men,” said the mayor of Köln 😀.\r\n"
    "قتل الجنود رجلين في حلب. \u200fGunmen killed two people in Aleppo.\r\n"
    "\tIt’s said the e\u0301nd.\r\n"
)


@pytest.mark.parametrize("packed", ["", ".gz"])
@pytest.mark.parametrize("name", ["a.txt", "a.html", "a.json", "a.jsonl"])
def test_every_kind_is_read(call: Call, name: str, packed: str) -> None:
    """Text, pages, JSON and JSON lines are read, packed or not, and tell of the same event."""
    whole = json.dumps({"text": KILLED})
    data = {"a.txt": KILLED, "a.html": PAGE}.get(name, whole).encode()
    path = Path(f"{name}{packed}")
    path.write_bytes(gzip.compress(data) if packed else data)
    result = call("read", str(path))
    (reading,) = lines(result)
    assert (result.exit_code, result.stderr) == (0, "")
    assert KILLED in reading["document"]["text"]
    assert [(one["type"], one["status"]) for one in reading["events"]] == [("ASSAULT", "happened")]


@pytest.mark.parametrize("given", [KILLED, json.dumps({"text": KILLED}), PAGE])
def test_standard_input_is_sniffed(call: Call, given: str) -> None:
    """A dash reads standard input and tells its kind from its first bytes."""
    (reading,) = lines(call("read", "-", given=given.encode()))
    assert KILLED in reading["document"]["text"]
    assert len(reading["events"]) == 1


def test_output_order_is_input_order(call: Call) -> None:
    """Arguments come in the order given, the files of a folder sorted, lines as they stand."""
    Path("folder").mkdir()
    write("folder/b.txt", "Second.")
    write("folder/a.txt", "First.")
    write("z.jsonl", "Third.", "Fourth.")
    write("c.txt", "Fifth.")
    result = call("read", "folder", "z.jsonl", "c.txt")
    texts = [reading["document"]["text"] for reading in lines(result)]
    assert texts == ["First.", "Second.", "Third.", "Fourth.", "Fifth."]


def test_workers_keep_the_order(call: Call) -> None:
    """Two processes print exactly what one prints, in the same order."""
    texts = [KILLED.replace("two", number) for number in "three four five six seven".split()]
    path = write("many.jsonl", *texts, SEIZED, *texts)
    script = Path(sys.executable).with_name("tocsin")
    command = [script, "read", path, "--workers", "2"]
    two = subprocess.run(command, capture_output=True, check=True, timeout=120)
    assert two.stdout == call("read", path).stdout_bytes
    assert two.stderr == b""


def test_every_line_fits_the_schema(call: Call) -> None:
    """Each printed line of the samples validates against what `tocsin schema` prints."""
    schema = json.loads(call("schema").stdout)
    assert schema == json_schema()
    validator = Draft202012Validator(schema)
    found = lines(call("read", str(Path(tocsin.__file__).parent / "samples/reports")))
    assert len(found) == 14
    assert sum(len(reading["events"]) for reading in found) > 20
    for reading in found:
        assert [error.message for error in validator.iter_errors(reading)] == []


def test_spans_point_at_words_whatever_the_signs(call: Call) -> None:
    """Curly quotes, emoji, Arabic, accents and Windows line ends go through unaltered."""
    result = call("read", "-", "--format", "jsonl", given=AWKWARD.encode())
    assert "😀".encode() in result.stdout_bytes
    (reading,) = lines(result)
    text = reading["document"]["text"]
    assert text == AWKWARD
    words = [text[e["trigger"]["start"] : e["trigger"]["end"]] for e in reading["events"]]
    assert {"arrested", "killed"} <= set(words)
    arrest = next(event for event in reading["events"] if event["type"] == "COERCE")
    assert [text[a["span"]["start"] : a["span"]["end"]] for a in arrest["actors"]] == ["Soldiers"]


def test_another_language_is_a_problem(call: Call) -> None:
    """A French report gives a reading that says why it has no events; that is no failure."""
    french = "Les soldats ont tué deux hommes à Bamako mardi, a déclaré le gouverneur de la région."
    result = call("read", write("fr.txt", french))
    (reading,) = lines(result)
    assert result.exit_code == 0
    assert reading["events"] == []
    assert [problem["rule"] for problem in reading["problems"]] == ["language"]
    assert "'fr'" in reading["problems"][0]["message"]


def test_csv_has_a_row_an_event(call: Call) -> None:
    """CSV has a header and a row an event, with the same ids as the JSON lines."""
    path = write("two.jsonl", KILLED, "Nothing of note.", SEIZED)
    rows = list(csv.DictReader(io.StringIO(call("read", path, "--format", "csv").stdout)))
    ids = [event["id"] for reading in lines(call("read", path)) for event in reading["events"]]
    assert [row["event"] for row in rows] == ids
    assert rows[0]["voices"] == "the governor (said)"
    assert rows[0]["words"] == KILLED


def test_table_names_voice_and_standing(call: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    """A table shows who, to whom, according to whom, the standing and the sentence."""
    monkeypatch.setenv("COLUMNS", "140")
    result = call("read", write("a.txt", KILLED), "--format", "table")
    for words in (
        "Gunmen",
        "two police officers",
        "the governor (said)",
        "reported",
        f"“{KILLED}”",
    ):
        assert words in result.stdout


class Terminal(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        """Say so."""
        return True


def test_progress_goes_to_a_terminal_only(monkeypatch: pytest.MonkeyPatch) -> None:
    """A count is drawn on standard error where that is a terminal and the output is not."""
    for stdout, stderr, drawn in [
        (io.StringIO(), Terminal(), True),
        (io.StringIO(), io.StringIO(), False),
        (Terminal(), Terminal(), False),
    ]:
        monkeypatch.setattr(sys, "stdout", stdout)
        monkeypatch.setattr(sys, "stderr", stderr)
        assert list(shell.counted(range(3))) == [0, 1, 2]
        assert ("3 read" in stderr.getvalue()) == drawn
        assert stdout.getvalue() == ""


def test_a_failure_stands_on_its_own_line(monkeypatch: pytest.MonkeyPatch) -> None:
    """A failure that is named while the count is drawn clears the line first."""
    stderr = Terminal()
    monkeypatch.setattr(sys, "stdout", io.StringIO())
    monkeypatch.setattr(sys, "stderr", stderr)
    monkeypatch.setenv("TERM", "xterm")
    found = shell.counted([Failure("a.txt", "is empty: give a file that holds a report")])
    assert list(readings.sifted(found, [])) == []
    before, _, _ = stderr.getvalue().partition("tocsin: a.txt: is empty: ")
    assert before.endswith("\x1b[2K")
