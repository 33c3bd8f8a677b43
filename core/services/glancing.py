"""Whom to look at: everybody is glanced at in one go, and few are then looked at one by one."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from core.rules.budget import may_offer
from core.rules.glancing import may_have_reason
from core.rules.signals import View
from core.rules.thresholds import S10_DAYS
from core.store.everyone import Everyone, Somebody


def to_look_at(everyone: Everyone, now: datetime, *, lsns: bool = False) -> Iterator[str]:
    """Ids of those for whom there is room for a card now, and maybe a reason."""
    for people in everyone.chunks():
        ready = [one for one in people if _has_room(one, now)]
        unsure, found = list[str](), set[str]()
        for one, view in everyone.views(ready):
            may = _may(one, view, now, lsns=lsns)
            if may:
                found.add(one.owner_id)
            elif may is None:
                unsure.append(one.owner_id)
        found |= everyone.went(unsure, now - timedelta(days=2 * S10_DAYS))
        yield from sorted(found)


def _has_room(one: Somebody, now: datetime) -> bool:
    return may_offer(one.choices, one.offered, one.given, now, one.last_opened) is None


def _may(one: Somebody, view: View, now: datetime, *, lsns: bool) -> bool | None:
    on = now.astimezone(one.zone).date()
    return may_have_reason(view, one.choices, one.offered, one.given, on, lsns=lsns)
