"""Accounts and everything that proves who someone is. Reached by the gate alone."""

from datetime import datetime

from sqlalchemy import Index, String
from sqlmodel import SQLModel

from core.store.tables.owned import Classification, kept, sealed

OWN, SYSTEM, HIDDEN = Classification.OWN, Classification.SYSTEM, Classification.HIDDEN
_UUID = String(36)


class Account(SQLModel, table=True):
    """Somebody who can sign in.

    ``handle`` is a keyed digest of the sign-in name, so that a copy of the database does not list
    who uses Kith. ``wrapped_key`` is the person's data key under the master key; without it
    nothing sealed opens again.
    """

    id: str = kept(SYSTEM, sa_type=_UUID, primary_key=True)
    role: str = kept(SYSTEM, sa_type=String(24))
    handle: bytes = kept(HIDDEN, unique=True)
    passphrase: str | None = kept(HIDDEN, sa_type=String(200), default=None)
    wrapped_key: bytes | None = kept(HIDDEN, default=None)
    nickname: bytes = sealed(OWN)
    sign_in_name: bytes = sealed(OWN)
    created_at: datetime = kept(SYSTEM)
    version: int = kept(SYSTEM, default=1)


class SignIn(SQLModel, table=True):
    """One sitting on one device. The token itself is only in the cookie; its digest is here."""

    id: str = kept(SYSTEM, sa_type=_UUID, primary_key=True)
    account_id: str = kept(
        SYSTEM, sa_type=_UUID, foreign_key="account.id", ondelete="CASCADE", index=True
    )
    token: bytes = kept(HIDDEN, unique=True)
    device: bytes = sealed(OWN)
    started_at: datetime = kept(OWN)
    used_at: datetime = kept(OWN)
    ends_at: datetime = kept(SYSTEM)
    stays: bool = kept(SYSTEM, default=False)
    locked_at: datetime | None = kept(OWN, default=None)
    ended_at: datetime | None = kept(OWN, default=None)


class ApiToken(SQLModel, table=True):
    """A bearer token the person made for a program of theirs."""

    id: str = kept(SYSTEM, sa_type=_UUID, primary_key=True)
    account_id: str = kept(
        SYSTEM, sa_type=_UUID, foreign_key="account.id", ondelete="CASCADE", index=True
    )
    token: bytes = kept(HIDDEN, unique=True)
    label: bytes = sealed(OWN)
    created_at: datetime = kept(OWN)
    revoked_at: datetime | None = kept(OWN, default=None)


class Passkey(SQLModel, table=True):
    """A passkey (WebAuthn credential) of one account."""

    id: str = kept(SYSTEM, sa_type=_UUID, primary_key=True)
    account_id: str = kept(
        SYSTEM, sa_type=_UUID, foreign_key="account.id", ondelete="CASCADE", index=True
    )
    credential: bytes = kept(HIDDEN, unique=True)
    public_key: bytes = kept(HIDDEN)
    sign_count: int = kept(SYSTEM, default=0)
    label: bytes = sealed(OWN)
    created_at: datetime = kept(OWN)


class RecoveryCode(SQLModel, table=True):
    """One way back in, good once. Only its digest is kept."""

    id: str = kept(SYSTEM, sa_type=_UUID, primary_key=True)
    account_id: str = kept(
        SYSTEM, sa_type=_UUID, foreign_key="account.id", ondelete="CASCADE", index=True
    )
    code: bytes = kept(HIDDEN, unique=True)
    used_at: datetime | None = kept(OWN, default=None)


class Challenge(SQLModel, table=True):
    """A passkey challenge handed out and not yet answered; good once, for a few minutes."""

    id: str = kept(SYSTEM, sa_type=_UUID, primary_key=True)
    account_id: str | None = kept(SYSTEM, sa_type=_UUID, default=None)
    challenge: bytes = kept(HIDDEN)
    expires_at: datetime = kept(SYSTEM, index=True)


class Tries(SQLModel, table=True):
    """Wrong tries for one sign-in name from one device: digests only, and never a lock-out."""

    __table_args__ = (Index("ix_tries_at", "at"),)

    bucket: bytes = kept(HIDDEN, primary_key=True)
    wrong: int = kept(SYSTEM, default=0)
    not_before: datetime = kept(SYSTEM)
    at: datetime = kept(SYSTEM)
