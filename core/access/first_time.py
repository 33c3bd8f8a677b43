"""First times: a grant to somebody new begins a day later, unless they are here together."""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta

from core.access.consent import latest
from core.access.grants import FIRST_WAIT, TOGETHER, Event, Recipient, What


def starts_at(
    events: Sequence[Event], to: Recipient, now: datetime, floor: datetime | None = None
) -> datetime:
    """When a grant given now begins: at once to somebody known or beside one, else a day later."""
    now = latest(now, floor)
    if is_known(events, to, now) or is_beside(events, to, now):
        return now
    return now + FIRST_WAIT


def is_known(events: Sequence[Event], to: Recipient, now: datetime) -> bool:
    """Whether something was shared with them before and did begin."""
    return any(_began(events, grant, now) for grant in _granted_to(events, to))


def is_beside(events: Iterable[Event], to: Recipient, now: datetime) -> bool:
    """Whether their one-time code was entered in the last 15 minutes."""
    met = (event.at for event in events if event.what is What.MET and event.to == to)
    return any(timedelta(0) <= now - at <= TOGETHER for at in met)


def _granted_to(events: Iterable[Event], to: Recipient) -> Iterable[str]:
    return {event.grant for event in events if event.what is What.GRANTED and event.to == to}


def _began(events: Sequence[Event], grant: str, now: datetime) -> bool:
    """Whether a grant was in force at some moment: it lasted beyond its start."""
    mine = [event for event in events if event.grant == grant]
    terms = next((one.terms for one in mine if one.what is What.GRANTED), None)
    over = [one.at for one in mine if one.what in {What.WITHDRAWN, What.SUPERSEDED}]
    return terms is not None and terms.starts_at < min([now, terms.ends_at, *over])
