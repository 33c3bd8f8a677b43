"""Facts to graph: the one place networkx is built. It is imported late, for it is slow to load."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from core.rules.facts import Connection, NetworkMap
from core.rules.vocabulary import Kind, TieKind, TieStrength

Graph = Any  # networkx.Graph, which has no types and is not imported here
EGO = ("ego",)  # the node that stands for me: ids are strings, so no id is equal to it


@dataclass(frozen=True, slots=True)
class Network:
    """The people of a map and who knows whom, as far as the person is sure.

    ``alters`` has one node per person and no ego. ``unsure`` counts pairs marked "not sure".
    """

    people: tuple[Connection, ...]
    alters: Graph
    unsure: int

    def with_ego(self) -> Graph:
        """The graph with me in it, tied to everyone."""
        graph = self.alters.copy()
        graph.add_node(EGO)
        graph.add_edges_from((EGO, person.id) for person in self.people)
        return graph


def network_of(map_: NetworkMap) -> Network:
    """People active or resting, tied where they know each other for sure.

    Ties of other kinds say that two things belong together, not that two people know each other.
    """
    here = sorted(map_.here(), key=lambda item: item.id)
    people = tuple(item for item in here if item.kind is Kind.PERSON)
    ids = {person.id for person in people}
    sure, unsure = set[tuple[str, ...]](), set[tuple[str, ...]]()
    for tie in map_.ties.values():
        if tie.kind is TieKind.KNOWS and tie.a in ids and tie.b in ids:
            chosen = sure if tie.strength is TieStrength.YES else unsure
            chosen.add(tuple(sorted((tie.a, tie.b))))
    return Network(people, graph_of(ids, sure), len(unsure - sure))


def graph_of(nodes: Iterable[str], edges: Iterable[tuple[str, ...]]) -> Graph:
    """An undirected graph, nodes and edges in order, so that results never depend on hashing."""
    import networkx as nx

    graph = nx.Graph()
    graph.add_nodes_from(sorted(nodes))
    graph.add_edges_from(sorted(edges))
    return graph


def circles(network: Network) -> tuple[tuple[Connection, ...], ...]:
    """Groups of three people and more who are linked to each other, some through others.

    Each is a component of the graph without me; people keep the order they have in ``people``.
    """
    import networkx as nx

    groups = [group for group in nx.connected_components(network.alters) if len(group) > 2]
    found = (tuple(one for one in network.people if one.id in group) for group in groups)
    return tuple(sorted(found, key=lambda circle: [one.id for one in circle]))


def all_know_each_other(network: Network, circle: Iterable[Connection]) -> bool:
    """Whether every two of them know each other."""
    ids = [one.id for one in circle]
    return all(network.alters.degree(one) == len(ids) - 1 for one in ids)
