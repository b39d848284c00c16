"""Promises of reading times: the words, the days they mean, and the event they date."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language

from tocsin.reading.times import find_periods, find_times, period_for

TUESDAY = "2021-05-18"


def periods(
    english: Language, text: str, published: str | None
) -> list[tuple[str, str | None, str | None]]:
    """Read a text's periods as words, first and last day."""
    found = find_periods(english(text), published=published)
    return [(time.period.span.of(text), time.period.start, time.period.end) for time in found]


@pytest.mark.parametrize(
    ("text", "words", "start", "end"),
    [
        ("Shells fell on Kutum on 4 May 2021.", "4 May 2021", "2021-05-04", "2021-05-04"),
        ("On May 4, 2021, the port reopened.", "May 4, 2021", "2021-05-04", "2021-05-04"),
        ("They met on the 3rd of June 2019.", "the 3rd of June 2019", "2019-06-03", "2019-06-03"),
        ("The order is dated 2024-09-07.", "2024-09-07", "2024-09-07", "2024-09-07"),
        ("The raid of 13/4/2021 failed.", "13/4/2021", "2021-04-13", "2021-04-13"),
        ("The truce held through June 2024.", "June 2024", "2024-06-01", "2024-06-30"),
        ("The mine closed in 1984.", "1984", "1984-01-01", "1984-12-31"),
        (
            "Marines landed in early November 2005.",
            "early November 2005",
            "2005-11-01",
            "2005-11-10",
        ),
        (
            "Talks resumed in mid-March 2012.",
            "mid-March 2012",
            "2012-03-11",
            "2012-03-20",
        ),
        (
            "The unit left in the summer of 2017.",
            "the summer of 2017",
            "2017-06-01",
            "2017-08-31",
        ),
        (
            "The feud began in the 1990s.",
            "the 1990s",
            "1990-01-01",
            "1999-12-31",
        ),
        (
            "Exports fell in the third quarter of 2009.",
            "the third quarter of 2009",
            "2009-07-01",
            "2009-09-30",
        ),
    ],
)
def test_reads_dates_that_are_said_in_full(
    english: Language, text: str, words: str, start: str, end: str
) -> None:
    """A date said in full means its days, whoever published it and when."""
    for published in (None, TUESDAY):
        assert periods(english, text, published) == [(words, start, end)]


@pytest.mark.parametrize(
    ("text", "words", "start", "end"),
    [
        ("Rebels seized the dam on Monday.", "Monday", "2021-05-17", "2021-05-17"),
        ("Rebels seized the dam on Tuesday.", "Tuesday", "2021-05-18", "2021-05-18"),
        ("Rebels seized the dam last Tuesday.", "last Tuesday", "2021-05-11", "2021-05-11"),
        ("We want to mourn Saturday's dead.", "Saturday", "2021-05-15", "2021-05-15"),
        ("The envoy will visit Juba on Monday.", "Monday", "2021-05-24", "2021-05-24"),
        ("Dockers plan to strike on Friday.", "Friday", "2021-05-21", "2021-05-21"),
        ("Nurses walked out yesterday.", "yesterday", "2021-05-17", "2021-05-17"),
        ("Gunfire was heard overnight.", "overnight", "2021-05-17", "2021-05-18"),
        ("Two days ago the bridge was blown up.", "Two days ago", "2021-05-16", "2021-05-16"),
        ("The junta freed them last week.", "last week", "2021-05-10", "2021-05-16"),
        ("The summit takes place next month.", "next month", "2021-06-01", "2021-06-30"),
        ("Clashes have spread this year.", "this year", "2021-01-01", "2021-12-31"),
        (
            "Planes struck Idlib over the past three days.",
            "the past three days",
            "2021-05-15",
            "2021-05-18",
        ),
        ("The army left Kidal on 10 November.", "10 November", "2020-11-10", "2020-11-10"),
        ("Elections will be held on 10 November.", "10 November", "2021-11-10", "2021-11-10"),
        ("A June 3 vigil has been called.", "June 3", "2021-06-03", "2021-06-03"),
    ],
)
def test_reads_relative_words_from_the_day_of_publication(
    english: Language, text: str, words: str, start: str, end: str
) -> None:
    """Relative words count from publication, back or ahead as the tense says."""
    assert periods(english, text, TUESDAY) == [(words, start, end)]


@pytest.mark.parametrize(
    "text",
    [
        "Rebels seized the dam on Monday.",
        "Nurses walked out yesterday.",
        "The junta freed them last week.",
        "The army left Kidal on 10 November.",
        "Two days ago the bridge was blown up.",
    ],
)
def test_invents_no_day_without_a_day_of_publication(english: Language, text: str) -> None:
    """Without a day of publication relative words keep their span and no days."""
    [(words, start, end)] = periods(english, text, None)
    assert words in text
    assert (start, end) == (None, None)


@pytest.mark.parametrize("published", [None, TUESDAY])
def test_builds_on_the_date_told_before(english: Language, published: str | None) -> None:
    """A date without a year, and "later", build on the full date just before them."""
    text = "The siege began in early March 1999. On 9 March it broke. Four days later talks opened."
    assert periods(english, text, published)[1:] == [
        ("9 March", "1999-03-09", "1999-03-09"),
        ("Four days later", "1999-03-13", "1999-03-13"),
    ]


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("Ships were boarded between 3 and 5 March 2020.", "2020-03-03", "2020-03-05"),
        ("The blockade lasted from May to July 2020.", "2020-05-01", "2020-07-31"),
        ("The envoy toured Chad November 16 - 17, 2020.", "2020-11-16", "2020-11-17"),
        ("The war of 1948-49 redrew the map.", "1948-01-01", "1949-12-31"),
    ],
)
def test_joins_the_ends_of_a_range(english: Language, text: str, start: str, end: str) -> None:
    """Two ends of a stretch are one period from the first day to the last."""
    [(_, first, last)] = periods(english, text, None)
    assert (first, last) == (start, end)


@pytest.mark.parametrize(
    "text",
    [
        "The shelling went on for two hours.",
        "A 50-year-old farmer was freed after three years.",
        "About 2000 people crossed the river.",
        "They may strike again.",
        "The Sunday Times quoted a general.",
        "The march on the capital was banned.",
    ],
)
def test_takes_no_length_age_count_or_name_for_a_period(english: Language, text: str) -> None:
    """Durations, ages, counts, modal verbs and names are no periods."""
    assert periods(english, text, TUESDAY) == []


def test_keeps_swappable_figures_open(english: Language) -> None:
    """Day and month that could be swapped are not guessed."""
    assert periods(english, "The decree of 4/5/2021 stands.", None) == [("4/5/2021", None, None)]


def dated(english: Language, text: str, trigger: str, published: str = TUESDAY) -> str | None:
    """Say which words date a trigger."""
    doc = english(text)
    token = next(token for token in doc if token.text == trigger)
    period = period_for(token, find_periods(doc, published=published), doc)
    return period.span.of(text) if period else None


@pytest.mark.parametrize(
    ("text", "trigger", "words"),
    [
        ("Gunmen attacked a convoy near Gao on 4 May.", "attacked", "4 May"),
        ("Police said on Monday that rebels shelled Kutum on Friday.", "said", "Monday"),
        ("Police said on Monday that rebels shelled Kutum on Friday.", "shelled", "Friday"),
        ("Police said on Monday that rebels shelled Kutum.", "shelled", None),
        ("On Sunday, raiders burned huts and abducted six girls.", "abducted", "Sunday"),
        ("They stormed the base on Friday, killing five guards.", "killing", "Friday"),
        ("The 1991 bombardment of the port is still recalled.", "bombardment", "1991"),
        ("The troops began to withdraw on Thursday.", "withdraw", "Thursday"),
        ("Envoys go to Erbil on 3 June, where they meet officials.", "meet", "3 June"),
        ("They announced an operation to free Raqqa on Sunday.", "operation", "Sunday"),
        ("Nine were killed in yesterday's attack on the market.", "killed", "yesterday"),
        ("The number of men arrested during Sunday's raid rose to 19.", "arrested", "Sunday"),
        ("A guard was shot in the Monday market.", "shot", None),
        ("A guard was shot in a row over Sunday's match.", "shot", None),
        ("Farmers protested.", "protested", None),
    ],
)
def test_dates_an_event_by_its_clause(
    english: Language, text: str, trigger: str, words: str | None
) -> None:
    """The time of an event's own clause dates it; the time of saying does not."""
    assert dated(english, text, trigger) == words


PIECES = st.sampled_from(
    "on in last next the Monday May 31 30 2 and - to , 2020 1999 early week days ago yesterday "
    "February summer of two three later between 12:30 1990s attacked . troops will "
    "same year".split()
)


@settings(max_examples=60, deadline=None)
@given(
    words=st.lists(PIECES, max_size=14),
    published=st.none() | st.dates(date(1900, 1, 1), date(2100, 1, 1)).map(date.isoformat),
)
def test_spans_lie_in_the_text_and_days_run_forwards(
    english: Language, words: list[str], published: str | None
) -> None:
    """Whatever the words: spans lie in the text in order, and no period ends before it starts."""
    text = " ".join(words)
    doc = english(text)
    times = find_times(doc, published=published)
    spans = [time.period.span for time in times]
    assert all(span.end <= len(text) for span in spans)
    assert all(first.end <= second.start for first, second in pairwise(spans))
    for time in find_periods(doc, published=published):
        assert 0 <= time.start_token < time.end_token <= len(doc)
        start, end = time.period.start, time.period.end
        assert start is None or end is None or start <= end
    assert times == find_times(doc, published=published)
