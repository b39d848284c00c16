"""Standard input: its first bytes tell what it is."""

from __future__ import annotations

import gzip
import io
import json

import pytest

from tocsin import plugins
from tocsin.intake import Failure, documents
from tocsin.intake.kinds import GROUP
from tocsin.intake.sniff import sniff
from tocsin.model import Document

TEXT = "Miners in Rustenburg ended their strike, the chamber said."
ONE = json.dumps({"text": TEXT})


@pytest.mark.parametrize(
    ("given", "count"),
    [
        (TEXT, 1),
        (ONE, 1),
        (f"{ONE}\n{ONE}\n", 2),
        (f"\ufeff\n{ONE}\n{ONE}", 2),
        (json.dumps({"text": TEXT}, indent=2), 1),
        (json.dumps([{"text": TEXT}] * 3, indent=1), 3),
        (json.dumps([{"text": TEXT}] * 3), 3),
        (f"<!doctype html><html><body><p>{TEXT}</p></body></html>", 1),
        (f"  <div><p>{TEXT}</p></div>", 1),
    ],
)
@pytest.mark.parametrize("packed", [False, True])
def test_standard_input_tells_its_kind(given: str, count: int, *, packed: bool):
    """Text, JSON, JSON lines and HTML are told apart, packed or not."""
    data = gzip.compress(given.encode()) if packed else given.encode()
    found = list(documents(["-"], stdin=io.BytesIO(data)))
    assert [one.text for one in found if isinstance(one, Document)] == [TEXT] * count


@pytest.mark.parametrize(
    ("head", "name"),
    [
        (b"[Correction] The march was on Monday.", "txt"),
        (b"{sic} the minister said", "txt"),
        (b"<3 said the mayor", "txt"),
        (b'{"text": broken\n{"text": "x"}', "jsonl"),
        (b'{"text": "' + b"x" * 65536, "jsonl"),
        (b"", "txt"),
    ],
)
def test_doubtful_heads(head: bytes, name: str):
    """Brackets at the start of prose are prose; a broken first line does not hide JSON lines."""
    assert sniff(head) == name


def test_a_bad_line_of_standard_input_is_named():
    """Lines of standard input are named stdin:NUMBER, and the rest goes on."""
    given = f"{ONE}\nnot json\n{ONE}\n".encode()
    first, failure, last = documents(["-"], stdin=io.BytesIO(given))
    assert isinstance(failure, Failure)
    assert failure.name == "stdin:2"
    assert first == last


@pytest.mark.parametrize("given", [b"", b"\n", b"\x00\x01", b"\x1f\x8bbroken", b"caf\xe9"])
def test_bad_standard_input_is_one_failure(given: bytes):
    """Nothing, blanks, binary and broken bytes are one failure named stdin."""
    (failure,) = documents(["-"], stdin=io.BytesIO(given))
    assert isinstance(failure, Failure)
    assert failure.name == "stdin"


def test_kinds_are_entry_points():
    """Every kind that ships is found by its suffix through the entry points."""
    assert set(plugins.names(GROUP)) >= {"txt", "html", "htm", "json", "jsonl", "ndjson"}
