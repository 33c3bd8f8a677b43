"""Looking: whether a worker may read by a grant, found out from the log each time it is asked."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, bindparam
from sqlmodel import col, select

from core.access.agreeing import Log
from core.access.consent import epoch_of, visible
from core.access.grants import Grant, Terms
from core.access.scope import Scope
from core.access.viewer import Viewer
from core.errors import NotSignedIn, NotVisible
from core.store.consents import Consents, owner_of
from core.store.door import opened_seal
from core.store.recipients import recipient_of
from core.store.sealing import MasterKey, Seal
from core.store.seen_until import seen_until
from core.store.session import ScopedSession
from core.store.shared import Granted
from core.store.tables import Account

_CALLED = select(Account.wrapped_key, Account.nickname).where(col(Account.id) == bindparam("owner"))
_NOBODY = Seal("", b"\0" * 32)  # the log is read without opening any name


@dataclass(frozen=True, slots=True)
class SharedWith:
    """One line of a worker's own list."""

    grant: str
    name: str
    terms: Terms
    shared_at: datetime


class Looking:
    """One grant, looked at by one worker in one transaction."""

    def __init__(self, connection: Connection, viewer: Viewer, grant: str, now: datetime) -> None:
        self._connection = connection
        self._viewer = viewer
        self._grant = grant
        self._now = now
        self._owner = owner_of(connection, viewer.account_id, grant) if grant else None

    @property
    def owner_id(self) -> str:
        """Whose grant it is.

        Raises:
            NotVisible: nobody's.
        """
        if self._owner is None:
            raise NotVisible
        return self._owner

    def standing(self) -> Grant:
        """How the grant stands, whoever asks."""
        return self._log().state(self._grant)

    def granted(self, *, hold: bool = False) -> Granted:
        """What the worker may read now. ``hold``: they stay who they are until it is committed.

        Raises:
            NotVisible: nothing.
        """
        log = self._log()
        grant = log.state(self._grant)
        to = recipient_of(self._connection, self._viewer.account_id, hold=hold)
        if to is None or grant.shared_at is None:
            raise NotVisible
        terms = visible(grant, to)
        return Granted(self._grant, to, terms, grant.shared_at, epoch_of(log.events))

    def names(self, keys: MasterKey) -> tuple[Seal, str]:
        """The owner's seal, and what the owner is called.

        Raises:
            NotVisible: nobody is here any more.
        """
        found = self._connection.execute(_CALLED, {"owner": self.owner_id}).first()
        try:
            seal = opened_seal(self.owner_id, None if found is None else found.wrapped_key, keys)
        except NotSignedIn:
            raise NotVisible from None
        return seal, "" if found is None else seal.open(found.nickname, "account.nickname")

    def listed(self, keys: MasterKey) -> SharedWith | None:
        """A line for the worker's list; ``None`` where there is nothing to see."""
        try:
            granted = self.granted()
            _, name = self.names(keys)
        except NotVisible:
            return None
        return SharedWith(self._grant, name, granted.terms, granted.shared_at)

    def _log(self) -> Log:
        floor = seen_until(self._connection)
        if self._owner is None:
            return Log((), self._now, floor)
        scope = Scope.asking(self._viewer, self._owner)
        with ScopedSession(self._connection, scope) as session:
            return Log(Consents(session, _NOBODY).events(), self._now, floor)
