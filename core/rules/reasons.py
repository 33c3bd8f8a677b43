"""When the same reason may be offered again: never as a chaser, and not soon."""

from collections.abc import Mapping, Sequence
from datetime import date

from core.rules.offered import Given, Offered
from core.rules.thresholds import SAME_REASON_AGAIN_DAYS


def is_used_up(card: Offered, said: Mapping[str, Given], since: date | None, on: date) -> bool:
    """Whether a card stands in the way of the same reason on the day ``on``.

    For some weeks it always does. After that, one that was answered does no longer; one that was
    not stands in the way until the reason has gone away and come back, after the card.

    Args:
        card: an earlier card for this reason.
        said: the last thing said to each card.
        since: the first day on which the reason has now held without a break.
        on: the person's own day.
    """
    day = card.local_day
    if (on - day).days <= SAME_REASON_AGAIN_DAYS:
        return True
    return card.id not in said and (since is None or since <= day)


def is_fresh(
    cards: Sequence[Offered], said: Mapping[str, Given], since: date | None, on: date
) -> bool:
    """Whether no earlier card stands in the way."""
    return not any(is_used_up(card, said, since, on) for card in cards)


def fresh_signals(
    because: Mapping[str, date],
    cards: Sequence[Offered],
    said: Mapping[str, Given],
    on: date,
) -> tuple[str, ...]:
    """The signals that no earlier card was already about."""
    return tuple(
        key
        for key, since in because.items()
        if is_fresh([card for card in cards if key in card.because], said, since, on)
    )
