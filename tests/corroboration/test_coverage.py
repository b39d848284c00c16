"""Reports on one happening stand together, reports on two do not, in whatever order they come."""

from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tocsin.corroboration.coverage import cover
from tocsin.model import Document

DAM = (
    "Engineers opened the Veltra dam after cracks were seen in its wall",
    "Water rushed from the Veltra dam as engineers feared that the cracked wall would give way",
    "The cracked wall of the Veltra dam was being watched by engineers on Sunday",
)
STRIKE = (
    "Bus drivers in Osgrad walked out over pay, leaving commuters stranded",
    "Commuters in Osgrad were stranded when bus drivers walked out over their pay",
)
RAID = "Marsh police raided a printing shop in {town} and led away {name}, who edits the {paper}."
MORE = (
    "{name} prints the {paper} in {town}, and Marsh police have wanted the shop shut for years.",
    "Police in the Marsh said {name} of the {paper} was led away from the shop in {town}.",
    "Readers of the {paper} gathered in {town} to ask where Marsh police hold {name}.",
    "A lawyer for {name} said the Marsh police raid on the {paper} in {town} broke the law.",
)
FIRST = {"town": "Karsk", "name": "Yelena Brodar", "paper": "Lantern"}
SECOND = {"town": "Ozhina", "name": "Tomas Velik", "paper": "Courier"}


def documents(*texts: str, name: str = "d") -> list[Document]:
    """Make documents with numbered ids."""
    return [Document(id=f"{name}{place}", text=text) for place, text in enumerate(texts)]


def raids(cast: dict[str, str], *, name: str) -> list[Document]:
    """Write five reports on one raid, each worded in its own way."""
    return documents(*(f"{RAID} {line}".format(**cast) for line in (*MORE, "")), name=name)


def test_reports_on_one_happening_stand_together() -> None:
    """Other words, same dam: together. The strike stands apart."""
    found = cover([*documents(*DAM, name="dam"), *documents(*STRIKE, name="strike")])
    assert found == (("dam0", "dam1", "dam2"), ("strike0", "strike1"))


def test_two_happenings_of_one_kind_are_parted() -> None:
    """Two raids by one police force share most words; who and where part them."""
    found = cover([*raids(FIRST, name="a"), *raids(SECOND, name="b")])
    assert found == (
        tuple(f"a{place}" for place in range(5)),
        tuple(f"b{place}" for place in range(5)),
    )


def test_one_happening_is_not_parted() -> None:
    """What has no second cast stays one group, however many reports there are."""
    twice = [*raids(FIRST, name="a"), *raids(FIRST, name="b")]
    assert len(cover(twice)) == 1


def test_few_reports_are_not_parted() -> None:
    """Three reports a side may differ by chance: the group is left whole."""
    few = [*raids(FIRST, name="a")[:3], *raids(SECOND, name="b")[:3]]
    assert len(cover(few)) == 1


@pytest.mark.parametrize("texts", [[], ["One report."], ["", ""], ["…", "?!"]])
def test_nothing_to_compare(texts: list[str]) -> None:
    """No report, one report, reports without a word: each stands alone."""
    found = cover(documents(*texts))
    assert found == tuple((f"d{place}",) for place in range(len(texts)))


def test_the_title_counts() -> None:
    """Reports whose texts have little in common may meet by their titles."""
    title = "Cracked wall of the Veltra dam"
    one = Document(id="1", title=title, text="Sirens were heard downstream.")
    two = Document(id="2", title=title, text="Families spent the night in schools.")
    assert cover([one, two]) == (("1", "2"),)


@settings(max_examples=25, deadline=None)
@given(st.permutations([*raids(FIRST, name="a"), *raids(SECOND, name="b"), *documents(*DAM)]))
def test_order_changes_nothing(shuffled: list[Document]) -> None:
    """Every document stands in one group, and the groups do not depend on the order."""
    found = cover(shuffled)
    assert found == cover(sorted(shuffled, key=lambda one: one.id))
    assert sorted(name for group in found for name in group) == sorted(d.id for d in shuffled)


def test_a_copy_joins_its_original() -> None:
    """The same text twice tells of the same happening, next to any other."""
    for one, other in product(DAM, STRIKE):
        found = cover(documents(one, other, one))
        assert ("d0", "d2") in found
