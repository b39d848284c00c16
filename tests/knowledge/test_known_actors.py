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


@pytest.mark.parametrize(
    ("words", "day", "country", "sector"),
    [
        ("the Taliban", "1998-05-01", "AFG", "GOV"),
        ("the Taliban", "2021-08-14", "AFG", "REB"),
        ("the Taliban", "2021-08-15", "AFG", "GOV"),
        ("Zabihullah Mujahid", "2020-02-01", "AFG", "REB"),
        ("Zabihullah Mujahid", "2023-02-01", "AFG", "GOV"),
        ("RSF", "2022-01-01", "SDN", "PRM"),
        ("RSF", "2023-04-15", "SDN", "REB"),
        ("HTS", "2024-12-07", "SYR", "REB"),
        ("HTS", "2025-01-15", "SYR", "GOV"),
        ("Assad", "2015-01-01", "SYR", "GOV"),
        ("Assad", "2025-01-01", "SYR", "ELI"),
        ("al-Sharaa", "2016-01-01", "SYR", "REB"),
        ("al-Sharaa", "2025-02-01", "SYR", "GOV"),
        ("Jens Stoltenberg", "2012-01-01", "NOR", "GOV"),
        ("Jens Stoltenberg", "2020-01-01", None, "IGO"),
        ("LTTE", "2016-01-01", "LKA", "REB"),
        ("Macron", "2003-01-01", "FRA", None),
        ("Macron", "2019-01-01", "FRA", "GOV"),
    ],
)
def test_the_role_is_that_of_the_day(
    words: str, day: str, country: str | None, sector: str | None
) -> None:
    """Office and arms come and go; who left an office is a former official, a group stays one."""
    entry = group_of(words, day)
    assert entry is not None
    assert (entry.country, entry.sector) == (country, sector)


def test_a_shared_name_is_of_whoever_held_a_role_then() -> None:
    """A surname of two heads of government means the one in office on the day."""
    names = [group_of("Sharif", day) for day in ("2015-03-01", "2023-03-01")]
    assert [entry.name for entry in names if entry] == ["Nawaz Sharif", "Shehbaz Sharif"]


def test_without_a_day_the_newest_role_counts() -> None:
    """An undated name has the role that was begun last and lasts longest."""
    entry = group_of("Taliban")
    assert entry is not None
    assert (entry.sector, entry.begins) == ("GOV", "2021-08-15")


def test_a_common_surname_alone_is_nobody() -> None:
    """Surnames that many bear name no one known."""
    for surname in ("Khan", "Kim", "Brown", "Singh", "Johnson", "Park", "Martin", "Saleh"):
        assert group_of(surname) is None, surname
