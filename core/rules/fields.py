"""The editable fields of a connection: what each may say, and how to read it from outside.

Forms hand in strings, programs JSON values; both become the same facts here. An empty choice,
``None`` and ``not_sure`` all mean "not said".
"""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from enum import Enum
from types import MappingProxyType
from typing import Any

from core.errors import BadInput
from core.rules.naming import tidy_name, tidy_text
from core.rules.vocabulary import (
    GROUPS,
    Cost,
    Feel,
    Group,
    Intention,
    Kind,
    KnownFor,
    Knows,
    Rhythm,
    Ring,
    Standing,
    Support,
    UsualContact,
    WhoGetsInTouch,
)

NOT_SURE = "not_sure"
Reader = Callable[[str, Any], Any]


def _is_unsaid(raw: Any) -> bool:
    return raw is None or raw in ("", NOT_SURE)


def _choice(of: type[Enum]) -> Reader:
    def read(field: str, raw: Any) -> Any:
        if _is_unsaid(raw):
            return None
        try:
            return of(int(raw) if of is Ring and not isinstance(raw, bool) else raw)
        except (ValueError, TypeError):
            raise BadInput(field, "choice") from None

    return read


def _several(of: type[Enum]) -> Reader:
    one = _choice(of)

    def read(field: str, raw: Any) -> Any:
        if raw is None:
            return None
        if isinstance(raw, str) or not isinstance(raw, Iterable):
            raise BadInput(field, "choice")
        chosen = {one(field, item) for item in raw} - {None}
        return tuple(item for item in of if item in chosen)

    return read


def _groups(field: str, raw: Any) -> tuple[Group, ...]:
    groups: tuple[Group, ...] = _several(Group)(field, raw) or ()
    return groups


def yes_no(field: str, raw: Any) -> bool | None:
    """Yes, no or not said. Raises BadInput ``choice`` for anything else."""
    if _is_unsaid(raw):
        return None
    if isinstance(raw, bool):
        return raw
    if raw in ("yes", "no"):
        return bool(raw == "yes")
    raise BadInput(field, "choice")


def _switch(field: str, raw: Any) -> bool:
    return bool(yes_no(field, raw))


def _standing(field: str, raw: Any) -> Standing:
    return _choice(Standing)(field, raw) or Standing.ACTIVE


def day(field: str, raw: Any) -> date | None:
    """A calendar day, from ISO text.

    Raises:
        BadInput: ``date``.
    """
    if _is_unsaid(raw):
        return None
    try:
        return raw if isinstance(raw, date) else date.fromisoformat(raw)
    except (ValueError, TypeError):
        raise BadInput(field, "date") from None


def _name(field: str, raw: Any) -> str:
    if not isinstance(raw, str):
        raise BadInput(field, "missing")
    return tidy_name(raw, field)


def _text(field: str, raw: Any) -> str | None:
    if raw is None:
        return None
    if not isinstance(raw, str):
        raise BadInput(field, "characters")
    return tidy_text(raw, field)


READERS: Mapping[str, Reader] = MappingProxyType(
    {
        "name": _name,
        "groups": _groups,
        "ring": _choice(Ring),
        "feel": _choice(Feel),
        "usual_contact": _choice(UsualContact),
        "rhythm": _choice(Rhythm),
        "known_for": _choice(KnownFor),
        "who_gets_in_touch": _choice(WhoGetsInTouch),
        "support_received": _several(Support),
        "support_given": _several(Support),
        "standing": _standing,
        "standing_since": day,
        "service_ends_on": day,
        "intention": _choice(Intention),
        "knows_about_health": _choice(Knows),
        "gives_me": _text,
        "easy_to_reach": yes_no,
        "cost": _choice(Cost),
        "just_for_me": _switch,
    }
)
PLACE_AND_ACTIVITY_ONLY = frozenset({"easy_to_reach", "cost"})
PERSON_ONLY = frozenset(
    {"known_for", "who_gets_in_touch", "support_given", "knows_about_health", "service_ends_on"}
)


def read_fields(kind: Kind, raw: Mapping[str, Any]) -> dict[str, Any]:
    """Facts' values for the given fields of a connection of one kind.

    Raises:
        BadInput: a field is unknown, or its value is none of its choices.
    """
    values: dict[str, Any] = {}
    for field, given in raw.items():
        if field not in READERS:
            raise BadInput(field, "unknown")
        values[field] = READERS[field](field, given)
    _fits(kind, values)
    return values


def _fits(kind: Kind, values: Mapping[str, Any]) -> None:
    if not set(values.get("groups", ())) <= set(GROUPS[kind]):
        raise BadInput("groups", "choice")


def shown_fields(kind: Kind) -> tuple[str, ...]:
    """The fields a form offers for this kind, in the order of the screen."""
    hidden = PLACE_AND_ACTIVITY_ONLY if kind is Kind.PERSON else PERSON_ONLY
    return tuple(field for field in READERS if field not in hidden)
