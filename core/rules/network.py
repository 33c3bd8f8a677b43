"""Facts to graph: the one place networkx is built. It is imported late, for it is slow to load."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from core.rules.facts import Connection, NetworkMap
from core.rules.vocabulary import Kind, TieKind, TieStrength

EGO = "\N{WHITE CIRCLE} ego"  # no id holds a blank


@dataclass(frozen=True, slots=True)
class Network:
    """The people of a map and who knows whom, as far as the person is sure.

    ``alters`` has one node per person and no ego. ``unsure`` counts pairs marked "not sure".
    """

    people: tuple[Connection, ...]
    alters: Any
    unsure: int

    def with_ego(self) -> Any:
        """The graph with me in it, tied to everyone."""
        graph = self.alters.copy()
        graph.add_node(EGO)
        graph.add_edges_from((EGO, person.id) for person in self.people)
        return graph


def network_of(map_: NetworkMap) -> Network:
    """People active or resting, tied where they know each other for sure."""
    people = tuple(item for item in map_.here() if item.kind is Kind.PERSON)
    ids = {person.id for person in people}
    sure, unsure = set(), set()
    for tie in map_.ties.values():
        if tie.kind is not TieKind.KNOWS or not {tie.a, tie.b} <= ids:
            continue
        chosen = sure if tie.strength is TieStrength.YES else unsure
        chosen.add(frozenset((tie.a, tie.b)))
    return Network(people, graph_of(ids, (tuple(pair) for pair in sure)), len(unsure - sure))


def graph_of(nodes: Iterable[str], edges: Iterable[tuple[str, ...]]) -> Any:
    """An undirected graph, nodes and edges in order, so that results never depend on hashing."""
    import networkx as nx

    graph = nx.Graph()
    graph.add_nodes_from(sorted(nodes))
    graph.add_edges_from(sorted(tuple(sorted(edge)) for edge in edges))
    return graph
