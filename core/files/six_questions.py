"""Six questions about family and friends (LSNS-6), where the deployment brings their text.

Kith ships none: the text belongs to its authors, and who runs Kith asks them first.
"""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

HOW_MANY = 6  # questions, and choices to each


@dataclass(frozen=True, slots=True)
class OneOfSix:
    """One question and its choices, from none to most."""

    asks: str
    choices: tuple[str, ...]


def load_six(path: Path | None) -> tuple[OneOfSix, ...]:
    """The questions of a JSON file, or none without one.

    Raises:
        ValueError: it does not hold six questions with six choices each.
    """
    if path is None:
        return ()
    found = json.loads(path.read_text(encoding="utf-8"))
    if not isinstance(found, list) or len(found) != HOW_MANY:
        message = "KITH_LSNS_ITEMS: a list of six, each with “asks” and six “choices”"
        raise ValueError(message)
    return tuple(_part(raw) for raw in found)


def _part(raw: Any) -> OneOfSix:
    asks, choices = (raw.get("asks"), raw.get("choices")) if isinstance(raw, dict) else (None, None)
    if not isinstance(asks, str) or not isinstance(choices, list) or len(choices) != HOW_MANY:
        message = "KITH_LSNS_ITEMS: each question has “asks” and six “choices”, from none to most"
        raise ValueError(message)
    return OneOfSix(asks, tuple(map(str, choices)))
