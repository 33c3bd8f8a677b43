"""The key that says who sends a push (RFC 8292), and the seal only one browser opens (RFC 8291)."""

import base64
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import cached_property

from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

KEY_BYTES = 32
_SAID_FOR = timedelta(hours=12)
_ORDER = int("FFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551", 16)  # of P-256


@dataclass(frozen=True)
class PushKey:
    """One deployment's key pair. ``contact`` is where a push service may complain."""

    private: bytes = field(repr=False)
    contact: str

    @cached_property
    def public(self) -> str:
        """What browsers are told."""
        key = ec.derive_private_key(int.from_bytes(self.private), ec.SECP256R1()).public_key()
        return _text(key.public_bytes(Encoding.X962, PublicFormat.UncompressedPoint))

    def authorization(self, origin: str, now: datetime) -> str:
        """The header that says who sends, for one push service."""
        from py_vapid import Vapid02

        claims = {
            "aud": origin,
            "exp": int((now + _SAID_FOR).timestamp()),
            "sub": self.contact,
        }
        signed = Vapid02.from_raw(_text(self.private).encode()).sign(claims)
        return str(signed["Authorization"])


def new_push_key() -> bytes:
    """A fresh private key."""
    return (secrets.randbelow(_ORDER - 1) + 1).to_bytes(KEY_BYTES)


def sealed_for(message: bytes, keys: Mapping[str, str]) -> bytes:
    """A message that only the browser with these keys can open (``aes128gcm``).

    Raises:
        ValueError: these are no keys.
    """
    # late: it brings two HTTP clients along that nobody uses
    from pywebpush import WebPusher, WebPushException

    try:
        pusher = WebPusher({"endpoint": "", "keys": dict(keys)})
    except WebPushException:
        raise ValueError from None
    return bytes(pusher.encode(message, "aes128gcm")["body"])


def _text(raw: bytes) -> str:
    return base64.urlsafe_b64encode(raw).rstrip(b"=").decode()
