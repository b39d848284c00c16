"""Trying a text: it is read as any other, nothing is kept, what cannot be read is said."""

from __future__ import annotations

import pytest

from tocsin.reading import read
from tocsin.reading.parse import NoParser
from tocsin.web.trying import LONGEST, NoReader, try_page

TEXT = (
    "Gunmen killed nine farmers in Kaduna on Sunday, police spokesman Musa Bello said. "
    "Shops in the town stayed shut and families prepared the graves behind the old mosque."
)


def test_a_text_is_read() -> None:
    """Its events come with their standings, days from the day it was published."""
    page = try_page(TEXT, published="2026-03-02", outlet="Savanna Wire")
    (event,) = page.reading.events
    assert (event.type, event.status) == ("ASSAULT", "happened")
    assert event.period is not None
    assert event.period.start == "2026-03-01"
    assert page.standings == {event.id: "reported"}
    assert page.reading.document.outlet == "Savanna Wire"
    assert page.seconds >= 0


@pytest.mark.parametrize(
    ("text", "published", "words"),
    [
        (" \n", None, "holds only white space"),
        ("a" * (LONGEST + 1), None, "longer than 100,000 characters"),
        ("a\x00b", None, "NUL"),
        ("a\ud800b", None, "surrogate"),
        (TEXT, "last week", "write it as YYYY-MM-DD"),
    ],
)
def test_what_cannot_be_read_is_said(text: str, published: str | None, words: str) -> None:
    """The message says what is wrong and what to do."""
    with pytest.raises(ValueError, match=words):
        try_page(text, published=published)


def test_a_missing_parser_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without a parser the message says how to get one."""

    def none(_: object) -> object:
        raise NoParser("no English pipeline is installed: pip install one")

    monkeypatch.setattr(read, "read", none)
    with pytest.raises(NoReader, match="pip install one"):
        try_page(TEXT)
