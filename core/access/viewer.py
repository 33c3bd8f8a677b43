"""Who is asking."""

from dataclasses import dataclass
from enum import StrEnum


class Role(StrEnum):
    """What an account is for. A role is never a right: rights come from scopes."""

    PERSON = "person"
    PEER = "peer"
    PRACTITIONER = "practitioner"
    ADMIN = "admin"

    @property
    def works(self) -> bool:
        """Whether somebody of an organisation has it."""
        return self is not Role.PERSON

    @property
    def can_receive(self) -> bool:
        """Whether a person may share something with somebody who has it."""
        return self in {Role.PEER, Role.PRACTITIONER}


@dataclass(frozen=True, slots=True, kw_only=True)
class Viewer:
    """Someone signed in. ``sign_in_id`` is ``None`` for a token, which is not a sitting."""

    account_id: str
    role: Role
    sign_in_id: str | None = None
    token_id: str | None = None
