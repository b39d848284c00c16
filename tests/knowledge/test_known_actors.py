"""Groups, bodies and persons answer to their names, in the role of the day."""

from __future__ import annotations

import pytest

from tocsin.knowledge.known_actors import group_of


@pytest.mark.parametrize(
    ("words", "name", "country", "sector"),
    [
        ("ISIL", "Islamic State", None, "REB"),
        ("Da’esh", "Islamic State", None, "REB"),
        ("Al Shabab", "Al-Shabaab", "SOM", "REB"),
        ("the Kurdistan Workers’ Party", "Kurdistan Workers' Party", "TUR", "REB"),
        ("Médecins Sans Frontières", "Doctors Without Borders", None, "NGO"),
        ("U.N.", "United Nations", None, "IGO"),
    ],
)
def test_a_group_is_known_by_all_its_names(
    words: str, name: str, country: str | None, sector: str
) -> None:
    """Abbreviations, accents and apostrophes of one group meet in one entry."""
    entry = group_of(words)
    assert entry is not None
    assert (entry.name, entry.country, entry.sector) == (name, country, sector)


def test_abbreviations_need_their_capitals() -> None:
    """The verb "is" and the pronoun "who" are neither a group nor a body."""
    assert group_of("is") is None
    assert group_of("who") is None
