"""Whom to look at: everybody is glanced at in one go, and few are then looked at one by one."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from core.rules.budget import may_offer
from core.rules.glancing import may_have_reason
from core.rules.signals import View
from core.rules.thresholds import S10_DAYS
from core.store.everyone import Everyone, Somebody

ALL = ("", "~")  # ids are letters and digits


@dataclass(frozen=True, slots=True)
class Glanced:
    """Somebody, and why there is nothing to offer; ``None``: their map is to be looked at."""

    owner_id: str
    why_not: str | None


def glance(
    everyone: Everyone, now: datetime, ends: tuple[str, str] = ALL, *, lsns: bool = False
) -> Iterator[Glanced]:
    """Everybody between two ids, in order: is there room for a card, and maybe a reason?"""
    for people in everyone.chunks(*ends):
        why_not = {one.owner_id: _no_room(one, now) for one in people}
        ready = [one for one in people if why_not[one.owner_id] is None]
        may = {one.owner_id: _may(one, view, now, lsns=lsns) for one, view in everyone.views(ready)}
        unsure = [owner_id for owner_id, found in may.items() if found is None]
        went = everyone.went(unsure, now - timedelta(days=2 * S10_DAYS))
        for owner_id, found in may.items():
            if not found and owner_id not in went:
                why_not[owner_id] = "no_reason"
        yield from (Glanced(owner_id, reason) for owner_id, reason in why_not.items())


def _no_room(one: Somebody, now: datetime) -> str | None:
    return may_offer(one.choices, one.offered, one.given, now, one.last_opened)


def _may(one: Somebody, view: View, now: datetime, *, lsns: bool) -> bool | None:
    on = now.astimezone(one.zone).date()
    return may_have_reason(view, one.choices, one.offered, one.given, on, lsns=lsns)
