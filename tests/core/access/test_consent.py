"""Sharing, rule by rule: what a person agreed to, when it begins, and how it ends."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from core.access import agreeing
from core.access.agreeing import Log, Wanted
from core.access.consent import epoch_of, visible, would_come_back
from core.access.grants import Part, Purpose, Recipient, Status, What
from core.errors import BadInput, NotVisible

NOW = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)
DAY = timedelta(days=1)
KIM, LEE = Recipient("kim", "north"), Recipient("lee", "north")
KIM_ELSEWHERE = Recipient("kim", "south")
MAP = frozenset({Part.WORDS, Part.MAP})


class Life:
    """One person's log, and a clock that the deployment has watched."""

    def __init__(self):
        self.now = self.floor = NOW
        self.events = ()

    def log(self):
        self.floor = max(self.floor, self.now)
        return Log(self.events, self.now, self.floor)

    def does(self, verb, *given):
        self.events += verb(self.log(), *given)
        return self

    def gives(self, grant="g", to=KIM, parts=MAP, names=frozenset(), days=90):
        wanted = Wanted(parts=frozenset(parts), names=names, purpose=Purpose.REVIEW, days=days)
        return self.does(agreeing.give, grant, to, wanted)

    def later(self, by):
        self.now += by
        return self

    def status(self, grant="g"):
        return self.log().state(grant).status

    def sees(self, grant="g", viewer=KIM):
        return visible(self.log().state(grant), viewer).parts


@pytest.fixture
def life():
    return Life()


@pytest.fixture
def active(life):
    """Kim's code was entered, and Kim may see the words and the map."""
    return life.does(agreeing.meet, KIM).gives()


def test_a_first_grant_begins_at_once_where_they_are_together(active):
    assert active.sees() == MAP


@pytest.mark.parametrize(("minutes", "status"), [(15, Status.ACTIVE), (16, Status.WAITING)])
def test_a_code_counts_for_fifteen_minutes(life, minutes, status):
    life.does(agreeing.meet, KIM).later(timedelta(minutes=minutes)).gives()
    assert life.status() is status


def test_the_code_of_somebody_else_counts_for_nothing(life):
    assert life.does(agreeing.meet, LEE).gives().status() is Status.WAITING


def test_a_first_grant_to_somebody_new_begins_a_day_later(life):
    life.gives()
    assert life.later(DAY - timedelta(seconds=1)).status() is Status.WAITING
    assert life.later(timedelta(seconds=1)).sees() == MAP


def test_it_can_be_cancelled_all_the_while_and_then_never_begins(life):
    life.gives().later(DAY / 2).does(agreeing.stop, "g").later(DAY)
    assert life.status() is Status.WITHDRAWN


def test_whoever_was_cancelled_before_it_began_is_still_new(life):
    life.gives().later(DAY / 2).does(agreeing.stop, "g").later(DAY).gives("second")
    assert life.status("second") is Status.WAITING


def test_a_second_grant_to_somebody_known_begins_at_once(active):
    active.later(DAY).does(agreeing.stop, "g").later(DAY).gives("second")
    assert active.status("second") is Status.ACTIVE


def test_the_same_worker_at_another_place_is_new(active):
    active.later(DAY).gives("there", to=KIM_ELSEWHERE)
    assert active.status("there") is Status.WAITING
    with pytest.raises(NotVisible):
        active.sees(viewer=KIM_ELSEWHERE)


def test_it_ends_by_itself_to_the_moment(active):
    assert active.later(90 * DAY - timedelta(seconds=1)).status() is Status.ACTIVE
    assert active.later(timedelta(seconds=1)).status() is Status.EXPIRED


def test_a_clock_set_back_revives_nothing(active):
    assert active.later(90 * DAY).status() is Status.EXPIRED
    assert active.later(-30 * DAY).status() is Status.EXPIRED


def test_that_it_is_over_by_time_has_to_be_remembered_once(active):
    grant = active.later(90 * DAY).log().state("g")
    assert would_come_back(grant, NOW)
    assert not would_come_back(grant, active.now)
    assert not would_come_back(active.does(agreeing.stop_all).log().state("h"), None)


def test_nothing_is_given_by_a_clock_that_is_known_to_be_wrong(active):
    active.later(400 * DAY).log()
    with pytest.raises(BadInput, match="bad_input"):
        active.later(-400 * DAY).gives("second")


def test_it_is_over_as_soon_as_it_is_stopped(active):
    active.does(agreeing.stop, "g")
    with pytest.raises(NotVisible):
        active.sees()


def test_stopping_twice_is_stopping_once(active):
    active.does(agreeing.stop, "g")
    assert agreeing.stop(active.log(), "g") == ()


def test_what_was_never_given_cannot_be_stopped(life):
    with pytest.raises(NotVisible):
        life.does(agreeing.stop, "g")


def test_a_pause_keeps_its_end(active):
    active.does(agreeing.pause, "g").later(60 * DAY)
    assert active.status() is Status.PAUSED
    assert active.does(agreeing.resume, "g").sees() == MAP
    assert active.later(30 * DAY).status() is Status.EXPIRED


@pytest.mark.parametrize("verb", [agreeing.pause, agreeing.resume])
def test_what_was_stopped_cannot_be_brought_back(active, verb):
    active.does(agreeing.stop, "g")
    with pytest.raises(NotVisible):
        active.does(verb, "g")


def test_less_is_less_for_good(active):
    active.does(agreeing.narrow, "g", frozenset({Part.WORDS, Part.GOALS}), frozenset())
    assert active.sees() == {Part.WORDS}
    active.does(agreeing.narrow, "g", MAP, frozenset())
    assert active.sees() == {Part.WORDS}


def test_even_a_line_in_the_log_that_says_more_shows_no_more(active):
    [given] = [event for event in active.events if event.terms]
    more = replace(given.terms, parts=frozenset(Part), ends_at=NOW + 500 * DAY)
    active.events += (replace(given, epoch=3, what=What.NARROWED, terms=more),)
    assert active.sees() == MAP
    assert active.later(90 * DAY).status() is Status.EXPIRED


def test_an_end_can_come_nearer_and_never_go_further(active):
    active.does(agreeing.narrow, "g", MAP, frozenset(), NOW + 200 * DAY)
    active.does(agreeing.narrow, "g", MAP, frozenset(), NOW + 10 * DAY)
    assert active.later(10 * DAY).status() is Status.EXPIRED


def test_leaving_everything_out_is_stopping(active):
    active.does(agreeing.narrow, "g", frozenset(), frozenset())
    assert active.status() is Status.WITHDRAWN


def test_another_grant_to_the_same_worker_takes_the_place_of_the_first(active):
    active.gives("second", parts={Part.GOALS})
    assert active.status() is Status.SUPERSEDED
    assert active.sees("second") == {Part.GOALS}


def test_stopping_everything_stops_what_waits_what_rests_and_what_was_asked(active):
    active.gives("waits", to=LEE).does(agreeing.pause, "g").does(agreeing.ask, "asked", KIM)
    active.does(agreeing.stop_all)
    assert {active.status(one) for one in ("waits", "g", "asked")} == {Status.WITHDRAWN}
    assert agreeing.stop_all(active.log()) == ()


def test_asking_shows_nothing_until_yes(life):
    life.does(agreeing.ask, "g", KIM)
    with pytest.raises(NotVisible):
        life.sees()
    life.does(agreeing.meet, KIM).gives()
    assert life.sees() == MAP


def test_a_yes_to_what_one_worker_asked_is_no_yes_to_another(life):
    life.does(agreeing.ask, "g", KIM)
    with pytest.raises(NotVisible):
        life.gives(to=LEE)


@pytest.mark.parametrize(
    ("parts", "names", "days", "field"),
    [
        ((), (), 90, "parts"),
        ((Part.NAMES,), (), 90, "names"),
        ((Part.MAP,), (), 0, "days"),
        ((Part.MAP,), (), 181, "days"),
    ],
)
def test_what_cannot_be_agreed_is_refused(life, parts, names, days, field):
    with pytest.raises(BadInput) as refused:
        life.gives(parts=parts, names=frozenset(names), days=days)
    assert refused.value.field == field


def test_names_count_only_where_names_are_ticked(active):
    active.gives("second", parts={Part.MAP}, names=frozenset({"sam"}))
    assert active.log().state("second").terms.names == frozenset()


def test_every_event_raises_the_epoch(active):
    assert epoch_of(active.events) == 2
    active.gives("second").does(agreeing.stop_all)
    assert [one.epoch for one in active.events] == [1, 2, 3, 4, 5]


def test_who_knows_prompts_and_the_diary_are_no_part_of_any_grant():
    assert {part.value for part in Part} == {
        "words",
        "map",
        "names",
        "feel",
        "goals",
        "changes",
        "notes",
        "type",
    }
