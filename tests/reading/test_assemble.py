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
