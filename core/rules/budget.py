"""How often Kith may offer something. Whatever the clock does, nothing exceeds this.

A card dated in the future (the clock was set back since) counts as recent: when in doubt, nothing
is offered.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from core.rules.offered import (
    Given,
    Offered,
    has_lapsed,
    is_dismissal,
    latest_given,
    standing_card,
)
from core.rules.thresholds import (
    ALONE_IS_FINE_DAYS,
    AWAY_DAYS,
    DISMISSALS_IN_A_ROW,
    MOST_A_DAY,
    MOST_A_WEEK,
    QUIET_DAYS,
    STANDS_DAYS,
)
from core.rules.vocabulary import PromptAnswer

DAY, WEEK = timedelta(days=1), timedelta(days=7)


def may_offer(
    choices: Mapping[str, Any],
    offered: Sequence[Offered],
    given: Iterable[Given],
    now: datetime,
    last_opened: datetime | None,
) -> str | None:
    """``None`` if one card may be offered now, else why not, in one word of ours.

    Args:
        choices: every choice in force, as ``choices_of`` gives them.
        offered: every card there ever was.
        given: everything said to them.
        now: aware UTC.
        last_opened: when the person last had Kith open; ``None`` if that is not known.
    """
    local = now.astimezone(ZoneInfo(choices["time_zone"]))
    said = list(given)
    if reason := _not_wanted(choices, local, now, last_opened):
        return reason
    if standing_card(offered, said, now) is not None:
        return "open_card"
    if reason := _too_many(choices, offered, local, now):
        return reason
    return _wants_quiet(offered, said, now)


def _not_wanted(
    choices: Mapping[str, Any], local: datetime, now: datetime, last_opened: datetime | None
) -> str | None:
    from_hour = choices["prompt_hour"]
    reasons = {
        "off": not choices["prompts"],
        "paused": is_paused(choices, local.date()),
        "away": last_opened is None or now - last_opened > timedelta(days=AWAY_DAYS),
        "quiet_hours": is_quiet(choices, local.hour),
        "not_yet": local.hour < from_hour and not is_quiet(choices, from_hour),
    }
    return next((reason for reason, holds in reasons.items() if holds), None)


def is_paused(choices: Mapping[str, Any], today: date) -> bool:
    """Whether the person wants nothing until a day that is still to come."""
    until = choices["paused_until"]
    return bool(until) and today < date.fromisoformat(until)


def is_quiet(choices: Mapping[str, Any], hour: int) -> bool:
    """Whether an hour of the person's own day lies in the quiet hours; equal ends mean none."""
    start, end = choices["quiet_from"], choices["quiet_to"]
    if start <= end:
        return bool(start <= hour < end)
    return bool(hour >= start or hour < end)


def _too_many(
    choices: Mapping[str, Any], offered: Sequence[Offered], local: datetime, now: datetime
) -> str | None:
    today = local.date()
    own = [card.at.astimezone(local.tzinfo).date() for card in offered]
    days = [max(card.local_day, day) for card, day in zip(offered, own, strict=True)]
    same_day = sum(
        card.at > now - DAY or day >= today or card.local_day == today
        for card, day in zip(offered, days, strict=True)
    )
    if same_day >= MOST_A_DAY:
        return "today"
    in_a_week = sum(
        card.at > now - WEEK or day > today - WEEK for card, day in zip(offered, days, strict=True)
    )
    return "this_week" if in_a_week >= min(choices["prompts_a_week"], MOST_A_WEEK) else None


def _wants_quiet(offered: Sequence[Offered], given: list[Given], now: datetime) -> str | None:
    said = latest_given(given)
    alone = [one.at for one in said.values() if one.answer == PromptAnswer.ALONE_IS_FINE]
    if any(now - at < timedelta(days=ALONE_IS_FINE_DAYS) for at in alone):
        return "alone_is_fine"
    row = sorted(offered, key=lambda card: (card.at, card.id))[-DISMISSALS_IN_A_ROW:]
    ends = [_dismissed_at(card, said.get(card.id), now) for card in row]
    known = [at for at in ends if at is not None]
    if len(known) < DISMISSALS_IN_A_ROW:
        return None
    return "silence" if now - max(known) < timedelta(days=QUIET_DAYS) else None


def _dismissed_at(card: Offered, said: Given | None, now: datetime) -> datetime | None:
    """When a card was put aside, by an answer or by its time running out."""
    if said is not None:
        return said.at if is_dismissal(said.answer) else None
    return card.at + timedelta(days=STANDS_DAYS) if has_lapsed(card, now) else None
