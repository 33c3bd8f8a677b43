"""The map: sheet, connections, ties, contacts, answers.

Words (names, notes) are sealed; what rules count is not, so that signals never need a key.
"""

from datetime import date, datetime
from typing import Any, ClassVar

from sqlalchemy import Index, String

from core.access.scope import Section
from core.store.tables.owned import JSON_OR_NULL, Classification, Owned, kept, sealed

OWN, SPECIAL, SYSTEM = Classification.OWN, Classification.SPECIAL, Classification.SYSTEM
THIRD_PARTY, HIDDEN = Classification.THIRD_PARTY, Classification.HIDDEN

_ID = String(64)
_WORD = String(24)


class Sheet(Owned, table=True):
    """One row per map: what belongs to it as a whole. Locked first by every writer."""

    section: ClassVar[Section] = Section.NETWORK

    everyone_listed: bool | None = kept(OWN, default=None)
    confirmed_on: date | None = kept(OWN, default=None)
    plan: list[int] = kept(OWN, sa_type=JSON_OR_NULL)
    lives_alone: bool | None = kept(SPECIAL, default=None)
    long_term_illness: bool | None = kept(SPECIAL, default=None)
    me_words: bytes | None = sealed(SPECIAL, default=None)
    settings: dict[str, Any] = kept(OWN, sa_type=JSON_OR_NULL)
    carried: bytes | None = sealed(SPECIAL, default=None)
    version: int = kept(SYSTEM, default=1)
    last_number: int = kept(SYSTEM, default=0)


class Connection(Owned, table=True):
    """A person, place or activity."""

    section: ClassVar[Section] = Section.NETWORK

    id: str = kept(SYSTEM, sa_type=_ID, primary_key=True)
    kind: str = kept(OWN, sa_type=_WORD)
    name: bytes = sealed(THIRD_PARTY)
    groups: list[str] = kept(THIRD_PARTY, sa_type=JSON_OR_NULL)
    ring: int | None = kept(OWN, default=None)
    feel: str | None = kept(SPECIAL, sa_type=_WORD, default=None)
    usual_contact: str | None = kept(OWN, sa_type=_WORD, default=None)
    rhythm: str | None = kept(OWN, sa_type=_WORD, default=None)
    known_for: str | None = kept(THIRD_PARTY, sa_type=_WORD, default=None)
    who_gets_in_touch: str | None = kept(THIRD_PARTY, sa_type=_WORD, default=None)
    support_received: list[str] | None = kept(THIRD_PARTY, sa_type=JSON_OR_NULL, default=None)
    support_given: list[str] | None = kept(THIRD_PARTY, sa_type=JSON_OR_NULL, default=None)
    standing: str = kept(THIRD_PARTY, sa_type=_WORD)
    standing_since: date | None = kept(THIRD_PARTY, default=None)
    service_ends_on: date | None = kept(SPECIAL, default=None)
    intention: str | None = kept(OWN, sa_type=_WORD, default=None)
    knows_about_health: str | None = kept(HIDDEN, sa_type=_WORD, default=None)
    gives_me: bytes | None = sealed(SPECIAL, default=None)
    easy_to_reach: bool | None = kept(OWN, default=None)
    cost: str | None = kept(OWN, sa_type=_WORD, default=None)
    just_for_me: bool = kept(HIDDEN)
    added_on: date | None = kept(SYSTEM, default=None)
    cell: int | None = kept(OWN, default=None)
    extra: bytes | None = sealed(SPECIAL, default=None)
    version: int = kept(SYSTEM, default=1)


class Tie(Owned, table=True):
    """A link between two connections of one map."""

    section: ClassVar[Section] = Section.NETWORK

    id: str = kept(SYSTEM, sa_type=String(150), primary_key=True)
    a: str = kept(SYSTEM, sa_type=_ID)
    b: str = kept(SYSTEM, sa_type=_ID)
    kind: str = kept(THIRD_PARTY, sa_type=_WORD)
    strength: str = kept(THIRD_PARTY, sa_type=_WORD)
    since: date | None = kept(THIRD_PARTY, default=None)
    version: int = kept(SYSTEM, default=1)


class Contact(Owned, table=True):
    """One dated meeting."""

    __table_args__ = (Index("ix_contact_owner_on", "owner_id", "on"),)
    section: ClassVar[Section] = Section.NETWORK

    id: str = kept(SYSTEM, sa_type=_ID, primary_key=True)
    connection: str = kept(SYSTEM, sa_type=_ID)
    on: date = kept(THIRD_PARTY)
    at: datetime | None = kept(THIRD_PARTY, default=None)
    how: str = kept(THIRD_PARTY, sa_type=_WORD)
    version: int = kept(SYSTEM, default=1)


class Answer(Owned, table=True):
    """An answer to one question."""

    section: ClassVar[Section] = Section.ANSWERS

    id: str = kept(SYSTEM, sa_type=_ID, primary_key=True)
    question: str = kept(SPECIAL, sa_type=String(40))
    on: datetime = kept(SPECIAL)
    value: Any = kept(SPECIAL, sa_type=JSON_OR_NULL)
    version: int = kept(SYSTEM, default=1)
