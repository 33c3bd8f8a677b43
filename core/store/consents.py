"""The shelf of consent: a person's log of it. Lines are added, in order, and never changed."""

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, bindparam
from sqlmodel import col, select

from core.access.agreeing import Log
from core.access.grants import Event, Part, Purpose, Recipient, Terms, What
from core.store.ledger import CLOSING, Kind, Ledger
from core.store.recipients import Known
from core.store.sealing import Seal
from core.store.session import ScopedSession
from core.store.tables import GrantEvent

_OWNER: Any = (
    select(GrantEvent.owner_id)
    .where(
        col(GrantEvent.worker) == bindparam("worker"), col(GrantEvent.grant) == bindparam("grant")
    )
    .limit(1)
)
_GIVEN_TO: Any = (
    select(GrantEvent.owner_id, GrantEvent.grant)
    .where(col(GrantEvent.worker) == bindparam("worker"), col(GrantEvent.grant) != "")
    .distinct()
    .order_by(col(GrantEvent.grant))
)
# rows are read anew each time: a second look just before answering has to see what came meanwhile
_FRESH: Any = (
    select(GrantEvent).order_by(col(GrantEvent.epoch)).execution_options(populate_existing=True)
)


def owner_of(connection: Connection, worker: str, grant: str) -> str | None:
    """Whose grant to this worker it is; ``None`` where there never was one."""
    found: str | None = connection.execute(_OWNER, {"worker": worker, "grant": grant}).scalar()
    return found


def given_to(connection: Connection, worker: str) -> list[tuple[str, str]]:
    """Owner and grant of everything that was ever given to this worker, over or not."""
    return [(row.owner_id, row.grant) for row in connection.execute(_GIVEN_TO, {"worker": worker})]


class Consents:
    """Every line of one owner, in order of epoch."""

    def __init__(self, session: ScopedSession, seal: Seal) -> None:
        self._session = session
        self._seal = seal

    def events(self) -> tuple[Event, ...]:
        """The whole log, as it stands in the database now."""
        return tuple(_event(row) for row in self._rows())

    def shown_as(self) -> dict[str, tuple[str, str]]:
        """Names of worker and organisation by grant, as the person saw them."""
        return {row.grant: self._who(row) for row in self._rows() if row.who}

    def _rows(self) -> Sequence[GrantEvent]:
        found: Sequence[GrantEvent] = self._session.exec(_FRESH).all()
        return found

    def _who(self, row: GrantEvent) -> tuple[str, str]:
        name, organisation = self._seal.open_json(row.who or b"", _place(row.id))
        return name, organisation


class OpenConsents(Consents):
    """The log, to add to."""

    def __init__(
        self,
        session: ScopedSession,
        seal: Seal,
        new_id: Callable[[], str],
        times: tuple[datetime, datetime | None],
        ledger: Ledger | None,
    ) -> None:
        super().__init__(session, seal)
        self._new_id = new_id
        self._now, self._floor = times
        self._ledger = ledger

    def log(self) -> Log:
        """The log and the time, as rules look at them."""
        return Log(self.events(), self._now, self._floor)

    def add(self, events: Iterable[Event], known: Known | None = None) -> None:
        """Put lines at the end.

        What closes something is in the ledger before it is committed here: a copy of the database
        put back later must not forget it.
        """
        owner, added = self._session.scope.owner_id, list(events)
        for event in added:
            self._session.add(self._row(owner, event, known))
        self._session.flush()
        for event in added:
            if self._ledger is not None and event.what in CLOSING:
                self._ledger.add_if_possible(Kind(event.what.value), self._now, owner, event.grant)

    def _row(self, owner: str, event: Event, known: Known | None) -> GrantEvent:
        row_id, terms = self._new_id(), event.terms
        row = GrantEvent(
            owner_id=owner,
            id=row_id,
            epoch=event.epoch,
            grant=event.grant,
            what=event.what.value,
            at=event.at,
            worker=event.to.worker,
            organisation=event.to.organisation,
        )
        if known is not None and known.to == event.to:
            row.who = self._seal.close_json([known.name, known.organisation], _place(row_id))
        if terms is not None:
            row.parts, row.names = sorted(terms.parts), sorted(terms.names)
            row.purpose, row.wording = terms.purpose.value, terms.wording
            row.language = terms.language
            row.starts_at, row.ends_at = terms.starts_at, terms.ends_at
        return row


def _place(row_id: str) -> str:
    return f"grantevent.who:{row_id}"


def _event(row: GrantEvent) -> Event:
    return Event(
        epoch=row.epoch,
        grant=row.grant,
        what=What(row.what),
        at=row.at,
        to=Recipient(row.worker, row.organisation),
        terms=_terms(row),
    )


def _terms(row: GrantEvent) -> Terms | None:
    if row.starts_at is None or row.ends_at is None or row.purpose is None:
        return None
    return Terms(
        parts=frozenset(map(Part, row.parts or ())),
        names=frozenset(row.names or ()),
        purpose=Purpose(row.purpose),
        starts_at=row.starts_at,
        ends_at=row.ends_at,
        wording=row.wording or 1,
        language=row.language or "en",
    )
