"""No sequence of events, clocks, zones or workers offers more than the budget.

What is allowed is said here once more, in other words than the rules use, and held against every
card that was offered. ``KITH_BUDGET_RUNS`` sets how many lives are tried.
"""

import os
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, precondition, rule

from core.rules.budget import may_offer
from core.rules.choices import choices_of
from core.rules.offered import Given, Offered
from core.rules.vocabulary import PromptAnswer, PromptRule

RUNS = int(os.environ.get("KITH_BUDGET_RUNS", "2000"))
ZONES = ("Europe/London", "Pacific/Kiritimati", "Pacific/Honolulu", "Asia/Kolkata", "America/St_Johns", "Africa/Casablanca")  # fmt: skip
# the nights on which Europe's clocks change, a leap day, a new year
NIGHTS = (datetime(2027, 3, 27, 12, tzinfo=UTC), datetime(2027, 10, 30, 12, tzinfo=UTC), datetime(2028, 2, 28, 12, tzinfo=UTC), datetime(2026, 12, 31, 12, tzinfo=UTC))  # fmt: skip
hours = st.integers(0, 23)
soon = st.sampled_from((0, 1, 1, 2, 3, 6, 7, 7, 8, 14, 15))
jumps = st.one_of(
    st.integers(-4 * 1440, 9 * 1440).map(lambda number: timedelta(minutes=number)),
    st.sampled_from((-365, 365, 3650)).map(lambda number: timedelta(days=number)),
)
zones = st.sampled_from((None, None, None, *ZONES))
answers = st.sampled_from((None, *[PromptAnswer.DO_IT] * 4, *PromptAnswer))


class Budget(RuleBasedStateMachine):
    """A person, a clock, and a store that holds one lock."""

    @initialize(
        night=st.sampled_from(NIGHTS), zone=st.sampled_from(ZONES), a_week=st.integers(1, 2)
    )
    def begins(self, night, zone, a_week):
        self.now = night
        self.choices = choices_of({"prompts": True, "time_zone": zone, "prompts_a_week": a_week})
        self.offered = []
        self.given = []
        self.opened = night

    @rule(days=soon, hour=st.integers(8, 21), zone=zones, answer=answers)
    def a_card_may_come(self, days, hour, zone, answer):
        """The likeliest story: some hour of a day soon, and the card is answered at once."""
        self.choices["time_zone"] = zone or self.choices["time_zone"]
        own = ZoneInfo(self.choices["time_zone"])
        day = self.now.astimezone(own).date() + timedelta(days=days)
        self.now = datetime(day.year, day.month, day.day, hour, 30, tzinfo=own).astimezone(UTC)
        self.opened = self.now
        before = len(self.offered)
        self.looks(2)
        if answer is not None and len(self.offered) > before:
            self.they_answer(0, answer)

    @rule(by=jumps)
    def the_clock_jumps(self, by):
        self.now += by

    @rule(zone=zones)
    def kith_is_opened(self, zone):
        self.opened = self.now
        self.choices["time_zone"] = zone or self.choices["time_zone"]

    @rule(a_week=st.integers(1, 2), quiet_from=hours, quiet_to=hours, at=hours)
    def they_choose_when(self, a_week, quiet_from, quiet_to, at):
        self.choices |= {
            "prompts_a_week": a_week,
            "quiet_from": quiet_from,
            "quiet_to": quiet_to,
            "prompt_hour": at,
        }

    @rule(on=st.booleans(), days=st.integers(-3, 20))
    def they_switch_or_pause(self, on, days):
        self.choices["prompts"] = on
        self.they_pause(days)

    def they_pause(self, days):
        self.choices["paused_until"] = (self.today() + timedelta(days=days)).isoformat()

    @precondition(lambda self: self.offered)
    @rule(back=st.integers(0, 2), answer=st.sampled_from(PromptAnswer))
    def they_answer(self, back, answer):
        card = self.offered[-1 - back % len(self.offered)]
        self.given.append(Given(card.id, answer.value, self.now))
        if answer is PromptAnswer.QUIET_WEEK:
            self.they_pause(7)

    @precondition(lambda self: self.given)
    @rule()
    def they_undo(self):
        self.given.pop()

    @rule(workers=st.integers(1, 4))
    def looks(self, workers):
        """Workers take turns at the lock; each looks at what the others left."""
        for _ in range(workers):
            if may_offer(self.choices, self.offered, self.given, self.now, self.opened) is None:
                self.offers()

    def offers(self):
        new = Offered(
            id=f"p{len(self.offered)}",
            rule=PromptRule.RHYTHM.value,
            at=self.now,
            local_day=self.today(),
        )
        self.checks(new)
        self.offered.append(new)

    def checks(self, new):
        own = ZoneInfo(self.choices["time_zone"])
        local = new.at.astimezone(own)
        assert self.choices["prompts"], "off"
        assert local.hour not in quiet_hours(self.choices), "in quiet hours"
        pause = self.choices["paused_until"]
        assert not pause or local.date() >= date.fromisoformat(pause), "paused"
        assert (self.now - self.opened).days <= 30, "away"
        for one in self.offered:
            assert new.at - one.at >= timedelta(days=1), "two within a day"
            assert one.local_day != new.local_day, "two on one day"
            assert one.at.astimezone(own).date() != local.date(), "two on one day, as seen today"
        lately = [one for one in self.offered if new.at - one.at < timedelta(days=7)]
        same_week = [one for one in self.offered if (local.date() - one.local_day).days < 7]
        assert len({one.id for one in (*lately, *same_week)}) < self.choices["prompts_a_week"] <= 2
        self.checks_silence(new)

    def checks_silence(self, new):
        said = {one.prompt: one for one in sorted(self.given, key=lambda one: one.at)}
        row = self.offered[-3:]
        for one in row:
            is_open = one.id not in said and new.at - one.at < timedelta(days=7)
            assert not is_open, "a chaser"
        put_aside = [said[one.id].at if one.id in said else one.at + timedelta(days=7) for one in row if one.id not in said or said[one.id].answer != "do_it"]  # fmt: skip
        if len(put_aside) == 3:
            assert new.at - max(put_aside) >= timedelta(days=14), "after three dismissals"
        for one in said.values():
            if one.answer == "alone_is_fine":
                assert new.at - one.at >= timedelta(days=14), "alone was fine"

    def today(self):
        return self.now.astimezone(ZoneInfo(self.choices["time_zone"])).date()


def quiet_hours(choices):
    """Every hour of the night, one by one."""
    hour, found = choices["quiet_from"], set()
    while hour != choices["quiet_to"]:
        found.add(hour)
        hour = (hour + 1) % 24
    return found


TestBudget = Budget.TestCase
TestBudget.settings = settings(
    max_examples=RUNS,
    stateful_step_count=20,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)


def test_a_wanted_card_does_come():
    """The machine above would also be content with no card at all."""
    life = Budget()
    life.begins(NIGHTS[0], "Europe/London", 2)
    for _ in range(40):
        life.a_card_may_come(4, 11, None, PromptAnswer.DO_IT)
    assert len(life.offered) > 30
