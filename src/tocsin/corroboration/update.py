"""Take new or changed readings into what is known: only what they touch is made again.

What comes out is what a rebuild of everything would give: scores are of pairs alone, and groups are
made within what attraction connects, all of which is looked at again.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from tocsin.corroboration import candidates, fulfilment, pairs
from tocsin.corroboration.bench import Bench
from tocsin.corroboration.copies import keys as document_keys
from tocsin.corroboration.copies import link, links
from tocsin.corroboration.graph import Graph
from tocsin.corroboration.incidents import fold_all
from tocsin.corroboration.judged import NONE, Decisions
from tocsin.corroboration.lineage import Relinked
from tocsin.corroboration.shelf import Change, Edges
from tocsin.corroboration.sketches import Sketch
from tocsin.corroboration.stories import stories
from tocsin.model import Document, Reprint


def update(bench: Bench, documents: Iterable[str], *, decisions: Decisions = NONE) -> Change:
    """Return what new or changed readings change; the shelf has them, and stays as it is.

    Decisions are all that hold; documents on whose events a new one falls count as changed.
    """
    names = tuple(sorted(set(documents)))
    shelf = bench.shelf
    fresh = bench.sketches(names)
    stale = shelf.filed(names)
    same, carried = _attractions(bench, fresh, stale), _fulfilments(bench, fresh, stale)
    graph = Graph(shelf, stale, {"same": same, "fulfils": carried}, decisions)
    relinked = _relink(bench, names)
    touched = graph.closure(
        graph.lost() | {sketch.id for sketch in bench.sketches({*names, *relinked.documents})}
    )
    touched = graph.closure(touched | graph.beside(touched, "fulfils"))
    homes = {**shelf.documents_of(touched - stale), **{s.id: s.page.document for s in fresh}}
    incidents = fold_all(bench, homes, graph, relinked)
    before = shelf.incidents_of(touched | stale)
    return Change(
        documents=names,
        events={sketch.id: sketch.page.document for sketch in fresh},
        event_keys={s.id: candidates.keys(s) + fulfilment.keys(s) for s in fresh},
        document_keys={d.id: document_keys(d) for d in bench.documents(names)},
        same=same,
        fulfils=carried,
        relinked=tuple(sorted(relinked.documents)),
        reprints=relinked.reprints,
        stories=stories(bench.documents(relinked.documents), relinked.reprints),
        gone=tuple(sorted(set(before.values()) - {one.id for one in incidents})),
        incidents=incidents,
    )


def _relink(bench: Bench, names: Sequence[str]) -> Relinked:
    """Link documents with those that may share their text, and those with theirs anew."""
    shelf = bench.shelf
    new = bench.documents(names)
    met = bench.documents(shelf.documents_with({key for one in new for key in document_keys(one)}))
    fresh = (link(one, other, outlets=shelf.outlets) for one, other in _sharing(new, met))
    reached = {*names, *_ends(found for found in fresh if found)}
    while grown := _ends(shelf.reprints(reached)) - reached:
        reached |= grown
    return Relinked(frozenset(reached), links(bench.documents(reached), outlets=shelf.outlets))


def _sharing(
    new: Sequence[Document], known: Sequence[Document]
) -> Iterator[tuple[Document, Document]]:
    """Yield pairs of a new document and one that shares a key with it."""
    filed: dict[str, list[Document]] = defaultdict(list)
    for other in {one.id: one for one in (*known, *new)}.values():
        for key in document_keys(other):
            filed[key].append(other)
    for one in new:
        met = {other.id: other for key in document_keys(one) for other in filed[key]}
        yield from ((one, other) for name, other in sorted(met.items()) if name != one.id)


def _ends(reprints: Iterable[Reprint]) -> set[str]:
    """Return the documents that reprints link."""
    return {name for one in reprints for name in (one.document, one.of)}


def _met(
    bench: Bench, keys: Sequence[str], fresh: Sequence[Sketch], stale: frozenset[str]
) -> list[Sketch]:
    """Return the sketches filed under any of the keys, the fresh ones among them."""
    homes = bench.shelf.events_with(keys)
    known = {event: home for event, home in homes.items() if event not in stale}
    return [*bench.sketches_of(known).values(), *fresh]


def _attractions(bench: Bench, fresh: Sequence[Sketch], stale: frozenset[str]) -> Edges:
    """Score fresh events with all that share a key; keep the pairs that attract each other."""
    new = {sketch.id for sketch in fresh}
    keys = [key for sketch in fresh for key in candidates.asked(sketch)]
    found: Edges = {}
    for one, other in candidates.pairs(_met(bench, keys, fresh, stale)):
        if one.id in new or other.id in new:
            total, _ = pairs.score(one, other)
            if total > 0:
                found[one.id, other.id] = total
    return found


def _fulfilments(bench: Bench, fresh: Sequence[Sketch], stale: frozenset[str]) -> Edges:
    """Score fresh acts with plans they may carry out, and fresh plans with acts."""
    new = {sketch.id for sketch in fresh}
    keys = [key for sketch in fresh for key in fulfilment.keys(sketch)]
    found: Edges = {}
    for act, plan in fulfilment.pairs(_met(bench, keys, fresh, stale)):
        if act.id in new or plan.id in new:
            total = fulfilment.score(act, plan)
            if total > 0:
                found[act.id, plan.id] = total
    return found
