"""What the deployment itself did and saw by the clock; nobody's words, nobody's rows."""

from datetime import datetime

from sqlmodel import SQLModel

from core.store.tables.owned import Classification, kept

SYSTEM = Classification.SYSTEM


class Round(SQLModel, table=True):
    """One round of looking at everyone. ``slot`` is the hour it is for: a slot is run once."""

    slot: datetime = kept(SYSTEM, primary_key=True)
    started_at: datetime = kept(SYSTEM)
    ended_at: datetime | None = kept(SYSTEM, default=None)
    looked_at: int = kept(SYSTEM, default=0)
    offered: int = kept(SYSTEM, default=0)


class SeenUntil(SQLModel, table=True):
    """The latest time this deployment has seen: one row. A clock set back goes no further back."""

    id: int = kept(SYSTEM, primary_key=True)
    at: datetime = kept(SYSTEM)
