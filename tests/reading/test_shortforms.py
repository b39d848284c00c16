"""Abbreviations and surnames that a report introduces."""

from __future__ import annotations

from tocsin.reading.parse import Parser
from tocsin.reading.shortforms import abbreviations, surnames


def test_an_abbreviation_belongs_to_the_name_before_it(parser: Parser) -> None:
    """Initials that match make it surer than a bracket alone, and "known as" introduces one too."""
    text = (
        "The Lake Herders' Union (LHU) met the Armée du Lac (ADL) in Bol. "
        "The Army of the River, known as the AOR, stayed away."
    )
    found = abbreviations(parser.parse(text))
    assert found["LHU"].head.text == "Union"
    assert found["LHU"].score > 0.9
    assert found["AOR"].head.text == "Army"


def test_a_bracket_after_no_name_introduces_nothing(parser: Parser) -> None:
    """A measure in brackets is no name's short form."""
    assert abbreviations(parser.parse("They walked nine miles (KM) that day.")) == {}


def test_a_shared_surname_is_nobodys(parser: Parser) -> None:
    """Where two persons of a report have one last name, it stands for neither."""
    doc = parser.parse("Amina Diallo met Oumar Diallo. Jorge Ruiz came later.")
    assert "Diallo" not in surnames(doc)
    assert surnames(doc)["Ruiz"].head.text == "Ruiz"
