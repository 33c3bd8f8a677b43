"""A message leaves today, soon, and so that it cannot arrive in quiet hours."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo, available_timezones

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.rules.announcing import KEPT_FOR, LONGEST_WAIT, last_moment, why_not_now, window
from core.rules.budget import is_quiet
from core.rules.choices import choices_of

MORNING = datetime(2026, 11, 23, 10, 0, tzinfo=UTC)
ON = {"prompts": True, "push": True}


def chosen(**more):
    return choices_of({**ON, **more})


def test_it_may_leave_until_two_hours_before_the_quiet_hours():
    assert last_moment(MORNING, chosen()) == datetime(2026, 11, 23, 19, 0, tzinfo=UTC)


def test_without_quiet_hours_it_may_leave_until_two_hours_before_midnight():
    found = last_moment(MORNING, chosen(quiet_from=3, quiet_to=3))
    assert found == datetime(2026, 11, 23, 22, 0, tzinfo=UTC)


@pytest.mark.parametrize("hour", [0, 8, 20, 21, 23])
def test_too_near_the_quiet_hours_or_in_them_nothing_leaves(hour):
    assert last_moment(MORNING.replace(hour=hour), chosen()) is None


def test_the_moment_is_moved_by_chance_and_never_by_much():
    for minutes in (0, 7, 20, 500):
        due_at, _ = window(MORNING, chosen(), timedelta(minutes=minutes))
        assert MORNING <= due_at <= MORNING + LONGEST_WAIT


def test_no_window_when_chance_would_move_it_too_far():
    almost = datetime(2026, 11, 23, 18, 55, tzinfo=UTC)
    assert window(almost, chosen(), timedelta(minutes=10)) is None
    assert window(almost, chosen(), timedelta(minutes=5)) is not None


@pytest.mark.parametrize(
    ("choices", "why"),
    [
        ({}, None),
        ({"push": False}, "switched_off"),
        ({"prompts": False}, "switched_off"),
        ({"paused_until": "2026-11-24"}, "paused"),
        ({"paused_until": "2026-11-23"}, None),
        ({"quiet_from": 11}, "quiet_hours"),
    ],
)
def test_what_was_chosen_since_counts(choices, why):
    assert why_not_now(MORNING, chosen(**choices), "push") == why


@given(
    st.datetimes(datetime(2027, 3, 27), datetime(2027, 11, 2), timezones=st.just(UTC)),
    st.sampled_from(sorted(available_timezones())),
    st.integers(0, 23),
    st.integers(0, 23),
    st.timedeltas(timedelta(0), timedelta(hours=1)),
)
def test_nothing_can_arrive_in_quiet_hours_or_on_another_day(now, zone, starts, ends, wait):
    choices = chosen(time_zone=zone, quiet_from=starts, quiet_to=ends)
    found = window(now, choices, wait)
    if found is None:
        return
    here = ZoneInfo(zone)
    arrives = found.good_until + KEPT_FOR - timedelta(seconds=1)  # at the very latest
    assert now <= found.due_at <= found.good_until
    assert arrives.astimezone(here).date() == now.astimezone(here).date()
    moment = now
    while moment <= arrives:
        assert not is_quiet(choices, moment.astimezone(here).hour)
        moment += timedelta(minutes=30)
    assert not is_quiet(choices, arrives.astimezone(here).hour)
