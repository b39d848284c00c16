"""Laws: a text goes through every kind of file without a change."""

from __future__ import annotations

import gzip
import json
import tempfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tocsin.intake import documents
from tocsin.model import Document

CHARACTERS = st.characters(exclude_categories=["Cs"], exclude_characters="\x00")
# A byte order mark at the very start of a file is a signature, not text.
TEXTS = st.text(CHARACTERS, min_size=1).filter(
    lambda text: bool(text.strip()) and not text.startswith("\ufeff")
)
SUFFIXES = st.sampled_from([".txt", ".json", ".jsonl", ".ndjson"])


def as_bytes(text: str, suffix: str, *, ascii_only: bool) -> bytes:
    """Write a text the way a file of that suffix holds it."""
    if suffix == ".txt":
        return text.encode()
    return json.dumps({"text": text}, ensure_ascii=ascii_only).encode()


def read_back(data: bytes, suffix: str) -> list[object]:
    """Put bytes into a file and read it."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, f"report{suffix}")
        path.write_bytes(data)
        return list(documents([str(path)]))


@given(text=TEXTS, suffix=SUFFIXES, packed=st.booleans(), ascii_only=st.booleans())
def test_any_text_comes_back_exactly(text: str, suffix: str, *, packed: bool, ascii_only: bool):
    """Any valid text keeps every character through .txt, .json and .jsonl, packed or not."""
    data = as_bytes(text, suffix, ascii_only=ascii_only)
    found = read_back(gzip.compress(data) if packed else data, suffix + ".gz" * packed)
    assert [document.text for document in found if isinstance(document, Document)] == [text]


@given(text=TEXTS, suffix=SUFFIXES)
def test_a_byte_order_mark_is_a_signature(text: str, suffix: str):
    """A leading UTF-8 signature is dropped and nothing else is."""
    (found,) = read_back(b"\xef\xbb\xbf" + as_bytes(text, suffix, ascii_only=False), suffix)
    assert isinstance(found, Document)
    assert found.text == text


@given(texts=st.lists(TEXTS, min_size=1, max_size=6))
def test_lines_keep_number_and_order(texts: list[str]):
    """JSON lines and a JSON list give their texts one by one in order."""
    objects = [{"text": text} for text in texts]
    joined = "\n".join(json.dumps(one, ensure_ascii=False) for one in objects).encode()
    by_line = read_back(joined, ".jsonl")
    by_list = read_back(json.dumps(objects).encode(), ".json")
    assert [one.text for one in by_line if isinstance(one, Document)] == texts
    assert by_list == by_line


@given(data=st.binary(max_size=400), suffix=SUFFIXES, packed=st.booleans())
def test_no_bytes_break_the_intake(data: bytes, suffix: str, *, packed: bool):
    """Whatever bytes a file holds, it gives at least one document or one-line failure."""
    found = read_back(data, suffix + ".gz" * packed)
    assert found
    for one in found:
        assert isinstance(one, Document) or "\n" not in one.message  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    "text",
    [
        "Rebels left the town.\r\nThe mayor said so.\r\n",
        "“We will not go,” she said — the union’s chief in Łódź.",
        "Protesters in Nairobi 🔥✊🏾 blocked the road 👩‍👩‍👧.",
        "قالت الشرطة إن ثلاثة رجال اعتُقلوا في صنعاء.",
        "  \n\n Two spaces before, three after.   ",
        "Separators\u2028and\x85and\x0cand\rinside.",
    ],
)
@pytest.mark.parametrize("suffix", [".txt", ".jsonl"])
def test_what_news_texts_hold_stays(text: str, suffix: str):
    """Windows line ends, curly quotes, emoji, Arabic and odd separators stay as they are."""
    (found,) = read_back(as_bytes(text, suffix, ascii_only=False), suffix)
    assert isinstance(found, Document)
    assert found.text == text
