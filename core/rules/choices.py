"""What a person can choose about how Kith looks and behaves for them."""

from collections.abc import Callable, Mapping
from datetime import date
from types import MappingProxyType
from typing import Any
from zoneinfo import available_timezones

from core.errors import BadInput
from core.rules.thresholds import MOST_A_WEEK
from core.rules.vocabulary import SWITCHES

THEMES = ("as_phone", "light", "dark")
DEFAULTS: Mapping[str, Any] = MappingProxyType(
    {
        "theme": "as_phone",
        "time_zone": "Europe/London",
        "show_feel": False,
        "low_energy": False,
        "show_type": False,
        "prompts": False,
        "prompts_a_week": 1,
        "prompts_off": [],  # ids of rules and signals
        "quiet_from": 21,  # hours of the person's own day
        "quiet_to": 9,
        "prompt_hour": 10,
        "paused_until": "",  # the day on which thoughts may come again
        "push": False,
        "email": False,
    }
)
_NUMBERS: Mapping[str, range] = MappingProxyType(
    {
        "prompts_a_week": range(1, MOST_A_WEEK + 1),
        "quiet_from": range(24),
        "quiet_to": range(24),
        "prompt_hour": range(24),
    }
)


def choices_of(settings: Mapping[str, Any]) -> dict[str, Any]:
    """The settings in force: what was chosen, over the defaults."""
    return {**DEFAULTS, **settings}


def read_choice(name: str, raw: Any) -> Any:
    """One choice from outside, as it is kept.

    Raises:
        BadInput: no such choice, or not one of its values.
    """
    if name not in DEFAULTS:
        raise BadInput(name, "unknown")
    try:
        return _READERS.get(name, _READER_OF[type(DEFAULTS[name])])(name, raw)
    except (ValueError, TypeError):
        raise BadInput(name, "choice") from None


def _yes(_name: str, raw: Any) -> bool:
    if raw not in (True, False, "yes", "no", ""):
        raise ValueError
    return raw in (True, "yes")


def _number(name: str, raw: Any) -> int:
    number = int(raw)
    if isinstance(raw, bool | float) or number not in _NUMBERS[name]:
        raise ValueError
    return number


def _switches(_name: str, raw: Any) -> list[str]:
    if not isinstance(raw, list | tuple) or not set(raw) <= SWITCHES:
        raise ValueError
    return sorted(set(raw))


def _until(_name: str, raw: Any) -> str:
    return date.fromisoformat(raw).isoformat() if raw != "" else ""


def _one_of(name: str, raw: Any) -> str:
    if raw not in (THEMES if name == "theme" else available_timezones()):
        raise ValueError
    return str(raw)


_READER_OF: Mapping[type, Callable[[str, Any], Any]] = MappingProxyType(
    {bool: _yes, int: _number, list: _switches, str: _one_of}
)
_READERS: Mapping[str, Callable[[str, Any], Any]] = MappingProxyType({"paused_until": _until})
