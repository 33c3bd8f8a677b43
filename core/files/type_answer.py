"""What the answer ``network_type`` may hold in a map file; later rules may count other things."""

from collections.abc import Callable
from typing import Any

from core.rules.network_type import TypeResult
from core.rules.vocabulary import NetworkType

_NUMBER: dict[str, Any] = {"type": ["number", "null"]}
_CLOSENESS: dict[str, Any] = {
    "type": "object",
    "properties": {
        "score": _NUMBER,
        "criteria": {"type": "object", "additionalProperties": _NUMBER},
    },
    "required": ["score", "criteria"],
    "additionalProperties": False,
}
KEPT_TYPE: dict[str, Any] = {
    "type": "object",
    "properties": {
        "result": {"enum": [*TypeResult]},
        "names": {"type": "array", "items": {"enum": [*NetworkType]}, "maxItems": 2},
        "scores": {
            "type": "object",
            "properties": {name.value: _CLOSENESS for name in NetworkType},
            "required": [*NetworkType],
            "additionalProperties": False,
        },
        "inputs": {
            "type": "object",
            "additionalProperties": {"type": ["number", "boolean", "null"]},
        },
        "rule_version": {"type": "integer", "minimum": 1},
    },
    "required": ["result", "names", "scores", "inputs", "rule_version"],
    "additionalProperties": False,
}


def is_kept_type(value: Any) -> bool:
    """Whether a value is what ``KEPT_TYPE`` describes."""
    return (
        _has(value, "result", "names", "scores", "inputs", "rule_version")
        and value["result"] in [*TypeResult]
        and isinstance(value["names"], list)
        and len(value["names"]) <= 2
        and all(name in [*NetworkType] for name in value["names"])
        and _has(value["scores"], *NetworkType)
        and all(map(_is_closeness, value["scores"].values()))
        and _all(value["inputs"], lambda one: one is None or isinstance(one, bool | int | float))
        and type(value["rule_version"]) is int
        and value["rule_version"] >= 1
    )


def _is_closeness(value: Any) -> bool:
    return (
        _has(value, "score", "criteria")
        and _is_number(value["score"])
        and _all(value["criteria"], _is_number)
    )


def _has(value: Any, *keys: str) -> bool:
    return isinstance(value, dict) and value.keys() == set(keys)


def _all(value: Any, is_fine: Callable[[Any], bool]) -> bool:
    return isinstance(value, dict) and all(map(is_fine, value.values()))


def _is_number(value: Any) -> bool:
    return value is None or (isinstance(value, int | float) and not isinstance(value, bool))
