"""Which of two documents has its text from the other: by day, then credits, length, id."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Mapping
from functools import lru_cache

from tocsin.corroboration.passages import wording
from tocsin.knowledge.credits import load_credits
from tocsin.model import Document, Outlet

AGENCY_KINDS = frozenset({"agency", "wire", "news agency", "wire service"})

Outlets = Mapping[str, Outlet]


def direct(
    one: Document, other: Document, outlets: Outlets
) -> tuple[Document, Document, tuple[str, ...]]:
    """Return the reprint, its original and the rules that say so."""
    days = day(one), day(other)
    if None not in days and days[0] != days[1]:
        first, second = sorted((one, other), key=lambda document: document.published or "")
        return second, first, ("direction:published", *credit_rules(second, first))
    for child, parent in ((one, other), (other, one)):
        rules = credit_rules(child, parent)
        if rules and not credit_rules(parent, child):
            return child, parent, rules
    for child, parent in ((one, other), (other, one)):
        if is_agency(parent, outlets) and not is_agency(child, outlets):
            return child, parent, ("direction:agency",)
    sizes = size(one), size(other)
    if sizes[0] != sizes[1]:
        child, parent = (one, other) if sizes[0] < sizes[1] else (other, one)
        return child, parent, ("direction:length",)
    parent, child = sorted((one, other), key=lambda document: document.id)
    return child, parent, ("direction:id",)


def credit_rules(document: Document, original: Document) -> tuple[str, ...]:
    """Return the rules by which a document's credit lines name the outlet of another."""
    if not original.outlet or same_outlet(document, original):
        return ()
    named = _named(names_of(original.outlet))
    found = {one.place for one in wording(document).credits if named.search(one.names)}
    return tuple(f"credit:{place}" for place in sorted(found))


def attributed(document: Document, original: Document) -> bool:
    """Tell whether a document's own sentences rest on the outlet of another ("X reported")."""
    if not original.outlet or same_outlet(document, original):
        return False
    return bool(_resting(names_of(original.outlet)).search(document.text))


def names_of(outlet: str) -> frozenset[str]:
    """Return the names an outlet goes by."""
    return frozenset({outlet, *load_credits().agencies.get(outlet.casefold(), ())})


def same_outlet(document: Document, original: Document) -> bool:
    """Tell whether two documents come from one outlet, by any of its names."""
    return bool(document.outlet) and document.outlet in names_of(original.outlet or "")


def day(document: Document) -> int | None:
    """Return the ordinal of the day of publication, None where it is unknown or no day."""
    try:
        return dt.date.fromisoformat((document.published or "")[:10]).toordinal()
    except ValueError:
        return None


def is_agency(document: Document, outlets: Outlets) -> bool:
    """Tell whether a document comes from an outlet that sends reports to others."""
    name = document.outlet or ""
    known = outlets.get(name)
    kind = known.kind if known else None
    return (kind or "").casefold() in AGENCY_KINDS or name.casefold() in load_credits().agencies


def size(document: Document) -> int:
    """Return the number of a document's six-word runs."""
    return len(wording(document).runs.numbers)


@lru_cache(maxsize=4096)
def _named(names: frozenset[str]) -> re.Pattern[str]:
    """Compile what finds any of these names as whole words."""
    return re.compile(_any(names))


@lru_cache(maxsize=4096)
def _resting(names: frozenset[str]) -> re.Pattern[str]:
    """Compile what finds a sentence that rests on one of these names."""
    lexicon = load_credits()
    before, after = f"(?i:{_any(lexicon.before)})", f"(?i:{_any(lexicon.after)})"
    return re.compile(rf"{before} (?:the )?{_any(names)}|{_any(names)} {after}")


def _any(words: Iterable[str]) -> str:
    """Return an expression for any of these words, the longest first."""
    longest = sorted(words, key=lambda word: (-len(word), word))
    return rf"(?<!\w)(?:{'|'.join(map(re.escape, longest))})(?!\w)"
