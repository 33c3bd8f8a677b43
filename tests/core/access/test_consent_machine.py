"""No sequence of yes, less, pause, stop and clocks ever shows more than was agreed.

What may be seen is kept here once more, in other words than the rules use: a list of what each
worker may see, changed by hand at each step. ``KITH_CONSENT_RUNS`` sets how many lives are tried.
"""

import os
from datetime import UTC, datetime, timedelta
from itertools import count

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from core.access import agreeing
from core.access.agreeing import Log, Wanted
from core.access.consent import visible
from core.access.grants import Part, Purpose, Recipient
from core.errors import BadInput, NotVisible

RUNS = int(os.environ.get("KITH_CONSENT_RUNS", "250"))
STEPS = 50
WORKERS = (Recipient("kim", "north"), Recipient("kim", "south"), Recipient("lee", "north"))
workers = st.sampled_from(WORKERS)
some_parts = st.frozensets(st.sampled_from(Part), min_size=1, max_size=4)
some_names = st.frozensets(st.sampled_from(("sam", "dee", "mum")), min_size=1)
which = st.integers(0, 5)
hours = st.sampled_from((0, 1, 12, 23, 24, 25, 24 * 30, 24 * 89, 24 * 90, 24 * 91, 24 * 181))
back = st.sampled_from((-1, -10, -24, -24 * 10, -24 * 100, -24 * 400))
minutes = st.sampled_from((0, 1, 14, 15, 16, 59))
days = st.sampled_from((1, 2, 30, 90, 180))


class Promise:
    """What one yes still allows, as a person would keep it in mind."""

    def __init__(self, to, parts, names, start, end):
        self.to, self.parts, self.names = to, set(parts), set(names)
        self.start, self.end = start, end
        self.paused = self.over = False


class Consent(RuleBasedStateMachine):
    """One person, three workers (two of them the same at two places), and a clock."""

    @initialize()
    def begins(self):
        self.now = self.seen = self.first_day()
        self.events = []
        self.promises = {}
        self.met = []
        self.ids = count()

    def first_day(self):
        return datetime(2027, 3, 27, 12, tzinfo=UTC)

    def log(self):
        self.seen = max(self.seen, self.now)
        for one in self.promises.values():
            one.over = one.over or self.seen >= one.end
        return Log(tuple(self.events), self.now, self.seen)

    def keeps(self, events):
        numbers = [one.epoch for one in (*self.events, *events)]
        assert numbers == list(range(1, len(numbers) + 1)), "every event raises the epoch by one"
        self.events += events

    @rule(by=hours, more=minutes)
    def time_goes_by(self, by, more):
        self.now += timedelta(hours=by, minutes=more)

    @rule(by=back)
    def the_clock_is_set_back(self, by):
        self.now += timedelta(hours=by)

    @rule()
    def the_clock_is_put_right(self):
        self.now = max(self.now, self.seen)

    @rule(to=workers)
    def they_are_together(self, to):
        self.keeps(agreeing.meet(self.log(), to))
        self.met.append((to, self.now))

    @rule(to=workers)
    def a_worker_asks(self, to):
        self.keeps(agreeing.ask(self.log(), f"g{next(self.ids)}", to))

    @rule(to=workers, parts=some_parts, names=some_names, for_=days)
    def the_person_says_yes(self, to, parts, names, for_):
        wanted = Wanted(parts=parts, names=names, purpose=Purpose.REVIEW, days=for_)
        log = self.log()
        grant = f"g{next(self.ids)}"
        try:
            self.keeps(agreeing.give(log, grant, to, wanted))
        except BadInput:
            assert self.seen - self.now > timedelta(hours=1), "a clock that is wrong, and only then"
            return
        start = self.seen if self.is_known(to) or self.is_beside(to) else self.seen + timedelta(days=1)  # fmt: skip
        for one in self.promises.values():
            if one.to == to:
                self.is_over(one)
        shown = names if Part.NAMES in parts else ()
        self.promises[grant] = Promise(to, parts, shown, start, self.now + timedelta(days=for_))

    def is_known(self, to):
        """Whether there was ever a moment at which they could have looked."""
        return any(
            one.to == to and one.start < min(self.now_or_end(one), self.seen)
            for one in self.promises.values()
        )

    def now_or_end(self, one):
        return min(getattr(one, "ended_at", self.seen), one.end)

    def is_beside(self, to):
        return any(
            who == to and timedelta(0) <= self.seen - at <= timedelta(minutes=15)
            for who, at in self.met
        )

    def pick(self, number):
        """One of the newest grants, whatever became of it."""
        newest = list(self.promises)[-6:]
        return newest[number % len(newest)] if newest else None

    def tries(self, verb, number, *more):
        """Ask for something; what is not possible is refused and changes nothing."""
        grant = self.pick(number)
        if grant is None:
            return None
        try:
            self.keeps(verb(self.log(), grant, *more))
        except NotVisible:
            return None
        return self.promises[grant]

    @rule(number=which, parts=some_parts, names=some_names)
    def they_leave_something_out(self, number, parts, names):
        one = self.tries(agreeing.narrow, number, parts, names)
        if one is None:
            return
        one.parts &= parts
        one.names &= names
        if Part.NAMES in one.parts and not one.names:
            self.is_over(one)
        if Part.NAMES not in one.parts:
            one.names = set()
        if not one.parts:
            self.is_over(one)

    @rule(number=which)
    def they_pause(self, number):
        if one := self.tries(agreeing.pause, number):
            one.paused = True

    @rule(number=which)
    def they_go_on(self, number):
        if one := self.tries(agreeing.resume, number):
            one.paused = False

    @rule(number=which)
    def they_stop(self, number):
        if one := self.tries(agreeing.stop, number):
            self.is_over(one)

    @rule()
    def they_stop_everything(self):
        self.keeps(agreeing.stop_all(self.log()))
        for one in self.promises.values():
            self.is_over(one)

    def is_over(self, one):
        if not one.over:
            one.over, one.ended_at = True, self.now

    @invariant()
    def workers_see_what_was_promised_and_nothing_else(self):
        log = self.log()
        for grant, one in self.promises.items():
            in_time = one.start <= self.seen < one.end
            expected = None
            if in_time and not one.over and not one.paused:
                expected = (one.parts, one.names)
            for worker in WORKERS:
                assert self.sees(log, grant, worker) == (expected if worker == one.to else None)
        assert self.sees(log, "g-unknown", WORKERS[0]) is None
        assert self.sees(log, "", WORKERS[0]) is None

    def sees(self, log, grant, worker):
        try:
            terms = visible(log.state(grant), worker)
        except NotVisible:
            return None
        return set(terms.parts), set(terms.names)


TestConsent = Consent.TestCase
TestConsent.settings = settings(
    max_examples=RUNS, stateful_step_count=STEPS, deadline=None, database=None
)
