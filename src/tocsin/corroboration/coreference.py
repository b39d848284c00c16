"""Which words, in one report or several, report the same happening: a score of parts, then groups.

A pair's score is a sum of named parts, each set by hand, above 0 where the two attract each other:
prior (two mentions are rarely one happening), word (the same word, one of the same root, or one
that news uses for the same), context (what the words around them share, the nearer the more) and
light (said, made: words that tell little). Only words of reports on the same happening are
compared (coverage); the head lemma within these is the baseline that is hard to beat (Barhom et
al., Revisiting Joint Modeling of Cross-document Entity and Event Coreference Resolution, 2019).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import combinations
from typing import Literal

from tocsin.corroboration.clusters import cluster
from tocsin.corroboration.likeness import likeness, weigh_heeded
from tocsin.knowledge.commonness import split, stem
from tocsin.knowledge.wordlists import table_of, words_of

Kinship = Literal["same", "root", "synonym"]

PRIOR = -0.5
WORD: Mapping[Kinship, float] = {"same": 0.5, "root": 0.45, "synonym": 0.4}
UNRELATED = -0.2  # words that have nothing to do with each other: no context makes up for it
CONTEXT = 0.8
LIGHT = -0.6
_NEAR = 8  # words away, where a word of the context counts half
_REMEMBERED = 1 << 16

# Endings that the stemmer leaves on derived words, what stood in their place, and how many letters
# must be left: "acquisition" from "acquire", "injury" from "injure". What comes out need be no
# word: only what two words have in common counts.
_ENDINGS = (
    *(("ssion", "t", 3), ("ssion", "de", 3), ("sion", "d", 3), ("ulsion", "el", 3)),
    *(("isition", "ire", 3), ("olition", "olish", 3), ("uction", "uce", 3), ("ication", "y", 3)),
    *(("ment", "", 3), ("ure", "", 4), ("ery", "", 3), ("y", "", 5), ("er", "", 3), ("or", "", 4)),
    *(("ee", "", 4), ("al", "", 4), ("ance", "", 4)),
)


@dataclass(frozen=True, slots=True)
class Trigger:
    """A word that reports a happening, by its lemma, and the weighed words near it."""

    id: str
    document: str
    lemma: str
    near: Mapping[str, float]


def trigger(
    id_: str, document: str, *, lemma: str, phrase: str, before: str, after: str
) -> Trigger:
    """Make a trigger from the words around its phrase: the nearer a word, the more it counts."""
    own = {stem(word) for word in split(phrase)}
    sides = (reversed(split(before)), split(after))
    heeded = ((word, _NEAR / (_NEAR + away)) for side in sides for away, word in enumerate(side))
    near = weigh_heeded((word, heed) for word, heed in heeded if stem(word) not in own)
    return Trigger(id_, document, lemma, near)


def link(
    triggers: Iterable[Trigger], covers: Iterable[Iterable[str]]
) -> tuple[tuple[str, ...], ...]:
    """Group triggers by happening, within each group of documents; gives ids, sorted.

    Documents that are in no group stand for themselves.
    """
    place = {name: number for number, group in enumerate(covers) for name in group}
    within: dict[int | str, list[Trigger]] = defaultdict(list)
    for one in triggers:
        within[place.get(one.document, one.document)].append(one)
    return tuple(sorted(group for found in within.values() for group in _grouped(found)))


def pair_parts(one: Trigger, other: Trigger) -> dict[str, float]:
    """Return the parts of a pair's score; their sum is above 0 where the two attract each other."""
    kin = kinship(one.lemma, other.lemma)
    if kin is None:
        return {"word": UNRELATED}
    parts = {"prior": PRIOR, "word": WORD[kin]}
    if near := likeness(one.near, other.near):
        parts["context"] = CONTEXT * near
    if not _light().isdisjoint((_base(one.lemma), _base(other.lemma))):
        parts["light"] = LIGHT
    return parts


def kinship(one: str, other: str) -> Kinship | None:
    """Say what two words have to do with each other; None where nothing is known."""
    if _base(one) == _base(other):
        return "same"
    if roots(one) & roots(other):
        return "root"
    return "synonym" if senses(one) & senses(other) else None


@lru_cache(maxsize=_REMEMBERED)
def roots(word: str) -> frozenset[str]:
    """Return the stems a word may be derived from, its own among them."""
    base = _irregular().get(word.lower(), word.lower())
    derived = (*_underived(base), *_underived(base.removesuffix("s")))
    return frozenset({stem(base), *map(stem, derived), *_families().get(stem(base), ())})


@lru_cache(maxsize=_REMEMBERED)
def senses(word: str) -> frozenset[str]:
    """Return the happenings, by name, that a word may stand for."""
    return frozenset(sense for root in roots(word) for sense in _senses().get(root, ()))


def _grouped(triggers: list[Trigger]) -> tuple[tuple[str, ...], ...]:
    """Group the triggers of reports on one happening."""
    pairs = combinations(sorted(triggers, key=lambda one: one.id), 2)
    edges = {(one.id, other.id): sum(pair_parts(one, other).values()) for one, other in pairs}
    return cluster([one.id for one in triggers], edges)


def _base(word: str) -> str:
    """Return the stem of a word, an irregular form's by way of its verb."""
    return stem(_irregular().get(word.lower(), word))


def _underived(word: str) -> Iterator[str]:
    """Yield what a derived word may come from: endings off, a doubled consonant single."""
    for ending, before, least in _ENDINGS:
        rest = word.removesuffix(ending)
        if rest != word and len(rest) >= least:
            yield rest + before
            if not before and len(rest) > 3 and rest[-1] == rest[-2]:
                yield rest[:-1]


@cache
def _irregular() -> dict[str, str]:
    """Index irregular forms of verbs."""
    return {
        form: base for base, forms in table_of("synonyms", "irregular").items() for form in forms
    }


@cache
def _families() -> dict[str, tuple[str, ...]]:
    """Index words by stem; a family's name is the stem of its verb."""
    table = table_of("synonyms", "families")
    return {_base(word): (stem(verb),) for verb, words in table.items() for word in (verb, *words)}


@cache
def _light() -> frozenset[str]:
    """Return the words that say little, by stem."""
    return frozenset(map(stem, words_of("synonyms", "light")))


@cache
def _senses() -> dict[str, frozenset[str]]:
    """Index the happenings by the roots of their words."""
    found: dict[str, set[str]] = defaultdict(set)
    for sense, words in table_of("synonyms", "happenings").items():
        for word in words:
            found[_base(word)].add(sense)
    return {word: frozenset(names) for word, names in found.items()}
