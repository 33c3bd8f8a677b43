"""Passphrases: what is good enough, and how they are kept (Argon2id, RFC 9106)."""

import threading
from dataclasses import dataclass, field
from functools import cached_property

from argon2 import PasswordHasher, Type
from argon2.exceptions import InvalidHashError, VerifyMismatchError

from core.errors import BadInput

SHORTEST = 10
LONGEST = 200


def check_passphrase(passphrase: str, nickname: str = "") -> None:
    """Refuse a passphrase that is too easy. Any characters are welcome, blanks too.

    Raises:
        BadInput: ``too_short``, ``too_long`` or ``too_easy``.
    """
    if len(passphrase) < SHORTEST:
        raise BadInput("passphrase", "too_short", least=SHORTEST)
    if len(passphrase) > LONGEST:
        raise BadInput("passphrase", "too_long", most=LONGEST)
    bare = "".join(passphrase.casefold().split())
    name = "".join(nickname.casefold().split())
    if len(set(bare)) < 4 or bare in _EASY or (name and bare.replace(name, "").isdigit()):
        raise BadInput("passphrase", "too_easy")


_EASY = frozenset(
    {
        "password123",
        "passphrase",
        "mypassword",
        "1234567890",
        "0123456789",
        "qwertyuiop",
        "iloveyou12",
        "letmein123",
        "correcthorsebatterystaple",
    }
)


@dataclass(frozen=True)
class Hasher:
    """Argon2id with the deployment's cost, and a cap on how many run at once.

    Each hash holds its whole memory while it runs, so an unbounded number of them is a way to
    bring the machine down.
    """

    memory_kib: int
    passes: int
    at_once: int
    _room: threading.BoundedSemaphore = field(init=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_room", threading.BoundedSemaphore(self.at_once))

    @cached_property
    def _argon2(self) -> PasswordHasher:
        return PasswordHasher(
            time_cost=self.passes, memory_cost=self.memory_kib, parallelism=1, type=Type.ID
        )

    @cached_property
    def _nobody(self) -> str:
        return self._argon2.hash("nobody has this one")

    def hash(self, passphrase: str) -> str:
        """The encoded hash, with its own salt."""
        with self._room:
            return self._argon2.hash(passphrase)

    def fits(self, kept: str | None, passphrase: str) -> bool:
        """Whether a passphrase is the one kept; the same work when there is none."""
        with self._room:
            try:
                self._argon2.verify(kept or self._nobody, passphrase)
            except (VerifyMismatchError, InvalidHashError):
                return False
        return kept is not None
