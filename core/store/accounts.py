"""Unscoped identity shelves: accounts and what proves who someone is. For the door alone."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any, TypeVar

from sqlalchemy import Connection, bindparam, func
from sqlmodel import col, delete, select
from sqlmodel.sql.expression import SelectOfScalar

from core.access.viewer import Role
from core.store.session import IdentitySession
from core.store.tables import (
    Account,
    ApiToken,
    Challenge,
    Passkey,
    RecoveryCode,
    SignIn,
    Tries,
    Worker,
)

Row = TypeVar("Row", Account, ApiToken, Challenge, Passkey, RecoveryCode, SignIn, Tries)


# Every page asks these two: made once, without a session, and columns instead of mapped objects.
_SITTING_COLUMNS: tuple[Any, ...] = (
    SignIn.id,
    SignIn.account_id,
    SignIn.used_at,
    SignIn.ends_at,
    SignIn.ended_at,
    SignIn.locked_at,
    Account.role,
    Worker.removed_at,
    col(Worker.account_id).label("works"),
)
_SITTING = (
    select(*_SITTING_COLUMNS)
    .join(Account, col(Account.id) == col(SignIn.account_id))
    .outerjoin(Worker, col(Worker.account_id) == col(SignIn.account_id))
    .where(col(SignIn.token) == bindparam("token"))
)
_WRAPPED_KEY = select(Account.wrapped_key).where(col(Account.id) == bindparam("account_id"))


def sitting_of(connection: Connection, token: bytes) -> Any:
    """A sitting and its account's role by the token's digest, whether or not it is over."""
    return connection.execute(_SITTING, {"token": token}).first()


def wrapped_key_of(connection: Connection, account_id: str) -> bytes | None:
    """An account's key as it is kept; ``None`` when the account or its key is gone."""
    return connection.execute(_WRAPPED_KEY, {"account_id": account_id}).scalar()


_OPENED = select(func.max(col(SignIn.used_at))).where(
    col(SignIn.account_id) == bindparam("account_id")
)
_EVERYBODY = (
    select(Account.id)
    .where(col(Account.wrapped_key).is_not(None), col(Account.role) == Role.PERSON.value)
    .order_by(col(Account.id))
)


def last_opened(connection: Connection, account_id: str) -> datetime | None:
    """When an account last had Kith open, in any of its sittings, to the hour."""
    found: datetime | None = connection.execute(_OPENED, {"account_id": account_id}).scalar()
    return found


def owner_ids(connection: Connection) -> list[str]:
    """Ids of everybody who has a map, in order."""
    return list(connection.execute(_EVERYBODY).scalars())


class Accounts:
    """Everything about identity, and nothing about maps."""

    def __init__(self, session: IdentitySession) -> None:
        self._session = session

    def add(self, row: Row) -> Row:
        """Put a row down, at once, so that what refers to it can follow."""
        self._session.add(row)
        self._session.flush()
        return row

    def account(self, account_id: str) -> Account | None:
        """An account by id."""
        return self._session.get(Account, account_id)

    def by_handle(self, handle: bytes) -> Account | None:
        """An account by the digest of its sign-in name."""
        return self._one(select(Account).where(col(Account.handle) == handle))

    def sign_in(self, token: bytes) -> SignIn | None:
        """A sitting by its token's digest, whether or not it is over."""
        return self._one(select(SignIn).where(col(SignIn.token) == token))

    def sign_ins(self, account_id: str, now: datetime) -> Sequence[SignIn]:
        """Sittings that are not over, newest first."""
        query = (
            select(SignIn)
            .where(
                col(SignIn.account_id) == account_id,
                col(SignIn.ended_at).is_(None),
                col(SignIn.ends_at) > now,
            )
            .order_by(col(SignIn.started_at).desc())
        )
        return self._session.exec(query).all()

    def api_token(self, token: bytes) -> ApiToken | None:
        """A token by its digest, whether or not it is revoked."""
        return self._one(select(ApiToken).where(col(ApiToken.token) == token))

    def api_tokens(self, account_id: str) -> Sequence[ApiToken]:
        """Tokens not revoked, newest first."""
        query = (
            select(ApiToken)
            .where(col(ApiToken.account_id) == account_id, col(ApiToken.revoked_at).is_(None))
            .order_by(col(ApiToken.created_at).desc())
        )
        return self._session.exec(query).all()

    def passkey(self, credential: bytes) -> Passkey | None:
        """A passkey by its credential id."""
        return self._one(select(Passkey).where(col(Passkey.credential) == credential))

    def passkeys(self, account_id: str) -> Sequence[Passkey]:
        """Passkeys of one account, newest first."""
        query = (
            select(Passkey)
            .where(col(Passkey.account_id) == account_id)
            .order_by(col(Passkey.created_at).desc())
        )
        return self._session.exec(query).all()

    def recovery_code(self, code: bytes) -> RecoveryCode | None:
        """A code by its digest, used or not."""
        return self._one(select(RecoveryCode).where(col(RecoveryCode.code) == code))

    def recovery_codes(self, account_id: str) -> Sequence[RecoveryCode]:
        """Every code of one account."""
        query = select(RecoveryCode).where(col(RecoveryCode.account_id) == account_id)
        return self._session.exec(query).all()

    def challenge(self, challenge_id: str) -> Challenge | None:
        """A challenge by id."""
        return self._session.get(Challenge, challenge_id)

    def tries(self, bucket: bytes) -> Tries | None:
        """Wrong tries of one bucket."""
        return self._session.get(Tries, bucket)

    def remove(self, row: Row) -> None:
        """Take a row away."""
        self._session.delete(row)
        self._session.flush()

    def forget_challenges(self, before: datetime) -> None:
        """Take away challenges nobody answered."""
        self._session.exec(delete(Challenge).where(col(Challenge.expires_at) < before))

    def forget_tries(self, before: datetime) -> None:
        """Take away wrong tries nobody needs any more."""
        self._session.exec(delete(Tries).where(col(Tries.at) < before))

    def _one(self, query: SelectOfScalar[Row]) -> Row | None:
        return self._session.exec(query).first()
