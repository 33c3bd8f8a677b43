"""How things on a map may be called, and which words a note may hold."""

import unicodedata

from core.errors import BadInput
from core.rules.vocabulary import LONGEST_NAME, LONGEST_TEXT

# Direction overrides and isolates: one of them in a name turns the rest of its sentence round.
_TURNING = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_LINE_BREAKS = frozenset("\n\t")


def tidy_name(raw: str, field: str = "name") -> str:
    """Compose accents, collapse blanks; refuse what cannot be a name.

    Args:
        raw: what was typed.
        field: the field to name in a refusal.

    Raises:
        BadInput: ``missing``, ``too_long`` (more than 80 characters) or ``characters``.

    >>> tidy_name("  City   library ")
    'City library'
    """
    name = " ".join(_checked(raw, field).split())
    if not name or not any(char.isprintable() and not char.isspace() for char in name):
        raise BadInput(field, "missing")
    if any(char in _TURNING for char in name):
        raise BadInput(field, "characters")
    if len(name) > LONGEST_NAME:
        raise BadInput(field, "too_long", most=LONGEST_NAME)
    return name


def tidy_text(raw: str, field: str, longest: int = LONGEST_TEXT) -> str | None:
    """A note with its line breaks kept; ``None`` when nothing was written.

    Raises:
        BadInput: ``too_long`` or ``characters``.

    >>> tidy_text(" a walk and tea ", "gives_me")
    'a walk and tea'
    """
    text = _checked(raw.replace("\r\n", "\n").replace("\r", "\n"), field).strip()
    if len(text) > longest:
        raise BadInput(field, "too_long", most=longest)
    return text or None


def _checked(raw: str, field: str) -> str:
    """Refuse lone surrogates and control characters: no database and no screen can keep them."""
    for char in raw:
        if unicodedata.category(char) in {"Cs", "Cc"} and char not in _LINE_BREAKS | {"\r"}:
            raise BadInput(field, "characters")
    return unicodedata.normalize("NFC", raw)
