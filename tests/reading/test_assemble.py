"""The record of a reading: claims, their pieces, and what holds them together."""

from tocsin.model import Document
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
