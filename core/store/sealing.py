"""Keys and sealed words: each person's names and notes are unreadable without that person's key.

A person's data key (AES-256) is wrapped by the master key, which lives in a file or the
environment and never in the database. Destroying the wrapped key destroys the words, in backups
too. Sealed form: one byte key number, 12 bytes nonce, AES-GCM ciphertext and tag (NIST SP
800-38D); the associated data binds owner, table, column and row, so that a sealed value moved
elsewhere does not open.
"""

import hashlib
import hmac
import json
import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from cryptography.hazmat.primitives.ciphers.aead import AESGCM

KEY_BYTES = 32
_NONCE_BYTES = 12


@dataclass(frozen=True, slots=True)
class MasterKey:
    """The deployment's keys: number → 32 bytes. The highest number wraps; all of them unwrap."""

    keys: Mapping[int, bytes]

    def __repr__(self) -> str:
        return f"MasterKey(numbers={sorted(self.keys)})"  # never the bytes: reprs reach logs

    def wrap(self, data_key: bytes, owner_id: str) -> bytes:
        """A data key as it is kept in the database."""
        number = max(self.keys)
        return _seal(number, AESGCM(self.keys[number]), data_key, f"data-key:{owner_id}")

    def unwrap(self, wrapped: bytes, owner_id: str) -> bytes:
        """The data key again."""
        return _open(AESGCM(self.keys[wrapped[0]]), wrapped, f"data-key:{owner_id}")

    def fingerprint(self, text: str, purpose: str) -> bytes:
        """Keyed digest for looking something up without keeping it (HMAC-SHA-256).

        Always under the lowest key number: turning the key over must not lose a sign-in name.
        """
        key = self.keys[min(self.keys)]
        return hmac.digest(key, f"{purpose}:{text}".encode(), hashlib.sha256)


@dataclass(frozen=True, slots=True)
class Seal:
    """One person's seal."""

    owner_id: str
    data_key: bytes
    _cipher: AESGCM = field(init=False, compare=False)

    def __post_init__(self) -> None:
        # once for all the words of a page: laying out the key takes three times as long as a name
        object.__setattr__(self, "_cipher", AESGCM(self.data_key))

    def __repr__(self) -> str:
        return f"Seal(owner_id={self.owner_id!r})"

    def close(self, words: str, place: str) -> bytes:
        """Seal words for one place, such as ``connection.name:ID``."""
        return _seal(1, self._cipher, words.encode(), f"{self.owner_id}:{place}")

    def open(self, sealed: bytes, place: str) -> str:
        """The words again."""
        return _open(self._cipher, sealed, f"{self.owner_id}:{place}").decode()

    def close_json(self, value: Any, place: str) -> bytes:
        """Seal a JSON value."""
        return self.close(json.dumps(value, ensure_ascii=False, separators=(",", ":")), place)

    def open_json(self, sealed: bytes, place: str) -> Any:
        """The JSON value again."""
        return json.loads(self.open(sealed, place))

    def fingerprint(self, text: str) -> bytes:
        """Keyed digest of a person's own text: equal texts are equal, and nothing else shows."""
        return hmac.digest(self.data_key, text.encode(), hashlib.sha256)


def new_data_key() -> bytes:
    """A fresh data key from the system's source of randomness."""
    return os.urandom(KEY_BYTES)


def _seal(number: int, cipher: AESGCM, plain: bytes, bound_to: str) -> bytes:
    nonce = os.urandom(_NONCE_BYTES)
    return bytes([number]) + nonce + cipher.encrypt(nonce, plain, bound_to.encode())


def _open(cipher: AESGCM, sealed: bytes, bound_to: str) -> bytes:
    nonce, body = sealed[1 : 1 + _NONCE_BYTES], sealed[1 + _NONCE_BYTES :]
    return cipher.decrypt(nonce, body, bound_to.encode())
