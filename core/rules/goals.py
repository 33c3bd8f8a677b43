"""Goals and what help is wanted with them, in the person's own words.

A map file carries goals as objects: ``say`` is the goal, ``help`` what help is wanted, and
``connection`` or ``connections`` what it hangs on. What says nothing is passed over.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from core.rules.facts import Sheet


@dataclass(frozen=True, slots=True)
class Goal:
    """One goal. ``about`` holds ids of the connections it hangs on."""

    say: str
    help: str | None = None
    about: frozenset[str] = frozenset()


def goals_of(sheet: Sheet) -> tuple[Goal, ...]:
    """The goals of a map, in the person's order."""
    carried = sheet.carried.get("goals") or ()
    found = (_goal(one) for one in carried if isinstance(one, Mapping))
    return tuple(goal for goal in found if goal.say)


def _goal(raw: Mapping[str, Any]) -> Goal:
    about = [raw.get("connection"), *_listed(raw.get("connections"))]
    ids = frozenset(one for one in about if isinstance(one, str))
    return Goal(_text(raw.get("say")), _text(raw.get("help")) or None, ids)


def _text(raw: Any) -> str:
    return " ".join(raw.split()) if isinstance(raw, str) else ""


def _listed(raw: Any) -> Iterable[Any]:
    return raw if isinstance(raw, list | tuple) else ()
