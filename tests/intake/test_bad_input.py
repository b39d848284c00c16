"""Bad input: a one-line failure with the file's name and the remedy, and the rest goes on."""

from __future__ import annotations

import gzip
import json
import os
from pathlib import Path

import pytest

from tocsin.intake import Failure, documents, raw
from tocsin.intake.failure import fail, remedy
from tocsin.model import Document

TEXT = "Customs officers seized two trucks at Torkham, the ministry said."
GOOD = json.dumps({"text": TEXT}).encode()

CASES = {
    "empty.txt": (b"", "is empty"),
    "blank.txt": (b" \r\n\t ", "only white space"),
    "signature.txt": (b"\xef\xbb\xbf", "only white space"),
    "binary.txt": (b"\x7fELF\x00\x01", "binary (NUL at byte 4): save its words"),
    "windows.txt": (b"He said \x93no\x94.", "at byte 8 (0x93): convert it with iconv"),
    "cut.txt": ("سلام".encode()[:-1], "is not UTF-8 at byte 6"),
    "utf16.txt": ("Report".encode("utf-16"), "iconv -f UTF-16 -t UTF-8"),
    "oneline.txt": (b"x" * 5_000_000, "longer than 1,000,000 characters"),
    "over.txt": (b"x" * 1_000_001, "split it"),
    "long.json": (b'{"text": "%s"}' % (b"x" * 1_000_001), "longer than 1,000,000 characters"),
    "empty.json": (b"", "is empty"),
    "blank.json": (b" \n", "only white space"),
    "broken.json": (b'{"text":\n "a" "b"}', "broken JSON at 2:6"),
    "none.json": (b"[]", "empty list"),
    "number.json": (b"42", "int, not an object"),
    "keys.json": (b'{"body": "a", "date": "b"}', "no `text` (keys: 'body', 'date')"),
    "null.json": (b'{"text": null}', "no `text`"),
    "list.json": (b'{"text": ["a"]}', "`text` is list, not a string"),
    "white.json": (b'{"text": " "}', "only white space"),
    "nul.json": (b'{"text": "a\\u0000b"}', "NUL at character 1"),
    "lone.json": (b'{"text": "ab\\ud800"}', "lone surrogate \\ud800 at character 2"),
    "title.json": (b'{"text": "a", "title": "\\udc00"}', "`title` has the lone surrogate"),
    "outlet.json": (b'{"text": "a", "outlet": ["x"]}', "`outlet` is list, not a string"),
    "day.json": (b'{"text": "a", "published": "May 2024"}', "write it as YYYY-MM-DD"),
    "noday.json": (b'{"text": "a", "published": "2024-02-30"}', "write it as YYYY-MM-DD"),
    "epoch.json": (b'{"text": "a", "published": 1714550400}', "write it as YYYY-MM-DD"),
    "language.json": (b'{"text": "a", "language": "English"}', "ISO 639 code"),
    "deep.json": (b"[" * 200_000, "nested too deep"),
    "digits.json": (b'{"text": "a", "id": %s}' % (b"9" * 5000), "quote it"),
    "latin.json": (b'{"text": "caf\xe9"}', "is not UTF-8 at byte 13"),
    "empty.jsonl": (b"", "is empty"),
    "blank.jsonl": (b"\n \n", "only white space"),
    "binary.jsonl": (b"\x00\x01\n\x02", "is binary"),
    "broken.txt.gz": (b"no gzip at all", "broken gzip"),
    "cut.txt.gz": (gzip.compress(TEXT.encode())[:-9], "broken gzip"),
    "empty.txt.gz": (b"", "is empty"),
    "bomb.txt.gz": (gzip.compress(b"x" * 20_000_000), "longer than 1,000,000 characters"),
    "report.pdf": (b"%PDF", "of no kind that is read (.htm, .html, .json"),
    "report": (TEXT.encode(), "of no kind that is read"),
}


@pytest.mark.parametrize("name", CASES)
def test_bad_input_is_one_failure(tmp_path: Path, name: str):
    """Each bad file gives one failure of one line that names it, and the next file is read."""
    data, words = CASES[name]
    path, good = tmp_path / name, tmp_path / "good.json"
    path.write_bytes(data)
    good.write_bytes(GOOD)
    failure, document = documents([str(path), str(good)])
    assert isinstance(failure, Failure)
    assert failure.name == str(path)
    assert words in failure.message
    assert ": " in failure.message
    assert "\n" not in failure.message
    assert isinstance(document, Document)


def test_a_bad_line_costs_itself_only(tmp_path: Path):
    """A bad line 3 is a failure named FILE:3, and all other lines are read."""
    path = tmp_path / "file.jsonl"
    path.write_bytes(b"\n".join([GOOD, GOOD, b'{"text": ', b"", b'{"text": "\xff"}', GOOD]))
    found = list(documents([str(path)]))
    names = [one.name for one in found if isinstance(one, Failure)]
    assert names == [f"{path}:3", f"{path}:5"]
    assert [type(one) for one in found] == [Document, Document, Failure, Failure, Document]


def test_a_bad_item_of_a_list_is_named_by_index(tmp_path: Path):
    """Item 1 of a list that has no text is named FILE[1], and the others are read."""
    path = tmp_path / "list.json"
    path.write_bytes(b'[%s, {"headline": "x"}, %s]' % (GOOD, GOOD))
    first, failure, last = documents([str(path)])
    assert isinstance(failure, Failure)
    assert failure.name == f"{path}[1]"
    assert first == last


def test_a_line_without_end_is_skipped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """A line longer than any document is refused and passed over, not held in memory."""
    monkeypatch.setattr("tocsin.intake.jsonl.BYTES", 200)
    path = tmp_path / "long.jsonl"
    path.write_bytes(b"\n".join([GOOD, b'{"text": "%s"}' % (b"x" * 5000), GOOD]))
    first, failure, last = documents([str(path)])
    assert isinstance(failure, Failure)
    assert failure.name == f"{path}:2"
    assert first == last


def test_a_gzip_bomb_is_stopped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Unpacking stops at the limit; the lines before it are kept."""
    monkeypatch.setattr(raw, "UNPACKED_LIMIT", 100_000)
    path = tmp_path / "bomb.jsonl.gz"
    path.write_bytes(gzip.compress(GOOD + b"\n" + b" " * 5_000_000))
    document, failure = documents([str(path)])
    assert isinstance(document, Document)
    assert failure == Failure(
        str(path), "holds more than 100,000 bytes once unpacked: split it into smaller files"
    )


def test_a_cut_gzip_gives_what_it_had(tmp_path: Path):
    """Lines before the break of a gzip file are read and the break is named."""
    path = tmp_path / "cut.jsonl.gz"
    noise = b"\n".join(json.dumps({"text": os.urandom(30).hex()}).encode() for _ in range(2000))
    path.write_bytes(gzip.compress(noise)[:-5000])
    *read, failure = documents([str(path)])
    assert len(read) > 500
    assert isinstance(failure, Failure)
    assert "broken gzip" in failure.message


def test_a_missing_file_is_named(tmp_path: Path):
    """A path that does not exist is a failure, and so is a link to nothing in a folder."""
    (tmp_path / "gone.txt").symlink_to(tmp_path / "nothing")
    for given in (tmp_path / "no.txt", tmp_path / "no", tmp_path):
        (failure,) = documents([str(given)])
        assert isinstance(failure, Failure)
        assert failure.message == "does not exist: check the path"


def test_a_folder_without_reports_is_a_failure(tmp_path: Path):
    """A folder with nothing that can be read says so."""
    (tmp_path / "photo.jpg").write_bytes(b"\xff\xd8")
    (failure,) = documents([str(tmp_path)])
    assert isinstance(failure, Failure)
    assert "without files that are read" in failure.message


def test_a_forbidden_file_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """A file that may not be read is a failure; root may read all, so it is simulated."""

    def refuse(self: Path, mode: str) -> None:
        raise PermissionError(13, "Permission denied", str(self))

    path = tmp_path / "secret.txt"
    path.write_text(TEXT)
    monkeypatch.setattr(Path, "open", refuse)
    (failure,) = documents([str(path)])
    assert failure == Failure(str(path), remedy(PermissionError()))


def test_a_failure_is_one_printable_line():
    """Line ends and bytes of file names that are not UTF-8 never reach a failure."""
    failure = fail("a\nb\udcff.txt", "is\r\nbad: mend it")
    assert failure == Failure("a b\\udcff.txt", "is bad: mend it")
