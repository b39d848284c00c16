"""The word lists say each thing once, and say nothing that cannot be read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from importlib.resources import files

import pytest

from tocsin.knowledge.lexicon import load_lexicon

NAMES = [
    *("attitudes", "attribution", "credits", "factuality", "places", "quantities", "reference"),
    *("roles", "synonyms", "times", "traps"),
]


def lists(table: object, path: str) -> Iterator[tuple[str, list[str]]]:
    """Give every list of words below a table with its place."""
    if isinstance(table, Mapping):
        for name, inner in table.items():
            yield from lists(inner, f"{path}.{name}")
    elif isinstance(table, list) and all(isinstance(one, str) for one in table):
        yield path, table
    elif isinstance(table, list):
        for number, inner in enumerate(table):
            yield from lists(inner, f"{path}.{number}")


def repeated(words: Iterator[str]) -> list[str]:
    """List the words that come more than once."""
    return [word for word, times in Counter(words).items() if times > 1]


def test_every_lexicon_is_looked_at() -> None:
    """No lexicon ships that the tests here do not know."""
    folder = files("tocsin.knowledge") / "lexicons"
    assert sorted(file.name for file in folder.iterdir()) == [f"{name}.toml" for name in NAMES]


@pytest.mark.parametrize("name", NAMES)
def test_no_list_names_a_word_twice(name: str) -> None:
    """A word stands once in its list."""
    found = {path: repeated(iter(words)) for path, words in lists(load_lexicon(name), name)}
    assert {path: words for path, words in found.items() if words} == {}


def test_a_word_tells_one_kind_of_speaker() -> None:
    """No word stands under two kinds of speakers, where one of them would never be read."""
    kinds = load_lexicon("attribution")["speakers"]["kinds"].values()
    assert repeated(word for words in kinds for word in words) == []


@pytest.mark.parametrize("part", ["verbs", "nouns", "adjectives"])
def test_a_governing_word_has_one_effect(part: str) -> None:
    """No word stands in two tables of effects, where only the first would be read."""
    effects = [table for table in load_lexicon("factuality").values() if "status" in table]
    assert repeated(word for table in effects for word in table.get(part, ())) == []


@pytest.mark.parametrize("name", ["traps", "reference"])
def test_a_lemma_is_one_token(name: str) -> None:
    """Lists held against single lemmas hold no spaces or hyphens: the parser splits at both."""
    words = [word for _, found in lists(load_lexicon(name), name) for word in found]
    assert [word for word in words if " " in word or "-" in word] == []
