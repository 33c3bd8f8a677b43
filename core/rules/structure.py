"""How the people of a map are tied to each other. Undefined is ``None``.

Notation: n people (alters), t ties among them. ``graph`` is the graph of alters, without ego (me);
ego is tied to every alter, and every tie counts 1.
"""

from itertools import combinations
from typing import Any

from core.rules.composition import e_i, family_and_others
from core.rules.network import EGO, Graph, Network

LEAST_ANSWERED = 0.5


def structure(network: Network) -> dict[str, Any]:
    """The measures of this module by name."""
    import networkx as nx

    graph = network.alters
    n, t = graph.number_of_nodes(), graph.number_of_edges()
    reach = global_efficiency(graph)
    return {
        "size": n,
        "ties": t,
        "pairs_answered": pairs_answered(network),
        "density": density(network),
        "mean_degree": mean_degree(n, t),
        "components": nx.number_connected_components(graph),
        "isolates": nx.number_of_isolates(graph),
        "effective_size": effective_size(n, t),
        "efficiency": efficiency(n, t),
        "constraint": constraint(graph),
        "ego_betweenness": ego_betweenness(graph),
        "ego_clustering": ego_clustering(network),
        "global_efficiency": reach,
        "simmelian_brokerage": simmelian_brokerage(n, reach),
        "e_i_ties": e_i_ties(network),
    }


def pairs_answered(network: Network) -> float | None:
    """Share of pairs of people about which the person was sure. ``None`` for n < 2.

    Of the n(n-1)/2 pairs, those marked "not sure" are unanswered. A pair without a tie counts as
    answered "no": a map records "yes" and "not sure", so silence is all that "no" can look like.
    """
    n = len(network.people)
    return None if n < 2 else 1 - network.unsure / (n * (n - 1) / 2)


def density(network: Network) -> float | None:
    """2t / (n(n-1)), e.g. Wasserman & Faust 1994, ego left out.

    ``None`` for n < 2, or where fewer than half of the pairs are answered (our rule).
    """
    import networkx as nx

    return float(nx.density(network.alters)) if _is_answered(network) else None


def mean_degree(n: int, t: int) -> float | None:
    """2t / n: how many of the others a person on the map knows. ``None`` for n = 0."""
    return 2 * t / n if n else None


def effective_size(n: int, t: int) -> float | None:
    """Burt's effective size for unweighted ties, n - 2t/n (Borgatti 1997). ``None`` for n = 0.

    >>> effective_size(6, 4)
    4.666666666666667
    """
    return n - 2 * t / n if n else None


def efficiency(n: int, t: int) -> float | None:
    """Effective size / n (Burt 1992): 1 when nobody knows anybody. ``None`` for n = 0."""
    size = effective_size(n, t)
    return None if size is None else size / n


def constraint(graph: Graph) -> float | None:
    """Σ_j (p_ij + Σ_{q≠i,j} p_iq p_qj)² for i = ego (Burt 1992). ``None`` for n = 0.

    Ego is tied to all, so p_ij = 1/n and p_qj = 1 / (degree of q, ego counted). In closed form and
    not by networkx: asked for one node, its function takes seconds at 150 people, and asked for
    all it needs scipy. Not capped: two people who know each other give 1.125.
    """
    n = graph.number_of_nodes()
    if not n:
        return None
    share = {q: 1 / n / (degree + 1) for q, degree in graph.degree()}
    return float(sum((1 / n + sum(share[q] for q in graph[j])) ** 2 for j in graph))


def ego_betweenness(graph: Graph) -> float:
    """Betweenness of ego, not normalised (Freeman 1977; in ego networks: Everett & Borgatti 2005).

    Two alters who do not know each other are two steps apart: through ego, or through an alter both
    know. So each such pair gives 1 / (1 + alters both know), and no search for paths is needed.
    """
    friends = {one: set(graph[one]) for one in graph}
    apart = ((a, b) for a, b in combinations(friends, 2) if b not in friends[a])
    return float(sum(1 / (1 + len(friends[a] & friends[b])) for a, b in apart))


def ego_clustering(network: Network) -> float | None:
    """Share of pairs of alters who know each other, seen from ego (Watts & Strogatz 1998).

    The same number as density, and undefined where density is.
    """
    import networkx as nx

    return float(nx.clustering(network.with_ego(), EGO)) if _is_answered(network) else None


def global_efficiency(graph: Graph) -> float | None:
    """Mean of 1 / distance over pairs of alters, ego left out (Latora & Marchiori 2001).

    ``None`` for n < 2.
    """
    import networkx as nx

    return float(nx.global_efficiency(graph)) if graph.number_of_nodes() >= 2 else None


def simmelian_brokerage(n: int, reach: float | None) -> float | None:
    """B = n - (n - 1)E, E the global efficiency (Latora, Nicosia & Panzarasa 2013).

    ``reach`` is E; ``None`` where it is.
    """
    return None if reach is None else n - (n - 1) * reach


def e_i_ties(network: Network) -> float | None:
    """E-I over ties among alters (Krackhardt & Stern 1988), scaled by what is possible.

    Groups are family (partner or family) and everyone else; people whose group is unknown are left
    out. E is ties across over pairs across, I is ties within over pairs within:
    (E - I) / (E + I). ``None`` without ties, or without pairs of both sorts.
    """
    family, others = family_and_others(network.people)
    across = len(family) * len(others)
    within = len(family) * (len(family) - 1) / 2 + len(others) * (len(others) - 1) / 2
    if not across or not within:
        return None
    ties = [{a, b} for a, b in network.alters.edges if {a, b} <= family | others]
    crossing = sum(1 for ends in ties if ends & family and ends & others)
    return e_i(crossing / across, (len(ties) - crossing) / within)


def _is_answered(network: Network) -> bool:
    answered = pairs_answered(network)
    return answered is not None and answered >= LEAST_ANSWERED
