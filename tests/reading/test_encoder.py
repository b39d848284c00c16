"""The encoder's weights are what their card says, and its answers stand at the right words."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path
from typing import get_args

import pytest

from tocsin.knowledge.codebook import load_codebook
from tocsin.model import Certainty, Document, Polarity, Status
from tocsin.reading.encoder import (
    FOLDER,
    LONGEST,
    Encoder,
    NoWeights,
    load_encoder,
    weights_digest,
    weights_folder,
)
from tocsin.reading.events import worth_a_look
from tocsin.reading.events.candidates import propose
from tocsin.reading.parse import Parser
from tocsin.reading.read import load_reader, read_document

TEXT = "Rebels shelled the port of Aden on Monday. The minister drank his tea."


@pytest.fixture(scope="module")
def encoder() -> Encoder:
    """Load the weights that ship."""
    loaded = load_encoder("shipped")
    assert loaded is not None
    return loaded


def test_the_card_has_the_digests_of_the_files() -> None:
    """Weights that are changed without their card are found out, and the card names them all."""
    rows = re.findall(r"\| `(\S+)` \| [\d.]+ MB \| `(\w+)` \|", (FOLDER / "CARD.md").read_text())
    files = {path.name for path in FOLDER.iterdir()} - {"CARD.md"}
    assert {name for name, _ in rows} == files == {"encoder.onnx", "tokenizer.json"}
    for name, digest in rows:
        assert hashlib.sha256((FOLDER / name).read_bytes()).hexdigest() == digest


def test_the_weights_are_small() -> None:
    """All that ships of the encoder is below 40 MB."""
    assert sum(path.stat().st_size for path in FOLDER.iterdir()) < 40e6


def test_the_heads_have_the_labels_of_codebook_and_model(encoder: Encoder) -> None:
    """The encoder can say every type, status, certainty and polarity, and no other."""
    heads = encoder.heads
    assert heads.type[0] == "NONE"
    assert set(heads.type[1:]) == set(load_codebook().types)
    assert set(heads.status) == set(get_args(Status))
    assert set(heads.certainty) == set(get_args(Certainty))
    assert set(heads.polarity) == set(get_args(Polarity))


def test_answers_stand_at_their_words(encoder: Encoder, parser: Parser) -> None:
    """The trigger of a plain act is found at its own word, and its parties at theirs."""
    doc = parser.parse(TEXT)
    sight = encoder.look(doc, doc.sents)
    assert sight.best(1, 2)[0] == "ASSAULT"
    likely = sight.type[:, 0]
    assert doc[int(likely.argmin())].text == "shelled"
    assert (likely[list(range(9, len(doc)))] > 0.5).all()
    assert doc[int(sight.role(1, "actor").argmax())].text == "Rebels"


def test_only_the_sentences_asked_for_are_seen(encoder: Encoder, parser: Parser) -> None:
    """A sentence that is skipped is marked as not seen, and has no trigger probability."""
    doc = parser.parse(TEXT)
    second = list(doc.sents)[1]
    sight = encoder.look(doc, [second])
    assert [token.i for token in doc if sight.seen[token.i]] == [token.i for token in second]
    assert sight.trigger(1, 2) is None
    assert not sight.role(second.start, "actor")[: second.start].any()


def test_what_is_beyond_the_longest_sentence_is_not_seen(encoder: Encoder, parser: Parser) -> None:
    """A list of a thousand words is read as far as the encoder reaches, and no further."""
    doc = parser.parse("Rebels shelled " + "the port and " * 400)
    sight = encoder.look(doc, [doc[:]])
    seen = [token.i for token in doc if sight.seen[token.i]]
    assert seen == list(range(len(seen)))
    assert LONGEST - 10 < len(seen) < LONGEST


def test_a_sentence_that_can_hold_no_event_is_skipped(parser: Parser) -> None:
    """Sentences without a word that may be a trigger are not looked at."""
    doc = parser.parse("Weather in brief\n\nRebels shelled a port.\n\nThe attack on Aden")
    looked = [sentence[0].text for sentence in worth_a_look(doc, list(propose(doc)))]
    assert looked == ["Rebels", "The"]


def test_nothing_to_look_at_gives_nothing(encoder: Encoder, parser: Parser) -> None:
    """White space alone has no answers."""
    doc = parser.parse(" \n ")
    assert not encoder.look(doc, doc.sents).seen.any()


def test_weights_are_named_by_the_environment(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """TOCSIN_WEIGHTS is a folder, or none for rules alone; an empty folder is a fault."""
    monkeypatch.setenv("TOCSIN_WEIGHTS", "none")
    assert (weights_folder(), weights_digest(), load_encoder()) == (None, None, None)
    for named in ("", "shipped"):
        monkeypatch.setenv("TOCSIN_WEIGHTS", named)
        assert weights_folder() == FOLDER
    monkeypatch.setenv("TOCSIN_WEIGHTS", str(tmp_path))
    with pytest.raises(NoWeights, match=r"no encoder\.onnx"):
        weights_folder()


def test_a_reading_names_its_weights(parser: Parser, encoder: Encoder) -> None:
    """The versions of a reading hold the digest of the weights, or nothing for rules alone."""
    document = Document("d", TEXT, language="en")
    alone = read_document(document, parser)
    assert alone.versions.weights is None
    shipped = weights_digest("shipped")
    assert read_document(document, parser, encoder=encoder).versions.weights == shipped
    foreign = Document("d", "Guten Tag", language="de")
    unread = read_document(foreign, parser, encoder=encoder)
    assert unread.versions.weights == shipped


def test_users_get_the_encoder_unless_they_refuse() -> None:
    """The weights that ship read beside the rules, where nobody asks for rules alone."""
    alone = load_reader(weights="none")(Document("d", TEXT, language="en"))
    assert alone.versions.weights is None
    reading = load_reader()(Document("d", TEXT, language="en"))
    assert reading.versions.weights == weights_digest("shipped") is not None
    assert [event.type for event in reading.events] == ["ASSAULT"]
