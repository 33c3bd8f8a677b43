"""Counting where some things are not said: yes, no, or ``None`` for "cannot be told"."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import NamedTuple


class Count(NamedTuple):
    """How many are known to be so, and of how many it is not known."""

    yes: int
    unknown: int

    def fewer_than(self, n: int) -> bool | None:
        """Whether fewer than ``n`` are so. Those not known never count as "no"."""
        if self.yes >= n:
            return False
        return True if self.yes + self.unknown < n else None


def count(answers: Iterable[bool | None]) -> Count:
    """Count answers.

    >>> count([True, None, False, True])
    Count(yes=2, unknown=1)
    """
    said = list(answers)
    return Count(said.count(True), said.count(None))


def all_of(*answers: bool | None) -> bool | None:
    """Whether all are so: one "no" is enough to know.

    >>> all_of(True, None), all_of(False, None)
    (None, False)
    """
    if False in answers:
        return False
    return None if None in answers else True


def any_of(*answers: bool | None) -> bool | None:
    """Whether any is so: one "yes" is enough to know.

    >>> any_of(True, None), any_of(False, None)
    (True, None)
    """
    if True in answers:
        return True
    return None if None in answers else False


def at_least(share: float, least: float, most: float) -> bool | None:
    """Whether a share that lies between two bounds is large enough."""
    if least >= share:
        return True
    return False if most < share else None


def met_within(days: Sequence[date] | None, on: date, most: int) -> int:
    """How many of the days, which are in order, are among the last ``most`` up to ``on``.

    >>> met_within([date(2026, 11, 9), date(2026, 11, 10)], date(2026, 11, 23), 14)
    1
    """
    if not days:
        return 0
    return bisect_right(days, on) - bisect_right(days, on - timedelta(days=most))
