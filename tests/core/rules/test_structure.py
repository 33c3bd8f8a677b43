"""Measures of ties: worked graphs computed outside Python, and formulas said again in another way."""

from itertools import combinations
from math import isclose, isnan

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.rules.measures import measure
from core.rules.network import EGO, network_of
from core.rules.structure import structure
from core.rules.vocabulary import Group
from tests.core.rules.making import a_map_of, person, tie, unsure
from tests.maps import TODAY, people_map

COLUMNS = (
    "size",
    "ties",
    "density",
    "components",
    "isolates",
    "constraint",
    "effective_size",
    "ego_betweenness",
    "ego_clustering",
    "global_efficiency",
    "simmelian_brokerage",
)
ALL_TEN = tuple(combinations(range(1, 6), 2))
T5 = ((1, 2), (2, 3), (1, 3), (4, 5))
T7 = ((1, 2), (2, 3), (3, 4), (4, 5))
T8 = ((1, 2), (1, 3), (2, 3), (4, 5), (4, 6), (5, 6), (3, 4))
# Computed with R and igraph: n, ties, then the columns from density on.
WORKED = {
    "T1": (0, (), None, 0, 0, None, None, 0, None, None, None),
    "T2": (1, (), None, 1, 1, 1.0, 1.0, 0, None, None, None),
    "T3": (2, (), 0, 2, 2, 0.5, 2.0, 1, 0, 0, 2),
    "T4": (2, ((1, 2),), 1, 1, 0, 1.125, 1.0, 0, 1, 1, 1),
    "T5": (6, T5, 0.266667, 3, 1, 0.3842593, 4.666667, 11, 0.2666667, 0.2666667, 4.666667),
    "T6": (5, ALL_TEN, 1, 1, 0, 0.648, 1.0, 0, 1, 1, 1),
    "T7": (5, T7, 0.4, 1, 0, 0.5222222, 3.4, 4.5, 0.4, 0.6416667, 2.433333),
    "T8": (8, T8, 0.25, 3, 2, 0.3027344, 6.25, 19, 0.25, 0.3690476, 5.416667),
}


def _cells():
    for name, (n, edges, *rest) in WORKED.items():
        for column, value in zip(COLUMNS, (n, len(edges), *rest), strict=True):
            yield pytest.param(n, edges, column, value, id=f"{name}-{column}")


@pytest.mark.parametrize(("n", "edges", "column", "value"), [*_cells()])
def test_the_worked_graphs(n, edges, column, value):
    found = getattr(measure(people_map(n, edges), TODAY), column)
    assert found is None if value is None else found == pytest.approx(value, abs=5e-7)


@pytest.mark.parametrize(
    ("name", "mean_degree", "efficiency"),
    [("T1", None, None), ("T2", 0, 1), ("T5", 4 / 3, 7 / 9), ("T6", 4, 0.2), ("T7", 1.6, 0.68)],
)
def test_mean_degree_and_efficiency_of_the_worked_graphs(name, mean_degree, efficiency):
    n, edges, *_ = WORKED[name]
    found = measure(people_map(n, edges), TODAY)
    assert (found.mean_degree, found.efficiency) == pytest.approx((mean_degree, efficiency))


@st.composite
def worked(draw, most=9):
    """Any graph of up to ``most`` people: how many, and who knows whom."""
    n = draw(st.integers(0, most))
    pairs = list(combinations(range(1, n + 1), 2))
    edges = draw(st.lists(st.sampled_from(pairs), unique=True)) if pairs else []
    return n, tuple(edges)


def _both(graph):
    network = network_of(people_map(*graph))
    return structure(network), network.with_ego(), network.alters


@given(worked())
def test_constraint_is_the_formula_written_out(graph):
    found, with_me, _ = _both(graph)
    others = list(with_me[EGO])

    def part(i, j):
        return 1 / with_me.degree(i) if with_me.has_edge(i, j) else 0

    total = sum(
        (part(EGO, j) + sum(part(EGO, q) * part(q, j) for q in others if q != j)) ** 2
        for j in others
    )
    assert found["constraint"] == (pytest.approx(total, abs=1e-12) if others else None)


@given(worked())
@settings(max_examples=50)
def test_constraint_is_that_of_networkx(graph):
    found, with_me, _ = _both(graph)
    # Naming the node takes the slow way that needs no scipy: fine on graphs this small.
    theirs = nx.constraint(with_me, nodes=[EGO])[EGO]
    ours = found["constraint"]
    assert isnan(theirs) if ours is None else isclose(ours, theirs, abs_tol=1e-9)


@given(worked())
def test_effective_size_is_that_of_networkx(graph):
    found, with_me, _ = _both(graph)
    theirs = nx.effective_size(with_me, nodes=[EGO])[EGO]
    ours = found["effective_size"]
    assert isnan(theirs) if ours is None else isclose(ours, theirs, abs_tol=1e-9)


@given(worked())
def test_effective_size_is_burts_sum_of_what_is_not_redundant(graph):
    found, _, alters = _both(graph)
    n = len(alters)
    # Of every alter: 1 less the part of ego's ties that lead to it by another way.
    total = sum(1 - sum(1 / n for q in alters[j]) for j in alters)
    assert found["effective_size"] == (pytest.approx(total, abs=1e-12) if n else None)


@given(worked())
def test_betweenness_is_that_of_networkx(graph):
    found, with_me, _ = _both(graph)
    theirs = nx.betweenness_centrality(with_me, normalized=False)[EGO]
    assert found["ego_betweenness"] == pytest.approx(theirs, abs=1e-9)


@given(worked())
def test_density_is_pairs_tied_over_pairs(graph):
    n, edges = graph
    found, _, _ = _both(graph)
    expected = pytest.approx(len(edges) / (n * (n - 1) / 2)) if n > 1 else None
    assert found["density"] == expected


@given(worked())
def test_global_efficiency_is_the_mean_of_one_over_distance(graph):
    found, _, alters = _both(graph)
    far = dict(nx.all_pairs_shortest_path_length(alters))
    pairs = list(combinations(alters, 2))
    near = [1 / far[a][b] if b in far[a] else 0 for a, b in pairs]
    expected = pytest.approx(sum(near) / len(pairs)) if pairs else None
    assert found["global_efficiency"] == expected


@given(worked())
def test_effective_size_and_clustering_say_the_same(graph):
    n, _ = graph
    found, _, _ = _both(graph)
    if n > 1:
        assert found["effective_size"] == pytest.approx(n - (n - 1) * found["ego_clustering"])


@given(worked())
def test_brokerage_runs_from_one_to_everybody(graph):
    n, _ = graph
    found, _, _ = _both(graph)
    if n > 1:
        assert 1 - 1e-9 <= found["simmelian_brokerage"] <= n + 1e-9


@given(worked())
def test_people_in_components_and_alone_add_up(graph):
    found, _, alters = _both(graph)
    sizes = [len(one) for one in nx.connected_components(alters)]
    assert (found["components"], found["isolates"]) == (len(sizes), sizes.count(1))


def _four(*ties):
    return a_map_of(*map(person, ("A", "B", "C", "D")), ties=ties)


def test_a_pair_that_is_not_sure_is_no_tie():
    found = measure(_four(tie("A", "B"), unsure("C", "D")), TODAY)
    assert (found.ties, found.isolates) == (1, 2)


def test_pairs_answered_are_all_but_those_not_sure():
    found = measure(_four(tie("A", "B"), unsure("C", "D"), unsure("A", "D")), TODAY)
    assert found.pairs_answered == pytest.approx(4 / 6)


def test_density_is_there_while_half_of_the_pairs_are_answered():
    half = [unsure("A", "B"), unsure("A", "C"), unsure("A", "D")]
    assert measure(_four(*half, tie("B", "C")), TODAY).density == pytest.approx(1 / 6)


def test_density_is_undefined_when_fewer_than_half_of_the_pairs_are_answered():
    most = [unsure("A", "B"), unsure("A", "C"), unsure("A", "D"), unsure("B", "C")]
    found = measure(_four(*most, tie("C", "D")), TODAY)
    assert (found.density, found.ego_clustering) == (None, None)


def test_two_who_know_each_other_constrain_by_more_than_one():
    assert measure(people_map(2, [(1, 2)]), TODAY).constraint == pytest.approx(1.125)


def _families(*ties):
    family, friend = {"groups": (Group.FAMILY,)}, {"groups": (Group.FRIEND,)}
    people = (
        person("Mum", **family),
        person("Dad", **family),
        person("Sam", **friend),
        person("Dee", **friend),
        person("Who"),
    )
    return measure(a_map_of(*people, ties=ties), TODAY)


def test_ties_inside_the_family_and_among_others_are_all_inside():
    assert _families(tie("Mum", "Dad"), tie("Sam", "Dee")).e_i_ties == -1


def test_ties_between_family_and_others_are_all_outside():
    assert _families(tie("Mum", "Sam")).e_i_ties == 1


def test_ties_across_are_weighed_by_how_many_there_could_be():
    # One of four possible across, one of two possible inside: (1/4 - 1/2) / (1/4 + 1/2).
    assert _families(tie("Mum", "Sam"), tie("Mum", "Dad")).e_i_ties == pytest.approx(-1 / 3)


def test_ties_of_people_whose_group_is_unknown_say_nothing_of_family_and_others():
    assert _families(tie("Mum", "Who")).e_i_ties is None
