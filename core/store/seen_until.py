"""The latest time this deployment has seen. It only rises, whatever a clock says later."""

from datetime import datetime, timedelta

from sqlalchemy import Connection, func, select, update
from sqlmodel import col

from core.store.tables import SeenUntil

OFTEN = timedelta(minutes=1)  # while nothing depends on it, it is written so often at most
_ONE = 1


def seen_until(connection: Connection) -> datetime | None:
    """The latest time seen so far."""
    found: datetime | None = connection.execute(select(func.max(col(SeenUntil.at)))).scalar()
    return found


def see(connection: Connection, now: datetime) -> None:
    """Time has come this far; an earlier one changes nothing."""
    later = update(SeenUntil).where(col(SeenUntil.id) == _ONE, col(SeenUntil.at) < now)
    connection.execute(later.values(at=now))  # the one row comes with the table
