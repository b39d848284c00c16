"""Promises of reading counts: what is counted, and between which bounds."""

from __future__ import annotations

import pytest
from spacy.language import Language

from tocsin.reading.numerals import parse_numeral
from tocsin.reading.quantities import find_quantities

Read = list[tuple[str, str, int, int | None]]


def counts(english: Language, text: str) -> Read:
    """Read a text's counts as kind, words and bounds."""
    found = [found.quantity for found in find_quantities(english(text))]
    return [(one.kind, one.span.of(text), one.low, one.high) for one in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Raiders killed 12 herders.", [("deaths", "12", 12, 12)]),
        ("The mine killed between 12 and 15 scouts.", [("deaths", "between 12 and 15", 12, 15)]),
        (
            "The raid left at least nine dead and some 40 wounded.",
            [("deaths", "at least nine", 9, None), ("injured", "some 40", 40, 40)],
        ),
        ("More than 60 villagers were killed.", [("deaths", "More than 60", 61, None)]),
        ("Troops arrested up to 30 students.", [("arrested", "up to 30", 0, 30)]),
        ("The shell hurt nobody.", [("injured", "nobody", 0, 0)]),
        ("No civilians were killed.", [("deaths", "No", 0, 0)]),
        ("Stones injured dozens of marchers.", [("injured", "dozens", 24, None)]),
        ("The blaze killed a dozen miners.", [("deaths", "a dozen", 12, 12)]),
        ("The quake killed hundreds.", [("deaths", "hundreds", 200, None)]),
        ("Snipers killed a nurse.", [("deaths", "a", 1, 1)]),
        ("Gunmen killed one guard.", [("deaths", "one", 1, 1)]),
        (
            "More than 1.2 million people fled.",
            [("displaced", "More than 1.2 million", 1200001, None)],
        ),
        ("The flood displaced 3,500 families.", [("displaced", "3,500", 3500, 3500)]),
        ("Tens of thousands marched in Tbilisi.", [("crowd", "Tens of thousands", 20000, None)]),
        ("A crowd of 5,000 gathered in Sucre.", [("crowd", "5,000", 5000, 5000)]),
        ("The kidnapping of 20 girls shocked Zamfara.", [("abducted", "20", 20, 20)]),
        ("Pirates took 14 sailors hostage.", [("abducted", "14", 14, 14)]),
        ("The death toll rose to 45.", [("deaths", "45", 45, 45)]),
        ("Divers recovered 15 bodies.", [("deaths", "15", 15, 15)]),
        ("Seven miners have died.", [("deaths", "Seven", 7, 7)]),
    ],
)
def test_reads_how_many(english: Language, text: str, expected: Read) -> None:
    """Each way to say a number gives the bounds that the module's table states."""
    assert counts(english, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Gunmen wounded three of nine dancers.", [("injured", "three", 3, 3)]),
        ("Rebels shot dead two of the five drivers.", [("deaths", "two", 2, 2)]),
        ("Seven people, three of them children, died.", [("deaths", "Seven", 7, 7)]),
        (
            "The blast killed at least 12 people, including four children.",
            [("deaths", "at least 12", 12, None)],
        ),
    ],
)
def test_counts_the_part_once(english: Language, text: str, expected: Read) -> None:
    """The whole that a part is taken from, and the part of a whole, are not counted again."""
    assert counts(english, text) == expected


def test_gives_each_member_of_a_list(english: Language) -> None:
    """Counts joined by "and" are given one by one."""
    text = "Militiamen shot dead three women and four children."
    assert counts(english, text) == [("deaths", "three", 3, 3), ("deaths", "four", 4, 4)]


@pytest.mark.parametrize(
    "text",
    [
        "He was jailed for 12 years.",
        "12 gunmen attacked the post.",
        "The army executed a complex operation.",
        "The minister spent 40 million pesos on the march.",
    ],
)
def test_takes_no_other_number_for_a_count(english: Language, text: str) -> None:
    """Sentences in years, attackers and money are no counts of people harmed."""
    assert counts(english, text) == []


def test_names_the_word_that_says_what_is_counted(english: Language) -> None:
    """A count carries the verb or noun it hangs on, so that it can be tied to an event."""
    doc = english("Gunmen killed three guards and abducted 20 girls.")
    assert [doc[one.head_token].text for one in find_quantities(doc)] == ["killed", "abducted"]


def test_keeps_its_words_inside_the_text(english: Language) -> None:
    """Every count's span and tokens cover the same words."""
    doc = english("At least 10 marines died and nearly 2,000 villagers fled.")
    found = find_quantities(doc)
    assert len(found) == 2
    for one in found:
        words = doc[one.start_token : one.end_token]
        assert (words.start_char, words.end_char) == (
            one.quantity.span.start,
            one.quantity.span.end,
        )


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("twenty-three", 23),
        ("two hundred and six", 206),
        ("1,200", 1200),
        ("1.2 million", 1_200_000),
        ("half a dozen", 6),
        ("three dozen", 36),
        ("a hundred", 100),
        ("two hundred thousand", 200_000),
        ("twelve thousand five hundred", 12_500),
        ("herders", None),
        ("", None),
    ],
)
def test_reads_numerals(words: str, number: int | None) -> None:
    """Numerals in words and digits are read to any size; other words are none."""
    assert parse_numeral(words) == number
