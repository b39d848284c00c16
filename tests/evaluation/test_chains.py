"""The scorers of groups, against the worked cases of the papers that define them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tocsin.evaluation.chains import (
    Scores,
    adjusted_rand,
    b_cubed,
    ceaf_e,
    conll_f1,
    muc,
    numbered,
)

# Bagga and Baldwin's example, which Luo (2005, table 1) scores in four ways.
TRUTH = numbered(["12345", "67", "89ABC"])
ANSWERS = {
    "a": numbered(["12345", "6789ABC"]),
    "b": numbered(["1234589ABC", "67"]),
    "c": numbered(["123456789ABC"]),
    "d": numbered("123456789ABC"),
}
PARTITIONS = st.lists(st.integers(0, 4), min_size=2, max_size=12)


@pytest.mark.parametrize(
    ("answer", "links", "things", "groups"),
    [
        ("a", 0.947, 0.865, 0.733),
        ("b", 0.947, 0.737, 0.667),
        ("c", 0.900, 0.545, 0.294),
        ("d", 0.000, 0.400, 0.178),
    ],
)
def test_luo_2005(answer: str, links: float, things: float, groups: float) -> None:
    """MUC, B-cubed and CEAF-e give the F1 that Luo's table gives for each answer."""
    found = ANSWERS[answer]
    scores = [scorer(TRUTH, found).f1 for scorer in (muc, b_cubed, ceaf_e)]
    assert scores == pytest.approx([links, things, groups], abs=0.0006)
    assert conll_f1(TRUTH, found) == pytest.approx(sum(scores) / 3)


def test_bagga_and_baldwin_1998() -> None:
    """B-cubed precision is 16/21 for the first answer and 7/12 for the second; MUC's is 9/10."""
    assert b_cubed(TRUTH, ANSWERS["a"]) == Scores(pytest.approx(16 / 21), pytest.approx(1))
    assert b_cubed(TRUTH, ANSWERS["b"]) == Scores(pytest.approx(7 / 12), pytest.approx(1))
    assert muc(TRUTH, ANSWERS["a"]) == muc(TRUTH, ANSWERS["b"]) == Scores(0.9, 1.0)


def test_ceaf_pairs_groups_one_to_one() -> None:
    """1 for the group found whole, 10/12 for the one found with two more: of two, and of three."""
    scores = ceaf_e(TRUTH, ANSWERS["a"])
    assert scores == Scores(pytest.approx((1 + 10 / 12) / 2), pytest.approx((1 + 10 / 12) / 3))


@pytest.mark.parametrize(
    ("gold", "found", "expected"),
    [
        ([0, 0, 1, 1], [1, 1, 0, 0], 1.0),
        ([0, 0, 1, 1], [0, 0, 1, 2], 4 / 7),
        ([0, 0, 0, 0], [0, 1, 2, 3], 0.0),
        ([0, 0, 1, 1], [0, 1, 0, 1], -0.5),
        ([0, 1, 2, 3], [3, 2, 1, 0], 1.0),
    ],
)
def test_adjusted_rand(gold: list[int], found: list[int], expected: float) -> None:
    """Pairs by hand: 4/7 where one of two pairs is lost, 0 by chance, below 0 where at odds."""
    assert adjusted_rand(named(gold), named(found)) == pytest.approx(expected)


def named(labels: list[int]) -> dict[str, int]:
    """Give each thing a name."""
    return {str(place): label for place, label in enumerate(labels)}


def test_nothing_scores_nothing() -> None:
    """Without things there is nothing to divide by, and without links MUC has nothing to count."""
    assert [scorer({}, {}).f1 for scorer in (muc, b_cubed)] == [0.0, 0.0]
    alone = named([0, 1, 2])
    assert muc(alone, alone) == Scores(0.0, 0.0)
    assert b_cubed(alone, alone) == Scores(1.0, 1.0)


@given(PARTITIONS)
def test_the_names_of_groups_do_not_matter(labels: list[int]) -> None:
    """The right groups are perfect whatever they are called."""
    gold, found = named(labels), {name: f"g{label}" for name, label in named(labels).items()}
    assert b_cubed(gold, found) == Scores(pytest.approx(1), pytest.approx(1))
    assert ceaf_e(gold, found).f1 == pytest.approx(1)
    assert adjusted_rand(gold, found) == pytest.approx(1)


@given(st.data())
def test_sides_swap(data: st.DataObject) -> None:
    """What is precision from one side is recall from the other; no score leaves 0 to 1."""
    gold = data.draw(PARTITIONS)
    found = data.draw(st.lists(st.integers(0, 4), min_size=len(gold), max_size=len(gold)))
    for scorer in (muc, b_cubed, ceaf_e):
        there, back = scorer(named(gold), named(found)), scorer(named(found), named(gold))
        assert (there.precision, there.recall) == pytest.approx((back.recall, back.precision))
        assert 0 <= there.f1 <= 1 + 1e-9
