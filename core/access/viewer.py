"""Who is asking."""

from dataclasses import dataclass
from enum import StrEnum


class Role(StrEnum):
    """What an account is for. A role is never a right: rights come from scopes."""

    PERSON = "person"


@dataclass(frozen=True, slots=True, kw_only=True)
class Viewer:
    """Someone signed in. ``sign_in_id`` is ``None`` for a token, which is not a sitting."""

    account_id: str
    role: Role
    sign_in_id: str | None = None
    token_id: str | None = None
