"""Days in words."""

from datetime import date

import pytest

from core.rules.days import date_in_words, when
from core.rules.speech import ENGLISH

MONDAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("day", "said"),
    [
        (date(2026, 11, 23), "today"),
        (date(2026, 11, 22), "yesterday"),
        (date(2026, 11, 21), "on Saturday"),
        (date(2026, 11, 17), "on Tuesday"),
        (date(2026, 11, 16), "on 16 November"),
        (date(2026, 2, 3), "on 3 February"),
        (date(2025, 11, 23), "on 23 November 2025"),
        (date(2026, 11, 24), "on 24 November"),
    ],
)
def test_a_day_is_named_within_a_week_and_dated_after(day, said):
    assert when(day, MONDAY, ENGLISH) == said


def test_a_date_alone_has_its_year():
    assert date_in_words(date(2026, 10, 3), ENGLISH) == "3 October 2026"


def test_every_month_has_its_own_name():
    assert len({date_in_words(date(2026, n, 1), ENGLISH) for n in range(1, 13)}) == 12
