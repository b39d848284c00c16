"""Whether one document is a reprint of another: decided by the two alone."""

from __future__ import annotations

from tocsin.corroboration.copies_compare import alike, kind_of, overlap, rule_of
from tocsin.corroboration.copies_direction import (
    Outlets,
    attributed,
    credit_rules,
    day,
    direct,
    same_outlet,
)
from tocsin.corroboration.passages import among, wording
from tocsin.model import Document, Reprint

# Reprints come within hours or days; what comes later is looked back at, not reprinted.
WINDOW_DAYS = 14
# A report that credits an outlet for another's words in words of its own: so many of its different
# words stand in that outlet's report, published the same day or the day before.
CREDITED_WORDS = 0.4
CREDITED_DAYS = 1


def keys(document: Document) -> tuple[str, ...]:
    """Return what to file a document under: documents that may be linked share one at least.

    A third of its rows of five content words, chosen by their own value, and the four smallest:
    about 40 keys for 200 words. Two documents that share none are never linked.
    """
    return tuple(f"{number:x}" for number in wording(document).sample.tolist())


def link(one: Document, other: Document, *, outlets: Outlets | None = None) -> Reprint | None:
    """Return which of two documents is a reprint of the other, None where neither is."""
    if not comparable(one, other) or not among(wording(one).sample, wording(other).sample).any():
        return None
    child, parent, rules = direct(one, other, outlets or {})
    found = debt(child, parent, rules)
    return found or credited(child, parent) or credited(parent, child)


def comparable(one: Document, other: Document) -> bool:
    """Tell whether two documents are of one language and time; what is unknown may be either."""
    if one.id == other.id:
        return False
    if one.language and other.language and one.language != other.language:
        return False
    first, second = day(one), day(other)
    return first is None or second is None or abs(first - second) <= WINDOW_DAYS


def debt(child: Document, parent: Document, rules: tuple[str, ...]) -> Reprint | None:
    """Return the reprint that a later document is of an earlier one, by the words they share."""
    mine, theirs = wording(child), wording(parent)
    if not alike(mine, theirs):
        return None
    part, counterpart = overlap(mine, theirs), overlap(theirs, mine)
    passages = not same_outlet(child, parent)
    kind = kind_of(part, counterpart, passages=passages)
    if kind is None:
        return None
    shown = (rule_of(part, counterpart), *rules)
    return Reprint(child.id, parent.id, kind, round(part.runs, 3), shown)


def credited(child: Document, parent: Document) -> Reprint | None:
    """Return the reprint that a document is by its own word, told in words of its own."""
    days = day(child), day(parent)
    if days[0] is None or days[1] is None or not 0 <= days[0] - days[1] <= CREDITED_DAYS:
        return None
    rules = credit_rules(child, parent)
    if not rules and attributed(child, parent):
        rules = ("credit:attribution",)
    mine, theirs = wording(child), wording(parent)
    if not rules or among(mine.words, theirs.words).mean() < CREDITED_WORDS:
        return None
    shared = overlap(mine, theirs).runs
    return Reprint(child.id, parent.id, "credited", round(shared, 3), rules)
