"""Promises of reading counts: what is counted, and between which bounds."""

from __future__ import annotations

import pytest

from tocsin.reading.numerals import parse_numeral
from tocsin.reading.parse import Parser
from tocsin.reading.quantities import find_quantities

Read = list[tuple[str, str, int, int | None]]


def counts(parser: Parser, text: str) -> Read:
    """Read a text's counts as kind, words and bounds."""
    found = [found.quantity for found in find_quantities(parser.parse(text))]
    return [(one.kind, one.span.of(text), one.low, one.high) for one in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Raiders killed 12 herders.", [("deaths", "12", 12, 12)]),
        ("The mine killed between 16 and 19 scouts.", [("deaths", "between 16 and 19", 16, 19)]),
        ("Between 40 and 50 cooks were hurt.", [("injured", "Between 40 and 50", 40, 50)]),
        (
            "The raid left at least eight dead and some 60 wounded.",
            [("deaths", "at least eight", 8, None), ("injured", "some 60", 60, 60)],
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
        ("Tens of millions marched.", [("crowd", "Tens of millions", 20_000_000, None)]),
        ("A crowd of 5,000 gathered in Sucre.", [("crowd", "5,000", 5000, 5000)]),
        ("The kidnapping of 20 girls shocked Zamfara.", [("abducted", "20", 20, 20)]),
        ("Pirates took 14 sailors hostage.", [("abducted", "14", 14, 14)]),
        ("The death toll rose to 45.", [("deaths", "45", 45, 45)]),
        ("The number of people killed in Oro has risen to 19.", [("deaths", "19", 19, 19)]),
        ("The total of those arrested grew to 44.", [("arrested", "44", 44, 44)]),
        ("The number of injured reached 60.", [("injured", "60", 60, 60)]),
        ("The number of dead stands at at least 30.", [("deaths", "at least 30", 30, None)]),
        ("Nurses put the toll at two.", [("deaths", "two", 2, 2)]),
        ("The ministry gave a toll of nine.", [("deaths", "nine", 9, 9)]),
        ("Divers recovered 15 bodies.", [("deaths", "15", 15, 15)]),
        ("Seven miners have died.", [("deaths", "Seven", 7, 7)]),
    ],
)
def test_reads_how_many(parser: Parser, text: str, expected: Read) -> None:
    """Each way to say a number gives the bounds that the module's table states."""
    assert counts(parser, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Gunmen wounded two of seven jurors.", [("injured", "two", 2, 2)]),
        ("Rebels shot dead two of the five drivers.", [("deaths", "two", 2, 2)]),
        ("Seven people, three of them children, died.", [("deaths", "Seven", 7, 7)]),
        (
            "The blast killed at least 12 people, including four children.",
            [("deaths", "at least 12", 12, None)],
        ),
    ],
)
def test_counts_the_part_once(parser: Parser, text: str, expected: Read) -> None:
    """The whole that a part is taken from, and the part of a whole, are not counted again."""
    assert counts(parser, text) == expected


def test_gives_each_member_of_a_list(parser: Parser) -> None:
    """Counts joined by "and" are given one by one."""
    text = "Militiamen shot dead three women and four children."
    assert counts(parser, text) == [("deaths", "three", 3, 3), ("deaths", "four", 4, 4)]


@pytest.mark.parametrize(
    "text",
    [
        "The number of people killed may rise to 19.",
        "The number of people killed did not reach 19.",
        "The number of people killed rose by 19.",
        "The number of shops in Oro has risen to 19.",
        "The total stands at 19.",
        "He was jailed for 12 years.",
        "12 gunmen attacked the post.",
        "The army executed a complex operation.",
        "The minister spent 40 million pesos on the march.",
    ],
)
def test_takes_no_other_number_for_a_count(parser: Parser, text: str) -> None:
    """Sentences in years, attackers and money are no counts of people harmed."""
    assert counts(parser, text) == []


def test_names_the_word_that_says_what_is_counted(parser: Parser) -> None:
    """A count carries the verb or noun it hangs on, so that it can be tied to an event."""
    doc = parser.parse("Gunmen killed three guards and abducted 20 girls.")
    assert [doc[one.head_token].text for one in find_quantities(doc)] == ["killed", "abducted"]


def test_keeps_its_words_inside_the_text(parser: Parser) -> None:
    """Every count's span and tokens cover the same words."""
    doc = parser.parse("At least 10 marines died and nearly 2,000 villagers fled.")
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
