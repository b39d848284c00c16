"""Countries and nouns of roles answer to the many ways in which reports name them."""

from __future__ import annotations

import pytest

from tocsin.knowledge.actor_entries import (
    country_label,
    country_name,
    country_of,
    is_actor_word,
    is_platform,
    role,
    role_of,
)


@pytest.mark.parametrize(
    ("words", "alpha3", "kind"),
    [
        ("Bolivia", "BOL", "name"),
        ("the Gambia", "GMB", "name"),
        ("Côte d’Ivoire", "CIV", "name"),
        ("U.K.", "GBR", "name"),
        ("Burkinabe", "BFA", "demonym"),
        ("Kyrgyz", "KGZ", "demonym"),
        ("Malians", "MLI", "people"),
        ("Spaniards", "ESP", "people"),
        ("Ouagadougou", "BFA", "capital"),
        ("the Kremlin", "RUS", "metonym"),
        ("Zanzibar", "TZA", "region"),
    ],
)
def test_a_state_is_known_by_name_people_capital_and_palace(
    words: str, alpha3: str, kind: str
) -> None:
    """A state is found by any of its names, and the kind of name is told."""
    found = country_name(words)
    assert found is not None
    assert (found.alpha3, found.kind) == (alpha3, kind)


@pytest.mark.parametrize("words", ["us", "turkey", "car", "mali cloth", "Atlantis", ""])
def test_common_words_and_strangers_name_no_state(words: str) -> None:
    """A word in lower case or an unknown name is no state."""
    assert country_of(words) is None


def test_every_state_has_a_label() -> None:
    """A code gives its English name, an unknown code itself."""
    assert country_label("TLS") == "Timor-Leste"
    assert country_label("QQQ") == "QQQ"


@pytest.mark.parametrize(
    ("noun", "sector"),
    [
        ("police", "COP"),
        ("soldiers", "MIL"),
        ("Prime Minister", "GOV"),
        ("secretaries of state", "GOV"),
        ("senators", "LEG"),
        ("nurse", "MED"),
        ("journalists", "JRN"),
        ("gunmen", "UAF"),
        ("cattle raiders", "CRM"),
        ("asylum-seekers", "REF"),
        ("trade unions", "LAB"),
        ("bishops", "REL"),
        ("umbrella", None),
    ],
)
def test_a_role_noun_gives_its_sector(noun: str, sector: str | None) -> None:
    """Singular, plural and phrases of several words lead to a PLOVER sector."""
    assert role_of(noun) == sector


def test_a_weak_noun_is_marked() -> None:
    """A leader takes the sector of who is led, a judge keeps his own."""
    leader, judge = role("leader"), role("judge")
    assert leader is not None
    assert leader.weak
    assert judge is not None
    assert not judge.weak


def test_who_can_act() -> None:
    """People and bodies can act, also those of an unlisted trade; things can't."""
    assert all(is_actor_word(noun) for noun in ("farmer", "court", "glassblower", "lutenist"))
    assert not any(is_actor_word(noun) for noun in ("river", "weather", "paper", "drone", "list"))


def test_platforms_are_told_from_people() -> None:
    """Weapons and vessels that news writes as acting are platforms."""
    assert all(is_platform(noun) for noun in ("drone", "jets", "tank", "missile", "ship"))
    assert not is_platform("sailor")
