"""How the columns of an interview match our fields: what a person can choose before an import."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType

from core.rules.vocabulary import Kind

# Our fields that a column may fill, in the order of the screen.
FIELDS = (
    "groups",
    "ring",
    "feel",
    "usual_contact",
    "known_for",
    "who_gets_in_touch",
    "support_received",
    "support_given",
)


class TieChoice(StrEnum):
    """What becomes of one type of tie. ``FITTING``: the kind that suits the two ends."""

    FITTING = "fitting"
    KNOWS = "knows"
    GOES_WITH = "goes_with"
    AT = "at"
    DOES_WITH = "does_with"
    LEAVE_OUT = "leave_out"


@dataclass(frozen=True, slots=True)
class FieldMatch:
    """One of our fields, filled from a column: their answer → our value, as a form would send it.

    Answers that are not named stay "not said".
    """

    column: str
    values: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class TypeMatch:
    """One type of node. Without a ``kind`` it is left out; without ``name`` names are made up."""

    kind: Kind | None
    name: str | None = None
    fields: Mapping[str, FieldMatch] = field(default_factory=lambda: MappingProxyType({}))


@dataclass(frozen=True, slots=True)
class Match:
    """The whole choice: by type of node, and by type of tie. What is not named is left out."""

    types: Mapping[str, TypeMatch]
    ties: Mapping[str, TieChoice]
