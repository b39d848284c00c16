"""Modes and contexts of a type, found by the words that show them."""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from functools import cache

from tocsin.knowledge.codebook import Trigger, load_codebook


def mode_of(trigger: Trigger, near: AbstractSet[str]) -> str | None:
    """Return a trigger's mode: its own, else the first of its type whose words stand near."""
    if trigger.mode:
        return trigger.mode
    modes = load_codebook().types[trigger.type].modes
    return next((mode.name for mode in modes if near & _mode_words(trigger.type, mode.name)), None)


def contexts_of(lemmas: AbstractSet[str]) -> tuple[str, ...]:
    """Return the contexts whose words stand among the lemmas of a sentence."""
    return tuple(c.name for c in load_codebook().contexts if lemmas & _context_words(c.name))


@cache
def _mode_words(event_type: str, mode: str) -> frozenset[str]:
    modes = load_codebook().types[event_type].modes
    return frozenset(word for m in modes if m.name == mode for word in m.words)


@cache
def _context_words(context: str) -> frozenset[str]:
    contexts = load_codebook().contexts
    return frozenset(word for c in contexts if c.name == context for word in c.words)
