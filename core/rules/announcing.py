"""When a card may be announced outside Kith: soon, on the same day, and never near quiet hours."""

from collections.abc import Mapping
from datetime import UTC, date, datetime, time, timedelta
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

from core.rules.budget import is_paused, is_quiet

# How long a push service may keep a message for a phone that is asleep. The same for everybody:
# a span that ended with somebody's quiet hours would tell a stranger when they sleep.
KEPT_FOR = timedelta(hours=2)
LONGEST_WAIT = timedelta(minutes=20)  # chance adds up to this, so that the moment tells nothing


class Window(NamedTuple):
    """When a message is due, and the last moment at which it may be sent."""

    due_at: datetime
    good_until: datetime


def window(now: datetime, choices: Mapping[str, Any], wait: timedelta) -> Window | None:
    """When to announce a card made ``now``; ``None`` when there is no room left today."""
    last = last_moment(now, choices)
    due_at = now + min(wait, LONGEST_WAIT)
    return None if last is None or due_at > last else Window(due_at, last)


def last_moment(now: datetime, choices: Mapping[str, Any]) -> datetime | None:
    """Until when a message may leave, so that it comes today and not in quiet hours."""
    zone = ZoneInfo(choices["time_zone"])
    here = now.astimezone(zone)
    starts, ends = choices["quiet_from"], choices["quiet_to"]
    if is_quiet(choices, here.hour):
        return None
    stops = [_moment(here.date() + timedelta(days=1), 0, zone)]
    if starts != ends and starts > here.hour:
        stops.append(_moment(here.date(), starts, zone))
    last = min(stops) - KEPT_FOR
    return last if now <= last else None


def why_not_now(now: datetime, choices: Mapping[str, Any], channel: str) -> str | None:
    """Why a message made earlier is not sent after all; ``None`` when it may be."""
    here = now.astimezone(ZoneInfo(choices["time_zone"])).date()
    if not (choices["prompts"] and choices[channel]):
        return "switched_off"
    if is_paused(choices, here):
        return "paused"
    return "quiet_hours" if last_moment(now, choices) is None else None


def _moment(day: date, hour: int, zone: ZoneInfo) -> datetime:
    return datetime.combine(day, time(hour), zone).astimezone(UTC)
