"""Join what attracts each other more than it repels; the order of the input changes nothing.

Greedy additive edge contraction (Keuper et al., Efficient Decomposition of Image and Mesh Graphs by
Lifted Multicuts, ICCV 2015): the two groups that attract each other most are joined, their edges
are added up, and so on while anything attracts. Ties go by name, so that the result depends on the
set of edges alone. Groups that no attraction links never meet: each component stands for itself.
"""

from __future__ import annotations

import heapq
from collections import defaultdict
from collections.abc import Iterable, Mapping

Edge = tuple[str, str]
TOGETHER, APART = 1e6, -1e9  # a person's word outweighs any sum of scores; apart outweighs together


def cluster(
    nodes: Iterable[str],
    edges: Mapping[Edge, float],
    *,
    together: Iterable[Edge] = (),
    apart: Iterable[Edge] = (),
) -> tuple[tuple[str, ...], ...]:
    """Return groups of nodes, sorted; an edge above 0 attracts, below 0 repels, none is 0."""
    near = _neighbours(edges, together, apart)
    members = {node: [node] for node in nodes}
    queue = [
        (-weight, min(one, other), max(one, other))
        for one, others in near.items()
        for other, weight in others.items()
        if one < other and weight > 0
    ]
    heapq.heapify(queue)
    while queue:
        weight, one, other = heapq.heappop(queue)
        if near.get(one, {}).get(other) == -weight and one in members and other in members:
            members[one] += members.pop(other)
            for changed in _contract(near, one, other):
                heapq.heappush(queue, changed)
    return tuple(sorted(tuple(sorted(group)) for group in members.values()))


def components(nodes: Iterable[str], edges: Iterable[Edge]) -> tuple[tuple[str, ...], ...]:
    """Return the groups that edges connect, each sorted, and nodes without edges alone."""
    parent = {node: node for node in nodes}

    def root(node: str) -> str:
        """Follow a node up, shortening the way."""
        while parent[node] != node:
            parent[node] = parent[parent[node]]
            node = parent[node]
        return node

    for one, other in edges:
        first, second = sorted((root(one), root(other)))
        parent[second] = first
    groups = defaultdict(list)
    for node in sorted(parent):
        groups[root(node)].append(node)
    return tuple(tuple(group) for group in groups.values())


def _neighbours(
    edges: Mapping[Edge, float], together: Iterable[Edge], apart: Iterable[Edge]
) -> dict[str, dict[str, float]]:
    """Lay weights out from both ends, a person's decisions included."""
    near: dict[str, dict[str, float]] = defaultdict(dict)
    decided = {
        **{_sorted(edge): TOGETHER for edge in together},
        **{_sorted(edge): APART for edge in apart},
    }
    for (one, other), weight in {**{_sorted(e): w for e, w in edges.items()}, **decided}.items():
        near[one][other] = near[other][one] = weight
    return near


def _sorted(edge: Edge) -> Edge:
    """Return an edge with its ends in order."""
    return edge if edge[0] < edge[1] else (edge[1], edge[0])


def _contract(
    near: dict[str, dict[str, float]], kept: str, gone: str
) -> Iterable[tuple[float, str, str]]:
    """Move the edges of one node onto another; yield those that attract."""
    near[kept].pop(gone, None)
    for other, weight in sorted(near.pop(gone, {}).items()):
        if other == kept:
            continue
        near[other].pop(gone, None)
        total = near[kept].get(other, 0.0) + weight
        near[kept][other] = near[other][kept] = total
        if total > 0:
            yield -total, min(kept, other), max(kept, other)
