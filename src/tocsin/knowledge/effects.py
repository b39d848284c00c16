"""What governing words do to an act: the effects of lexicons/factuality.toml, by word."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import cast

from tocsin.knowledge.lexicon import load_lexicon
from tocsin.model import Certainty, Polarity, Status

_KINDS = {
    "verbs": "verb",
    "nouns": "noun",
    "adjectives": "adjective",
    "predicates": "predicate",
}


@dataclass(frozen=True, slots=True)
class Effect:
    """What a word does to the act it governs; None leaves a field as it is."""

    rule: str
    status: Status | None = None
    certainty: Certainty | None = None
    polarity: Polarity | None = None


@cache
def _effects() -> dict[tuple[str, str], Effect]:
    """Map (word, kind) to its effect; the first table that names a word wins."""
    table: dict[tuple[str, str], Effect] = {}
    for name, entry in load_lexicon("factuality").items():
        if not isinstance(entry, dict) or "status" not in entry:
            continue
        effect = Effect(
            f"factuality:{name}",
            cast("Status", entry["status"]),
            cast("Certainty | None", entry.get("certainty")),
            cast("Polarity | None", entry.get("polarity")),
        )
        for key, kind in _KINDS.items():
            for word in entry.get(key, ()):
                table.setdefault((word, kind), effect)
    return table


def governing_effect(word: str, kind: str) -> Effect | None:
    """Return what a lemma of a kind ("verb", "noun", "adjective" …) does, None if nothing."""
    return _effects().get((word, kind))


@cache
def negators() -> frozenset[str]:
    """List the words that negate a clause."""
    return frozenset(load_lexicon("factuality")["negators"]["words"])


@cache
def modal_status(word: str) -> Status | None:
    """Return the status a modal verb gives, None if it is not one."""
    return cast("Status | None", load_lexicon("factuality")["modals"].get(word))
