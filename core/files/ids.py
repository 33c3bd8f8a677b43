"""Ids in files: kept where they can be, made anew, always the same way, where they cannot."""

import json
import re
from typing import Any
from uuid import UUID, uuid5

_FIT = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.~:-]{0,63}")
_NAMESPACE = UUID("6a1f0a52-6f0f-4f0e-9d3e-4b1f6b7c2a11")  # ours; drawn once


def fit_id(raw: str) -> str:
    """The id itself if it can stand in keys and addresses, else one made from it.

    The same text gives the same id, so ties, contacts and journal still find their ends.

    >>> fit_id("c-1"), fit_id("my id") == fit_id("my id")
    ('c-1', True)
    """
    return raw if _FIT.fullmatch(raw) else str(uuid5(_NAMESPACE, raw))


def said(question: str, on: str, value: Any) -> str:
    """An answer's content as one text: equal answers give equal texts."""
    return json.dumps([question, on, value], sort_keys=True)


def answer_id(content: str, nth: int) -> str:
    """The id of an answer that brings none (RFC 4122, version 5, of what it says).

    ``nth`` counts from 0 and tells apart answers that say exactly the same.
    """
    return str(uuid5(_NAMESPACE, f"{nth} {content}"))
