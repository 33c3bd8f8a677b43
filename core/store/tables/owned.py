"""What every owned row has: an owner, a section, and a class for each column."""

from enum import StrEnum
from typing import Any, ClassVar

from sqlalchemy import JSON, LargeBinary, String
from sqlmodel import Field, SQLModel

from core.access.scope import Section

JSON_OR_NULL = JSON(none_as_null=True)


class Classification(StrEnum):
    """How sensitive a column is; redaction, logging, export and erasure follow from it."""

    OWN = "own"  # the person's own, ordinary
    THIRD_PARTY = "third_party"  # about somebody else
    SPECIAL = "special"  # health and everything near it
    HIDDEN = "hidden"  # never leaves, whatever is shared
    PUBLIC = "public"
    SYSTEM = "system"  # ids, counters, times: no words of anyone


def kept(as_: Classification, sa_type: Any = None, **more: Any) -> Any:
    """A column and its class. A test refuses a column without one."""
    arguments = {"info": {"classification": as_}, **more.pop("sa_column_kwargs", {})}
    if sa_type is not None:
        more["sa_type"] = sa_type
    return Field(sa_column_kwargs=arguments, **more)


def sealed(as_: Classification, **more: Any) -> Any:
    """A column of words that only the owner's key opens."""
    return kept(as_, sa_type=LargeBinary, **more)


class Owned(SQLModel):
    """A row that belongs to somebody. The owner's id comes first in every key."""

    section: ClassVar[Section]
    only_added: ClassVar[bool] = False  # a row once written is never changed or taken away

    owner_id: str = kept(
        Classification.SYSTEM,
        sa_type=String(36),
        primary_key=True,
        foreign_key="account.id",
        ondelete="CASCADE",
    )


__all__ = ["JSON_OR_NULL", "Classification", "Owned", "kept", "sealed"]
