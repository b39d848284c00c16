"""Whose name nobody knows is coded by the words of the report that introduce it."""

from __future__ import annotations

import pytest
from spacy.language import Language
from spacy.tokens import Token

from tocsin.reading import introductions
from tocsin.reading.actors import noun_phrase
from tocsin.reading.introductions import code_party


def last(english: Language, text: str, name: str) -> Token:
    """Return the last token of a text that is written so."""
    return [token for token in english(text) if token.text == name][-1]


@pytest.mark.parametrize(
    ("text", "head", "codes"),
    [
        (
            "Gen. Tomas Reyes, commander of the Highland Front, ordered his men to shell it.",
            "Reyes",
            (None, "MIL", None),
        ),
        (
            "The al-Nur Brigade, an Iran-backed militia, attacked a convoy near Mosul.",
            "Brigade",
            (None, "REB", "IRN"),
        ),
        (
            "Musa Keller, a spokesman for the Lakeland Liberation Army, threatened a strike.",
            "Keller",
            (None, "REB", None),
        ),
        (
            "The Lake Army, a Chadian rebel group, seized Bol. The Lake Army attacked a convoy.",
            "Army",
            ("TCD", "REB", None),
        ),
        (
            "Fighters of the Lakeland Front (LLF), a Chadian rebel group, attacked Bol.",
            "Fighters",
            ("TCD", "REB", None),
        ),
        (
            "The Sons of the Valley, a Kenyan militia, fled. The Sons of the Valley burned it.",
            "Sons",
            ("KEN", "NSA", None),
        ),
        (
            "Kenyan Interior Minister Joseph Otiende met union leaders. Otiende rejected it.",
            "Otiende",
            ("KEN", "GOV", None),
        ),
        (
            "Police arrested Daniel Obiang Mba, a Ghanaian journalist.",
            "Mba",
            ("GHA", "JRN", None),
        ),
        (
            "The SLDF, a Ugandan rebel group, killed three herders. The SLDF burned the huts.",
            "SLDF",
            ("UGA", "REB", None),
        ),
    ],
)
def test_an_unknown_name_is_coded_by_its_introduction(
    english: Language, text: str, head: str, codes: tuple[str | None, ...]
) -> None:
    """Appositions and titles give country, sector and sponsor, and the codes are provisional."""
    actor = code_party(noun_phrase(last(english, text, head)))
    assert (actor.country, actor.sector, actor.sponsor) == codes
    assert actor.provisional
    assert actor.entry is None


def test_what_the_words_say_themselves_is_not_provisional(english: Language) -> None:
    """A title in the phrase itself, a known name, and a name nobody introduces stay as they are."""
    minister = last(english, "Interior Minister Joseph Otiende met the union.", "Otiende")
    known = last(english, "The Arakan Army, a local charity, attacked a convoy.", "Army")
    stranger = last(english, "Anyone but Otiende would have left.", "Otiende")
    for token in (minister, known, stranger):
        assert not code_party(noun_phrase(token)).provisional


def test_two_persons_of_one_surname_are_not_mixed(english: Language) -> None:
    """A surname that two introduced persons share is coded as neither."""
    text = "Peruvian senator Ana Quispe met Bolivian miner Juan Quispe. Quispe called for calm."
    actor = code_party(noun_phrase(last(english, text, "Quispe")))
    assert (actor.country, actor.provisional) == (None, False)


@pytest.mark.parametrize(
    ("text", "codes", "entry"),
    [
        ("Peruvian nurse Elena Putin left. Putin thanked the ward.", ("PER", "MED"), None),
        (
            "Nurse Elena Putin met President Putin. Putin thanked her.",
            ("RUS", "GOV"),
            "Vladimir Putin",
        ),
        (
            "Vladimir Putin met nurse Elena Putin. Putin thanked her.",
            ("RUS", "GOV"),
            "Vladimir Putin",
        ),
        ("Putin thanked the ward.", ("RUS", "GOV"), "Vladimir Putin"),
    ],
)
def test_a_stranger_with_a_known_surname(
    english: Language, text: str, codes: tuple[str, str], entry: str | None
) -> None:
    """A bare surname is a stranger's where the report gives it another first name only."""
    putin = [token for token in english(text) if token.text == "Putin" and token.dep_ == "nsubj"]
    actor = code_party(noun_phrase(putin[-1]))
    assert ((actor.country, actor.sector), actor.entry) == (codes, entry)


def test_a_stranger_without_a_first_name_in_the_phrase_is_none(
    english: Language, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where a phrase holds no more than the surname, as in capitals, the known person is meant."""
    putin = last(english, "Nurse Elena Putin left the ward. Putin was praised.", "Putin")
    phrase = noun_phrase(putin)
    monkeypatch.setattr(introductions, "noun_phrase", lambda word: word.doc[word.i : word.i + 1])
    assert code_party(phrase).name == "Vladimir Putin"
