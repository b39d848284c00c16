"""Full text: nothing a person types is a mistake, and both databases find the same."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.store.made import AT, reading
from tests.store.server import Server, pair
from tocsin.store import search
from tocsin.store.record import Record

TEXTS = [
    "A cease-fire was signed in Gao; the ceasefire holds, N’Diaye said.",
    "The fire near Mopti did not cease. Rebels and Tuareg traders fled.",
    "Das Straßenfest in Österreich fiel aus. Σεισμός στην Κρήτη.",
    "Moptians voted OR stayed at home AND waited; 1,204 ballots were not counted.",
    "قُتل سبعة أشخاص في الخرطوم",
]
FOUND = {
    "fire": ["d2", "d1"],
    "FIRE": ["d2", "d1"],
    "cease fire": ["d2", "d1"],
    '"cease fire"': ["d1"],
    "cease-fire": ["d1"],
    "mopti": ["d2"],
    "mopti*": ["d4", "d2"],
    '"near mop*"': [],
    '"near mop"*': ["d2"],
    "tuareg AND rebels": ["d2"],
    "gao OR mopti": ["d2", "d1"],
    "gao OR near mopti OR": ["d2", "d1"],
    "OSTERREICH": ["d3"],
    "österreich": ["d3"],
    "strassenfest": ["d3"],
    "σεισμοσ": ["d3"],
    "قتل": ["d5"],
    "n'diaye": ["d1"],
    "1,204": ["d4"],
    "and": ["d4", "d2"],
    "Report 3": ["d3"],
    "": [],
    "  ": [],
    '"': [],
    '"""': [],
    "*": [],
    "AND": [],
    "AND OR AND": [],
    '"fire': ["d2", "d1"],
    'near"fire': ["d2"],
    "fire)": ["d2", "d1"],
    "(fire": ["d2", "d1"],
    "fire*)": ["d2", "d1"],
    "NEAR(fire": [],
    "fire+near": ["d2"],
    "title:fire": [],
    "^fire": ["d2", "d1"],
    "-fire": ["d2", "d1"],
    "fire & !gao": ["d1"],
    "fire:*": ["d2", "d1"],
    "'fire'": ["d2", "d1"],
    "fire\\": ["d2", "d1"],
    "fire\x00gao": [],
    "fire \ud800": ["d2", "d1"],
    "; DROP TABLE documents; --": [],
}


def fill(record: Record) -> None:
    """Add the texts."""
    with record.writing():
        for number, text in enumerate(TEXTS, start=1):
            record.add(reading(number, text), at=AT)


@pytest.fixture(scope="module")
def filled(
    server: Server, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[Record, Record]]:
    """Give one record on SQLite and one on PostgreSQL that hold the texts."""
    with pair(server, tmp_path_factory.mktemp("search")) as both:
        for record in both:
            fill(record)
        yield both


@pytest.mark.parametrize("query", FOUND)
def test_what_a_person_types_finds_what_it_says(filled: tuple[Record, Record], query: str):
    """Words, phrases, beginnings, OR; without case and accents; other signs are passed over."""
    assert [list(record.search_text(query)) for record in filled] == [FOUND[query]] * 2


SIGNS = st.sampled_from(
    ['"', "*", "AND", "OR", "NOT", "NEAR", "(", ")", "-", "'", ":", "&", "|", "!"]
)
PIECES = st.one_of(SIGNS, st.sampled_from(" ".join(TEXTS).split()), st.text(max_size=6))


@settings(max_examples=150)
@given(pieces=st.lists(st.tuples(PIECES, st.sampled_from(["", " "])), max_size=8))
def test_both_databases_agree_on_any_query(
    filled: tuple[Record, Record], pieces: list[tuple[str, str]]
):
    """Whatever is typed raises nothing and finds the same documents."""
    query = "".join(piece + glue for piece, glue in pieces)
    one, other = (record.search_text(query) for record in filled)
    assert one == other


def test_results_come_newest_first_and_by_the_page(record: Record):
    """Limit and offset cut the same order."""
    with record.writing():
        for number in range(1, 8):
            record.add(reading(number), at=AT)
    assert record.search_text("herders", limit=3) == ("d7", "d6", "d5")
    assert record.search_text("herders", limit=3, offset=3) == ("d4", "d3", "d2")
    assert len(record.search_text("herders", limit=None)) == 7


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("peace talks " * 83_000, "talks"),
        (" ".join(f"word{number}" for number in range(60_000)), "word59999"),
        (" ".join("слово" * 9 + str(number) for number in range(20_000)), "слово" * 9 + "2"),
    ],
)
def test_the_longest_texts_can_be_added(record: Record, text: str, last: str):
    """A million characters fit; where an index has no room for all words, the first are found."""
    assert record.add(reading(1, text[:1_000_000]), at=AT) == "new"
    assert record.search_text(last) == ("d1",)
    assert record.check() == ()


def test_a_word_longer_than_any_is_found_by_itself(record: Record):
    """Words are cut to 64 characters, in the text and in the query alike."""
    word = "a" * 5000
    record.add(reading(1, f"He cried {word}!"), at=AT)
    assert record.search_text(word) == ("d1",)
    assert record.search_text("a" * 63) == ()


def test_an_index_that_lost_documents_is_noticed_and_made_whole(record: Record):
    """check() names it, and a rebuild puts the words in again."""
    fill(record)
    with record.writing() as connection:
        connection.exec_driver_sql("DROP TABLE documents_words")
        search.make(connection)
    assert any("full text" in words for words in record.check())
    assert record.search_text("mopti") == ()
    record.rewrite_derived([], at=AT)
    assert record.check() == ()
    assert record.search_text("mopti") == ("d2",)
