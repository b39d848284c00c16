"""Groups: what attracts is joined, what repels is kept apart, order changes nothing."""

from hypothesis import given
from hypothesis import strategies as st

from tocsin.corroboration.clusters import cluster, components


def test_attraction_joins_and_repulsion_parts() -> None:
    """Two that attract are joined; a third that repels more than it attracts stays out."""
    edges = {("a", "b"): 3.0, ("b", "c"): 1.0, ("a", "c"): -2.0}
    assert cluster("abc", edges) == (("a", "b"), ("c",))


def test_sums_decide() -> None:
    """A weak repulsion gives way to two attractions."""
    edges = {("a", "b"): 3.0, ("b", "c"): 2.0, ("a", "c"): -1.0}
    assert cluster("abc", edges) == (("a", "b", "c"),)


def test_a_person_outweighs_scores() -> None:
    """What a person ties or parts stays so whatever the scores say; the person's "apart" chains."""
    edges = {("a", "b"): -50.0, ("b", "c"): 60.0}
    assert cluster("abc", edges, together=[("b", "a")], apart=[("c", "b")]) == (("a", "b"), ("c",))
    tied = cluster("abc", {}, together=[("a", "b"), ("b", "c")], apart=[("a", "c")])
    assert not any({"a", "c"} <= set(group) for group in tied)


NODES = "abcdefgh"
EDGES = st.dictionaries(
    st.tuples(st.sampled_from(NODES), st.sampled_from(NODES)).filter(lambda e: e[0] < e[1]),
    st.integers(-5, 5).map(float),
)


@given(EDGES, st.randoms(use_true_random=False))
def test_order_changes_nothing(edges: dict[tuple[str, str], float], random: object) -> None:
    """Edges in any order and direction give the same groups, each node in one of them."""
    shuffled = list(edges.items())
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    found = cluster(NODES, edges)
    assert found == cluster(reversed(NODES), {(b, a): weight for (a, b), weight in shuffled})
    assert sorted(node for group in found for node in group) == list(NODES)


@given(EDGES)
def test_components_stand_for_themselves(edges: dict[tuple[str, str], float]) -> None:
    """Each component of attraction gives by itself the groups that it gives among all."""
    attracting = [edge for edge, weight in edges.items() if weight > 0]
    alone = [
        group
        for part in components(NODES, attracting)
        for group in cluster(part, {e: w for e, w in edges.items() if set(e) <= set(part)})
    ]
    assert sorted(alone) == sorted(cluster(NODES, edges))
