"""What a map says in numbers. Undefined is ``None``; "not sure" is never a tie and never a zero.

Formulas and sources stand with each function: ``structure`` for ties, ``composition`` for who
people are, ``weekly_contact`` for how often they are met.
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from core.rules.composition import composition
from core.rules.facts import NetworkMap
from core.rules.network import network_of
from core.rules.structure import structure
from core.rules.vocabulary import Kind
from core.rules.weekly_contact import top_share, weekly_contact, weekly_contacts


@dataclass(frozen=True, slots=True, kw_only=True)
class Measures:
    """Every measure of one map on one day, of its people unless said. Shares run from 0 to 1.

    ``pairs_answered`` says how far ``density`` can be trusted. ``by_kind`` counts people, places
    and activities; ``by_group`` holds the groups that somebody is in.
    """

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
    e_i_ties: float | None
    share_known_over_5: float | None
    weekly_contacts: float | None
    top_share_weekly_contact: float | None
    reciprocity: float | None


def measure(map_: NetworkMap, on: date) -> Measures:
    """Every measure of people active or resting; contacts of the 28 days up to ``on`` count."""
    network = network_of(map_)
    weekly = weekly_contact(map_, network.people, on)
    kinds = [item.kind for item in map_.here()]
    return Measures(
        **structure(network),
        **composition(network.people),
        by_kind={kind.value: kinds.count(kind) for kind in Kind},
        weekly_contacts=weekly_contacts(weekly),
        top_share_weekly_contact=top_share(weekly),
    )


def as_json(measures: Measures) -> dict[str, Any]:
    """JSON values by name; floats are not rounded."""
    return asdict(measures)
