"""Unscoped shelves of organisations and who works for them. For the door alone; no map is here."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any, TypeVar

from sqlalchemy import Connection
from sqlmodel import SQLModel, col, delete, func, select, update

from core.store.session import IdentitySession
from core.store.tables import (
    Account,
    Invitation,
    LocalActivity,
    LocalHelp,
    Organisation,
    Team,
    Totp,
    Worker,
    WorkerCode,
)

Row = TypeVar("Row", bound=SQLModel)


def local_help_of(connection: Connection) -> Any:
    """Help lines as an admin set them, or ``None``."""
    return connection.execute(select(col(LocalHelp.lines), col(LocalHelp.checked_on))).first()


class Staff:
    """Organisations, teams, workers and what lets them in."""

    def __init__(self, session: IdentitySession) -> None:
        self._session = session

    def add(self, row: Row) -> Row:
        """Put a row down, at once, so that what refers to it can follow."""
        self._session.add(row)
        self._session.flush()
        return row

    def remove(self, row: SQLModel) -> None:
        """Take a row away."""
        self._session.delete(row)
        self._session.flush()

    def organisation(self, organisation_id: str) -> Organisation | None:
        """An organisation by id."""
        return self._session.get(Organisation, organisation_id)

    def organisation_named(self, name: str) -> Organisation | None:
        """An organisation by its name."""
        return self._session.exec(
            select(Organisation).where(col(Organisation.name) == name)
        ).first()

    def worker(self, account_id: str) -> Worker | None:
        """A worker by account, removed or not."""
        return self._session.get(Worker, account_id)

    def workers(self, organisation_id: str) -> Sequence[tuple[Worker, str]]:
        """Workers of an organisation who are there, each with their role, oldest first."""
        query = (
            select(Worker, Account.role)
            .join(Account, col(Account.id) == col(Worker.account_id))
            .where(col(Worker.organisation_id) == organisation_id, col(Worker.removed_at).is_(None))
            .order_by(col(Worker.joined_at), col(Worker.account_id))
        )
        return self._session.exec(query).all()

    def teams(self, organisation_id: str) -> Sequence[Team]:
        """Teams of an organisation, by name."""
        query = (
            select(Team)
            .where(col(Team.organisation_id) == organisation_id)
            .order_by(col(Team.name), col(Team.id))
        )
        return self._session.exec(query).all()

    def invitation(self, token: bytes) -> Invitation | None:
        """An invitation by its token's digest, whether or not it is over."""
        return self._session.exec(select(Invitation).where(col(Invitation.token) == token)).first()

    def invitations(self, organisation_id: str, now: datetime) -> Sequence[Invitation]:
        """Invitations that can still be used, newest first."""
        query = (
            select(Invitation)
            .where(
                col(Invitation.organisation_id) == organisation_id,
                col(Invitation.used_at).is_(None),
                col(Invitation.expires_at) > now,
            )
            .order_by(col(Invitation.made_at).desc(), col(Invitation.id))
        )
        return self._session.exec(query).all()

    def use_invitation(self, invitation_id: str, now: datetime) -> bool:
        """Use an invitation up; ``False`` when somebody was quicker, or it is over."""
        return self._changes_one(
            update(Invitation)
            .where(
                col(Invitation.id) == invitation_id,
                col(Invitation.used_at).is_(None),
                col(Invitation.expires_at) > now,
            )
            .values(used_at=now)
        )

    def totp(self, account_id: str) -> Totp | None:
        """What a worker's app for codes shares with Kith."""
        return self._session.get(Totp, account_id)

    def use_step(self, account_id: str, step: int) -> bool:
        """Take a code's step; ``False`` when that code or a later one was used."""
        return self._changes_one(
            update(Totp)
            .where(col(Totp.account_id) == account_id, col(Totp.last_step) < step)
            .values(last_step=step)
        )

    def code(self, code: bytes) -> WorkerCode | None:
        """A code to show by its digest, whether or not it is over."""
        return self._session.exec(select(WorkerCode).where(col(WorkerCode.code) == code)).first()

    def enter_code(self, code_id: str, person_id: str, now: datetime) -> bool:
        """Note who typed a code; ``False`` when somebody else did, or it is over."""
        return self._changes_one(
            update(WorkerCode)
            .where(
                col(WorkerCode.id) == code_id,
                col(WorkerCode.entered_by).is_(None),
                col(WorkerCode.expires_at) > now,
            )
            .values(entered_by=person_id, entered_at=now)
        )

    def entered(self, worker_id: str, person_id: str) -> datetime | None:
        """When this person last typed a code of this worker, as far as it is still known."""
        query = select(func.max(col(WorkerCode.entered_at))).where(
            col(WorkerCode.account_id) == worker_id, col(WorkerCode.entered_by) == person_id
        )
        return self._session.exec(query).first()

    def forget_codes(self, worker_id: str, before: datetime) -> None:
        """Take away codes that are over, and those of one worker that nobody has typed."""
        unread = col(WorkerCode.account_id) == worker_id, col(WorkerCode.entered_by).is_(None)
        self._session.exec(delete(WorkerCode).where(col(WorkerCode.expires_at) < before))
        self._session.exec(delete(WorkerCode).where(*unread))

    def local_help(self) -> LocalHelp | None:
        """Help lines as an admin set them."""
        return self._session.get(LocalHelp, 1)

    def activities(self, organisation_id: str) -> Sequence[LocalActivity]:
        """What an organisation lists, in its own order."""
        query = (
            select(LocalActivity)
            .where(col(LocalActivity.organisation_id) == organisation_id)
            .order_by(col(LocalActivity.place_in_list))
        )
        return self._session.exec(query).all()

    def clear_activities(self, organisation_id: str) -> None:
        """Take an organisation's list away."""
        self._session.exec(
            delete(LocalActivity).where(col(LocalActivity.organisation_id) == organisation_id)
        )

    def _changes_one(self, statement: Any) -> bool:
        found: Any = self._session.exec(statement)
        return bool(found.rowcount == 1)
