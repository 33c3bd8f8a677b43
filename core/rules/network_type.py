"""The three types of network a study found, and how much a map reads like each.

The names are the study's (Pinfold et al. 2015, Sweet et al. 2018). The rule is ours, not validated
in people: each type is the mean of four criteria, each a ramp from 0 to 1 (see
``core.rules.thresholds``). It describes a map, never the person, and grades nothing.
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import Any

from core.rules.thresholds import (
    DIVERSE,
    FAMILY,
    FORMAL,
    LEAST_CRITERIA,
    LEAST_ENTRIES,
    TYPE_IS,
    TYPE_IS_MIXED,
    TYPE_LEADS_BY,
    TYPE_RULE_VERSION,
)
from core.rules.type_inputs import TypeInputs
from core.rules.vocabulary import NetworkType

_EXACT = 9  # decimals, so that a score of 0.6 that floats write as 0.5999… is 0.6
Range = tuple[float, float]  # a value that is not known exactly lies within


class TypeResult(StrEnum):
    """What a map reads like."""

    DIVERSE_AND_ACTIVE = "diverse_and_active"
    FAMILY_AND_STABLE = "family_and_stable"
    FORMAL_AND_SPARSE = "formal_and_sparse"
    MIXED = "mixed"
    UNCLEAR = "unclear"
    NOT_ENOUGH_INFORMATION = "not_enough_information"


@dataclass(frozen=True, slots=True)
class Closeness:
    """How much a map reads like one type, from 0 to 1, and like each criterion of it.

    A criterion is ``None`` where the map does not say it; ``score`` is, where too few are said.
    """

    score: float | None
    criteria: Mapping[str, float | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class TypeFound:
    """What a map reads like, and everything it was worked out from. ``names``: none, one or two."""

    result: TypeResult
    names: tuple[NetworkType, ...]
    scores: Mapping[NetworkType, Closeness]
    inputs: TypeInputs
    rule_version: int = TYPE_RULE_VERSION


CRITERIA: Mapping[NetworkType, Mapping[str, tuple[float, float]]] = MappingProxyType(
    {
        NetworkType.DIVERSE_AND_ACTIVE: DIVERSE,
        NetworkType.FAMILY_AND_STABLE: FAMILY,
        NetworkType.FORMAL_AND_SPARSE: FORMAL,
    }
)


def type_of(inputs: TypeInputs) -> TypeFound:
    """What a map with these inputs reads like."""
    values = _values(inputs)
    scores = {name: _closeness(CRITERIA[name], values) for name in NetworkType}
    result, names = _result(inputs, {name: one.score for name, one in scores.items()})
    return TypeFound(result=result, names=names, scores=scores, inputs=inputs)


def ramp(x: float, a: float, b: float) -> float:
    """0 at ``a``, 1 at ``b``, linear between, level outside; ``a`` may exceed ``b``.

    >>> [ramp(x, 8, 2) for x in (9, 5, 1)]
    [0.0, 0.5, 1.0]
    """
    return min(1.0, max(0.0, (x - a) / (b - a)))


def _result(
    inputs: TypeInputs, scores: Mapping[NetworkType, float | None]
) -> tuple[TypeResult, tuple[NetworkType, ...]]:
    known = {name: round(score, _EXACT) for name, score in scores.items() if score is not None}
    too_few = inputs.entries < LEAST_ENTRIES and not inputs.everyone_listed
    if too_few or len(known) < len(scores):
        return TypeResult.NOT_ENOUGH_INFORMATION, ()
    first, second, _ = sorted(known, key=lambda name: -known[name])  # stable: ours is the order
    lead = round(known[first] - known[second], _EXACT)
    if known[first] >= TYPE_IS and lead >= TYPE_LEADS_BY:
        return TypeResult(first), (first,)
    if known[first] >= TYPE_IS_MIXED:
        return TypeResult.MIXED, (first, second)
    return TypeResult.UNCLEAR, ()


def _closeness(ramps: Mapping[str, tuple[float, float]], values: Mapping[str, Range]) -> Closeness:
    criteria = {name: _criterion(values.get(name), *ends) for name, ends in ramps.items()}
    known = [value for value in criteria.values() if value is not None]
    score = sum(known) / len(known) if len(known) >= LEAST_CRITERIA else None
    return Closeness(score, MappingProxyType(criteria))


def _criterion(value: Range | None, a: float, b: float) -> float | None:
    """A range is as good as a value where every value in it says the same."""
    if value is None:
        return None
    least, most = (ramp(end, a, b) for end in value)
    return least if least == most else None


def _values(inputs: TypeInputs) -> Mapping[str, Range]:
    """What each criterion looks at; left out where the map does not say it."""
    counts = ("informal_people", "groups", "places_and_activities")
    ranges = {name: _range(inputs, name) for name in counts}
    family, paid = inputs.share_family, inputs.share_practitioner
    largest = inputs.largest_group_share
    exact = {
        "people": inputs.people,
        "not_one_group": None if largest is None else 1 - largest,
        "share_family": family,
        "family_over_practitioners": None if family is None or paid is None else family - paid,
        "share_known_over_5": inputs.share_known_over_5,
        "density": inputs.density,
        "share_practitioner": paid,
    }
    return {**ranges, **{name: (x, x) for name, x in exact.items() if x is not None}}


def _range(inputs: TypeInputs, name: str) -> Range:
    least: int = getattr(inputs, name)
    unsure: int = getattr(inputs, f"{name}_unsure")
    return least, least + unsure


def as_json(found: TypeFound) -> dict[str, Any]:
    """JSON values, as an answer keeps them and a program reads them; floats are not rounded."""
    return {
        "result": found.result.value,
        "names": [name.value for name in found.names],
        "scores": {
            name.value: {"score": one.score, "criteria": dict(one.criteria)}
            for name, one in found.scores.items()
        },
        "inputs": asdict(found.inputs),
        "rule_version": found.rule_version,
    }


def from_json(value: Mapping[str, Any]) -> TypeFound:
    """What ``as_json`` wrote.

    Raises:
        ValueError: it was not.
    """
    try:
        scores = {
            NetworkType(name): Closeness(one["score"], MappingProxyType(dict(one["criteria"])))
            for name, one in value["scores"].items()
        }
        return TypeFound(
            result=TypeResult(value["result"]),
            names=tuple(map(NetworkType, value["names"])),
            scores=scores,
            inputs=TypeInputs(**value["inputs"]),
            rule_version=value["rule_version"],
        )
    except (KeyError, TypeError, AttributeError, ValueError) as problem:
        raise ValueError("no type") from problem
