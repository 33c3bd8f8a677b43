"""Suggestions: what a worker proposes. Nothing happens until the person says yes."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any


class SuggestionKind(StrEnum):
    """What may be proposed."""

    SHARE = "share"  # to be asked for consent
    ACTIVITY = "activity"  # to go to something
    CHANGE = "change"  # of something on the map


class SuggestionLine(StrEnum):
    """What happened to one."""

    PROPOSED = "proposed"
    ACCEPTED = "accepted"
    CHANGED = "changed"  # accepted in other words
    DECLINED = "declined"
    TAKEN_BACK = "taken_back"


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggestion:
    """One suggestion. ``content`` is what the worker wrote, opened by the person's key."""

    id: str
    kind: SuggestionKind
    worker: str
    organisation: str
    grant: str | None
    at: datetime
    content: Any


def stands(lines: Iterable[SuggestionLine]) -> SuggestionLine | None:
    """How a suggestion stands: the first thing said to it counts, whatever comes later.

    >>> stands([SuggestionLine.DECLINED, SuggestionLine.PROPOSED, SuggestionLine.ACCEPTED]).value
    'declined'
    >>> stands([SuggestionLine.ACCEPTED]) is None
    True
    """
    said = list(lines)
    if SuggestionLine.PROPOSED not in said:
        return None
    return next((one for one in said if one is not SuggestionLine.PROPOSED), said[0])
