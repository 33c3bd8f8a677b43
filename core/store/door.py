"""The door: identity work inside one transaction that the gate commits."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from core.access.scope import Right, Scope
from core.access.viewer import Role, Viewer
from core.errors import NotSignedIn
from core.store.accounts import Accounts
from core.store.ledger import Kind, Ledger
from core.store.owners import lock_owner
from core.store.sealing import MasterKey, Seal
from core.store.session import IdentitySession, ScopedSession
from core.store.staff import Staff
from core.store.tables import Account, Organisation

STAYING = timedelta(days=60)
SITTING = timedelta(hours=12)
WORKING = timedelta(hours=10)  # a worker's sitting ends then, whatever happens in it
IDLE = timedelta(minutes=15)  # and is locked after so long without a page


@dataclass(frozen=True, slots=True)
class Door:
    """Making accounts, signing in, keys and codes."""

    accounts: Accounts
    keys: MasterKey
    now: datetime
    new_id: Callable[[], str]
    session: IdentitySession = field(repr=False)
    ledger: Ledger | None = None

    @property
    def staff(self) -> Staff:
        """Organisations and who works for them."""
        return Staff(self.session)

    def seal_of_organisation(self, organisation: Organisation) -> Seal:
        """The seal of an organisation: its workers' names are under it."""
        key = self.keys.unwrap(organisation.wrapped_key, organisation.id)
        return Seal(organisation.id, key)

    def remember_removed(self, account_id: str) -> None:
        """A copy of the database put back later must not bring a worker back."""
        if self.ledger is not None:
            self.ledger.add_if_possible(Kind.REMOVED, self.now, account_id)

    def seal_of(self, account: Account) -> Seal:
        """The account's own seal."""
        return seal_of(account, self.keys)

    def empty_map_for(self, account: Account) -> None:
        """Give a new account its sheet, in the same transaction."""
        viewer = Viewer(account_id=account.id, role=Role(account.role))
        scope = Scope.own(viewer, Right.EDIT)
        with ScopedSession(self.session.connection(), scope) as scoped:
            lock_owner(scoped)


def digest(token: str) -> bytes:
    """What is kept of a random token: SHA-256 is enough for 128 random bits or more."""
    return hashlib.sha256(token.encode()).digest()


def is_live(sitting: Any, now: datetime) -> bool:
    """Whether a sitting still counts (a mapped row or a row of columns)."""
    return sitting.ended_at is None and bool(now < sitting.ends_at)


def is_locked(sitting: Any, now: datetime) -> bool:
    """Whether a worker's sitting waits for its owner to show who they are."""
    return sitting.locked_at is not None or bool(sitting.used_at + IDLE <= now)


def lasts_until(now: datetime, *, stays: bool) -> datetime:
    """When a sitting used now would end by itself."""
    return now + (STAYING if stays else SITTING)


def seal_of(account: Account, keys: MasterKey) -> Seal:
    """An account's seal.

    Raises:
        NotSignedIn: its key is destroyed, so nobody is here any more.
    """
    return opened_seal(account.id, account.wrapped_key, keys)


def opened_seal(account_id: str, wrapped_key: bytes | None, keys: MasterKey) -> Seal:
    """A seal from the key as it is kept.

    Raises:
        NotSignedIn: there is none, so nobody is here any more.
    """
    if wrapped_key is None:
        raise NotSignedIn
    return Seal(account_id, keys.unwrap(wrapped_key, account_id))
