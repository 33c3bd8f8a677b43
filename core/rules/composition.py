"""Who the people of a map are: groups, variety, years, give and take. Undefined is ``None``.

People of whom something is not said are left out of the base of its share, never counted as "no".
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from math import log2
from typing import Any

from core.rules.facts import Connection
from core.rules.vocabulary import GROUPS, Group, Kind, KnownFor

FAMILY = frozenset({Group.PARTNER, Group.FAMILY})


def composition(people: Sequence[Connection]) -> dict[str, Any]:
    """The measures of this module by name."""
    parts = group_parts(people).values()
    family, others = family_and_others(people)
    return {
        "by_group": by_group(people),
        "share_family": share_in(people, FAMILY),
        "share_practitioner": share_in(people, {Group.PRACTITIONER}),
        "largest_group_share": largest_group_share(people),
        "blau_group": blau(parts),
        "iqv_group": iqv(parts, possible=len(GROUPS[Kind.PERSON])),
        "entropy_group": entropy(parts),
        "e_i_family": e_i(len(others), len(family)),
        "share_known_over_5": share_known_over_5(people),
        "reciprocity": reciprocity(people),
    }


def by_group(people: Iterable[Connection]) -> dict[str, int]:
    """People in each group that has any, in the order screens show groups.

    Someone in two groups counts in both.
    """
    counts = Counter(group for person in people for group in person.groups)
    return {group.value: counts[group] for group in Group if counts[group]}


def share_in(people: Iterable[Connection], groups: Iterable[Group]) -> float | None:
    """Share of people in any of the groups, among those whose group is known."""
    wanted = set(groups)
    known = [bool(wanted & set(person.groups)) for person in people if person.groups]
    return sum(known) / len(known) if known else None


def largest_group_share(people: Sequence[Connection]) -> float | None:
    """Share of people in the largest group, among those whose group is known."""
    known = sum(1 for person in people if person.groups)
    return max(by_group(people).values()) / known if known else None


def share_known_over_5(people: Iterable[Connection]) -> float | None:
    """Share of people known for over five years, among those of whom it is said."""
    said = [person.known_for is KnownFor.OVER_5 for person in people if person.known_for]
    return sum(said) / len(said) if said else None


def family_and_others(people: Iterable[Connection]) -> tuple[set[str], set[str]]:
    """Ids of family (partner or family) and of everyone else whose group is known."""
    known = [person for person in people if person.groups]
    family = {person.id for person in known if FAMILY & set(person.groups)}
    return family, {person.id for person in known} - family


def group_parts(people: Iterable[Connection]) -> Mapping[Group, float]:
    """Parts of people per group, for measures of variety: someone in two groups is half in each."""
    parts: dict[Group, float] = {}
    for person in people:
        for group in person.groups:
            parts[group] = parts.get(group, 0.0) + 1 / len(person.groups)
    return {group: parts[group] for group in Group if group in parts}


def blau(counts: Iterable[float]) -> float | None:
    """1 - Σ p² (Blau 1977). ``None`` without any.

    >>> blau([1, 1])
    0.5
    """
    shares = _shares(counts)
    return 1 - sum(p**2 for p in shares) if shares else None


def iqv(counts: Iterable[float], possible: int) -> float | None:
    """(1 - Σ p²) / (1 - 1/K) for K possible groups (Agresti & Agresti 1978).

    ``None`` without any, or for K < 2.

    >>> iqv([1, 1], possible=2)
    1.0
    """
    found = blau(counts)
    return None if found is None or possible < 2 else found / (1 - 1 / possible)


def entropy(counts: Iterable[float]) -> float | None:
    """-Σ p log2 p, in bits (Shannon 1948). ``None`` without any.

    >>> entropy([1, 1])
    1.0
    """
    shares = _shares(counts)
    return sum(p * log2(1 / p) for p in shares) if shares else None


def e_i(external: float, internal: float) -> float | None:
    """(E - I) / (E + I): -1 all inside, 1 all outside (Krackhardt & Stern 1988). ``None`` for none.

    The map asks nothing about me that others share or not, but one: my family is my own group. So
    ``e_i_family`` sets family (inside) against everyone else (outside), where the group is known.

    >>> e_i(3, 1)
    0.5
    """
    total = external + internal
    return (external - internal) / total if total else None


def reciprocity(people: Iterable[Connection]) -> float | None:
    """Share of people with whom support goes both ways: mutual / (mutual + one way).

    Counts people of whom both directions are said and at least one holds anything; a pair with
    nothing either way has nothing to give back (Wasserman & Faust 1994, chapter 13).
    """
    said = [
        bool(person.support_received) and bool(person.support_given)
        for person in people
        if person.support_received is not None
        and person.support_given is not None
        and (person.support_received or person.support_given)
    ]
    return sum(said) / len(said) if said else None


def _shares(counts: Iterable[float]) -> list[float]:
    parts = [count for count in counts if count]
    return [part / sum(parts) for part in parts]
