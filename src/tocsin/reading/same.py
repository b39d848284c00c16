"""Which events of one report are the same happening."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tocsin.model import Actor, Event
from tocsin.reading.assemble import Sheet
from tocsin.reading.parse import word_at

_DEFINITE = frozenset(
    {"the", "this", "that", "these", "those", "its", "their", "his", "her", "such"}
)
_HAPPENED = frozenset({"happened", "ongoing"})


def link(events: Sequence[Event], sheet: Sheet) -> list[Event]:
    """Give each event that repeats an earlier one the id of the first of them.

    «Gunmen raided a market in Jos. ... The raid killed six.» links raid to raided.
    """
    linked: list[Event] = []
    for event in events:
        first = next((e for e in reversed(linked) if is_same(e, event, sheet)), None)
        linked.append(_tied(event, first) if first else event)
    return linked


def _tied(event: Event, first: Event) -> Event:
    """Return an event as a repeat of an earlier one."""
    return replace(inherited(event, first), same_as=first.same_as or first.id)


def inherited(event: Event, first: Event) -> Event:
    """Give a bare noun that points back the status of what it points to.

    «Mali will withdraw its troops in May. The withdrawal worries traders.»: it is planned too.
    """
    if first.status in _HAPPENED or event.status != "happened":
        return event
    return replace(event, status=first.status, rules=(*event.rules, "factuality:inherited"))


def is_same(earlier: Event, later: Event, sheet: Sheet) -> bool:
    """Tell whether a later event repeats an earlier one: one type and status, nothing at odds."""
    if earlier.type != later.type or _at_odds(earlier, later):
        return False
    if _points_back(later, sheet):
        return _statuses_agree(earlier, later) or _is_unmarked(later, sheet)
    return _statuses_agree(earlier, later) and _shares_parties(earlier, later)


def _is_unmarked(event: Event, sheet: Sheet) -> bool:
    """Tell whether nothing but a noun's own presence says that its act took place."""
    shown = any(
        rule.startswith(("event:harm", "support-verb", "factuality")) for rule in event.rules
    )
    bare = not (event.actors or event.recipients or event.places or event.period)
    return event.status == "happened" and bare and not shown and not event.quantities


def _statuses_agree(earlier: Event, later: Event) -> bool:
    return earlier.status == later.status or {earlier.status, later.status} <= _HAPPENED


def _at_odds(earlier: Event, later: Event) -> bool:
    """Tell whether anything both say differs: actors, recipients, countries, days.

    «... raided a market. The raid killed six.»: who was killed is not at odds with what was hit.
    """
    harmed = "event:harm" in later.rules
    if _differ(earlier.actors, later.actors):
        return True
    if not harmed and _differ(earlier.recipients, later.recipients):
        return True
    before = {place.country for place in earlier.places if place.country}
    after = {place.country for place in later.places if place.country}
    if before and after and not before & after:
        return True
    return _days_differ(earlier, later)


def _differ(before: Sequence[Actor], after: Sequence[Actor]) -> bool:
    """Tell whether two lists of parties are both given and share nobody."""
    return bool(before) and bool(after) and not any(_alike(a, b) for a in before for b in after)


def _alike(one: Actor, other: Actor) -> bool:
    """Tell whether two coded parties may be one: same entry, or one name within the other."""
    if one.entry and other.entry:
        return one.entry == other.entry
    short, long = sorted((_bare(one.name), _bare(other.name)), key=len)
    if one.country and other.country and one.country != other.country:
        return False
    return (bool(short) and short in long) or bool(_words(short) & _words(long))


def _bare(name: str) -> str:
    return name.lower().removeprefix("the ").removeprefix("a ").removeprefix("an ")


def _words(name: str) -> set[str]:
    return {word for word in name.split() if len(word) > 3}


def _days_differ(earlier: Event, later: Event) -> bool:
    """Tell whether both are dated and the days do not meet."""
    one, other = earlier.period, later.period
    if not one or not other or not (one.start and one.end and other.start and other.end):
        return False
    return one.end < other.start or other.end < one.start


def _points_back(event: Event, sheet: Sheet) -> bool:
    """Tell whether the trigger is a definite noun ("the raid", "this operation")."""
    head = word_at(sheet.doc, event.trigger)
    if head.pos_ not in ("NOUN", "PROPN"):
        return False
    return any(child.lower_ in _DEFINITE for child in head.children)


def _shares_parties(earlier: Event, later: Event) -> bool:
    """Tell whether actors and recipients (or places) are both given and agree."""
    actors = any(_alike(a, b) for a in earlier.actors for b in later.actors)
    recipients = any(_alike(a, b) for a in earlier.recipients for b in later.recipients)
    names = {place.name for place in earlier.places} & {place.name for place in later.places}
    return (actors and (recipients or bool(names))) or (recipients and bool(names))
