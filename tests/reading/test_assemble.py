"""The record of a reading: claims, their pieces, and what holds them together."""

import pytest

from tocsin.model import Document, Period, Span
from tocsin.reading.assemble import day_of
from tocsin.reading.parse import Parser
from tocsin.reading.read import read_document


def test_a_split_quotation_keeps_both_pieces(parser: Parser) -> None:
    """What stands before and after the speaker is claimed piece by piece, by the same voice."""
    text = '"The bridge is gone," the mayor of Tulear said, "and soldiers shelled the road too."'
    reading = read_document(Document("d", text, language="en"), parser)
    said = [claim for claim in reading.claims if claim.voices]
    words = [claim.span.of(text) for claim in said]
    assert any("bridge" in piece for piece in words)
    assert any("shelled" in piece for piece in words)
    assert len({claim.voices[0].cue for claim in said}) == 1


def test_an_order_in_a_quotation_is_a_request(parser: Parser) -> None:
    """Who is quoted with an order asks for the act, which nobody has done."""
    text = "“Free the nurses,” the priest told the gang."
    (event,) = read_document(Document("d", text, language="en"), parser).events
    assert (event.type, event.status, event.polarity) == ("REQUEST", "happened", "+")
    assert [actor.span.of(text) for actor in event.actors] == ["the priest"]
    assert [actor.span.of(text) for actor in event.recipients] == ["the gang"]
    assert "event:order" in event.rules


@pytest.mark.parametrize(
    ("text", "published", "sector"),
    [
        ("The Taliban attacked a checkpoint.", "2020-06-01", "REB"),
        ("The Taliban attacked a checkpoint.", "2022-06-01", "GOV"),
        ("The Taliban attacked a checkpoint on 3 May 2019.", "2022-06-01", "REB"),
        ("Taliban fighters shot a farmer.", "2022-06-01", "MIL"),
        ("Taliban fighters shot a farmer.", "2020-06-01", "REB"),
        ("The RSF shelled a market.", "2021-06-01", "PRM"),
        ("The RSF shelled a market.", "2024-06-01", "REB"),
        ("Bashar al-Assad met envoys in Sochi.", "2018-06-01", "GOV"),
        ("Bashar al-Assad met envoys in Sochi.", "2025-06-01", "ELI"),
        ("Former president Bola Tinubu met envoys.", "2025-06-01", "ELI"),
        ("The Taliban attacked a checkpoint.", None, "GOV"),
    ],
)
def test_a_party_has_the_role_of_the_day(
    parser: Parser, text: str, published: str | None, sector: str
) -> None:
    """The period of the event decides, else the day of the report, else the newest role counts."""
    document = Document("d", text, published=published, language="en")
    (event,) = read_document(document, parser).events
    assert [actor.sector for actor in event.actors] == [sector]


@pytest.mark.parametrize(
    ("start", "end", "published", "day"),
    [
        ("2019-05-03", "2019-05-03", "2022-06-01", "2019-05-03"),
        ("2021-01-01", "2021-12-31", "2022-06-01", "2021-01-01"),
        ("2022-01-01", "2022-12-31", "2022-06-01", "2022-06-01"),
        ("2007-01-01", None, "2022-06-01", "2022-06-01"),
        ("2023-01-01", "2023-01-31", "2022-06-01", "2022-06-01"),
        ("2019-05-03", "2019-05-03", None, "2019-05-03"),
        (None, None, "2022-06-01", "2022-06-01"),
        (None, None, None, None),
    ],
)
def test_the_day_of_roles(
    start: str | None, end: str | None, published: str | None, day: str | None
) -> None:
    """A period that lasts until the report, or is still to come, has the roles of its day."""
    assert day_of(Period(Span(0, 1), start, end), published) == day
    assert day_of(None, published) == published


def test_an_introduced_stranger_is_a_mention_of_its_own(parser: Parser) -> None:
    """Codes from an introduction are marked, and the mention has a provisional entry."""
    text = "The Lake Front, a Chadian rebel group, attacked a convoy."
    reading = read_document(Document("d", text, language="en"), parser)
    ((actor,),) = [event.actors for event in reading.events]
    assert (actor.country, actor.sector, actor.entry, actor.provisional) == (
        "TCD",
        "REB",
        None,
        True,
    )
    (mention,) = [m for m in reading.mentions if m.kind == "actor" and "Front" in m.span.of(text)]
    assert (mention.entry, mention.score) == ("provisional:Lake Front", 0.6)
