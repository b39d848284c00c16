"""Make an order of single links: no circles, and no link that another explains."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import replace
from graphlib import CycleError, TopologicalSorter

from tocsin.corroboration.copies.direction import size
from tocsin.corroboration.copies.link import debt
from tocsin.model import Document, Reprint

# By child, then by parent.
Debts = dict[str, dict[str, Reprint]]


def settle(reprints: Iterable[Reprint], documents: Mapping[str, Document]) -> tuple[Reprint, ...]:
    """Return the links that stand, sorted; what comes out depends on connected documents alone.

    A link to a parent is dropped where another parent explains it: the reprint shares no more with
    it than with the other, and of these two one is a copy, a cut or an edited reprint of the other
    (a copy of a copy keeps its link to the nearest). Links that go round in a circle, for want of
    days, are turned towards the earliest or longest. Who has parents in several stories is a
    round-up: its links are "merged".
    """
    debts = _straight(reprints, documents)
    kept = [one for child in debts for one in _unexplained(child, debts)]
    parents: dict[str, set[str]] = defaultdict(set)
    for one in kept:
        parents[one.document].add(one.of)
    originals = originals_of(parents)
    named = [_named(one, parents, originals) for one in kept]
    return tuple(sorted(named, key=lambda one: (one.document, one.of)))


def originals_of(parents: Mapping[str, Iterable[str]]) -> dict[str, frozenset[str]]:
    """Return the originals that each document derives from in the end; an original is its own."""
    found: dict[str, frozenset[str]] = {}
    for name in TopologicalSorter(parents).static_order():
        above = (found[parent] for parent in parents.get(name, ()))
        found[name] = frozenset().union(*above) or frozenset({name})
    return found


def _straight(reprints: Iterable[Reprint], documents: Mapping[str, Document]) -> Debts:
    """File links by child and parent, those of circles turned one way."""
    links = {(one.document, one.of): one for one in reprints}
    circling = _circling(links)
    debts: Debts = defaultdict(dict)
    for (child, parent), one in links.items():
        turned: Reprint | None = one
        if {child, parent} <= circling and _first(child, documents) < _first(parent, documents):
            turned = debt(documents[parent], documents[child], ("direction:circle",))
        if turned:
            debts[turned.document][turned.of] = turned
    return debts


def _circling(links: Iterable[tuple[str, str]]) -> set[str]:
    """Return the documents that stand in circles, or between two of them."""
    below = _stuck(links)
    above = _stuck((parent, child) for child, parent in below)
    return {name for pair in above for name in pair}


def _stuck(links: Iterable[tuple[str, str]]) -> set[tuple[str, str]]:
    """Return the links among documents that stand in circles, or below one."""
    pairs = set(links)
    sorter: TopologicalSorter[str] = TopologicalSorter()
    for child, parent in pairs:
        sorter.add(child, parent)
    with suppress(CycleError):  # what no circle blocks can be had all the same
        sorter.prepare()
    free: set[str] = set()
    while ready := sorter.get_ready():
        free.update(ready)
        sorter.done(*ready)
    return {pair for pair in pairs if free.isdisjoint(pair)}


def _first(name: str, documents: Mapping[str, Document]) -> tuple[str, int, str]:
    """Order documents of which none is known to be the original: by day, then the longest."""
    document = documents[name]
    return document.published or "9999", -size(document), document.id


def _unexplained(child: str, debts: Debts) -> Iterator[Reprint]:
    """Give the links of a document that no other of its links explains."""
    kept: list[str] = []
    for one in sorted(debts[child].values(), key=lambda one: _strength(one, debts)):
        if not any(_akin(one.of, other, debts) for other in kept):
            kept.append(one.of)
            yield one


def _strength(reprint: Reprint, debts: Debts) -> tuple[float, bool, int, str]:
    """Order the links of a document: most shared, credited, nearest in the chain of copies."""
    uncredited = not any(rule.startswith("credit:") for rule in reprint.rules)
    return -reprint.shared, uncredited, -len(debts.get(reprint.of, ())), reprint.of


def _akin(one: str, other: str, debts: Debts) -> bool:
    """Tell whether one of two documents is the other's text, more or less."""
    links = debts.get(one, {}).get(other), debts.get(other, {}).get(one)
    return any(link is not None and link.kind in ("copy", "cut", "edited") for link in links)


def _named(
    reprint: Reprint, parents: Mapping[str, set[str]], originals: Mapping[str, frozenset[str]]
) -> Reprint:
    """Call a link of a round-up merged."""
    several = len(parents[reprint.document]) > 1 and len(originals[reprint.document]) > 1
    if several and reprint.kind != "credited":
        return replace(reprint, kind="merged")
    return reprint
