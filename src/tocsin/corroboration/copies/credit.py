"""Whom a document credits for its text, and whether that is the outlet of another."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache, lru_cache

from tocsin.corroboration.copies.passages import wording
from tocsin.corroboration.days import ordinal
from tocsin.knowledge.credits import load_credits
from tocsin.model import Document

# What is credited was published the same day or the day before.
CREDITED_DAYS = 1

_BETWEEN = re.compile(r"\s*[,;:/|&()]\s*|\s+(?:and|for|in|at|by|from)\s+")


def credit_rules(document: Document, original: Document) -> tuple[str, ...]:
    """Return the rules by which a document's credit lines name the outlet of another."""
    if not original.outlet or same_outlet(document, original):
        return ()
    named = _whole(names_of(original.outlet))
    found = {one.place for one in wording(document).credits if named.search(one.names)}
    return tuple(f"credit:{place}" for place in sorted(found))


def attributed(document: Document, original: Document) -> bool:
    """Tell whether a document's own sentences rest on the agency of another ("AFP reported")."""
    name = canonical(original.outlet or "")
    return not same_outlet(document, original) and name in _told_by(document.text)


def issued(document: Document) -> tuple[str, ...]:
    """Return the key under which who credits a document's outlet finds it."""
    published = ordinal(document.published)
    if not document.outlet or published is None:
        return ()
    return (f"{canonical(document.outlet)}|{published}",)


def owed(document: Document) -> tuple[str, ...]:
    """Return the keys of what a document may be credited from: its outlets, that day's issues."""
    published = ordinal(document.published)
    if published is None:
        return ()
    names = set(_told_by(document.text))
    for credit in wording(document).credits:
        names.update(canonical(name) for name in (credit.names, *_BETWEEN.split(credit.names)))
    names -= {"", canonical(document.outlet or "")}
    days = range(published - CREDITED_DAYS, published + 1)
    return tuple(f"{name}|{one}" for name in sorted(names) for one in days)


def names_of(outlet: str) -> frozenset[str]:
    """Return the names an outlet goes by."""
    bare = outlet.removeprefix("The ")
    return frozenset({outlet, bare, *load_credits().agencies.get(bare.casefold(), ())})


def canonical(name: str) -> str:
    """Return the one name, folded, for all that an outlet goes by."""
    folded = name.strip(" .").casefold().removeprefix("the ")
    names = load_credits().agencies.get(folded)
    return names[0].casefold() if names else folded


def same_outlet(document: Document, original: Document) -> bool:
    """Tell whether two documents come from one outlet, by any of its names."""
    return bool(document.outlet) and canonical(document.outlet or "") == canonical(
        original.outlet or ""
    )


@lru_cache(maxsize=8192)
def _told_by(text: str) -> frozenset[str]:
    """Return the agencies that sentences of a text rest on."""
    before, after = _around()
    return frozenset(
        canonical(found[0])
        for found in _agencies().finditer(text)
        if before.search(text, max(0, found.start() - 30), found.start())
        or after.match(text, found.end())
    )


@cache
def _agencies() -> re.Pattern[str]:
    """Compile what finds an agency by any of its names."""
    return _whole(frozenset(name for names in load_credits().agencies.values() for name in names))


@cache
def _around() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Compile what stands before and after a name on which a sentence rests."""
    lexicon = load_credits()
    before = re.compile(rf"\b(?:{_any(lexicon.before)})(?: the)?\s+\Z", re.IGNORECASE)
    return before, re.compile(rf"\s+(?:{_any(lexicon.after)})\b")


@lru_cache(maxsize=4096)
def _whole(names: frozenset[str]) -> re.Pattern[str]:
    """Compile what finds any of these names as whole words."""
    return re.compile(rf"(?<!\w)(?:{_any(names)})(?!\w)")


def _any(words: Iterable[str]) -> str:
    """Return an expression for any of these words, the longest first."""
    return "|".join(map(re.escape, sorted(words, key=lambda word: (-len(word), word))))
