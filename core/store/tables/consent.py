"""Sharing: what a person agreed to, who looked, and what was suggested. Rows are only added."""

from datetime import datetime
from typing import ClassVar

from sqlalchemy import Index, String, UniqueConstraint

from core.access.scope import Section
from core.store.tables.owned import JSON_OR_NULL, Classification, Owned, kept, sealed

OWN, SPECIAL, SYSTEM = Classification.OWN, Classification.SPECIAL, Classification.SYSTEM
THIRD_PARTY = Classification.THIRD_PARTY

_ID = String(64)
_WORD = String(24)


class GrantEvent(Owned, table=True):
    """One line of the person's consent log. What is shared now follows from all of them.

    ``who`` holds the names of worker and organisation as the person saw them.
    """

    __table_args__ = (
        UniqueConstraint("owner_id", "epoch"),
        Index("ix_grantevent_worker_grant", "worker", "grant"),
    )
    section: ClassVar[Section] = Section.CONSENT
    only_added: ClassVar[bool] = True

    id: str = kept(SYSTEM, sa_type=_ID, primary_key=True)
    epoch: int = kept(SYSTEM)
    grant: str = kept(SYSTEM, sa_type=_ID)
    what: str = kept(OWN, sa_type=_WORD)
    at: datetime = kept(OWN)
    worker: str = kept(SYSTEM, sa_type=String(36))
    organisation: str = kept(SYSTEM, sa_type=String(36))
    who: bytes | None = sealed(THIRD_PARTY, default=None)
    parts: list[str] | None = kept(OWN, sa_type=JSON_OR_NULL, default=None)
    names: list[str] | None = kept(OWN, sa_type=JSON_OR_NULL, default=None)
    purpose: str | None = kept(OWN, sa_type=_WORD, default=None)
    starts_at: datetime | None = kept(OWN, default=None)
    ends_at: datetime | None = kept(OWN, default=None)
    wording: int | None = kept(SYSTEM, default=None)
    language: str | None = kept(SYSTEM, sa_type=String(12), default=None)


class Look(Owned, table=True):
    """One reading by somebody else, written in the transaction that reads."""

    __table_args__ = (Index("ix_look_owner_at", "owner_id", "at"),)
    section: ClassVar[Section] = Section.LOOKS
    only_added: ClassVar[bool] = True

    id: str = kept(SYSTEM, sa_type=_ID, primary_key=True)
    grant: str = kept(SYSTEM, sa_type=_ID)
    worker: str = kept(SYSTEM, sa_type=String(36))
    organisation: str = kept(SYSTEM, sa_type=String(36))
    epoch: int = kept(SYSTEM)
    at: datetime = kept(OWN)
    how: str = kept(OWN, sa_type=_WORD)
    parts: list[str] = kept(OWN, sa_type=JSON_OR_NULL)


class Suggestion(Owned, table=True):
    """One line about something a worker proposes. How it stands follows from all its lines."""

    __table_args__ = (UniqueConstraint("owner_id", "suggestion", "what"),)
    section: ClassVar[Section] = Section.SUGGESTIONS
    only_added: ClassVar[bool] = True

    id: str = kept(SYSTEM, sa_type=_ID, primary_key=True)
    suggestion: str = kept(SYSTEM, sa_type=_ID)
    what: str = kept(OWN, sa_type=_WORD)
    kind: str = kept(OWN, sa_type=_WORD)
    worker: str = kept(SYSTEM, sa_type=String(36))
    organisation: str = kept(SYSTEM, sa_type=String(36))
    grant: str | None = kept(SYSTEM, sa_type=_ID, default=None)
    at: datetime = kept(OWN)
    content: bytes | None = sealed(SPECIAL, default=None)
