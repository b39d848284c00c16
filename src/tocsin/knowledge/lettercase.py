"""How words are written inside a sentence: small, with a capital, or in capitals."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files
from typing import Literal, cast

from tocsin.knowledge.actor_entries import country_words
from tocsin.knowledge.known_actors import is_person, known_actors, names_of

Use = Literal["lower", "mixed", "name", "letters"]

WORD = re.compile(r"[^\W\d_]+")


@cache
def uses() -> dict[str, Use]:
    """Read how words, here in small letters, are usually written; training/lettercase.py counts."""
    path = files("tocsin.knowledge").joinpath("words", "lettercase.tsv")
    rows = (line.split("\t") for line in path.read_text("utf-8").splitlines() if "\t" in line)
    return {word: cast(Use, use) for word, use in rows}


@cache
def written_names() -> dict[str, list[list[str]]]:
    """Return the words of every known name of several words, by its first in small letters."""
    found: dict[str, list[list[str]]] = {}
    for name in _names():
        words = WORD.findall(name)
        if len(words) > 1:
            found.setdefault(words[0].lower(), []).append(words)
    for names in found.values():
        names.sort(key=len, reverse=True)
    return found


@cache
def abbreviations() -> frozenset[str]:
    """Return the known names that are written in capitals alone, in small letters."""
    return frozenset(name.lower() for name in _names() if name.isupper() and name.isalpha())


@cache
def names_of_people() -> frozenset[str]:
    """Return all words of the names of known people, in small letters."""
    people = (names_of(name) for name in known_actors() if is_person(name))
    return frozenset(
        word.lower() for names in people for name in names for word in WORD.findall(name)
    )


@cache
def _names() -> frozenset[str]:
    """Return all names of known states, peoples, groups and persons."""
    actors = (name for listed in known_actors() for name in names_of(listed))
    return frozenset([*actors, *(words for words, _ in country_words())])
