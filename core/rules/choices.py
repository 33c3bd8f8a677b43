"""What a person can choose about how Kith looks and behaves for them."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any
from zoneinfo import available_timezones

from core.errors import BadInput

THEMES = ("as_phone", "light", "dark")
DEFAULTS: Mapping[str, Any] = MappingProxyType(
    {
        "theme": "as_phone",
        "time_zone": "Europe/London",
        "show_feel": False,
        "low_energy": False,
    }
)


def choices_of(settings: Mapping[str, Any]) -> dict[str, Any]:
    """The settings in force: what was chosen, over the defaults."""
    return {**DEFAULTS, **settings}


def read_choice(name: str, raw: Any) -> Any:
    """One choice from outside.

    Raises:
        BadInput: no such choice, or not one of its values.
    """
    if name not in DEFAULTS:
        raise BadInput(name, "unknown")
    if isinstance(DEFAULTS[name], bool):
        if raw not in (True, False, "yes", "no", ""):
            raise BadInput(name, "choice")
        return raw in (True, "yes")
    allowed = THEMES if name == "theme" else available_timezones()
    if raw not in allowed:
        raise BadInput(name, "choice")
    return raw
