"""Uploaded bytes as text and back: sealed columns hold text."""

import base64


def as_text(raw: bytes) -> str:
    """Bytes as base64 text."""
    return base64.b64encode(raw).decode()


def as_bytes(kept: str) -> bytes:
    """The bytes again."""
    return base64.b64decode(kept)
