"""The journal: every change, for undo, history, then-and-now, provenance. Rows are only added."""

from datetime import datetime
from typing import Any, ClassVar

from sqlalchemy import String, UniqueConstraint

from core.access.scope import Section
from core.store.tables.owned import JSON_OR_NULL, Classification, Owned, kept, sealed

SYSTEM, SPECIAL = Classification.SYSTEM, Classification.SPECIAL


class JournalEntry(Owned, table=True):
    """One entry. What rules may count lies open in ``changes``; words are sealed in ``words``."""

    __table_args__ = (
        UniqueConstraint("owner_id", "number"),
        UniqueConstraint("owner_id", "undoes"),
    )
    section: ClassVar[Section] = Section.JOURNAL

    id: str = kept(SYSTEM, sa_type=String(64), primary_key=True)
    number: int = kept(SYSTEM)
    at: datetime = kept(SYSTEM)
    by: str = kept(SYSTEM, sa_type=String(64))
    action: str = kept(SYSTEM, sa_type=String(24))
    undoes: str | None = kept(SYSTEM, sa_type=String(64), default=None)
    changes: list[Any] = kept(SPECIAL, sa_type=JSON_OR_NULL)
    words: bytes | None = sealed(SPECIAL, default=None)
