"""Text in capitals is read in the letters of a newspaper; offsets and other text stay."""

from __future__ import annotations

import pytest

from tocsin.model import Document
from tocsin.reading.lettercase import in_usual_letters
from tocsin.reading.parse import Parser
from tocsin.reading.read import read_document

LISTED = frozenset("dynamite hector indistinct porter wound".split())


def usual(text: str) -> str:
    """Rewrite a text with a small dictionary."""
    return in_usual_letters(text, LISTED.__contains__)


@pytest.mark.parametrize(
    ("shouted", "said"),
    [
        (
            "THE GUERRILLAS DYNAMITED A BRIDGE NEAR SAN SALVADOR ON 3 MARCH. TWO PORTERS FLED.",
            "The guerrillas dynamited a bridge near San Salvador on 3 March. Two porters fled.",
        ),
        (
            "THE ZANBRAK FRONT (ZFNR) SAID THAT ZFNR FIGHTERS MAY MARCH ON ADEN.",
            "The Zanbrak Front (ZFNR) said that ZFNR fighters may march on Aden.",
        ),
        (
            "PRESIDENT HECTOR ZELKADE CALLED US TO SAY THAT THE US EMBASSY WAS SHUT.",
            "President Hector Zelkade called us to say that the US embassy was shut.",
        ),
        (
            "THE FARABUNDO MARTI NATIONAL LIBERATION FRONT'S 2ND COLUMN ATTACKED.",
            "The Farabundo Marti National Liberation Front's 2nd column attacked.",
        ),
        (
            "U.S. TROOPS LEFT; A CLERK [NAME INDISTINCT] WAS WOUNDED IN THE ANTI-DRUG RAID.",
            "U.S. troops left; a clerk [name indistinct] was wounded in the anti-drug raid.",
        ),
    ],
)
def test_words_are_written_as_they_usually_are(shouted: str, said: str) -> None:
    """Names of states, groups, people and towns get their capitals, abbreviations keep them."""
    assert usual(shouted) == said


@pytest.mark.parametrize(
    "text",
    [
        "The FMLN and the ELN signed in Bogota.",
        "ADEN, May 3 (Wire) - Gunmen shot two dockers.",
        "NATO, UNHCR, WFP",
        "",
        "IS FLED",
    ],
)
def test_other_text_stays(text: str) -> None:
    """Abbreviations, datelines and a few words in capitals are no text in capitals."""
    assert usual(text) == text


def test_a_heading_in_capitals_over_a_plain_text() -> None:
    """Only the line in capitals is rewritten."""
    body = "Rebels of the ZFNR shelled the port of Aden on Monday, an official said."
    assert usual(f"GUNMEN STORM PRISON IN LAGOS\n{body}") == (
        f"Gunmen storm prison in Lagos\n{body}"
    )


def test_the_place_of_a_dateline_keeps_its_capitals() -> None:
    """What shows a dateline to the parser stays."""
    text = "SAN SALVADOR, 30 OCT 89 (DPA) -- GUERRILLAS ATTACKED TWO BARRACKS TODAY."
    assert usual(text) == (
        "SAN SALVADOR, 30 Oct 89 (DPA) -- Guerrillas attacked two barracks today."
    )


def test_letters_without_one_counterpart_stay() -> None:
    """Offsets are never moved, whatever the alphabet."""
    text = "İZMİR GOVERNOR MET THE STRAẞE WORKERS OF ﬁELD HOSPITALS IN ANKARA"
    assert len(usual(text)) == len(text)


def test_a_report_in_capitals_is_read_like_another(parser: Parser) -> None:
    """Who did what to whom, where and when does not hang on the letters."""
    text = (
        "GUERRILLAS OF THE FARABUNDO MARTI NATIONAL LIBERATION FRONT (FMLN) ON 2 NOVEMBER 1989 "
        "ATTACKED A MARKET IN SAN MIGUEL, KILLING FOUR TRADERS, A SPOKESMAN SAID."
    )
    document = Document(id="1", text=text, published="1989-11-03", language="en")
    (event,) = read_document(document, parser, encoder=None).events
    assert event.type == "ASSAULT"
    assert [actor.country for actor in event.actors] == ["SLV"]
    assert event.actors[0].span.of(text).startswith("GUERRILLAS OF THE FARABUNDO")
    assert [place.name for place in event.places] == ["San Miguel"]
    assert event.period is not None
    assert event.period.start == "1989-11-02"
    assert [(count.kind, count.low) for count in event.quantities] == [("deaths", 4)]
    assert event.voices[0].speaker is not None
    assert event.voices[0].speaker.of(text) == "A SPOKESMAN"
