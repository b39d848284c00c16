"""Where the accounts of one happening cannot all be right, side by side."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

from tocsin.corroboration.accounts import Account, who_says
from tocsin.corroboration.pairs import party
from tocsin.corroboration.sketches import party_sketch
from tocsin.model import Actor, Dispute, Figure, Side, Toll

# A bystander's word for the attackers ("gunmen") is at odds with nobody.
_TELLING = frozenset({"MIL", "COP", "REB", "PMC", "SPY", "GOV", "OPP", "NSA", "CRM"})


def disputes(accounts: Sequence[Account], tolls: Iterable[Toll]) -> tuple[Dispute, ...]:
    """List the disputes over an incident: denials, actors, numbers."""
    return (*_denials(accounts), *_actors(accounts), *_counts(tolls))


def denied(account: Account, accounts: Iterable[Account]) -> bool:
    """Tell whether another account of the incident denies what this one affirms."""
    return account.affirms and any(_denies(other, account) for other in accounts)


def _denies(denial: Account, account: Account) -> bool:
    """Tell whether one account denies another: the act, or the part of the same actor in it.

    «The front denied attacking the market» denies the front's part, not that it was attacked.
    """
    if denial.affirms or denial.event.id == account.event.id:
        return False
    if not denial.event.actors:
        return True
    return any(
        is_one_actor(one, other) for one in denial.event.actors for other in account.event.actors
    )


def is_one_actor(one: Actor, other: Actor) -> bool:
    """Tell whether two participants are the same, as far as their words go."""
    return party(party_sketch(one), party_sketch(other)) >= 0.6


def _denials(accounts: Sequence[Account]) -> Iterator[Dispute]:
    """Set those who deny beside those who affirm what they deny."""
    deniers = [one for one in accounts if not one.affirms]
    affirmed = [one for one in accounts if one.affirms]
    if not (deniers and affirmed):
        return
    denying = [one for one in deniers if not one.event.actors]
    refused = [one for one in deniers if one.event.actors]
    if denying:
        yield Dispute(
            "denial", "act", (_side("it happened", affirmed), _side("it did not", denying))
        )
    if refused:
        names = dict.fromkeys(actor.name for one in refused for actor in one.event.actors)
        against = [one for one in affirmed if any(_denies(denial, one) for denial in refused)]
        said = (_side("it did", against),) if against else ()
        words = "; ".join(names) or "nobody named"
        yield Dispute("denial", f"actor: {words}", (*said, _side("denied", refused)))


def _side(says: str, accounts: Iterable[Account]) -> Side:
    """Make a side of the accounts that hold it."""
    ordered = sorted(accounts, key=lambda one: one.order)
    who = tuple(dict.fromkeys(name for one in ordered for name in who_says(one)))
    return Side(says, who, tuple(dict.fromkeys(one.event.id for one in ordered)))


def _actors(accounts: Sequence[Account]) -> Iterator[Dispute]:
    """Set actors side by side that no account names together and that exclude each other."""
    named: dict[str, list[tuple[Actor, Account]]] = {}
    for account in accounts:
        telling = (
            [a for a in account.event.actors if a.sector in _TELLING] if account.affirms else []
        )
        for actor in telling:
            home = next((k for k, v in named.items() if is_one_actor(v[0][0], actor)), actor.name)
            named.setdefault(home, []).append((actor, account))
    rivals = {
        name
        for (one, first), (other, second) in combinations(sorted(named.items()), 2)
        if _exclude(first, second)
        for name in (one, other)
    }
    if rivals:
        sides = tuple(_side(name, (a for _, a in named[name])) for name in sorted(rivals))
        yield Dispute("actor", "actor", sides)


def _exclude(
    ones: Sequence[tuple[Actor, Account]], others: Sequence[tuple[Actor, Account]]
) -> bool:
    """Tell whether two actors cannot both be meant: other codes, never told together.

    Two sides of one fight are told together, where one stands as the other's recipient.
    """
    one, other = ones[0][0], others[0][0]
    if any(_stands_in(other, account) for _, account in ones):
        return False
    if any(_stands_in(one, account) for _, account in others):
        return False
    return party(party_sketch(one), party_sketch(other)) <= -0.8


def _stands_in(actor: Actor, account: Account) -> bool:
    """Tell whether an account names an actor on either side."""
    known = (*account.event.actors, *account.event.recipients)
    return any(is_one_actor(actor, one) for one in known)


def _counts(tolls: Iterable[Toll]) -> Iterator[Dispute]:
    """Set numbers side by side that no number fits all of."""
    for toll in tolls:
        if any(_apart(one, other) for one, other in combinations(toll.figures, 2)):
            sides = tuple(Side(_words(f), f.who, f.events) for f in toll.figures)
            yield Dispute("count", toll.kind, sides)


def _apart(one: Figure, other: Figure) -> bool:
    """Tell whether two numbers share no value: "at least 14" and 19 do."""
    low, high = (one, other) if one.low <= other.low else (other, one)
    return low.high is not None and low.high < high.low


def _words(figure: Figure) -> str:
    """Write a number as a table shows it."""
    if figure.high is None:
        return f"≥ {figure.low}"
    return str(figure.low) if figure.low == figure.high else f"{figure.low}–{figure.high}"
