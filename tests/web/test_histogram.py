"""Bars have no gap, and count each incident once or as undated."""

import datetime as dt
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from tocsin.web.histogram import histogram

days = st.dates(dt.date(1, 1, 1), dt.date(9999, 12, 31)).map(str)
near = st.dates(dt.date(2024, 1, 1), dt.date(2024, 3, 1)).map(str)
groups = st.sampled_from(("yes", "flagged", "expected", "no"))
items = st.one_of(
    st.tuples(st.none(), st.none(), groups),
    st.tuples(near, near, groups),
    st.tuples(days, st.none(), groups),
    st.tuples(days, days, groups),
)


@given(st.lists(items, max_size=12))
def test_bars_follow_each_other_and_lose_nothing(dated: list[tuple[str, str, str]]) -> None:
    """Leave no day out between bars and no incident uncounted."""
    dated = [item for item in dated if None in item or item[0] <= item[1]]
    made = histogram(dated)
    bars = made.bars
    assert sum(b.yes + b.flagged + b.expected + b.no for b in bars) + made.undated == len(dated)
    for first, second in pairwise(bars):
        after = dt.date.fromisoformat(first.end) + dt.timedelta(days=1)
        assert second.start == after.isoformat()


def test_the_length_of_a_bar_follows_the_time_there_is_to_show() -> None:
    """Show days, months or years."""
    week = [("2024-03-01", "2024-03-01", "yes"), ("2024-03-04", "2024-03-09", "no")]
    assert histogram(week).unit == "day"
    assert [bar.yes for bar in histogram(week).bars] == [1]
    assert histogram(week).undated == 1
    year = [*week, ("2025-01-05", None, "expected")]
    assert histogram(year).unit == "month"
    assert (histogram(year).bars[0].start, histogram(year).bars[-1].end) == (
        "2024-03-01",
        "2025-01-31",
    )
    assert histogram([*year, ("1946-07-01", "1946-07-31", "yes")]).unit == "year"
    assert histogram([]).bars == ()
