"""The outbox of everybody: which message is next, who took it, and what came of it.

A message is taken, and that committed, before anything is sent; so a worker killed at any point
costs a message and never sends one twice. Ids and states only: no words, no addresses.
"""

from collections.abc import Mapping
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Connection, delete, select, update
from sqlmodel import col

from core.store.queue import defer_delivery
from core.store.tables import Delivery, PushDevice

LOST_AFTER = timedelta(minutes=5)  # far longer than any send may take
KEPT_FOR = timedelta(days=30)


class State(StrEnum):
    """Where a message stands. All but the first two are for good."""

    DUE = "due"
    CLAIMED = "claimed"
    SENT = "sent"
    GONE = "gone"  # the place is no longer there
    FAILED = "failed"
    LATE = "late"  # not wanted any more when its turn came
    LOST = "lost"  # nobody knows whether it arrived, so it is not sent again


ENDS = tuple(state for state in State if state not in {State.DUE, State.CLAIMED})


class Claimed(NamedTuple):
    """One message that is ours to send, once."""

    owner_id: str
    id: str
    prompt: str
    channel: str
    place: str
    good_until: datetime
    tries: int
    claimed_at: datetime


_ASKED: tuple[Any, ...] = (
    col(Delivery.owner_id),
    col(Delivery.id),
    col(Delivery.prompt),
    col(Delivery.channel),
    col(Delivery.place),
    col(Delivery.good_until),
    col(Delivery.tries),
)
_KNOWN = 6  # of them, until the number of tries


class Outbox:
    """Everybody's messages, in one transaction."""

    def __init__(self, connection: Connection, now: datetime) -> None:
        self._connection = connection
        self._now = now

    def claim(self, only: tuple[str, str] | None = None) -> Claimed | None:
        """Take the next message, or ``only`` this one (owner, id); ``None``: nothing to take."""
        wanted = [
            col(Delivery.state) == State.DUE,
            col(Delivery.due_at) <= self._now,
            col(Delivery.good_until) >= self._now,
        ]
        query = select(*_ASKED).where(*wanted, *([] if only is None else _is(*only)))
        # workers pass over each other's rows; SQLite leaves this out and has one writer at a time
        first = query.order_by(col(Delivery.due_at)).limit(1).with_for_update(skip_locked=True)
        found = self._connection.execute(first).first()
        return None if found is None else self._take(found)

    def _take(self, found: Any) -> Claimed | None:
        taken = Claimed(*found[:_KNOWN], tries=found.tries + 1, claimed_at=self._now)  # type: ignore[misc]
        values = {"state": State.CLAIMED, "claimed_at": self._now, "tries": taken.tries}
        still_due = [*_is(taken.owner_id, taken.id), col(Delivery.state) == State.DUE]
        return taken if self._set(still_due, values) else None

    def settle(self, claimed: Claimed, state: State, outcome: str) -> bool:
        """What came of it, for good. Nothing happens to a claim that was given up meanwhile."""
        return self._set(_still(claimed), {"state": state, "outcome": outcome}) == 1

    def put_back(self, claimed: Claimed, due_at: datetime, outcome: str) -> bool:
        """It was certainly not taken: try again later."""
        values = {"state": State.DUE, "due_at": due_at, "claimed_at": None, "outcome": outcome}
        if not self._set(_still(claimed), values):
            return False
        defer_delivery(self._connection, claimed.owner_id, claimed.id, due_at, claimed.tries)
        return True

    def drop_device(self, owner_id: str, device_id: str) -> None:
        """A browser that takes no messages any more is forgotten at once."""
        mine = [col(PushDevice.owner_id) == owner_id, col(PushDevice.id) == device_id]
        self._connection.execute(delete(PushDevice).where(*mine))

    def put_away(self) -> Mapping[str, int]:
        """Messages whose time is over, claims left behind by a killed worker, and old ones."""
        state = col(Delivery.state)
        over = [state == State.DUE, col(Delivery.good_until) < self._now]
        left = [state == State.CLAIMED, col(Delivery.claimed_at) < self._now - LOST_AFTER]
        old = [state.in_(ENDS), col(Delivery.due_at) < self._now - KEPT_FOR]
        return {
            "late": self._set(over, {"state": State.LATE, "outcome": "too_late"}),
            "lost": self._set(left, {"state": State.LOST, "outcome": "left_behind"}),
            "forgotten": self._connection.execute(delete(Delivery).where(*old)).rowcount,
        }

    def _set(self, where: list[ColumnElement[bool]], values: Mapping[str, Any]) -> int:
        return self._connection.execute(update(Delivery).where(*where).values(values)).rowcount


def _is(owner_id: str, delivery_id: str) -> list[ColumnElement[bool]]:
    return [col(Delivery.owner_id) == owner_id, col(Delivery.id) == delivery_id]


def _still(claimed: Claimed) -> list[ColumnElement[bool]]:
    return [
        *_is(claimed.owner_id, claimed.id),
        col(Delivery.state) == State.CLAIMED,
        col(Delivery.tries) == claimed.tries,
    ]
