"""What of a text is compared: its words, whatever stands around them, however spelled."""

from __future__ import annotations

import numpy as np
import pytest

from tests.corroboration.copied import STRIKE, WIRE, paragraphs, report
from tocsin.corroboration.copies.passages import among, content_of, numbers_of, rolled, wording
from tocsin.corroboration.copies.sift import sift, units


def runs(text: str) -> set[int]:
    """Return the six-word runs of a text."""
    return set(wording(report("d", text)).runs.known.tolist())


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("SANDEMAR, Nov 24 (Harbour Wire) - ", ""),
        ("(HW) - ", ""),
        ("OSTVIK, 24 November 2026, Harbour Wire -- ", ""),
        ("By Signe Dahl, Harbour Wire\n\n", ""),
        ("", "\n\nReporting by Signe Dahl; editing by Per Moen"),
        (
            "",
            "\n\nAll rights reserved. This material may not be published, broadcast or rewritten.",
        ),
        ("", "\n\n© 2026 Harbour Wire"),
        ("", " (Harbour Wire)"),
        ("", "\n\nSource: Harbour Wire"),
        ("Read more: storms along the coast\n\n", "\n\nSign up for our newsletter to get more."),
        ("", "\n\nLea también: las tormentas de otoño"),
    ],
)
def test_what_stands_around_a_report_is_not_compared(before: str, after: str) -> None:
    """Datelines, bylines, credit lines and furniture of the page change no run."""
    assert runs(before + WIRE + after) == runs(WIRE)


def test_news_that_looks_like_furniture_is_kept() -> None:
    """A long sentence, or one that only has a word of furniture in it, is part of the report."""
    said = "Police got a tip from a subscriber and closed the bridge over the canal at noon."
    assert len(wording(report("d", said)).runs.numbers) == len(said.split()) - 5


def test_credits_are_kept_with_their_place() -> None:
    """Who is credited is read from dateline, byline and credit line."""
    text = f"OSTVIK (Harbour Wire) - {WIRE}\n\nWith reporting from Coast Radio"
    assert [(c.place, c.names) for c in sift(text).credits] == [
        ("dateline", "Harbour Wire"),
        ("line", "Coast Radio"),
    ]
    byline = sift(f"By Signe Dahl, Harbour Wire\n\n{WIRE}").credits
    assert [(c.place, c.names) for c in byline] == [("byline", "Signe Dahl, Harbour Wire")]


def test_spelling_makes_no_difference() -> None:
    """Capitals, accents, kinds of apostrophe and punctuation change no number."""
    one, other = numbers_of("JOSUÉ didn’t go: he stayed."), numbers_of("Josue didn't go; he stayed")
    assert one.tolist() == other.tolist()


def test_content_is_long_words_and_figures() -> None:
    """Small words are skipped, figures are not; other scripts have lengths of their own."""
    assert len(content_of("The 9 of us in the boat were lost at sea")) == 4
    assert len(content_of("洪水冲垮堤坝")) == 6
    assert len(content_of("в порту и на реке")) == 2


def test_a_run_is_six_words() -> None:
    """A text of eight words has three runs, one of five has none."""
    assert len(rolled(numbers_of("one two three four five six seven eight"), 6)) == 3
    assert len(rolled(numbers_of("one two three four five"), 6)) == 0


@pytest.mark.parametrize(
    "speech",
    [
        '"We will rebuild the wall before the ice comes back to the bay," he said.',
        "“We will rebuild the wall before the ice comes back to the bay,” he said.",
        "« We will rebuild the wall before the ice comes back to the bay », he said.",
        "‘We’ll rebuild the wall before the ice comes back to the bay,’ he said.",
        '"We will rebuild the wall. "It is before the ice comes back to the bay," he said.',
        '"We will rebuild the wall before the ice comes back to the bay\n\nHe left.',
    ],
)
def test_quoted_words_are_marked(speech: str) -> None:
    """Words in quotation marks of any kind are no words of the report's own."""
    with_speech, without = (
        wording(report("a", f"{STRIKE}\n\n{speech}")),
        wording(report("b", STRIKE)),
    )
    quoted = with_speech.runs.numbers[~with_speech.runs.own]
    assert 3 <= len(quoted) <= 11
    assert not among(quoted, without.runs.known).any()


def test_a_text_that_is_all_quotation_is_compared_by_it() -> None:
    """Where hardly a word is a report's own, its quotations count."""
    speech = "“" + paragraphs(WIRE, 0, 1) + "”"
    assert wording(report("d", speech)).runs.own.all()


def test_a_short_last_paragraph_may_be_a_footer() -> None:
    """It is no part of the body below two other paragraphs, but is where it is much of the text."""
    footer = "Our correspondents travel every province of the republic by bus and by ferry."
    with_footer, without = (wording(report("d", f"{WIRE}\n\n{x}")) for x in (footer, "End."))
    assert with_footer.body.tolist() == without.body.tolist()
    assert len(with_footer.phrases.known) > len(with_footer.body)
    brief = wording(report("c", f"Dyke breaks.\n\nNine drowned.\n\n{footer}"))
    assert brief.body.tolist() == brief.phrases.known.tolist()


def test_samples_share_what_texts_share() -> None:
    """Every value sampled from a part that the whole holds too is sampled from the whole."""
    part, whole = wording(report("a", paragraphs(WIRE, 0, 4))), wording(report("b", WIRE))
    by_value = part.sample[part.sample % np.uint64(3) == 0]
    assert len(by_value) > 5
    assert among(by_value, whole.sample).mean() > 0.9


def test_a_text_is_cut_at_sentences_and_lines() -> None:
    """Units hold no white space around them and count paragraphs."""
    text = "One fell. “Two rose.” Three\nFour。五"
    assert [(text[u.start : u.end], u.paragraph) for u in units(text)] == [
        ("One fell.", 0),
        ("“Two rose.", 0),
        ("Three", 0),
        ("Four。", 1),
        ("五", 1),
    ]


def test_nothing_is_compared_in_an_empty_report() -> None:
    """A report of furniture alone has no runs, no phrases and no keys."""
    empty = wording(report("d", "All rights reserved."))
    assert not len(empty.runs.numbers) + len(empty.phrases.numbers) + len(empty.sample)
