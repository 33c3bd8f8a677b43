"""When the same reason may be offered again: never as a chaser, and not soon."""

from collections.abc import Mapping, Sequence
from datetime import date

from core.rules.offered import Given, Offered
from core.rules.thresholds import SAME_REASON_AGAIN_DAYS, UNCHANGED_REASON_AGAIN_DAYS


def is_used_up(card: Offered, said: Mapping[str, Given], since: date | None, on: date) -> bool:
    """Whether a card stands in the way of the same reason on the day ``on``.

    For some weeks it always does. After that no longer, if the reason has gone away and come back
    since. If it has held all the while, an answered card stands in the way for a season, so that
    what has always been so does not come again month by month; and one that was not answered
    stands in the way for good.

    Args:
        card: an earlier card for this reason.
        said: the last thing said to each card.
        since: the first day on which the reason has now held without a break.
        on: the person's own day.
    """
    ago = (on - card.local_day).days
    if ago <= SAME_REASON_AGAIN_DAYS:
        return True
    if since is not None and since > card.local_day:
        return False
    return card.id not in said or ago <= UNCHANGED_REASON_AGAIN_DAYS


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
