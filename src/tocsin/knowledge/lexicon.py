"""Load the lexicons: the cue words the reading looks up, data first."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Literal

from tocsin.model import Act, Certainty, Polarity, Stance, Status, VoiceKind

Part = Literal["verb", "noun", "adverb", "adjective", "predicate"]


@dataclass(frozen=True, slots=True)
class Cue:
    """A word that hands what it governs to a voice, and what it does to it.

    patterns name the constructions the word may stand in. prepositions introduce its content
    ("accused of"). objects, where given, are the only nouns it takes ("rejected the claim");
    not_objects never are its content ("denied access"). tied cues need a subject that can
    speak: a person, a body, a document ("the attack shows" is no voice).
    """

    lemma: str
    part: Part
    patterns: frozenset[str] = frozenset()
    act: Act = "say"
    stance: Stance = "neutral"
    status: Status | None = None
    certainty: Certainty | None = None
    polarity: Polarity | None = None
    prepositions: frozenset[str] = frozenset()
    objects: frozenset[str] = frozenset()
    not_objects: frozenset[str] = frozenset()
    tied: bool = False


@dataclass(frozen=True, slots=True)
class SpeakerWords:
    """Words that tell what kind of voice a noun phrase is."""

    kinds: dict[str, VoiceKind]
    generic: frozenset[str]
    collective: frozenset[str]
    anonymous: frozenset[str]


@cache
def load_lexicon(name: str) -> dict[str, Any]:
    """Read a lexicon that ships with the package as plain tables."""
    path = files("tocsin.knowledge").joinpath("lexicons", f"{name}.toml")
    return tomllib.loads(path.read_text("utf-8"))


@cache
def load_cues(name: str = "attribution") -> dict[Part, dict[str, tuple[Cue, ...]]]:
    """Index the cues by part of speech and lemma; a lemma may have several, first one first."""
    index: dict[Part, dict[str, tuple[Cue, ...]]] = {}
    for table in load_lexicon(name)["cues"]:
        for cue in _cues(table):
            lemmas = index.setdefault(cue.part, {})
            lemmas[cue.lemma] = (*lemmas.get(cue.lemma, ()), cue)
    return index


@cache
def load_speaker_words(name: str = "attribution") -> SpeakerWords:
    """Index the words that tell kinds of speakers."""
    table = load_lexicon(name)["speakers"]
    kinds: dict[str, VoiceKind] = {
        word: kind for kind, words in table["kinds"].items() for word in words
    }
    return SpeakerWords(
        kinds=kinds,
        generic=frozenset(table["generic"]),
        collective=frozenset(table["collective"]),
        anonymous=frozenset(table["anonymous"]),
    )


def _cues(table: dict[str, Any]) -> list[Cue]:
    """Make one cue for each lemma of a table; a wrong key raises with its name."""
    values: dict[str, Any] = {
        k: frozenset(v) if isinstance(v, list) else v for k, v in table.items()
    }
    lemmas = values.pop("lemmas")
    try:
        return [Cue(lemma=lemma, **values) for lemma in sorted(lemmas)]
    except TypeError as error:
        raise ValueError(f"cue in the lexicon: {error}") from error
