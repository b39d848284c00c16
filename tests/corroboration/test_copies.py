"""Who is a reprint of whom, and that nothing but the two texts decides it."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace

import pytest

from tests.corroboration.copied import (
    OTHER,
    STANDING,
    STRIKE,
    WIRE,
    edited,
    paragraphs,
    report,
)
from tocsin.corroboration.copies import keys, link, links, origin_of, pairs, settle
from tocsin.corroboration.copies.link import WINDOW_DAYS
from tocsin.model import Document, Outlet, Reprint
from tocsin.samples import sample_folder

LONG = [
    f"Item {number} of the provincial inventory lists {thing} kept in {place} by {keeper}, "
    f"valued at {number * 37} crowns and inspected twice yearly by auditors from the capital."
    for number, thing, place, keeper in [
        (11, "copper kettles", "Grusvik", "widows"),
        (12, "surplus anchors", "Holmsund", "pilots"),
        (13, "church organs", "Tarnby", "sextons"),
        (14, "wooden sledges", "Ulvsnes", "foresters"),
        (15, "brass telescopes", "Fagerli", "surveyors"),
        (16, "linen banners", "Skoger", "guildsmen"),
        (17, "iron ploughs", "Varnes", "tenants"),
        (18, "glass lanterns", "Brekstad", "watchmen"),
    ]
]


def debts(documents: Sequence[Document]) -> dict[tuple[str, str], str]:
    """Return the kinds of the links, by child and parent."""
    return {(one.document, one.of): one.kind for one in links(documents)}


# ---------------------------------------------------------------- kinds


def test_a_copy_is_a_copy() -> None:
    """The same text under another headline, with credits, is a copy of the earlier one."""
    wire = report("a", WIRE, published="2026-11-24")
    text = f"SANDEMAR (Harbour Wire) - {WIRE}\n\nAll rights reserved."
    found = link(wire, report("b", text, published="2026-11-25"))
    assert found == Reprint("b", "a", "copy", 1.0, ("text:runs", "direction:published"))


def test_a_cut_reprint_is_contained_however_short() -> None:
    """The first paragraphs alone are a cut: all of theirs is in the original, not the reverse."""
    found = link(report("a", WIRE), report("b", paragraphs(WIRE, 0, 2)))
    assert found == Reprint("b", "a", "cut", 1.0, ("text:runs", "direction:length"))


def test_an_edited_reprint_is_found_by_what_is_left() -> None:
    """A text with a word changed in every sentence, another lead and no headline is edited."""
    own = "The sea has taken nine lives in a town that had been told it was safe.\n\n"
    changed = own + edited(paragraphs(WIRE, 0, 5))
    found = link(
        report("a", WIRE, published="2026-11-24"), report("b", changed, published="2026-11-24")
    )
    assert found
    assert (found.document, found.of, found.kind) == ("b", "a", "edited")
    assert 0.3 < found.shared < 0.8


def test_a_round_up_is_merged_from_each_of_its_parents() -> None:
    """It owes a link to each report it takes a passage from, and they owe nothing to each other."""
    text = f"{STRIKE}\n\nMeanwhile, on the coast:\n\n{paragraphs(WIRE, 0, 2)}"
    documents = [
        report("flood", WIRE, published="2026-11-25", outlet="Harbour Wire"),
        report("strike", STRIKE, published="2026-11-25", outlet="Velgrad Post"),
        report("round-up", text, published="2026-11-26", outlet="Daily Digest"),
    ]
    assert debts(documents) == {
        ("round-up", "flood"): "merged",
        ("round-up", "strike"): "merged",
    }


def test_a_lead_in_a_long_round_up_is_enough() -> None:
    """A lead of some fifty words taken over makes a link, a passage from further down does not."""
    wire = report("a", "\n\n".join([WIRE, *LONG]), published="2026-11-24")
    lead, later = paragraphs(WIRE, 0, 2), "\n\n".join(LONG[1:3])
    taken = [
        report("b", "\n\n".join([OTHER, STRIKE, passage, "It snowed."]), published="2026-11-25")
        for passage in (lead, later)
    ]
    kinds = [found and found.kind for found in (link(wire, one) for one in taken)]
    assert kinds == ["merged", None]


def test_independent_reports_are_not_linked() -> None:
    """Two reports of one happening that share names and figures are two texts."""
    assert link(report("a", WIRE), report("b", OTHER)) is None


def test_a_speech_two_reports_quote_makes_no_copy() -> None:
    """Quoted words are the speaker's: reports that share nothing else are independent."""
    speech = "“" + paragraphs(WIRE, 2, 4).replace("\n\n", " ") + "”"
    one, other = f"{STRIKE}\n\n{speech} she said.", f"{OTHER}\n\n{speech} the governor told us."
    assert link(report("a", one), report("b", other)) is None


@pytest.mark.parametrize("place", [2, 99])
def test_boilerplate_two_reports_share_makes_no_copy(place: int) -> None:
    """Forty words that no list knows link nothing, amid reports of 200 words or below shorter."""
    filling = [LONG[:4], LONG[4:]] if place == 2 else [[], []]
    texts = [
        [*text.split("\n\n"), *more] for text, more in zip((WIRE, STRIKE), filling, strict=True)
    ]
    documents = [
        report(name, "\n\n".join([*text[:place], STANDING + ".", *text[place:]]))
        for name, text in zip("ab", texts, strict=True)
    ]
    assert links(documents) == ()


def test_no_footer_is_held_against_a_footer() -> None:
    """A last paragraph of fifty words that two reports share links nothing."""
    lead = paragraphs(WIRE, 0, 1) + " " + paragraphs(WIRE, 1, 2)
    assert link(report("a", f"{STRIKE}\n\n{lead}"), report("b", f"{OTHER}\n\n{lead}")) is None


# ---------------------------------------------------------------- credited


RETOLD = (
    "Nine people drowned when water broke the old dyke at Sandemar on Tuesday. Olav Renning, the "
    "harbour master, said that dockers in sheds behind the grain silos were most of the victims, "
    "and two children are missing. Soldiers with pumps from Ostvik close the breach with sandbags "
    "and sleepers until the weekend."
)


@pytest.mark.parametrize(
    ("outlet", "frame", "rule"),
    [
        ("Agence France-Presse", "{} The survey of the dyke was made in spring, AFP reported.", 0),
        ("Agence France-Presse", "{} Repairs were put off, the governor told AFP.", 0),
        ("Harbour Wire", "SANDEMAR (Harbour Wire) - {}", "dateline"),
        ("Harbour Wire", "{}\n\nSource: Harbour Wire", "line"),
        ("The Harbour Wire", "By Per Moen for Harbour Wire\n\n{}", "byline"),
    ],
)
def test_who_credits_another_is_no_witness(outlet: str, frame: str, rule: str) -> None:
    """A report in its own words is linked to the credited outlet's that holds most of its words."""
    wire = report("a", WIRE, published="2026-11-24", outlet=outlet)
    strike = report("b", STRIKE, published="2026-11-24", outlet=outlet)
    told = report("c", frame.format(RETOLD), published="2026-11-25", outlet="Coast Radio")
    (found,) = links([wire, strike, told])
    assert (found.document, found.of, found.kind) == ("c", "a", "credited")
    assert found.rules == (f"credit:{rule or 'attribution'}",)
    assert set(keys(told)) & set(keys(wire))


def test_a_credit_alone_links_nothing() -> None:
    """A report that credits an outlet for something else, or days later, is not linked."""
    wire = report("a", WIRE, published="2026-11-24", outlet="Harbour Wire")
    credited = "{}\n\nSource: Harbour Wire"
    late = report("b", credited.format(RETOLD), published="2026-11-27", outlet="Coast Radio")
    other = report("c", credited.format(STRIKE), published="2026-11-24", outlet="Coast Radio")
    assert links([wire, late]) == links([wire, other]) == ()


def test_an_outlet_does_not_credit_itself() -> None:
    """Two reports of one agency, each under its own dateline, are not linked by that."""
    first = report("a", WIRE, published="2026-11-24", outlet="Agence France-Presse")
    text = f"SANDEMAR (AFP) - {RETOLD}"
    assert link(first, report("b", text, published="2026-11-24", outlet="AFP")) is None


# ---------------------------------------------------------------- direction


def test_the_earlier_day_is_the_originals() -> None:
    """The day of publication decides before credits and length."""
    short = report("a", paragraphs(WIRE, 0, 3), published="2026-11-24", outlet="Coast Radio")
    long = report("b", WIRE, published="2026-11-25", outlet="Harbour Wire")
    found = link(short, long)
    assert found
    assert (found.document, found.of) == ("b", "a")


@pytest.mark.parametrize(
    ("outlet", "credit", "rule"),
    [
        ("Harbour Wire", "SANDEMAR (Harbour Wire) - {}", "credit:dateline"),
        ("Harbour Wire", "{}\n\nReporting by Harbour Wire", "credit:line"),
        ("Harbour Wire", "By Signe Dahl, Harbour Wire\n\n{}", "credit:byline"),
        ("Agence France-Presse", "SANDEMAR (AFP) - {}", "credit:dateline"),
    ],
)
def test_who_credits_the_other_is_the_reprint(outlet: str, credit: str, rule: str) -> None:
    """On one day a credit decides, by any name of an agency, even where the reprint is longer."""
    wire = report("b", paragraphs(WIRE, 0, 5), published="2026-11-24", outlet=outlet)
    text = credit.format(WIRE)
    found = link(wire, report("a", text, published="2026-11-24", outlet="Coast Radio"))
    assert found
    assert (found.document, found.of) == ("a", "b")
    assert found.rules == ("text:runs", rule)


def test_an_agency_sends_reports_to_others() -> None:
    """On one day and without credits the agency's is the original, by the project's outlets."""
    agency = report("b", paragraphs(WIRE, 0, 5), published="2026-11-24", outlet="Harbour Wire")
    paper = report("a", WIRE, published="2026-11-24", outlet="Coast Post")
    outlets = {"Harbour Wire": Outlet("Harbour Wire", kind="agency")}
    found, unknown = link(paper, agency, outlets=outlets), link(paper, agency)
    assert found
    assert unknown
    assert (found.of, found.rules) == ("b", ("text:runs", "direction:agency"))
    assert unknown.of == "a"


def test_what_opens_one_text_and_not_the_other_was_taken() -> None:
    """A report that stands whole in the middle of a longer one is the original."""
    text = f"{STRIKE}\n\n{WIRE}\n\n{OTHER}"
    found = link(report("a", text), report("b", WIRE))
    assert found
    assert (found.document, found.of, found.kind) == ("a", "b", "edited")
    assert found.rules == ("text:runs", "direction:lead")


def test_of_two_alike_the_smaller_id_is_the_original() -> None:
    """Where nothing tells two texts apart their ids decide, not their order."""
    one, other = report("a", WIRE), report("b", WIRE)
    assert link(one, other) == link(other, one)
    assert link(one, other) == Reprint("b", "a", "copy", 1.0, ("text:runs", "direction:id"))


# ---------------------------------------------------------------- window and language


def test_reprints_come_within_days() -> None:
    """A copy after the window is none; a day that is unknown is no bar."""
    first = report("a", WIRE, published="2026-11-01")
    near, far = f"2026-11-{1 + WINDOW_DAYS:02}", f"2026-11-{2 + WINDOW_DAYS:02}"
    copies = [report("b", WIRE, published=day) for day in (near, far, None, "some day")]
    assert [bool(links([first, one])) for one in copies] == [True, False, True, True]


def test_languages_are_not_mixed() -> None:
    """The same words under two languages are not compared; an unknown language is no bar."""
    first = report("a", WIRE)
    copies = [report("b", WIRE, language=language) for language in ("en", "fr", None)]
    assert [bool(links([first, one])) for one in copies] == [True, False, True]


# ---------------------------------------------------------------- what is left out


def test_a_copy_of_a_copy_keeps_its_nearest() -> None:
    """In a chain of copies each is linked to the one before; the rest follows."""
    days = [report(name, WIRE, published=f"2026-11-2{n}") for n, name in enumerate("abc")]
    assert len(list(pairs(days))) == 3
    assert debts(days) == {("b", "a"): "copy", ("c", "b"): "copy"}


def test_a_credited_original_is_kept_before_a_copy() -> None:
    """Two papers that both credit the wire are both linked to the wire."""
    wire = report("a", WIRE, published="2026-11-24", outlet="Harbour Wire")
    papers = [
        report(name, f"SANDEMAR (Harbour Wire) - {WIRE}", published=day, outlet=name)
        for name, day in (("Coast Post", "2026-11-25"), ("Valley Post", "2026-11-26"))
    ]
    assert {one.of for one in links([wire, *papers])} == {"a"}


def test_a_link_that_shows_more_is_not_explained() -> None:
    """A full copy of the wire keeps its link, though a cut of the wire came between."""
    wire = report("a", WIRE, published="2026-11-24")
    cut = report("b", paragraphs(WIRE, 0, 2), published="2026-11-25")
    full = report("c", WIRE, published="2026-11-26")
    assert debts([wire, cut, full]) == {("b", "a"): "cut", ("c", "a"): "copy"}


def test_links_never_go_in_circles() -> None:
    """Without days pairs may disagree on who was first; a circle is turned to one original."""
    one, other, third = (report(name, WIRE, outlet=name) for name in ("ab", "cd", "ef"))
    round_ = [("ab", "cd"), ("cd", "ef"), ("ef", "ab")]
    circle = [Reprint(child, of, "copy", 1.0, ("text:runs",)) for child, of in round_]
    known = {document.id: document for document in (one, other, third)}
    settled = settle(circle, known)
    assert {(found.document, found.of) for found in settled} == {("cd", "ab"), ("ef", "cd")}
    assert settle(reversed(circle), known) == settled


# ---------------------------------------------------------------- passages


def test_a_passage_comes_from_the_text_that_holds_it() -> None:
    """Copied and edited sentences of a round-up are their parents'; its own are its own."""
    flood, strike = report("flood", WIRE), report("strike", STRIKE)
    own = "Pumps from a brewery in Torsby arrived by train on Saturday, its owner told this paper."
    text = "\n\n".join([STRIKE, edited(paragraphs(WIRE, 0, 3)), own])
    document = report("round-up", text)
    passages = {
        "Trains between Ostvik and the coast were cancelled.": "flood",
        edited("Most of the dead were dockers who slept in sheds behind the grain silos."): "flood",
        "Pickets blocked the central depot and police arrested a union steward": "strike",
        "the central depot": "strike",
        own: None,
        "She said no.": None,
        "": None,
    }
    found = {one: origin_of(one, document, [strike, flood]) for one in passages}
    assert found == passages


def test_all_of_a_credited_report_is_the_credited_ones() -> None:
    """Where a dateline credits the wire and no text is shared, each passage is the wire's."""
    wire = report("a", WIRE, outlet="Harbour Wire")
    text = "SANDEMAR (Harbour Wire) - A wall of sea water killed nine labourers here last night."
    told = report("b", text, outlet="Coast Radio")
    assert origin_of("A wall of sea water killed nine labourers", told, [wire]) == "a"
    own = replace(told, text=text.replace("(Harbour Wire) - ", ""))
    assert origin_of("A wall of sea water killed nine labourers", own, [wire]) is None


def test_the_sample_reports_hold_one_wire_story() -> None:
    """Of the samples, the cut and the edited reprint are linked to the wire, and nothing else."""
    with sample_folder() as folder:
        read = {
            path.name[:2]: json.loads(path.read_text("utf-8")) for path in folder.glob("*.json")
        }
    found = links(Document(id=name, **fields) for name, fields in read.items())
    assert [(one.document, one.of, one.kind) for one in found] == [
        ("02", "01", "cut"),
        ("03", "01", "edited"),
    ]
    assert [one.rules for one in found] == [
        ("text:runs", "credit:dateline"),
        ("text:phrases", "direction:published", "credit:line"),
    ]
