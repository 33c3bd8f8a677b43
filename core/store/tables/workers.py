"""Organisations and who works for them. Reached by the gate alone; nobody's map is here.

Names are sealed under the organisation's own key.
"""

from datetime import date, datetime
from typing import Any

from sqlalchemy import String
from sqlmodel import SQLModel

from core.store.tables.owned import JSON_OR_NULL, Classification, kept, sealed

OWN, SYSTEM, HIDDEN = Classification.OWN, Classification.SYSTEM, Classification.HIDDEN
PUBLIC = Classification.PUBLIC
_UUID = String(36)
_ROLE = String(24)
_NAME = String(80)


class Organisation(SQLModel, table=True):
    """A service whose workers use Kith."""

    id: str = kept(SYSTEM, sa_type=_UUID, primary_key=True)
    name: str = kept(PUBLIC, sa_type=_NAME, unique=True)
    wrapped_key: bytes = kept(HIDDEN)
    created_at: datetime = kept(SYSTEM)


class Team(SQLModel, table=True):
    """Some workers of one organisation."""

    id: str = kept(SYSTEM, sa_type=_UUID, primary_key=True)
    organisation_id: str = kept(
        SYSTEM, sa_type=_UUID, foreign_key="organisation.id", ondelete="CASCADE", index=True
    )
    name: str = kept(PUBLIC, sa_type=_NAME)


class Worker(SQLModel, table=True):
    """An account that belongs to an organisation; its role stands with the account.

    A removed worker's row stays, so that the person can go on reading who had looked.
    """

    account_id: str = kept(
        SYSTEM, sa_type=_UUID, primary_key=True, foreign_key="account.id", ondelete="CASCADE"
    )
    organisation_id: str = kept(
        SYSTEM, sa_type=_UUID, foreign_key="organisation.id", ondelete="CASCADE", index=True
    )
    team_id: str | None = kept(
        SYSTEM, sa_type=_UUID, foreign_key="team.id", ondelete="SET NULL", default=None
    )
    display_name: bytes = sealed(OWN)
    joined_at: datetime = kept(SYSTEM)
    removed_at: datetime | None = kept(SYSTEM, default=None)


class Invitation(SQLModel, table=True):
    """A link that makes one worker. The token itself is only in the link; its digest is here."""

    id: str = kept(SYSTEM, sa_type=_UUID, primary_key=True)
    organisation_id: str = kept(
        SYSTEM, sa_type=_UUID, foreign_key="organisation.id", ondelete="CASCADE", index=True
    )
    team_id: str | None = kept(
        SYSTEM, sa_type=_UUID, foreign_key="team.id", ondelete="SET NULL", default=None
    )
    role: str = kept(SYSTEM, sa_type=_ROLE)
    name: bytes = sealed(OWN)
    token: bytes = kept(HIDDEN, unique=True)
    made_by: str | None = kept(SYSTEM, sa_type=_UUID, default=None)
    made_at: datetime = kept(SYSTEM)
    expires_at: datetime = kept(SYSTEM)
    used_at: datetime | None = kept(SYSTEM, default=None)


class WorkerCode(SQLModel, table=True):
    """A short code a worker shows somebody they are with. A keyed digest, for minutes.

    ``entered_by`` is the person who typed it, kept no longer than the code.
    """

    id: str = kept(SYSTEM, sa_type=_UUID, primary_key=True)
    account_id: str = kept(
        SYSTEM, sa_type=_UUID, foreign_key="account.id", ondelete="CASCADE", index=True
    )
    code: bytes = kept(HIDDEN, unique=True)
    expires_at: datetime = kept(SYSTEM, index=True)
    entered_by: str | None = kept(HIDDEN, sa_type=_UUID, default=None)
    entered_at: datetime | None = kept(HIDDEN, default=None)


class Totp(SQLModel, table=True):
    """The secret of a worker's app for codes (RFC 6238). ``last_step``: the last code used."""

    account_id: str = kept(
        SYSTEM, sa_type=_UUID, primary_key=True, foreign_key="account.id", ondelete="CASCADE"
    )
    secret: bytes = sealed(OWN)
    last_step: int = kept(SYSTEM, default=0)


class LocalHelp(SQLModel, table=True):
    """Help lines as an admin set them: one row, for the whole of this Kith."""

    id: int = kept(SYSTEM, primary_key=True)
    lines: list[dict[str, Any]] = kept(PUBLIC, sa_type=JSON_OR_NULL)
    checked_on: date = kept(PUBLIC)
    set_at: datetime = kept(SYSTEM)


class LocalActivity(SQLModel, table=True):
    """Something to go to nearby, as an organisation lists it."""

    id: str = kept(SYSTEM, sa_type=_UUID, primary_key=True)
    organisation_id: str = kept(
        SYSTEM, sa_type=_UUID, foreign_key="organisation.id", ondelete="CASCADE", index=True
    )
    place_in_list: int = kept(SYSTEM)
    name: str = kept(PUBLIC, sa_type=_NAME)
    place: str = kept(PUBLIC, sa_type=_NAME)
    when: str = kept(PUBLIC, sa_type=_NAME)
    cost: str = kept(PUBLIC, sa_type=_NAME)
    about: str = kept(PUBLIC, sa_type=String(300))
