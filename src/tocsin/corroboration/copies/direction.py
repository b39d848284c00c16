"""Which of two documents has its text from the other: by day, credits, place, length."""

from __future__ import annotations

from collections.abc import Mapping

from tocsin.corroboration.copies.compare import leads, overlap
from tocsin.corroboration.copies.credit import credit_rules
from tocsin.corroboration.copies.passages import wording
from tocsin.corroboration.days import ordinal
from tocsin.knowledge.credits import load_credits
from tocsin.model import Document, Outlet

AGENCY_KINDS = frozenset({"agency", "wire", "news agency", "wire service"})

Outlets = Mapping[str, Outlet]


def direct(
    one: Document, other: Document, outlets: Outlets
) -> tuple[Document, Document, tuple[str, ...]]:
    """Return the reprint, its original and the rules that say so.

    The earlier day is the original's; on one day, or where a day is unknown, whom the other
    credits; the agency's; the one that opens with what stands further down in the other, a
    round-up; the longer; the smaller id.
    """
    days = ordinal(one.published), ordinal(other.published)
    if None not in days and days[0] != days[1]:
        parent, child = sorted((one, other), key=lambda document: ordinal(document.published) or 0)
        return child, parent, ("direction:published", *credit_rules(child, parent))
    for child, parent in ((one, other), (other, one)):
        rules = credit_rules(child, parent)
        if rules and not credit_rules(parent, child):
            return child, parent, rules
    for child, parent in ((one, other), (other, one)):
        if is_agency(parent, outlets) and not is_agency(child, outlets):
            return child, parent, ("direction:agency",)
    return _by_text(one, other)


def _by_text(one: Document, other: Document) -> tuple[Document, Document, tuple[str, ...]]:
    """Return the reprint, its original and the rule, by the texts alone."""
    for child, parent in ((one, other), (other, one)):
        mine, theirs = wording(child), wording(parent)
        if leads(overlap(theirs, mine), overlap(mine, theirs)):
            return child, parent, ("direction:lead",)
    sizes = size(one), size(other)
    if sizes[0] != sizes[1]:
        child, parent = (one, other) if sizes[0] < sizes[1] else (other, one)
        return child, parent, ("direction:length",)
    parent, child = sorted((one, other), key=lambda document: document.id)
    return child, parent, ("direction:id",)


def is_agency(document: Document, outlets: Outlets) -> bool:
    """Tell whether a document comes from an outlet that sends reports to others."""
    name = document.outlet or ""
    known = outlets.get(name)
    kind = known.kind if known else None
    return (kind or "").casefold() in AGENCY_KINDS or name.casefold() in load_credits().agencies


def size(document: Document) -> int:
    """Return the number of a document's six-word runs."""
    return len(wording(document).runs.numbers)
