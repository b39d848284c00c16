"""Golden readings: frozen parses with the events that a careful coder writes."""

from __future__ import annotations

import pytest

from tests.golden.frozen import (
    COLUMNS,
    PARSES,
    Golden,
    freeze,
    goldens,
    lines_of,
    thaw,
)
from tocsin.reading.encoder import load_encoder
from tocsin.reading.read import read_parsed

GOLDENS = goldens()


@pytest.mark.parametrize("golden", GOLDENS, ids=lambda golden: golden.slug)
def test_a_frozen_parse_gives_the_golden_events(golden: Golden) -> None:
    """Each text gives exactly the events written under it, without any model."""
    doc = thaw(golden.parse.read_text("utf-8"))
    reading = read_parsed(golden.document, doc, parser_version="frozen")
    assert lines_of(reading.events, golden.text) == golden.lines
    assert reading.problems == ()
    assert reading.versions.parser == "frozen"


# With the encoder: constructions of every kind on which it and the grammar agree.
WITH_ENCODER = (
    "Gunmen attacked a convoy near Mopti on Tuesday, a spokesman said.",
    "Two nurses were abducted near Bria by cattle raiders.",
    "Four surveyors were kidnapped outside Maiduguri last week.",
    "The shelling of the port by two frigates killed nine dockers.",
)


@pytest.fixture(scope="module")
def with_encoder() -> dict[str, tuple[str, ...]]:
    """Read every golden text with the encoder that ships."""
    encoder = load_encoder("shipped")
    assert encoder is not None
    found = {}
    for golden in GOLDENS:
        doc = thaw(golden.parse.read_text("utf-8"))
        reading = read_parsed(golden.document, doc, parser_version="frozen", encoder=encoder)
        found[golden.text] = lines_of(reading.events, golden.text)
    return found


@pytest.mark.parametrize("golden", GOLDENS, ids=lambda golden: golden.slug)
def test_a_plain_text_gives_the_golden_events_with_the_encoder(
    golden: Golden, with_encoder: dict[str, tuple[str, ...]]
) -> None:
    """The encoder changes nothing in plain texts, and of all golden texts few."""
    changed = [text.text for text in GOLDENS if with_encoder[text.text] != text.lines]
    assert len(changed) <= 0.1 * len(GOLDENS), changed
    if golden.text in WITH_ENCODER:
        assert with_encoder[golden.text] == golden.lines


def test_every_text_has_a_parse_of_its_own() -> None:
    """No two texts share a parse, none is missing, and none is left of a text that is gone."""
    parses = [golden.parse for golden in GOLDENS]
    assert len(set(parses)) == len(parses)
    assert set(parses) == set(PARSES.glob("*.json"))


@pytest.mark.parametrize("golden", GOLDENS, ids=lambda golden: golden.slug)
def test_a_frozen_parse_fits_its_text(golden: Golden) -> None:
    """A parse has the words of its text at their places, typographic quotes apart."""
    doc = thaw(golden.parse.read_text("utf-8"))
    assert len(doc.text) == len(golden.text)
    plain = golden.text.replace("“", '"').replace("”", '"')
    assert doc.text == plain


def test_freezing_keeps_all_that_is_read() -> None:
    """A thawed parse freezes to the same file."""
    text = GOLDENS[0].parse.read_text("utf-8")
    assert freeze(thaw(text)) == text
    assert all(f'"{column}"' in text.splitlines()[0] for column in COLUMNS)


def test_the_golden_readings_show_every_status() -> None:
    """Every status, certainty and polarity of the record stands in some golden line."""
    states = {line.split(" | ")[1] for golden in GOLDENS for line in golden.lines}
    words = {word for state in states for word in state.split()}
    statuses = {"happened", "ongoing", "planned", "threatened", "possible", "not_happened"}
    assert words == statuses | {"CT", "PR", "PS", "U", "+", "-", "u"}


def test_a_golden_reading_may_be_empty() -> None:
    """What is no event is golden too."""
    assert any(not golden.lines for golden in GOLDENS)
