"""Help lines: numbers a deployment sets, with the day somebody last checked them."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any


@dataclass(frozen=True, slots=True)
class HelpLine:
    """One way to reach somebody. ``number`` is dialled, or texted with ``word`` if there is one."""

    name: str
    number: str
    note: str = ""
    word: str = ""

    @property
    def link(self) -> str:
        """What pressing it does."""
        bare = "".join(char for char in self.number if char.isdigit() or char == "+")
        return f"sms:{bare}" if self.word else f"tel:{bare}"


@dataclass(frozen=True, slots=True)
class HelpLines:
    """The emergency number, the others, and when they were last checked."""

    emergency: HelpLine
    lines: tuple[HelpLine, ...]
    checked_on: date


# England, public numbers; a deployment elsewhere supplies its own file (KITH_HELP_LINES).
ENGLAND = HelpLines(
    emergency=HelpLine("Emergency", "999", "If you or someone else is in danger now"),
    lines=(
        HelpLine("NHS mental health line", "111", "Choose option 2. Day or night."),
        HelpLine("Samaritans", "116 123", "Someone to listen. Day or night. Free."),
        HelpLine("Shout", "85258", "By text. Day or night. Free.", word="SHOUT"),
    ),
    checked_on=date(2026, 11, 23),
)


def with_local(
    configured: HelpLines, local: tuple[Sequence[Mapping[str, str]], date] | None
) -> HelpLines:
    """The lines an admin set in place of the configured ones; the emergency number stays."""
    if local is None:
        return configured
    lines, checked_on = local
    return HelpLines(configured.emergency, tuple(HelpLine(**line) for line in lines), checked_on)


def load_help_lines(path: Path | None) -> HelpLines:
    """The deployment's help lines from a JSON file, or England's."""
    if path is None:
        return ENGLAND
    found: Mapping[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return HelpLines(
        emergency=HelpLine(**found["emergency"]),
        lines=tuple(HelpLine(**line) for line in found["lines"]),
        checked_on=date.fromisoformat(found["checked_on"]),
    )
