"""Web pages: the report, what the page says of it, and its charset."""

from __future__ import annotations

import logging
from pathlib import Path

import pytest

from tocsin.intake import Failure, documents
from tocsin.model import Document

PAGE = """<!DOCTYPE html>
<html lang="en-GB"><head><meta charset="{charset}">
<title>Ferry halted after shots near Lake Kivu - Goma Courier</title>
<meta property="og:site_name" content="Goma Courier">
<meta property="article:published_time" content="2024-05-03T08:00:00+02:00">
<link rel="canonical" href="https://courier.example/ferry"></head>
<body><nav><a href="/">Home</a> <a href="/sport">Sport</a></nav><article>
<h1>Ferry halted after shots near Lake Kivu</h1>
<p>Gunmen fired on a ferry near Goma on Thursday, “wounding” two, the port authority said.</p>
<p>Police said they had held three men. The café at the pier is shut — until Monday.</p>
</article><footer>© 2019 Goma Courier</footer></body></html>
"""
QUOTED = "Gunmen fired on a ferry near Goma on Thursday, “wounding” two, the port authority said."


def read(path: Path, data: bytes) -> Document | Failure:
    """Read one page."""
    path.write_bytes(data)
    (found,) = documents([str(path)])
    return found


def test_a_page_gives_its_report(tmp_path: Path):
    """A page gives text, title, outlet, url, day and language, and no page furniture."""
    found = read(tmp_path / "page.html", PAGE.format(charset="utf-8").encode())
    assert isinstance(found, Document)
    assert QUOTED in found.text
    assert "Sport" not in found.text
    assert "2019" not in found.text
    assert found.title == "Ferry halted after shots near Lake Kivu"
    assert found.url == "https://courier.example/ferry"
    assert (found.outlet, found.published, found.language) == ("Goma Courier", "2024-05-03", "en")


@pytest.mark.parametrize(
    ("charset", "codec"),
    [("windows-1252", "cp1252"), ("iso-8859-1", "cp1252"), ("utf-16", "utf-16"), ("x", "utf-8")],
)
def test_a_page_may_declare_its_charset(tmp_path: Path, charset: str, codec: str):
    """The declared charset is used where the bytes are not UTF-8; Latin 1 means Windows-1252."""
    found = read(tmp_path / "page.htm", PAGE.format(charset=charset).encode(codec))
    assert isinstance(found, Document)
    assert QUOTED in found.text
    assert "café at the pier is shut — until" in found.text


def test_a_page_may_leave_its_charset_out(tmp_path: Path):
    """A charset that is not declared is detected."""
    page = PAGE.replace('<meta charset="{charset}">', "")
    page = page.replace(QUOTED, "Полиция Одессы задержала троих мужчин, сообщил мэр города. " * 4)
    page = page.replace("é", "e").replace("©", "").replace("—", "-")
    found = read(tmp_path / "page.html", page.encode("windows-1251"))
    assert isinstance(found, Document)
    assert "задержала троих мужчин" in found.text


def test_nothing_is_invented_for_a_bare_page(tmp_path: Path):
    """A fragment without a head gives its words only, not even a day named in the words."""
    found = read(tmp_path / "page.html", b"<p>Two men were held in Lima on 3 May 2021.</p>")
    assert isinstance(found, Document)
    assert found.text == "Two men were held in Lima on 3 May 2021."
    known = (found.title, found.url, found.outlet, found.published, found.language)
    assert known == (None, None, None, None, None)


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "is empty"),
        (b" \n ", "without a report in it"),
        (b"<html><body></body></html>", "without a report in it"),
        (b"<html><body><nav><a href=x>Home</a></nav></body></html>", "without a report in it"),
        (b"%PDF-1.4 \x00\x01", "is binary"),
        (
            b"<html><meta charset=utf-8><body><p>Shots \x93near\x94 Goma, said the mayor.</p>",
            "not of its charset (the first at byte 41)",
        ),
    ],
)
def test_a_bad_page_is_one_failure(tmp_path: Path, data: bytes, words: str):
    """A page without a report, or not in its charset, is a failure with a remedy."""
    found = read(tmp_path / "page.html", data)
    assert isinstance(found, Failure)
    assert words in found.message
    assert ": " in found.message


def test_a_page_too_long_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """A page is never taken in past its limit."""
    monkeypatch.setattr("tocsin.intake.html.BYTES", 100)
    found = read(tmp_path / "page.html", PAGE.encode())
    assert isinstance(found, Failure)
    assert "longer than 100 bytes" in found.message


def test_the_extractor_keeps_quiet(tmp_path: Path, capfd: pytest.CaptureFixture[str]):
    """Failures are the only word on a bad page: nothing is logged to the terminal."""
    read(tmp_path / "page.html", b"<")
    assert logging.getLogger("trafilatura").handlers
    assert capfd.readouterr().err == ""
