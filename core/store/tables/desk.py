"""The desk: half-done things only the person ever sees."""

from datetime import datetime
from typing import ClassVar

from sqlalchemy import String

from core.access.scope import Section
from core.store.tables.owned import Classification, Owned, kept, sealed

SYSTEM, SPECIAL = Classification.SYSTEM, Classification.SPECIAL


class KeptAnswer(Owned, table=True):
    """What a write with an idempotency key did, so that the same key does it once."""

    section: ClassVar[Section] = Section.DESK

    key: str = kept(SYSTEM, sa_type=String(64), primary_key=True)
    fingerprint: bytes = kept(SYSTEM)
    entry_id: str | None = kept(SYSTEM, sa_type=String(64), default=None)
    thing_id: str | None = kept(SYSTEM, sa_type=String(150), default=None)
    at: datetime = kept(SYSTEM)


class Upload(Owned, table=True):
    """A file brought in and not yet agreed to; gone after a day."""

    section: ClassVar[Section] = Section.DESK

    id: str = kept(SYSTEM, sa_type=String(64), primary_key=True)
    content: bytes = sealed(SPECIAL)
    at: datetime = kept(SYSTEM)
