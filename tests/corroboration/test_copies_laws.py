"""Nothing but two texts decides whether one is the other's reprint: laws over made newspapers."""

from __future__ import annotations

import random

from hypothesis import given
from hypothesis import strategies as st

from tests.corroboration.copied import STANDING, WIRE, law, newspapers, report
from tocsin.corroboration.copies import keys, link, links, pairs, settle
from tocsin.corroboration.copies.candidates import candidates
from tocsin.model import Document, Reprint


@law
@given(newspapers, st.randoms(use_true_random=False))
def test_order_changes_nothing(documents: list[Document], dice: random.Random) -> None:
    """Links are the same in any order, whoever stands first in a pair, and when found twice."""
    found = links(documents)
    dice.shuffle(documents)
    assert links([*documents, *documents]) == found
    assert all(link(one, other) == link(other, one) for one in documents for other in documents)


@law
@given(newspapers)
def test_two_documents_decide_their_link_alone(documents: list[Document]) -> None:
    """Looking at all pairs one by one gives the links that are found among all, and no others."""
    alone = {
        link(one, other) for n, one in enumerate(documents) for other in documents[n + 1 :]
    } - {None}
    assert set(pairs(documents)) == alone


@law
@given(newspapers)
def test_linked_documents_share_a_key(documents: list[Document]) -> None:
    """What is filed under keys finds every link again."""
    filed = {document.id: set(keys(document)) for document in documents}
    assert all(filed[one.document] & filed[one.of] for one in pairs(documents))


@law
@given(newspapers)
def test_adding_one_by_one_gives_what_a_rebuild_gives(documents: list[Document]) -> None:
    """Single links, found as documents come in, settle to the links of the whole."""
    known: dict[str, Document] = {}
    single: list[Reprint] = []
    for document in documents:
        found = (link(document, other) for other in known.values())
        single += [one for one in found if one]
        known[document.id] = document
    assert settle(single, known) == links(documents)


@law
@given(newspapers)
def test_every_reprint_has_an_original(documents: list[Document]) -> None:
    """Following links upwards comes to an end, for every document."""
    above = {document.id: set[str]() for document in documents}
    for one in links(documents):
        above[one.document].add(one.of)
    for _ in documents:
        above = {name: {p for of in parents for p in above[of]} for name, parents in above.items()}
    assert not any(above.values())


def test_keys_are_few_and_fixed() -> None:
    """A report of 150 words is filed under a few tens of keys, always the same."""
    first = keys(report("a", WIRE))
    assert 20 <= len(first) <= 60
    assert first == keys(report("b", f"(HW) - {WIRE.upper()}"))
    assert keys(report("c", "Nothing.")) == ()


def test_boilerplate_brings_no_pairs() -> None:
    """Hundreds of reports that share forty words are not compared with one another."""
    dice = random.Random(7)
    words = [f"{a}{b}{c}" for a in "bdfgklm" for b in "aeiou" for c in ("rast", "lend", "mok")]
    texts = [
        " ".join(dice.choices(words, k=80))
        + f". {STANDING}. "
        + " ".join(dice.choices(words, k=80))
        for _ in range(300)
    ]
    compared = list(candidates(report(f"d{n}", text) for n, text in enumerate(texts)))
    assert len(compared) < 300
    assert links([report(f"d{n}", text) for n, text in enumerate(texts)]) == ()
