"""How often Kith may offer something, one rule at a time."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from core.rules.budget import is_quiet, may_offer
from core.rules.choices import choices_of
from core.rules.offered import Given, Offered

NOW = datetime(2026, 11, 23, 11, 0, tzinfo=UTC)
TODAY = NOW.date()


def card(ago, zone="UTC", day=None):
    at = NOW - ago
    return Offered(id=str(at), rule="rhythm", at=at, local_day=day or at.astimezone(ZoneInfo(zone)).date())  # fmt: skip


def said(one, answer="do_it", after=timedelta(hours=1)):
    return Given(one.id, answer, one.at + after)


def why_not(offered=(), given=None, now=NOW, opened=NOW, **choices):
    given = [said(one) for one in offered] if given is None else given
    chosen = choices_of({"prompts": True, "prompts_a_week": 2, **choices})
    return may_offer(chosen, offered, given, now, opened)


def days(number):
    return timedelta(days=number)


def test_one_card_may_come_to_who_wants_it():
    assert why_not() is None
    assert why_not(prompts=False) == "off"


@pytest.mark.parametrize(
    ("until", "reason"),
    [("2026-11-24", "paused"), ("2026-11-23", None), ("2026-11-22", None), ("", None)],
)
def test_a_pause_ends_on_its_day(until, reason):
    assert why_not(paused_until=until) == reason


def test_nothing_comes_to_somebody_who_is_away():
    assert why_not(opened=NOW - days(30)) is None
    assert why_not(opened=NOW - days(30) - timedelta(seconds=1)) == "away"
    assert why_not(opened=None) == "away"
    assert why_not(opened=NOW + days(3)) is None  # the clock was set back since


@pytest.mark.parametrize(
    ("start", "end", "quiet"),
    [(21, 9, {*range(21, 24), *range(9)}), (1, 5, {1, 2, 3, 4}), (0, 23, set(range(23))), (7, 7, set())],
)  # fmt: skip
def test_quiet_hours_may_run_over_midnight(start, end, quiet):
    chosen = {"quiet_from": start, "quiet_to": end}
    assert {hour for hour in range(24) if is_quiet(chosen, hour)} == quiet


@pytest.mark.parametrize("night", [datetime(2027, 3, 28, tzinfo=UTC), datetime(2027, 10, 31, tzinfo=UTC), datetime(2026, 3, 29, tzinfo=UTC)])  # fmt: skip
def test_quiet_hours_are_those_of_the_persons_own_clock_on_the_nights_it_changes(night):
    london = ZoneInfo("Europe/London")
    for minutes in range(0, 24 * 60, 15):
        now = night + timedelta(minutes=minutes)
        hour = now.astimezone(london).hour
        expected = "quiet_hours" if hour >= 21 or hour < 9 else "not_yet" if hour < 10 else None
        assert why_not(now=now, opened=now) == expected


def test_nothing_comes_before_the_hour_the_person_chose():
    assert why_not(prompt_hour=12) == "not_yet"
    assert why_not(prompt_hour=11) is None
    assert why_not(prompt_hour=23) is None  # an hour that is quiet cannot be waited for


def test_a_card_that_waits_has_no_second_one_beside_it():
    for ago, reason in ((days(2), "open_card"), (days(7), None)):
        one = card(ago)
        assert why_not([one], []) == reason


@pytest.mark.parametrize("hours", [1, 10, 23])
def test_a_day_has_one_card(hours):
    assert why_not([card(timedelta(hours=hours))]) == "today"
    assert why_not([card(timedelta(hours=24))]) is None


def test_a_day_has_one_card_however_its_date_came_about():
    """Across the date line a day lasts for two: the same date, more than 24 hours later."""
    there, here = "Pacific/Kiritimati", "Pacific/Honolulu"
    one = Offered(id="p", rule="rhythm", at=datetime(2026, 11, 22, 20, 30, tzinfo=UTC), local_day=datetime(2026, 11, 23).date())  # fmt: skip
    assert one.at.astimezone(ZoneInfo(there)).date() == one.local_day
    now = one.at + timedelta(hours=25)
    assert now.astimezone(ZoneInfo(here)).date() == one.local_day
    assert why_not([one], now=now, opened=now, time_zone=here) == "today"


@pytest.mark.parametrize(("a_week", "reason"), [(1, "this_week"), (2, None)])
def test_a_week_has_as_many_as_the_person_chose(a_week, reason):
    assert why_not([card(days(3))], prompts_a_week=a_week) == reason
    assert why_not([card(days(3)), card(days(5))], prompts_a_week=a_week) == "this_week"


def test_no_choice_makes_it_more_than_two():
    assert why_not([card(days(3)), card(days(5))], prompts_a_week=5) == "this_week"


def test_a_week_is_seven_days_of_the_clock_and_of_the_calendar():
    almost = card(days(7) - timedelta(minutes=1))
    assert why_not([almost], prompts_a_week=1) == "this_week"
    assert why_not([card(days(7))], prompts_a_week=1) is None
    over_the_line = card(days(7), day=TODAY - days(6))
    assert why_not([over_the_line], prompts_a_week=1) == "this_week"


@pytest.mark.parametrize("answer", ["not_now", "not_this_kind", "quiet_week", "upset"])
def test_three_put_aside_in_a_row_bring_two_quiet_weeks(answer):
    row = [card(days(number)) for number in (30, 22, 13)]
    assert why_not(row, [said(one, answer) for one in row]) == "silence"
    mixed = [said(row[0], answer), said(row[1], "do_it"), said(row[2], answer)]
    assert why_not(row, mixed) is None


def test_the_two_quiet_weeks_begin_with_the_last_word_said():
    row = [card(days(number)) for number in (40, 30, 20)]
    late = [said(one, "not_now", after=days(8)) for one in row]
    assert why_not(row, late) == "silence"
    assert why_not(row, [said(one, "not_now") for one in row]) is None


def test_a_card_nobody_answered_counts_as_put_aside_when_it_goes():
    row = [card(days(number)) for number in (40, 30, 20)]
    assert why_not(row, []) == "silence"  # the last one went 13 days ago
    assert why_not([card(days(number)) for number in (41, 31, 21)], []) is None


def test_alone_is_fine_brings_two_quiet_weeks():
    one = card(days(13))
    assert why_not([one], [said(one, "alone_is_fine", after=days(0))]) == "alone_is_fine"
    assert why_not([one], [said(one, "alone_is_fine", after=-days(1))]) is None


def test_the_last_thing_said_to_a_card_is_what_counts():
    one = card(days(10))
    both = [said(one, "alone_is_fine"), said(one, "do_it", after=days(1))]
    assert why_not([one], both) is None


def test_a_card_of_the_future_counts_as_recent():
    """The clock was set back: when in doubt, nothing comes."""
    ahead = card(-days(300))
    for given in ([], [said(ahead)]):
        assert why_not([ahead], given) in {"open_card", "today"}
