"""One text, one witness: documents that are one text are one story."""

from __future__ import annotations

import json
import random
from dataclasses import replace
from itertools import pairwise

from hypothesis import given

from tests.corroboration.copied import (
    OTHER,
    STRIKE,
    WIRE,
    edited,
    law,
    newspapers,
    paragraphs,
    report,
)
from tocsin.corroboration.copies import links
from tocsin.corroboration.stories import stories
from tocsin.model import Document, Reprint, digest
from tocsin.samples import sample_folder


def newsroom() -> list[Document]:
    """Make a wire report, a cut, an edited reprint, a round-up, and two of their own."""
    day = "2026-11-2{}"
    round_up = "\n\n".join([STRIKE, paragraphs(WIRE, 0, 3)])
    return [
        report("wire", WIRE, published=day.format(4)),
        report("cut", paragraphs(WIRE, 0, 5), published=day.format(5)),
        report("edit", edited(paragraphs(WIRE, 0, 4)), published=day.format(6)),
        report("strike", STRIKE, published=day.format(5)),
        report("round-up", round_up, published=day.format(7)),
        report("other", OTHER, published=day.format(4)),
    ]


def told(documents: list[Document]) -> dict[str, set[str]]:
    """Return the documents of each story by its original."""
    found = stories(documents, links(documents))
    return {story.documents[0]: set(story.documents) for story in found}


def test_a_story_is_an_original_and_all_that_derives_from_it() -> None:
    """Cuts and edits are of the wire's story, a round-up of two, an own report of its own."""
    assert told(newsroom()) == {
        "wire": {"wire", "cut", "edit", "round-up"},
        "strike": {"strike", "round-up"},
        "other": {"other"},
    }


def test_a_story_is_named_for_its_original() -> None:
    """It keeps its id when it grows; documents come by day, links are those within."""
    documents = newsroom()
    found = links(documents)
    (story,) = (one for one in stories(documents, found) if one.documents[0] == "wire")
    (first,) = stories(documents[:1], ())
    assert story.id == first.id == "s" + digest("wire")
    assert story.documents == ("wire", "cut", "edit", "round-up")
    assert {(one.document, one.of) for one in story.reprints} == {
        (one.document, one.of) for one in found if one.of != "strike"
    }


def test_a_document_alone_is_a_story() -> None:
    """Without links every document is a story; a link to a document not given is not looked at."""
    documents = newsroom()[:2]
    gone = Reprint("cut", "lost", "cut", 1.0, ("text:runs",))
    alone = stories(documents, [gone])
    assert sorted(story.documents for story in alone) == [("cut",), ("wire",)]
    assert all(story.reprints == () for story in alone)
    assert stories([], ()) == ()


def test_a_chain_of_copies_is_one_story() -> None:
    """A copy of a copy of a copy, a thousand deep, is of the first one's story."""
    documents = [report(f"d{n:04}", "") for n in range(1000)]
    chain = [Reprint(one.id, before.id, "copy", 1.0, ()) for before, one in pairwise(documents)]
    (story,) = stories(documents, chain)
    assert len(story.documents) == len(story.reprints) + 1 == 1000


def test_the_sample_reports_are_one_story_of_three_and_eleven_alone() -> None:
    """The wire, its cut and its edited reprint are one text; the other samples are texts alone."""
    with sample_folder() as folder:
        read = {
            path.name[:2]: json.loads(path.read_text("utf-8")) for path in folder.glob("*.json")
        }
    documents = [Document(id=name, **fields) for name, fields in read.items()]
    sizes = {story.documents for story in stories(documents, links(documents))}
    assert ("01", "02", "03") in sizes
    assert {len(one) for one in sizes - {("01", "02", "03")}} == {1}


@law
@given(newspapers)
def test_every_document_has_a_story(documents: list[Document]) -> None:
    """Each is in one at least, in one alone as its original, and order changes nothing."""
    found = stories(documents, links(documents))
    assert {name for story in found for name in story.documents} == {d.id for d in documents}
    originals = [story.documents[0] for story in found]
    assert len(originals) == len(set(originals))
    shuffled = random.Random(3).sample(documents, len(documents))
    assert stories(shuffled, links(shuffled)) == found


@law
@given(newspapers)
def test_a_reprint_adds_no_story(documents: list[Document]) -> None:
    """A copy under a later day is no original, and no document becomes one by it."""
    before = {story.documents[0] for story in stories(documents, links(documents))}
    for document in documents:
        later = {"2026-11-24": "2026-11-25", "2026-11-25": "2026-11-26"}.get(
            document.published or "", "2026-12-25"
        )
        grown = [*documents, replace(document, id="z", published=later, outlet="Valley Post")]
        found = links(grown)
        if any(one.document == "z" for one in found):
            assert {story.documents[0] for story in stories(grown, found)} <= before
