"""Rounds of looking at everyone: each hour's is run once, whoever comes first."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from sqlalchemy import Connection, insert, select, update
from sqlalchemy.exc import IntegrityError
from sqlmodel import col

from core.store.queue import defer
from core.store.tables import Round

LEFT_AFTER = timedelta(minutes=30)  # a round that stands open for so long was left behind


class Rounds:
    """Who runs which hour's round, in one transaction."""

    def __init__(self, connection: Connection, now: datetime) -> None:
        self._connection = connection
        self._now = now

    def claim(self, slot: datetime) -> bool:
        """Take an hour's round; ``False`` when somebody has it. One left behind is taken over."""
        if self._is_known(slot):
            return self._take_over(slot)
        try:
            with self._connection.begin_nested():
                self._connection.execute(insert(Round).values(slot=slot, **self._fresh()))
        except IntegrityError:
            return False  # somebody was quicker
        return True

    def any_until(self, slot: datetime) -> bool:
        """Whether there was a round by then: a new deployment has none to catch up."""
        earlier = select(col(Round.slot)).where(col(Round.slot) <= slot).limit(1)
        return self._connection.execute(earlier).first() is not None

    def count(self, slot: datetime, looked_at: int, offered: int) -> None:
        """Add to what a round did; a part of it may be done by one of many workers."""
        sums = {
            "looked_at": col(Round.looked_at) + looked_at,
            "offered": col(Round.offered) + offered,
        }
        self._connection.execute(update(Round).where(col(Round.slot) == slot).values(sums))

    def end(self, slot: datetime) -> None:
        """This hour's round is done."""
        done = update(Round).where(col(Round.slot) == slot).values(ended_at=self._now)
        self._connection.execute(done)

    def hand_out(self, slot: datetime, shares: Iterable[tuple[str, str]]) -> None:
        """Give a round to the queue, in shares of owners from one id to another.

        In the transaction that takes the round: it is handed out exactly when it is taken.
        """
        for first, last in shares:
            key = f"look:{slot.isoformat()}:{first}"
            args = {"slot": slot.isoformat(), "first": first, "last": last}
            defer(self._connection, "look", key, None, args)

    def _is_known(self, slot: datetime) -> bool:
        found = self._connection.execute(select(col(Round.slot)).where(col(Round.slot) == slot))
        return found.first() is not None

    def _take_over(self, slot: datetime) -> bool:
        left = [
            col(Round.slot) == slot,
            col(Round.ended_at).is_(None),
            col(Round.started_at) < self._now - LEFT_AFTER,
        ]
        taken = update(Round).where(*left).values(self._fresh())
        return self._connection.execute(taken).rowcount == 1

    def _fresh(self) -> dict[str, datetime | int]:
        return {"started_at": self._now, "looked_at": 0, "offered": 0}
