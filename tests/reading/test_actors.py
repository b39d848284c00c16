"""A noun phrase becomes an actor: bounds, joined heads, country, sector and sponsor."""

from __future__ import annotations

import pytest
from spacy.language import Language
from spacy.tokens import Token

from tocsin.reading.actors import can_act, code_actor, coordinated, is_pronoun, noun_phrase


def word(english: Language, text: str, name: str) -> Token:
    """Return the first token of a sentence that is written so."""
    return next(token for token in english(text) if token.text == name)


@pytest.mark.parametrize(
    ("phrase", "country", "sector", "sponsor"),
    [
        ("Peruvian police", "PER", "COP", None),
        ("Senegal's navy", "SEN", "MIL", None),
        ("the foreign minister of Laos", "LAO", "GOV", None),
        ("Qatar-funded armed groups", None, "REB", "QAT"),
        ("Eritrean-backed Sudanese rebels", "SDN", "REB", "ERI"),
        ("fighters backed by Chad", None, "REB", "TCD"),
        ("a Liberia-flagged tanker", "LBR", "BUS", None),
        ("Paraguay", "PRY", None, None),
        ("Tashkent", "UZB", "GOV", None),
        ("the Kremlin", "RUS", "GOV", None),
        ("Defence Secretary Joan Whitlow", None, "GOV", None),
        ("former Zambian president Chanda Mwale", "ZMB", "ELI", None),
        ("Houthi rebels", "YEM", "REB", "IRN"),
        ("members of Boko Haram", "NGA", "REB", None),
        ("supporters of Hamas", "PSE", "CVL", None),
        ("the Arakan Army", "MMR", "REB", None),
        ("UNMISS peacekeepers", None, "MIL", None),
        ("the UN envoy for Libya", None, "IGO", None),
        ("Ugandan troops in Somalia", "UGA", "MIL", None),
        ("farmers in Bolivia", "BOL", "AGR", None),
        ("the rebel commander", None, "REB", None),
        ("a trade union leader", None, "LAB", None),
        ("dozens of Kenyan nurses", "KEN", "MED", None),
        ("the anti-ISIS coalition", None, "MIL", None),
        ("Egyptian and Sudanese envoys", None, "GOV", None),
        ("Our colleagues", None, None, None),
        ("Norway's Labour Party", "NOR", "PTY", None),
        ("the Labour Party", "GBR", "PTY", None),
        ("the Unity Party of Zambia", "ZMB", "PTY", None),
    ],
)
def test_a_phrase_is_coded_by_its_own_words(
    english: Language, phrase: str, country: str | None, sector: str | None, sponsor: str | None
) -> None:
    """Country, sector and sponsor come from the words; a sponsor is never the country."""
    actor = code_actor(english(phrase)[:])
    assert (actor.country, actor.sector, actor.sponsor) == (country, sector, sponsor)


def test_a_known_name_is_written_in_full(english: Language) -> None:
    """An alias alone gives the entry's name, a bare state its English name."""
    assert code_actor(english("the SDF")[:]).name == "Syrian Democratic Forces"
    assert code_actor(english("the U.S.")[:]).name == "United States"
    assert code_actor(english("the harbour guards")[:]).name == "harbour guards"


def test_a_pronoun_says_nothing_itself(english: Language) -> None:
    """A pronoun is coded only by what it stands for, elsewhere."""
    actor = code_actor(english("They")[:])
    assert (actor.country, actor.sector, actor.entry) == (None, None, None)


def test_joined_nouns_share_the_country(english: Language) -> None:
    """The second of joined nouns without an article has the first one's country."""
    soldiers = word(english, "Chadian police and soldiers sealed the bridge.", "soldiers")
    assert code_actor(noun_phrase(soldiers)).country == "TCD"


@pytest.mark.parametrize(
    ("sentence", "head", "phrase"),
    [
        ("Farmers in Kaduna who lost cattle marched.", "Farmers", "Farmers in Kaduna"),
        ("Gunmen shot three marchers in Lima on Friday.", "marchers", "three marchers"),
        ("The court charged the mayor of Tarija with fraud.", "mayor", "the mayor of Tarija"),
        ("They accused the mayor of fraud.", "mayor", "the mayor"),
        ("No protesters were held.", "protesters", "protesters"),
        ("Ghana's recognition of the council pleased Lomé.", "Ghana", "Ghana"),
        ("Police and marines raided the mill.", "Police", "Police"),
        ("The army, which holds the dam, fired.", "army", "The army"),
    ],
)
def test_a_phrase_ends_where_its_clause_begins(
    english: Language, sentence: str, head: str, phrase: str
) -> None:
    """The phrase keeps what belongs to its noun and leaves the clause and the event's place."""
    assert noun_phrase(word(english, sentence, head)).text == phrase


def test_joined_heads_come_one_by_one(english: Language) -> None:
    """Each of several joined nouns is an actor of its own."""
    head = word(english, "Panama and Costa Rica recalled their consuls.", "Panama")
    assert [noun_phrase(token).text for token in coordinated(head)] == ["Panama", "Costa Rica"]


def test_who_can_act(english: Language) -> None:
    """People, bodies, states and pronouns can act; days, sums and rivers can't."""
    doc = english("On Monday the clerks told her that Togo paid the firm $5 million for a bridge.")
    acting = {token.text for token in doc if token.pos_ != "ADP" and can_act(token)}
    assert {"clerks", "her", "Togo", "firm"} <= acting
    assert not {"Monday", "million", "bridge"} & acting


def test_pronouns_are_told(english: Language) -> None:
    """A pronoun is told from an article."""
    doc = english("They burned the mill.")
    assert is_pronoun(doc[0])
    assert not is_pronoun(doc[2])
