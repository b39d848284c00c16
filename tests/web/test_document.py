"""The page of a document: its reading with judgements applied, its cards and copies."""

from __future__ import annotations

from pathlib import Path

from tests.web.made import front_denies, judge, radio, reprint, whole, wire
from tocsin.web.document import document_page


def test_cards_name_their_incidents(tmp_path: Path) -> None:
    """Each event has a card with its standing and the incident it is folded into."""
    with whole(tmp_path / "p") as project:
        page = document_page(project, radio().document.id)
        assert page is not None
        (incident,) = [one.id for one in project.incidents() if one.type == "ASSAULT"]
        (card,) = page.cards
        assert (card.event.id, card.standing) == (radio().events[0].id, "reported")
        assert card.incident == incident
        assert page.reading.document.text == radio().document.text
        assert (page.report.outlet, page.copies) == ("Radio Arewa", ())


def test_copies_are_the_others_of_its_story(tmp_path: Path) -> None:
    """A reprint's page lists the original, and says what it is a reprint of."""
    with whole(tmp_path / "p") as project:
        page = document_page(project, reprint().document.id)
        assert page is not None
        assert [one.id for one in page.copies] == [wire().document.id]
        assert [one.of for one in page.report.reprints] == [wire().document.id]


def test_judgements_are_applied(tmp_path: Path) -> None:
    """A rejected event has no card, a corrected one shows what it was corrected to."""
    with whole(tmp_path / "p") as project:
        judge(project, "reject", radio().events[0].id)
        denial = front_denies().events[0].id
        judge(project, "correct", denial, field="mode", value='"firearms"')
        rejected = document_page(project, radio().document.id)
        corrected = document_page(project, front_denies().document.id)
        assert rejected is not None
        assert corrected is not None
        assert (rejected.cards, rejected.reading.events) == ((), ())
        assert [card.event.mode for card in corrected.cards] == ["firearms"]


def test_a_page_of_none(tmp_path: Path) -> None:
    """There is no page of a document that is not there."""
    with whole(tmp_path / "p") as project:
        assert document_page(project, "dnone") is None
