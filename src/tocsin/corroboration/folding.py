"""Fold the accounts of one happening into its fields, each with the events whose words say so."""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence

from tocsin.corroboration.accounts import RANKS, Account, best, who_says
from tocsin.corroboration.pairs import party
from tocsin.corroboration.sketches import party_sketch
from tocsin.model import (
    Actor,
    Figure,
    Party,
    Period,
    Place,
    Precision,
    Quantity,
    QuantityKind,
    Site,
    Status,
    Toll,
    When,
    place_rank,
)

FINE: Mapping[Precision | None, int] = {
    "exact": 0,
    "city": 1,
    "district": 2,
    "admin1": 3,
    "region": 4,
    "country": 5,
    None: 6,
}
FIRMEST: tuple[Status, ...] = ("happened", "ongoing", "planned", "threatened", "possible")
_KINDS: tuple[QuantityKind, ...] = (
    "deaths",
    "injured",
    "arrested",
    "abducted",
    "displaced",
    "crowd",
)


def commonest[T: Hashable](values: Iterable[tuple[T, str]]) -> T:
    """Return the value that most texts give; ties go to the first in sort order."""
    texts: dict[T, set[str]] = defaultdict(set)
    for value, text in values:
        texts[value].add(text)
    return min(texts, key=lambda value: (-len(texts[value]), str(value)))


def fold_type(accounts: Sequence[Account]) -> str:
    """Choose the type that most texts support."""
    return commonest((one.event.type, one.text) for one in accounts)


def fold_mode(accounts: Sequence[Account], kind: str) -> str | None:
    """Choose the mode that most texts support, of those of the chosen type."""
    said = [(a.event.mode, a.text) for a in accounts if a.event.mode and a.event.type == kind]
    return commonest(said) if said else None


def fold_contexts(accounts: Sequence[Account]) -> tuple[str, ...]:
    """Join the contexts that at least a third of the events have, the commonest first."""
    counted = Counter(context for one in accounts for context in one.event.contexts)
    common = [context for context in counted if 3 * counted[context] >= len(accounts)]
    return tuple(sorted(common, key=lambda context: (-counted[context], context)))


def fold_status(accounts: Sequence[Account]) -> Status:
    """Choose the firmest status that somebody affirms; what nobody affirms did not happen.

    Of what happened and what goes on, the latest report decides.
    """
    affirmed = [one for one in accounts if one.affirms]
    if not affirmed:
        return "not_happened"
    said = {one.event.status for one in affirmed}
    if {"happened", "ongoing"} <= said:
        current = [one for one in affirmed if one.event.status in ("happened", "ongoing")]
        return max(current, key=lambda one: (one.document.published or "", one.order)).event.status
    return next(status for status in FIRMEST if status in said)


def fold_parties(
    accounts: Sequence[Account], part: Callable[[Account], Sequence[Actor]]
) -> tuple[Party, ...]:
    """Fold participants: those that are one by entry, by name or by code are one party."""
    groups: list[list[tuple[Actor, Account]]] = []
    said = [(actor, account) for account in accounts for actor in part(account)]
    for actor, account in sorted(said, key=lambda pair: _telling(*pair)):
        home = next((g for g in groups if _is_one_party(g[0][0], actor)), None)
        if home is None:
            groups.append([(actor, account)])
        else:
            home.append((actor, account))
    folded = [_party(group) for group in groups]
    return tuple(sorted(folded, key=lambda p: (RANKS[p.standing], -len(p.events), p.name)))


def _telling(actor: Actor, account: Account) -> tuple[bool, bool, int, str, str]:
    """Order participants from the best named to the vaguest."""
    sketch = party_sketch(actor)
    return (actor.entry is None, not sketch.named, -len(sketch.stems), actor.name, account.event.id)


def _is_one_party(known: Actor, actor: Actor) -> bool:
    """Tell whether a vaguer mention is a known participant."""
    one, other = party_sketch(known), party_sketch(actor)
    alike = party(one, other)
    return alike >= 0.6 or (alike > 0 and not other.named and one.sector == other.sector)


def _party(group: Sequence[tuple[Actor, Account]]) -> Party:
    """Make a party of its mentions, the first named best; codes are the first known ones."""
    actors = [actor for actor, _ in group]
    return Party(
        name=" ".join(actors[0].name.split()),
        country=_first(actor.country for actor in actors),
        sector=_first(actor.sector for actor in actors),
        sponsor=_first(actor.sponsor for actor in actors),
        entry=_first(actor.entry for actor in actors),
        standing=best(account.standing for _, account in group),
        events=_ids(account for _, account in group),
    )


def _first[T](values: Iterable[T | None]) -> T | None:
    """Return the first value that is known."""
    return next((value for value in values if value is not None), None)


def _ids(accounts: Iterable[Account]) -> tuple[str, ...]:
    """Return the events of accounts in their order, each once."""
    ordered = sorted(accounts, key=lambda one: one.order)
    return tuple(dict.fromkeys(one.event.id for one in ordered))


def fold_places(accounts: Sequence[Account]) -> tuple[Site, ...]:
    """Fold places, the main one first: with degrees, no country, where it struck or stood."""
    groups: dict[tuple[object, str | None], list[tuple[Place, Account]]] = defaultdict(list)
    for account in accounts:
        for place in account.event.places:
            key = (place.geonames or place.name.casefold(), place.country)
            groups[key].append((place, account))
    told = [(_main(group), _site(group)) for group in groups.values()]
    return tuple(site for _, site in sorted(told, key=_order))


def _main(group: Sequence[tuple[Place, Account]]) -> int:
    """Return the best rank that an event gives a place."""
    return min(place_rank(place, account.event.type) for place, account in group)


def _order(told: tuple[int, Site]) -> tuple[bool, bool, int, int, int, str]:
    """Order places, the main one first; the middle of a country is no place to look at."""
    rank, site = told
    unknown, wide = site.latitude is None, site.precision in ("country", "region")
    return (unknown, wide, rank, FINE[site.precision], -len(site.events), site.name)


def _site(group: Sequence[tuple[Place, Account]]) -> Site:
    """Make a site of the mentions of one place."""
    place = min((place for place, _ in group), key=lambda p: (FINE[p.precision], p.name))
    return Site(
        name=place.name,
        country=place.country,
        admin1=place.admin1,
        latitude=place.latitude,
        longitude=place.longitude,
        precision=place.precision,
        geonames=place.geonames,
        standing=best(account.standing for _, account in group),
        events=_ids(account for _, account in group),
        role=commonest((place.role, account.text) for place, account in group),
    )


def fold_period(accounts: Sequence[Account]) -> When | None:
    """Choose the period that most texts fit, the shortest of those; None where nobody says."""
    said = [(a.event.period, a) for a in accounts if a.event.period and _is_known(a.event.period)]
    if not said:
        return None
    chosen = min(
        (period for period, _ in said),
        key=lambda p: (-_texts_that_fit(p, said), _days(p), p.start or "", p.end or ""),
    )
    giving = [
        one for period, one in said if (period.start, period.end) == (chosen.start, chosen.end)
    ]
    return When(chosen.start, chosen.end, best(one.standing for one in giving), _ids(giving))


def _is_known(period: Period) -> bool:
    """Tell whether a period has a day at all."""
    return period.start is not None or period.end is not None


def _texts_that_fit(period: Period, said: Sequence[tuple[Period, Account]]) -> int:
    """Count the texts whose period overlaps this one."""
    return len({one.text for other, one in said if overlap(period, other)})


def overlap(one: Period | When, other: Period | When) -> bool:
    """Tell whether two periods share a day; an open end reaches on."""
    return (one.start or "") <= (other.end or "9999") and (other.start or "") <= (one.end or "9999")


def _days(period: Period) -> int:
    """Return a measure of a period's length that puts open ones last."""
    if period.start is None or period.end is None:
        return 10**6
    return (dt.date.fromisoformat(period.end) - dt.date.fromisoformat(period.start)).days


def fold_tolls(accounts: Sequence[Account]) -> tuple[Toll, ...]:
    """Fold numbers kind by kind; what is denied gives none."""
    said = [(q, one) for one in accounts if one.affirms for q in one.event.quantities]
    tolls = []
    for kind in _KINDS:
        of_kind = [(q, one) for q, one in said if q.kind == kind]
        if of_kind:
            tolls.append(_toll(kind, of_kind))
    return tuple(tolls)


def _toll(kind: QuantityKind, said: Sequence[tuple[Quantity, Account]]) -> Toll:
    """Fold numbers of one kind: all figures, their span, and the best supported one.

    Best is the figure that most texts give, of equals the latest reported, then the lowest: UCDP
    takes the most reliable source and, in doubt, the conservative one.
    """
    groups: dict[tuple[int, int | None], list[Account]] = defaultdict(list)
    for quantity, account in said:
        groups[quantity.low, quantity.high].append(account)
    support = {bounds: _support(accounts) for bounds, accounts in groups.items()}
    chosen = max(groups, key=lambda bounds: (*support[bounds], -bounds[0]))
    highs = [high for _, high in groups]
    figures = tuple(_figure(bounds, groups[bounds]) for bounds in sorted(groups, key=_bounds))
    known = [high for high in highs if high is not None]
    lows = [low for low, _ in groups]
    open_end = any(high is None and low >= max(known, default=0) for low, high in groups)
    top = None if open_end else max([*known, *lows])
    return Toll(kind, min(lows), chosen[0], top, figures)


def _bounds(bounds: tuple[int, int | None]) -> tuple[int, int]:
    """Order figures by their bounds, an open one after its equals."""
    return bounds[0], 10**12 if bounds[1] is None else bounds[1]


def _support(accounts: Sequence[Account]) -> tuple[int, str]:
    """Return how many texts give a figure and the latest day on which one was published."""
    return len({a.text for a in accounts}), max(a.document.published or "" for a in accounts)


def _figure(bounds: tuple[int, int | None], accounts: Sequence[Account]) -> Figure:
    """Make a figure with everybody who gives it."""
    ordered = sorted(accounts, key=lambda one: one.order)
    who = tuple(dict.fromkeys(name for one in ordered for name in who_says(one)))
    return Figure(bounds[0], bounds[1], who, _ids(accounts))
