"""`tocsin explain`: rules by name, and events of readings by id."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import KILLED, SEIZED, Call, lines, write
from tocsin.reading.explain import rule_names


def test_rules_are_listed(call: Call) -> None:
    """Without a name every rule is listed, one a line, in alphabetical order."""
    result = call("explain")
    listed = result.stdout.splitlines()
    assert result.exit_code == 0
    assert listed == sorted(set(listed))
    assert {"event:subject", "factuality:modal", "codebook:ASSAULT"} <= set(listed)


@pytest.mark.parametrize("name", [name for name in rule_names() if "codebook" not in name])
def test_every_rule_has_a_sentence(call: Call, name: str) -> None:
    """Each listed rule is explained with a sentence in «»."""
    result = call("explain", name)
    assert result.exit_code == 0
    assert result.stdout.startswith(f"{name}\n\n")
    assert "«" in result.stdout
    assert "»" in result.stdout


def test_a_codebook_entry_has_examples(call: Call) -> None:
    """An event type is explained with examples of it and of what it is not."""
    said = call("explain", "codebook:RETREAT").stdout
    assert said.startswith("RETREAT: ")
    assert "Examples:\n" in said
    assert "Not RETREAT:\n" in said


def test_an_unknown_rule_is_told_with_a_hint(call: Call) -> None:
    """A rule that does not exist leaves with 1 and says how to list those that do."""
    result = call("explain", "event:telepathy")
    assert (result.exit_code, result.stdout) == (1, "")
    assert "event:telepathy" in result.stderr
    assert "tocsin explain lists them" in result.stderr
    assert "give the file" in call("explain", "e41c0d3a90b2f").stderr


def test_an_event_is_explained(call: Call) -> None:
    """An event of a file of readings is explained by its words, voice, standing and rules."""
    read = call("read", write("two.jsonl", SEIZED, KILLED))
    Path("r.jsonl").write_bytes(read.stdout_bytes)
    event = lines(read)[1]["events"][0]
    said = call("explain", event["id"], "r.jsonl").stdout
    assert said.startswith(f"{event['id']}  ASSAULT")
    for words in ("“killed”", "“the governor”", "reported", *event["rules"]):
        assert words in said
    assert call("explain", event["id"], "-", given=read.stdout_bytes).stdout == said


def test_an_unknown_event_is_told(call: Call) -> None:
    """An id that no reading of the file has leaves with 1 and names file and id."""
    Path("r.jsonl").write_bytes(call("read", write("a.txt", KILLED)).stdout_bytes)
    result = call("explain", "e000", "r.jsonl")
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.startswith("Error: r.jsonl: has no event e000: ")


@pytest.mark.parametrize(
    "data", [b"no json\n", b"\n\xff\xfe\n", b'{"document": {}}\n', b"\x1f\x8b\0"]
)
def test_broken_readings_are_one_line(call: Call, data: bytes) -> None:
    """A file that holds no readings is named with the line and the remedy."""
    Path("r.jsonl").write_bytes(data)
    result = call("explain", "e1", "r.jsonl")
    (line,) = result.stderr.splitlines()
    assert result.exit_code == 1
    assert line.startswith("Error: r.jsonl:")
    assert "make one with tocsin read --format jsonl" in line


def test_a_missing_file_is_wrong_usage(call: Call) -> None:
    """A file of readings that is not there leaves with 2."""
    assert call("explain", "e1", "missing.jsonl").exit_code == 2
