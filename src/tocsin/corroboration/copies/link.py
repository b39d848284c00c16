"""Whether one document is a reprint of another: decided by the two alone."""

from __future__ import annotations

from tocsin.corroboration.copies.compare import LEAST, alike, kind_of, overlap, rule_of
from tocsin.corroboration.copies.credit import (
    attributed,
    credit_rules,
    issued,
    owed,
    same_outlet,
)
from tocsin.corroboration.copies.direction import Outlets, direct
from tocsin.corroboration.copies.passages import among, wording
from tocsin.corroboration.days import ordinal
from tocsin.model import Document, Reprint

# Reprints come within hours or days; what comes later is looked back at, not reprinted.
WINDOW_DAYS = 14
# A report that credits an outlet for another's words in words of its own: so many of its different
# words stand in that outlet's report, published the same day or the day before.
CREDITED_WORDS = 0.4


def keys(document: Document) -> tuple[str, ...]:
    """Return what to file a document under: documents that may be linked share one at least.

    A third of its rows of five content words, chosen by their own value, and the four smallest:
    about 40 keys for 200 words; and the day's issues of its outlet and of whom it credits. Two
    documents that share none are never linked.
    """
    rows = (f"{number:x}" for number in wording(document).sample.tolist())
    return (*rows, *sorted({*issued(document), *owed(document)}))


def link(one: Document, other: Document, *, outlets: Outlets | None = None) -> Reprint | None:
    """Return which of two documents is a reprint of the other, None where neither is."""
    if not comparable(one, other):
        return None
    first, second = wording(one), wording(other)
    found = None
    if alike(first, second) and among(first.sample, second.sample).any():
        found = debt(*direct(one, other, outlets or {}))
    return found or credited(one, other) or credited(other, one)


def comparable(one: Document, other: Document) -> bool:
    """Tell whether two documents are of one language and time; what is unknown may be either."""
    if one.id == other.id:
        return False
    if one.language and other.language and one.language != other.language:
        return False
    first, second = ordinal(one.published), ordinal(other.published)
    return first is None or second is None or abs(first - second) <= WINDOW_DAYS


def debt(child: Document, parent: Document, rules: tuple[str, ...]) -> Reprint | None:
    """Return the reprint that a document is of one that it is like, by the words they share."""
    mine, theirs = wording(child), wording(parent)
    part, counterpart = overlap(mine, theirs), overlap(theirs, mine)
    passages = not same_outlet(child, parent)
    kind = kind_of(part, counterpart, passages=passages)
    if kind is None:
        return None
    shown = (rule_of(part, counterpart), *rules)
    return Reprint(child.id, parent.id, kind, round(part.runs, 3), shown)


def credited(child: Document, parent: Document) -> Reprint | None:
    """Return the reprint that a document is by its own word, told in words of its own."""
    if not set(owed(child)).intersection(issued(parent)):
        return None
    rules = credit_rules(child, parent)
    if not rules and attributed(child, parent):
        rules = ("credit:attribution",)
    mine, theirs = wording(child), wording(parent)
    common = int(among(mine.words, theirs.words).sum())
    if not rules or common < max(LEAST, CREDITED_WORDS * len(mine.words)):
        return None
    return Reprint(child.id, parent.id, "credited", round(overlap(mine, theirs).runs, 3), rules)
