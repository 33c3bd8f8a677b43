"""Each hour's look at everyone, once, whoever gets there first."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import datetime, timedelta
from typing import NamedTuple

from core.store.rounds import Rounds

HOUR = timedelta(hours=1)


class Done(NamedTuple):
    """What a round did."""

    looked_at: int
    offered: int


OpenRounds = Callable[[], AbstractContextManager[Rounds]]


def slots_at(now: datetime) -> tuple[datetime, datetime]:
    """The hour that may have been missed, and this one."""
    this = now.replace(minute=0, second=0, microsecond=0)
    return this - HOUR, this


def claim_rounds(rounds: OpenRounds, now: datetime) -> list[datetime]:
    """The hours whose rounds are ours to run now; one missed hour is caught up."""
    missed, this = slots_at(now)
    with rounds() as open_:
        wanted = [missed, this] if open_.any_before(missed) else [this]
        return [slot for slot in wanted if open_.claim(slot)]


def run_rounds(rounds: OpenRounds, now: datetime, look: Callable[[], Done]) -> Done | None:
    """Look at everyone, if this hour's round or a missed one is ours; ``None`` when none is.

    One look makes up for both: whose hour came earlier today is looked at, too.
    """
    slots = claim_rounds(rounds, now)
    if not slots:
        return None
    done = look()
    with rounds() as open_:
        open_.count(slots[-1], *done)
        for slot in slots:
            open_.end(slot)
    return done
