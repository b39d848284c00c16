"""Plain word lists of the lexicons, as sets."""

from __future__ import annotations

from functools import cache
from typing import Any

from tocsin.knowledge.lexicon import load_lexicon


@cache
def words_of(lexicon: str, table: str, key: str = "words") -> frozenset[str]:
    """Return one list of a lexicon's table as a set."""
    return frozenset(load_lexicon(lexicon)[table][key])


@cache
def table_of(lexicon: str, table: str) -> dict[str, Any]:
    """Return one table of a lexicon; empty where there is none."""
    found = load_lexicon(lexicon).get(table, {})
    return dict(found)
