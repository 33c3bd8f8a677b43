"""What a network says in numbers. Undefined is ``None``; "not sure" is never a tie and never a zero.

Notation: n people, t ties among them, ego (me) left out unless said. Sources: Burt 1992
(Structural Holes); Borgatti 1997 (Structural Holes: Unpacking Burt's Redundancy Measures);
Freeman 1978 (betweenness); Blau 1977; Agresti & Agresti 1978 (IQV); Krackhardt & Stern 1988 (E-I);
Latora, Nicosia & Panzarasa 2013 (Social Cohesion, Structural Holes, and a Tale of Two Measures).
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date, timedelta
from math import log2
from typing import Any

from core.rules.facts import Connection, NetworkMap
from core.rules.network import EGO, Network, network_of
from core.rules.vocabulary import GROUPS, Group, Kind, KnownFor, UsualContact

LOOK_BACK = timedelta(days=28)
LEAST_ANSWERED = 0.5
# Contacts a week that an answer stands for.
PER_WEEK: Mapping[UsualContact, float] = {
    UsualContact.MOST_DAYS: 5.0,
    UsualContact.WEEKLY: 1.0,
    UsualContact.FORTNIGHTLY: 0.5,
    UsualContact.MONTHLY: 0.25,
    UsualContact.LESS: 0.0,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Measures:
    """Every measure of one map at one day. Shares are from 0 to 1."""

    size: int
    ties: int
    pairs_answered: float | None
    density: float | None
    mean_degree: float | None
    components: int
    isolates: int
    effective_size: float | None
    efficiency: float | None
    constraint: float | None
    ego_betweenness: float
    ego_clustering: float | None
    global_efficiency: float | None
    simmelian_brokerage: float | None
    by_kind: Mapping[str, int]
    by_group: Mapping[str, int]
    share_family: float | None
    share_practitioner: float | None
    largest_group_share: float | None
    blau_group: float | None
    iqv_group: float | None
    entropy_group: float | None
    e_i_family: float | None
    share_known_over_5: float | None
    weekly_contacts: float | None
    top_share_weekly_contact: float | None
    reciprocity: float | None


def measure(map_: NetworkMap, on: date) -> Measures:
    """Every measure, as things stood on a day (contacts of the 28 days up to it count)."""
    network = network_of(map_)
    groups = [group for person in network.people for group in person.groups]
    weekly = weekly_contact(map_, network.people, on)
    return Measures(
        **_structure(network),
        by_kind={kind.value: len([i for i in map_.here() if i.kind is kind]) for kind in Kind},
        by_group={group.value: n for group, n in sorted(Counter(groups).items())},
        **_composition(network.people),
        weekly_contacts=None if weekly is None else sum(weekly.values()),
        top_share_weekly_contact=top_share(weekly),
        reciprocity=reciprocity(network.people),
    )


def as_json(measures: Measures) -> dict[str, Any]:
    """JSON values by name; floats are not rounded."""
    return asdict(measures)


def _structure(network: Network) -> dict[str, Any]:
    import networkx as nx

    n, graph = len(network.people), network.alters
    t = graph.number_of_edges()
    size = effective_size(n, t)
    return {
        "size": n,
        "ties": t,
        "pairs_answered": pairs_answered(network),
        "density": density(network),
        "mean_degree": 2 * t / n if n else None,
        "components": nx.number_connected_components(graph),
        "isolates": nx.number_of_isolates(graph),
        "effective_size": size,
        "efficiency": None if size is None else size / n,
        "constraint": constraint(graph),
        "ego_betweenness": ego_betweenness(network),
        "ego_clustering": ego_clustering(network),
        "global_efficiency": global_efficiency(graph),
        "simmelian_brokerage": simmelian_brokerage(graph),
    }


def _composition(people: Sequence[Connection]) -> dict[str, Any]:
    counts = group_counts(people)
    family = {Group.PARTNER, Group.FAMILY}
    grouped = [person for person in people if person.groups]
    relatives = sum(1 for person in grouped if family & set(person.groups))
    known = [person.known_for for person in people if person.known_for is not None]
    return {
        "share_family": share_in(people, family),
        "share_practitioner": share_in(people, {Group.PRACTITIONER}),
        "largest_group_share": max(counts.values()) / sum(counts.values()) if counts else None,
        "blau_group": blau(counts.values()),
        "iqv_group": iqv(counts.values(), len(GROUPS[Kind.PERSON])),
        "entropy_group": entropy(counts.values()),
        "e_i_family": e_i(len(grouped) - relatives, relatives),
        "share_known_over_5": share(known, KnownFor.OVER_5),
    }


def pairs_answered(network: Network) -> float | None:
    """Share of pairs of people about which the person was sure. ``None`` for fewer than 2 people.

    A pair with no tie counts as answered "no": only "not sure" is no answer.
    """
    n = len(network.people)
    return None if n < 2 else 1 - network.unsure / (n * (n - 1) / 2)


def density(network: Network) -> float | None:
    """2t / (n(n-1)). ``None`` for n < 2, or where fewer than half of the pairs are answered."""
    import networkx as nx

    answered = pairs_answered(network)
    if answered is None or answered < LEAST_ANSWERED:
        return None
    return float(nx.density(network.alters))


def effective_size(n: int, t: int) -> float | None:
    """n - 2t/n (Borgatti 1997, unweighted). ``None`` for n = 0.

    >>> effective_size(6, 4)
    4.666666666666667
    """
    return n - 2 * t / n if n else None


def constraint(graph: Any) -> float | None:
    """Burt's constraint of ego, Σ_j (p_ij + Σ_q p_iq p_qj)². ``None`` without anyone.

    Every tie counts 1 and ego is tied to all, so p_ij = 1/n and p_qj = 1/(degree of q, ego
    counted). In closed form rather than by networkx: asked for one node its function takes
    seconds at 150 people, and its fast path needs scipy. Not capped: two who know each other
    give 1.125. ``graph`` is the graph of alters, without ego.
    """
    n = graph.number_of_nodes()
    if not n:
        return None
    degree = {node: graph.degree(node) + 1 for node in graph}
    return sum(
        float((1 / n + sum(1 / n / degree[q] for q in graph.neighbors(j))) ** 2) for j in graph
    )


def ego_betweenness(network: Network) -> float:
    """Freeman's betweenness of ego, not normalised: over pairs that do not know each other, 1 / (1 + who both know).

    Inside an ego network every such pair is two steps apart, through ego or through a friend in
    common, so counting friends in common gives what ``networkx.betweenness_centrality`` gives.
    """
    import networkx as nx

    graph = network.alters
    return float(
        sum(1 / (1 + len(list(nx.common_neighbors(graph, a, b)))) for a, b in nx.non_edges(graph))
    )


def ego_clustering(network: Network) -> float | None:
    """Share of pairs of alters who know each other, seen from ego. ``None`` for n < 2."""
    import networkx as nx

    if len(network.people) < 2:
        return None
    return float(nx.clustering(network.with_ego(), EGO))


def global_efficiency(graph: Any) -> float | None:
    """Mean of 1 / distance over pairs of alters, ego left out. ``None`` for n < 2."""
    import networkx as nx

    return float(nx.global_efficiency(graph)) if graph.number_of_nodes() >= 2 else None


def simmelian_brokerage(graph: Any) -> float | None:
    """B = n - (n - 1)E with E the global efficiency of the ego-free graph. ``None`` for n < 2."""
    spread, n = global_efficiency(graph), graph.number_of_nodes()
    return None if spread is None else n - (n - 1) * spread


def group_counts(people: Iterable[Connection]) -> Mapping[Group, float]:
    """People per group. Someone in two groups counts half in each; unknown groups are left out."""
    counts: Counter[Group] = Counter()
    for person in people:
        for group in person.groups:
            counts[group] += 1 / len(person.groups)  # type: ignore[assignment]
    return counts


def share_in(people: Iterable[Connection], groups: set[Group]) -> float | None:
    """Share of people in any of the groups, among those whose group is known."""
    known = [set(person.groups) for person in people if person.groups]
    return sum(1 for mine in known if mine & groups) / len(known) if known else None


def share(values: Sequence[Any], wanted: Any) -> float | None:
    """Share of values that are the wanted one; ``None`` without any."""
    return sum(1 for value in values if value == wanted) / len(values) if values else None


def blau(counts: Iterable[float]) -> float | None:
    """1 - Σ p². ``None`` without any.

    >>> blau([1, 1])
    0.5
    """
    parts = list(counts)
    total = sum(parts)
    return 1 - sum((part / total) ** 2 for part in parts) if total else None


def iqv(counts: Iterable[float], possible: int) -> float | None:
    """Blau over its largest value for K possible groups, (1 - Σ p²) / (1 - 1/K).

    ``None`` without any, or for K < 2.
    """
    found = blau(counts)
    return None if found is None or possible < 2 else found / (1 - 1 / possible)


def entropy(counts: Iterable[float]) -> float | None:
    """-Σ p log2 p. ``None`` without any."""
    parts = [part for part in counts if part]
    total = sum(parts)
    return -sum(part / total * log2(part / total) for part in parts) + 0.0 if total else None


def e_i(external: int, internal: int) -> float | None:
    """(E - I) / (E + I), from -1 (all inside) to 1 (all outside). ``None`` without any.

    The map asks nothing about me that a person could share or not, so it is given for family
    (inside) against everyone else (outside), over people whose group is known.
    """
    total = external + internal
    return (external - internal) / total if total else None


def weekly_contact(
    map_: NetworkMap, people: Sequence[Connection], on: date
) -> Mapping[str, float] | None:
    """Contacts a week with each person: what was noted in 28 days, or what is usual, whichever is more.

    People about whom neither is known are left out; ``None`` when that is everybody.
    """
    noted: Counter[str] = Counter(
        contact.connection
        for contact in map_.contacts.values()
        if on - LOOK_BACK < contact.on <= on
    )
    known = {
        person.id: max(noted[person.id] / 4, PER_WEEK.get(person.usual_contact, 0.0))
        if person.usual_contact is not None
        else noted[person.id] / 4
        for person in people
        if person.usual_contact is not None or noted[person.id]
    }
    return known or None


def top_share(weekly: Mapping[str, float] | None) -> float | None:
    """How much of weekly contact the person with most of it carries. ``None`` when there is none."""
    total = sum(weekly.values()) if weekly else 0
    return max(weekly.values()) / total if weekly and total else None


def reciprocity(people: Iterable[Connection]) -> float | None:
    """Share of people with whom support goes both ways, among those where both ways are said.

    Only people with support in at least one way count.
    """
    said = [
        (bool(person.support_received), bool(person.support_given))
        for person in people
        if person.support_received is not None and person.support_given is not None
    ]
    with_any = [pair for pair in said if any(pair)]
    return sum(1 for pair in with_any if all(pair)) / len(with_any) if with_any else None
