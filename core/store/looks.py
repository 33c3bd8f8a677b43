"""The shelf of looks: every reading by somebody else. Lines are added and never changed."""

from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import bindparam, func
from sqlmodel import col, select

from core.access.grants import Recipient
from core.store.session import ScopedSession
from core.store.tables import Look


class Seen(NamedTuple):
    """One reading: by which grant, by whom, when, in what form, and which parts."""

    id: str
    grant: str
    by: Recipient
    epoch: int
    at: datetime
    how: str
    parts: tuple[str, ...]


_NEWEST_FIRST: Any = select(Look).order_by(col(Look.at).desc(), col(Look.id).desc())
_LAST_BEFORE: Any = select(func.max(col(Look.at))).where(
    col(Look.worker) == bindparam("worker"),
    col(Look.organisation) == bindparam("organisation"),
    col(Look.at) < bindparam("before"),
)


class Looks:
    """Every reading of one owner's data."""

    def __init__(self, session: ScopedSession) -> None:
        self._session = session

    def all(self) -> list[Seen]:
        """Newest first."""
        return [_seen(row) for row in self._session.exec(_NEWEST_FIRST)]

    def last_before(self, by: Recipient, before: datetime) -> datetime | None:
        """When somebody last looked before a moment."""
        asked = {"worker": by.worker, "organisation": by.organisation, "before": before}
        found: datetime | None = self._session.exec(_LAST_BEFORE, params=asked).one()
        return found

    def add(self, seen: Seen) -> None:
        """Note a reading."""
        self._session.add(
            Look(
                owner_id=self._session.scope.owner_id,
                id=seen.id,
                grant=seen.grant,
                worker=seen.by.worker,
                organisation=seen.by.organisation,
                epoch=seen.epoch,
                at=seen.at,
                how=seen.how,
                parts=list(seen.parts),
            )
        )
        self._session.flush()


def _seen(row: Look) -> Seen:
    by = Recipient(row.worker, row.organisation)
    return Seen(row.id, row.grant, by, row.epoch, row.at, row.how, tuple(row.parts))
