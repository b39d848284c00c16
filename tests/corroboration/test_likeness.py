"""How alike two texts are: from these two alone, between 0 and 1, rare words and names first."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tocsin.corroboration.likeness import likeness, unit, weigh, weigh_heeded
from tocsin.knowledge.commonness import counts, rarity, split, stem
from training.commonness import LEAST, PIECE, count, pieces, render

WORDS = st.lists(st.sampled_from("the of Tolmin bridge mortar militia 14 wheat said it".split()))


def alike(one: str, other: str) -> float:
    """Compare two texts."""
    return likeness(weigh(split(one)), weigh(split(other)))


@given(WORDS, WORDS)
def test_likeness_is_a_symmetric_share(one: list[str], other: list[str]) -> None:
    """It lies between 0 and 1, whichever text comes first."""
    found = likeness(weigh(one), weigh(other))
    assert found == likeness(weigh(other), weigh(one))
    assert 0 <= found <= 1 + 1e-9


@given(WORDS)
def test_the_order_of_words_does_not_matter(words: list[str]) -> None:
    """A text weighs the same however its words are arranged."""
    assert weigh(words) == pytest.approx(weigh(words[::-1]))


@given(WORDS)
def test_a_weighed_text_has_length_one(words: list[str]) -> None:
    """A text is a vector of length 1, or empty where no word of it tells."""
    length = math.sqrt(sum(weight**2 for weight in weigh(words).values()))
    assert length == pytest.approx(1) or not weigh(words)


def test_a_text_is_like_itself_and_unlike_what_shares_no_word() -> None:
    """The ends of the scale."""
    assert alike("Mortars fell on Tolmin", "Mortars fell on Tolmin") == pytest.approx(1)
    assert alike("Mortars fell on Tolmin", "Wheat prices rose again") == 0


def test_inflected_forms_are_one_word() -> None:
    """Number, tense and possessive do not part two texts."""
    assert alike("the militia's bridges collapsed", "a bridge collapses militia") == pytest.approx(
        1
    )


def test_rare_words_weigh_more_than_common_ones() -> None:
    """What many reports have in common makes no two of them alike."""
    rare = alike("militia officials said", "militia farmers bought")
    common = alike("militia officials said", "harvest officials bought")
    assert rare > common > 0
    assert rarity(stem("militia")) > rarity(stem("officials")) > rarity(stem("the"))


@pytest.mark.parametrize("name", ["Tolmin", "98431"])
def test_names_and_numbers_weigh_more(name: str) -> None:
    """A name weighs more than a word as rare, and so does a number."""
    weights = weigh(["zebrafish", name])
    assert weights[stem(name)] > weights[stem("zebrafish")]


def test_other_texts_change_nothing() -> None:
    """A text's weights come from it and the shipped table: they are the same whenever asked."""
    before = weigh(split("Gunmen stopped a bus near Tolmin"))
    weigh(split("Tolmin " * 50))
    assert weigh(split("Gunmen stopped a bus near Tolmin")) == before


def test_said_again_adds_less() -> None:
    """A word said twenty times does not drown the others."""
    weights = weigh(["mortar"] * 20 + ["militia"])
    once = weigh(["mortar", "militia"])
    assert 1 < weights["mortar"] / weights["militia"] < 3 * once["mortar"] / once["militia"]


def test_heeded_words_count_in_part() -> None:
    """A word heeded less weighs less, in full it weighs as ever."""
    assert weigh_heeded([("mortar", 1.0), ("militia", 1.0)]) == weigh(["mortar", "militia"])
    weights = weigh_heeded([("mortar", 0.2), ("militia", 1.0)])
    assert weights["mortar"] < weigh(["mortar", "militia"])["mortar"]


def test_unit_leaves_nothing_of_nothing() -> None:
    """No division by nothing."""
    assert unit({}) == {}
    assert unit({"a": 0.0}) == {}
    assert unit({"b": 3.0, "a": 4.0}) == {"a": 0.8, "b": 0.6}


def test_words_are_split_alike_everywhere() -> None:
    """Numbers keep their commas, hyphens part words, apostrophes do not."""
    assert split("Iran-backed men’s 1,200 raids (14.5%)") == [
        *("Iran", "backed", "men’s", "1,200", "raids", "14.5")
    ]


def test_the_table_is_lower_case_words() -> None:
    """The shipped table holds words as stems are: in lower case, and none of too few texts."""
    assert len(counts()) > 4000
    assert [word for word in counts() if word != word.lower() or not split(word)] == []
    assert min(counts().values()) >= LEAST


def test_texts_are_counted_once_for_a_word() -> None:
    """The training command counts pieces of text, not occurrences, and drops rare words."""
    texts = [["Raids", "raid", "wheat"], ["raided", "Tolmin"], ["the", "raid"]]
    found, number = count(texts)
    assert (found["raid"], found["tolmin"], number) == (3, 1, 3)
    assert render(found, number).splitlines()[-2:] == ["\t3", "raid\t3"]


def test_long_texts_are_cut_into_pieces() -> None:
    """Pieces are about a report long, and no word is lost."""
    words = [f"w{chr(97 + place % 26)}" for place in range(2 * PIECE + 10)]
    cut = list(pieces([" ".join(words), "short one"]))
    assert [len(piece) for piece in cut] == [PIECE, PIECE + 10, 2]
    assert [word for piece in cut[:2] for word in piece] == words
