"""Each hour's look at everyone, once, whoever gets there first."""

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from datetime import datetime, timedelta
from typing import NamedTuple

from core.store.rounds import Rounds

HOUR = timedelta(hours=1)
SHARE = 500  # owners in one job


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
    with rounds() as open_:
        return _claimed(open_, now)


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


def hand_out_rounds(rounds: OpenRounds, now: datetime, owner_ids: Sequence[str]) -> int:
    """Give this hour's round to the queue, in shares, if it is ours to give.

    Returns:
        How many shares there are.
    """
    shares = [(part[0], part[-1]) for part in _parts(owner_ids)]
    with rounds() as open_:
        taken = _claimed(open_, now)
        for slot in taken:
            open_.end(slot)
        for slot in taken[-1:]:
            open_.hand_out(slot, shares)
    return len(shares) if taken else 0


def _claimed(open_: Rounds, now: datetime) -> list[datetime]:
    missed, this = slots_at(now)
    wanted = [missed, this] if open_.any_until(missed) else [this]
    return [slot for slot in wanted if open_.claim(slot)]


def _parts(owner_ids: Sequence[str]) -> list[Sequence[str]]:
    return [owner_ids[start : start + SHARE] for start in range(0, len(owner_ids), SHARE)]
