"""Files, folders and what is known of a document."""

from __future__ import annotations

import gzip
import json
import os
from pathlib import Path

import pytest

from tocsin.intake import Failure, documents
from tocsin.model import Document, digest

TEXT = "Fishermen blocked the port of Chimbote on Tuesday."


def read(*paths: Path) -> list[Document | Failure]:
    """Read paths."""
    return list(documents(map(str, paths)))


def test_plain_text_knows_only_its_words(tmp_path: Path):
    """A text file gives no title, day, outlet or language: its file times say nothing."""
    path = tmp_path / "report.txt"
    path.write_text(TEXT)
    assert read(path) == [Document(digest(None, None, None, None, TEXT), TEXT)]


def test_a_json_object_brings_what_is_known(tmp_path: Path):
    """Title, url, outlet, published, language and id are taken from the object."""
    known = {
        "id": "r-17",
        "title": "Port blocked",
        "url": "https://diario.example/port",
        "outlet": "Diario del Mar",
        "published": "2024-03-05",
        "language": "en",
    }
    path = tmp_path / "report.json"
    path.write_text(json.dumps({**known, "text": TEXT, "editor": "ignored"}))
    assert read(path) == [Document(text=TEXT, **known)]


def test_the_id_is_given_or_a_digest(tmp_path: Path):
    """Without an id, outlet, url, day, title and text make it; a number is taken as its digits."""
    path = tmp_path / "reports.jsonl"
    one = {"text": TEXT, "outlet": "Diario del Mar", "published": "2024-03-05T10:00:00Z"}
    path.write_text(f"{json.dumps(one)}\n{json.dumps({**one, 'id': 99})}\n")
    ids = [document.id for document in read(path) if isinstance(document, Document)]
    assert ids == [digest("Diario del Mar", None, "2024-03-05", None, TEXT), "99"]


@pytest.mark.parametrize(
    ("given", "day"),
    [
        ("2024-09-07", "2024-09-07"),
        ("2024-09-07T23:30:00-05:00", "2024-09-07"),
        ("2024-09-07 23:30", "2024-09-07"),
        ("20240907T101500Z", "2024-09-07"),
        ("20240907", "2024-09-07"),
        ("Sat, 07 Sep 2024 10:00:00 GMT", "2024-09-07"),
        ("7 Sep 2024 23:59 +0300", "2024-09-07"),
        (" ", None),
        (None, None),
    ],
)
def test_the_day_of_publication_is_normalised(tmp_path: Path, given: str | None, day: str | None):
    """ISO and RFC 2822 times give the day in their own zone; blank and null stay unknown."""
    path = tmp_path / "report.json"
    path.write_text(json.dumps({"text": TEXT, "published": given}))
    (document,) = read(path)
    assert isinstance(document, Document)
    assert document.published == day


@pytest.mark.parametrize(("given", "code"), [("en-GB", "en"), ("pt_BR", "pt"), ("fil", "fil")])
def test_a_language_tag_gives_its_language(tmp_path: Path, given: str, code: str):
    """The region of a language tag is left out."""
    path = tmp_path / "report.json"
    path.write_text(json.dumps({"text": TEXT, "language": given}))
    (document,) = read(path)
    assert isinstance(document, Document)
    assert document.language == code


def test_a_folder_gives_its_files_sorted(tmp_path: Path):
    """A folder is walked in sorted order; hidden files and unknown suffixes are passed over."""
    for name in ("b/2.txt", "b/1.txt.gz", "a.json", "C.TXT", ".hidden.txt", ".git/x.txt", "n.pdf"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        words = json.dumps({"text": name}) if ".json" in name else name
        path.write_bytes(gzip.compress(words.encode()) if name.endswith("gz") else words.encode())
    texts = [one.text for one in read(tmp_path) if isinstance(one, Document)]
    assert texts == ["C.TXT", "a.json", "b/1.txt.gz", "b/2.txt"]


def test_output_order_is_input_order(tmp_path: Path):
    """Documents and failures come in the order in which their paths were given."""
    good, bad = tmp_path / "good.txt", tmp_path / "bad.txt"
    good.write_text(TEXT)
    found = read(good, bad, good, bad)
    assert [type(one) for one in found] == [Document, Failure, Document, Failure]


def test_a_link_in_a_circle_ends(tmp_path: Path):
    """A folder that links to itself is walked once."""
    (tmp_path / "a.txt").write_text(TEXT)
    (tmp_path / "again").symlink_to(tmp_path)
    assert len(read(tmp_path)) == 1


def test_a_named_pipe_is_read(tmp_path: Path):
    """A path that is a pipe, as a shell's <(...) gives, is read like standard input."""
    reading, writing = os.pipe()
    os.write(writing, json.dumps({"text": TEXT}).encode())
    os.close(writing)
    try:
        (document,) = documents([f"/dev/fd/{reading}"])
    finally:
        os.close(reading)
    assert isinstance(document, Document)
    assert document.text == TEXT


def test_reading_is_lazy(tmp_path: Path):
    """A file is opened only when its turn comes."""
    first, second = tmp_path / "1.txt", tmp_path / "2.txt"
    first.write_text(TEXT)
    stream = documents([str(first), str(second)])
    next(stream)
    second.write_text("Written after the first was read.")
    assert isinstance(next(stream), Document)
