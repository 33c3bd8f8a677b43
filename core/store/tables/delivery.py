"""Where a person wants to hear of a prompt besides Today, and what was sent there."""

from datetime import datetime
from typing import ClassVar

from sqlalchemy import Index, String, UniqueConstraint

from core.access.scope import Section
from core.store.tables.owned import Classification, Owned, kept, sealed

OWN, SYSTEM, HIDDEN = Classification.OWN, Classification.SYSTEM, Classification.HIDDEN


class PushDevice(Owned, table=True):
    """A browser that takes push messages (RFC 8030). The endpoint is a secret like a key."""

    __table_args__ = (UniqueConstraint("owner_id", "fingerprint"),)
    section: ClassVar[Section] = Section.CHANNELS

    id: str = kept(SYSTEM, sa_type=String(64), primary_key=True)
    fingerprint: bytes = kept(HIDDEN)
    endpoint: bytes = sealed(OWN)
    keys: bytes = sealed(OWN)
    created_at: datetime = kept(SYSTEM)


class MailAddress(Owned, table=True):
    """An e-mail address, asked for only by who wants e-mail; used once it was confirmed."""

    section: ClassVar[Section] = Section.CHANNELS

    id: str = kept(SYSTEM, sa_type=String(64), primary_key=True)
    address: bytes = sealed(OWN)
    code: bytes | None = kept(HIDDEN, default=None)
    code_until: datetime | None = kept(SYSTEM, default=None)
    tries: int = kept(SYSTEM, default=0)
    confirmed_at: datetime | None = kept(OWN, default=None)


class Delivery(Owned, table=True):
    """The outbox: one message to one place. Claimed, and that written down, before it is sent."""

    __table_args__ = (
        UniqueConstraint("owner_id", "prompt", "channel", "place"),
        Index("ix_delivery_state_due", "state", "due_at"),
    )
    section: ClassVar[Section] = Section.CHANNELS

    id: str = kept(SYSTEM, sa_type=String(64), primary_key=True)
    prompt: str = kept(SYSTEM, sa_type=String(64))
    channel: str = kept(OWN, sa_type=String(8))
    place: str = kept(SYSTEM, sa_type=String(64))
    state: str = kept(SYSTEM, sa_type=String(12))
    due_at: datetime = kept(SYSTEM)
    good_until: datetime = kept(SYSTEM)
    claimed_at: datetime | None = kept(SYSTEM, default=None)
    tries: int = kept(SYSTEM, default=0)
    outcome: str | None = kept(SYSTEM, sa_type=String(24), default=None)
