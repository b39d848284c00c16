"""Words of one happening find each other: by form, root and sense, and by what stands near."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tocsin.corroboration.coreference import (
    Trigger,
    kinship,
    link,
    pair_parts,
    trigger,
)
from tocsin.knowledge.lexicon import load_lexicon

BUS = "Gunmen {} two drivers near the Halden crossing on Friday"
LEMMAS = st.sampled_from(["kill", "death", "murder", "arrest", "say", "raid", "wheat"])
NEAR = st.dictionaries(st.sampled_from(["halden", "gunman", "driver"]), st.just(0.5), max_size=3)


def told(id_: str, document: str, lemma: str, sentence: str) -> Trigger:
    """Make a trigger of a sentence whose {} the lemma fills."""
    before, after = sentence.split("{}")
    return trigger(id_, document, lemma=lemma, phrase=lemma, before=before, after=after)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("attack", "attack", "same"),
        ("attacks", "attacked", "same"),
        ("attackers", "attack", "same"),
        ("shot", "shooting", "same"),
        ("seizure", "seize", "root"),
        ("acquisition", "acquire", "root"),
        ("explosion", "explode", "root"),
        ("robber", "rob", "root"),
        ("deaths", "die", "root"),
        ("expulsion", "expel", "root"),
        ("denial", "deny", "root"),
        ("slain", "murder", "synonym"),
        ("blast", "explosion", "synonym"),
        ("walkout", "strike", "synonym"),
        ("truce", "ceasefire", "synonym"),
        ("bombardment", "shelling", "synonym"),
        ("quake", "hit", None),
        ("kill", "say", None),
        ("party", "part", None),
        ("army", "arm", None),
        ("", "kill", None),
    ],
)
def test_kinship(one: str, other: str, expected: str | None) -> None:
    """Words are kin by form, by root or by sense, from either side."""
    assert kinship(one, other) == expected
    assert kinship(other, one) == expected


def test_senses_do_not_chain() -> None:
    """A fire may be shots or a blaze; shots are no blaze."""
    assert kinship("fire", "gunfire") == "synonym"
    assert kinship("fire", "blaze") == "synonym"
    assert kinship("gunfire", "blaze") is None


def test_each_part_is_named() -> None:
    """A score says what it is made of."""
    one, other = (told(name, name, "kill", BUS) for name in "ab")
    parts = pair_parts(one, other)
    assert set(parts) == {"prior", "word", "context"}
    assert parts["word"] > 0 > parts["prior"]
    assert sum(parts.values()) > 0
    said = told("c", "c", "say", BUS)
    assert "light" in pair_parts(said, told("d", "d", "say", BUS))


def test_nearer_in_kind_scores_higher() -> None:
    """The same word counts more than its root, that more than its sense; strangers repel."""
    scores = [
        sum(pair_parts(told("a", "a", "kill", BUS), told("b", "b", lemma, BUS)).values())
        for lemma in ("kill", "killer", "murder", "detain")
    ]
    assert scores == sorted(scores, reverse=True)
    assert len(set(scores)) == 4
    assert scores[-1] < 0


def test_light_words_need_more_in_common() -> None:
    """Two reports that "said" something did not say it at one time for that alone."""
    here, there = BUS, "The ministry {} that wheat prices would fall"
    assert sum(pair_parts(told("a", "a", "say", here), told("b", "b", "say", there)).values()) < 0
    assert sum(pair_parts(told("a", "a", "say", here), told("b", "b", "say", here)).values()) > 0


def test_near_words_count_more_than_far_ones() -> None:
    """A word next to the trigger counts more than far off; the trigger itself does not count."""
    one = told("a", "a", "fire", "snipers " + "and then " * 6 + "gunmen {} fire").near
    other = told("b", "b", "fire", "gunmen " + "and then " * 6 + "snipers {} fire").near
    assert one["gunmen"] > other["gunmen"]
    assert one["sniper"] < other["sniper"]
    assert "fire" not in {*one, *other}


@given(LEMMAS, LEMMAS, NEAR, NEAR)
def test_a_pair_has_no_direction(
    one: str, other: str, near: dict[str, float], far: dict[str, float]
) -> None:
    """The parts are the same from either side."""
    first, second = Trigger("a", "a", one, near), Trigger("b", "b", other, far)
    assert pair_parts(first, second) == pair_parts(second, first)


def test_happenings_are_linked_across_reports() -> None:
    """Two reports' killing is one, in other words too; the arrest and the saying are others."""
    found = link(
        [
            told("1", "a", "kill", BUS),
            told("2", "b", "murder", BUS),
            told("3", "b", "arrest", "Police {} a suspect in the Halden crossing case"),
            told("4", "a", "say", "Witnesses {} gunmen fled"),
        ],
        [("a", "b")],
    )
    assert found == (("1", "2"), ("3",), ("4",))


def test_only_reports_on_one_happening_are_compared() -> None:
    """The same words in a report that is not covered with the other are another happening."""
    killed = [told("1", "a", "kill", BUS), told("2", "b", "kill", BUS), told("3", "a", "kill", BUS)]
    assert link(killed, [("a",), ("b",)]) == (("1", "3"), ("2",))
    assert link(killed, []) == (("1", "3"), ("2",))
    assert link([], [("a",)]) == ()


@given(st.permutations(["kill", "murder", "arrest", "detain", "say", "death", "slay", "raid"]))
def test_order_changes_nothing(lemmas: list[str]) -> None:
    """Triggers may come in any order: each stands in one group, and the groups stay."""
    triggers = [told(lemma, "a", lemma, BUS) for lemma in lemmas]
    found = link(triggers, [("a",)])
    assert found == link(sorted(triggers, key=lambda one: one.id), [("a",)])
    assert sorted(name for group in found for name in group) == sorted(lemmas)


def test_every_listed_word_can_be_found() -> None:
    """No word of the lists is hidden by an irregular form: each has the sense of its list."""
    table = load_lexicon("synonyms")
    for sense, words in table["happenings"].items():
        missed = [word for word in words if kinship(word, words[0]) is None]
        assert (sense, missed) == (sense, [])
    for verb, words in table["families"].items():
        assert [word for word in words if kinship(verb, word) not in ("same", "root")] == []
    for verb, forms in table["irregular"].items():
        assert [form for form in forms if kinship(verb, form) != "same"] == []


def test_senses_hold_single_words() -> None:
    """Lemmas are single words: a list with a phrase or a hyphen would never be met."""
    words = [word for found in load_lexicon("synonyms")["happenings"].values() for word in found]
    assert [word for word in words if not word.isalpha() or not word.islower()] == []
