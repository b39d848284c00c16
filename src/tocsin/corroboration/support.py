"""What an incident rests on: reports, outlets, owners, texts, origins; never one number."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from tocsin.corroboration.accounts import Account, name_of, speaker_of, unvoiced
from tocsin.corroboration.disputes import denied
from tocsin.corroboration.sketches import party_sketch
from tocsin.knowledge.spelling import fold, without_article
from tocsin.model import Actor, Origin, Support, Voice, is_bare, is_named


def support(accounts: Sequence[Account]) -> Support:
    """Weigh the accounts of one happening; docs/incidents.md gives every rule."""
    affirming = [one for one in accounts if one.affirms]
    origins = _origins(accounts)
    heard = _heard(affirming)
    low, high = independent(heard), len({one.text for one in affirming})
    sides = opposing(affirming)
    number, rule = credibility(affirming, accounts, low=low, opposed=len(sides) > 1)
    letters = {one.outlet.reliability for one in affirming if one.outlet and one.outlet.reliability}
    return Support(
        reports=len({one.document.id for one in accounts}),
        outlets=_names(one.document.outlet for one in accounts),
        owners=_names(_owner(one) for one in accounts),
        texts=tuple(sorted({one.text for one in accounts})),
        origins=origins,
        opposing=sides,
        low=max(low, 1) if affirming else 0,
        high=high,
        credibility=number,
        credibility_rule=rule,
        reliability=min(letters, default=None),
    )


def _names(names: Iterable[str | None]) -> tuple[str, ...]:
    """Return the names that are known, each once, sorted."""
    return tuple(sorted({name for name in names if name}))


def _owner(account: Account) -> str | None:
    """Return who owns the outlet: what is not known to be owned by another owns itself."""
    return (account.outlet.owner if account.outlet else None) or account.document.outlet


def _key(name: str) -> str:
    """Fold a speaker's name so that "The ministry" and "the ministry" are one."""
    return without_article(fold(name))


def _origins(accounts: Sequence[Account]) -> tuple[Origin, ...]:
    """List everybody whose word the accounts rest on; an outlet where it says so itself."""
    groups: dict[str, list[tuple[Account, Voice | None, str]]] = defaultdict(list)
    for account in sorted(accounts, key=lambda one: one.order):
        voice = speaker_of(account)
        name = name_of(voice, account.document.text) if voice else unvoiced(account)
        groups[_key(name)].append((account, voice, name))
    return tuple(_origin(groups[key]) for key in sorted(groups))


def _origin(group: Sequence[tuple[Account, Voice | None, str]]) -> Origin:
    """Make an origin of all accounts that rest on one speaker."""
    account, voice, name = group[0]
    outlet = account.outlet if voice is None else None
    return Origin(
        name=name,
        kind=voice.kind if voice else "media",
        named=is_named(voice) if voice else False,
        country=outlet.home if outlet else None,
        denies=not any(one.affirms for one, _, _ in group),
        events=tuple(dict.fromkeys(one.event.id for one, _, _ in group)),
    )


def _heard(affirming: Sequence[Account]) -> dict[str, set[str]]:
    """Return in which texts each named origin is heard to affirm."""
    heard: dict[str, set[str]] = defaultdict(set)
    for account in affirming:
        voice = speaker_of(account)
        if voice and is_named(voice):
            heard[_key(name_of(voice, account.document.text))].add(account.text)
    return heard


def independent(heard: Mapping[str, Iterable[str]]) -> int:
    """Return how many named origins can each be heard in a text of its own.

    A largest matching of origins and texts: two officials in one text are one witness, and so is
    one official in two texts.
    """
    from scipy.sparse import csr_array
    from scipy.sparse.csgraph import maximum_bipartite_matching

    texts = sorted({text for found in heard.values() for text in found})
    rows = [[text in found for text in texts] for found in map(set, heard.values())]
    if not texts:
        return 0
    return int((maximum_bipartite_matching(csr_array(rows)) >= 0).sum())


def opposing(affirming: Sequence[Account]) -> tuple[str, ...]:
    """Return the two sides of an act where a voice of each says that it took place."""
    said: dict[str, str] = {}
    sides = _sides(affirming)
    heard = [(v, a.document.text) for a in affirming if (v := speaker_of(a)) and v.act != "deny"]
    for name in (name_of(voice, text) for voice, text in heard):
        for side, actors in sides.items():
            if any(_speaks_for(name, actor) for actor in actors):
                said.setdefault(side, name)
    return (said["actors"], said["recipients"]) if len(said) == 2 else ()


def _sides(accounts: Sequence[Account]) -> dict[str, list[Actor]]:
    """Return who acts and to whom, over all accounts."""
    return {
        "actors": [actor for one in accounts for actor in one.event.actors],
        "recipients": [actor for one in accounts for actor in one.event.recipients],
    }


def _speaks_for(name: str, actor: Actor) -> bool:
    """Tell whether a speaker is, or is named for, a participant that is told by name."""
    sketch = party_sketch(actor)
    said = party_sketch(Actor(actor.span, name))
    return sketch.named and bool(sketch.stems) and sketch.stems <= said.stems


def credibility(
    affirming: Sequence[Account], accounts: Sequence[Account], *, low: int, opposed: bool
) -> tuple[int, str]:
    """Return the NATO number (AJP-2.1) and the rule that gave it."""
    if not affirming:
        return 5, "nobody affirms it"
    if all(one.standing in ("expected", "conjectured") for one in affirming):
        return 6, "has not happened yet"
    undenied = [one for one in affirming if not denied(one, accounts)]
    if not undenied:
        return 4, "all who affirm it are contradicted"
    if opposed or low >= 3:
        return 1, "opposing sides say it" if opposed else "three independent named voices"
    if low == 2:
        return 2, "two independent named voices"
    if all(any(is_bare(voice) for voice in one.event.voices) for one in undenied):
        return 6, "only bare or distanced voices"
    return 3, "one independent voice, or unknown ones"
