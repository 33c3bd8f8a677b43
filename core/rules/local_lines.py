"""Help lines an admin types: what can be called, and what can be taken in."""

from collections.abc import Iterable, Mapping
from datetime import date

from core.errors import BadInput
from core.rules.naming import tidy_name, tidy_text

MOST_LINES = 8
LONGEST_NOTE = 120
_DIALLED = frozenset("0123456789 +()-")


def tidy_lines(typed: Iterable[Mapping[str, str]]) -> list[dict[str, str]]:
    """The lines that were filled in. Fields are named as on the page: ``number-2``.

    Raises:
        BadInput: ``missing``, ``too_long``, ``characters`` or ``number``.
    """
    return [_tidy(line, place) for place, line in enumerate(typed, start=1) if any(line.values())]


def tidy_checked_on(day: date | None, today: date) -> date:
    """The day somebody last tried the numbers.

    Raises:
        BadInput: there is none, or it is still to come.
    """
    if day is None:
        raise BadInput("checked_on", "missing")
    if day > today:
        raise BadInput("checked_on", "future")
    return day


def _tidy(line: Mapping[str, str], place: int) -> dict[str, str]:
    word = tidy_text(line.get("word", ""), f"word-{place}", 20) or ""
    return {
        "name": tidy_name(line.get("name", ""), f"name-{place}"),
        "number": _number(line.get("number", ""), f"number-{place}"),
        "note": " ".join(
            (tidy_text(line.get("note", ""), f"note-{place}", LONGEST_NOTE) or "").split()
        ),
        "word": "".join(word.split()),
    }


def _number(text: str, field: str) -> str:
    number = tidy_name(text, field)
    figures = sum(char.isdigit() for char in number)
    if not set(number) <= _DIALLED or not 2 <= figures <= 15:
        raise BadInput(field, "number")
    return number
