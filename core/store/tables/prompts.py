"""Prompts as they were offered, and what upset somebody. What was answered is an ``Answer``."""

from datetime import date, datetime
from typing import Any, ClassVar

from sqlalchemy import Index, String

from core.access.scope import Section
from core.store.tables.owned import JSON_OR_NULL, Classification, Owned, kept, sealed

OWN, SPECIAL, SYSTEM = Classification.OWN, Classification.SPECIAL, Classification.SYSTEM


class Prompt(Owned, table=True):
    """One gentle card. Written once, by Kith, and never changed."""

    __table_args__ = (Index("ix_prompt_owner_at", "owner_id", "at"),)
    section: ClassVar[Section] = Section.PROMPTS

    id: str = kept(SYSTEM, sa_type=String(64), primary_key=True)
    rule: str = kept(OWN, sa_type=String(24))
    rule_version: int = kept(SYSTEM)
    because: list[str] = kept(SPECIAL, sa_type=JSON_OR_NULL)
    inputs: dict[str, Any] = kept(SPECIAL, sa_type=JSON_OR_NULL)
    wording: str = kept(SYSTEM, sa_type=String(40))
    wording_version: int = kept(SYSTEM)
    connection: str | None = kept(SYSTEM, sa_type=String(64), default=None)
    at: datetime = kept(SYSTEM)
    local_day: date = kept(SYSTEM)


class Concern(Owned, table=True):
    """“This upset me”: kept for a responsible human, without saying whose it is."""

    section: ClassVar[Section] = Section.PROMPTS

    id: str = kept(SYSTEM, sa_type=String(64), primary_key=True)
    prompt: str = kept(SYSTEM, sa_type=String(64))
    rule: str = kept(OWN, sa_type=String(24))
    rule_version: int = kept(SYSTEM)
    wording: str = kept(SYSTEM, sa_type=String(40))
    wording_version: int = kept(SYSTEM)
    words: bytes | None = sealed(SPECIAL, default=None)
    at: datetime = kept(SYSTEM)
