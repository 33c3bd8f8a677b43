"""Since when a signal holds: from the map's history, whenever and however often somebody looks."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.rules.changes import Action, Entry, became, came, edited, rebuild, went
from core.rules.facts import Answer, Contact, NetworkMap, Sheet
from core.rules.signal_history import find, history_of
from core.rules.signal_rules import IDS, TOGETHER
from core.rules.signals import view_of
from core.rules.thresholds import TOGETHER_DAYS
from core.rules.vocabulary import Group, Standing, Support, TieStrength, UsualContact
from tests.core.rules.making import a_map_of, activity, person, place, tie

LONDON = ZoneInfo("Europe/London")
START = date(2026, 3, 1)
DAY = timedelta(days=1)
WEEKLY, LESS, EVERY_DAY = UsualContact.WEEKLY, UsualContact.LESS, UsualContact.MOST_DAYS
FRIEND = (Group.FRIEND,)
SAM = person("Sam", groups=FRIEND, usual_contact=LESS, support_received=(Support.TALK,))
DEE = person("Dee", groups=FRIEND, usual_contact=WEEKLY, support_received=(Support.PRACTICAL,))
NURSE = person("Nurse", groups=(Group.PRACTITIONER,), usual_contact=WEEKLY, support_received=())
CHOIR = activity("Choir", groups=(Group.SOCIAL,), usual_contact=UsualContact.MONTHLY)
PARK = place("Park", groups=(Group.OUTDOORS,), usual_contact=LESS)
ITEMS = (SAM, DEE, NURSE, CHOIR, PARK)


def at(day, hour=12):
    return datetime.combine(START + day * DAY, time(hour), UTC)


class Story:
    """A journal written day by day. Day 0 is the first."""

    def __init__(self):
        self.entries = []

    def on(self, day, *changes):
        number = len(self.entries) + 1
        entry = Entry(
            id=f"e{number}",
            number=number,
            at=at(day),
            by="me",
            action=Action.EDITED,
            changes=tuple(changes),
        )
        self.entries.append(entry)
        return self

    @property
    def map(self):
        return rebuild(self.entries)

    def confirmed(self, day):
        sheet = self.map.sheet
        return self.on(day, became(sheet, replace(sheet, confirmed_on=START + day * DAY)))

    def history(self):
        return history_of(self.map, self.entries, LONDON)

    def found(self, day, **more):
        return find(self.history(), START + day * DAY, **more)


def since(found, id_):
    """The day, counted from the first, since when a signal holds."""
    (one,) = (one for one in found.signals if one.id == id_)
    return None if one.since is None else (one.since - START).days


def a_story():
    return Story().on(0, *map(came, ITEMS)).confirmed(0)


def answered(day, value):
    return came(Answer(id=f"a{day}", question="ons_lonely", on=at(day), value=value))


def met(item, day, id_=None):
    return came(Contact(id=id_ or f"c{day}", connection=item.id, on=START + day * DAY))


# --- since when ------------------------------------------------------------------------------------


def test_a_change_on_the_map_starts_the_run_on_its_day():
    story = a_story().on(20, became(CHOIR, replace(CHOIR, standing=Standing.ENDED)))
    assert since(story.found(40), "S6") == 20


def test_a_contact_that_is_no_longer_recent_starts_the_run():
    story = a_story().on(3, met(CHOIR, 3)).on(3, met(PARK, 3, "p"))
    assert [story.found(day).signals[6].holds for day in (3, 16, 17)] == [False, False, True]
    assert since(story.found(30), "S7") == 17


def test_a_run_that_was_broken_starts_again():
    story = a_story().on(20, met(CHOIR, 20)).on(20, met(PARK, 20, "p"))
    assert since(story.found(18), "S7") == 0
    assert since(story.found(40), "S7") == 34


def test_notes_of_contact_that_are_no_longer_recent_start_the_run():
    story = Story().on(0, *map(came, map_of("BC")), came(replace(DEE, usual_contact=EVERY_DAY)))
    story.confirmed(0)
    (b,) = (item for item in story.map.connections.values() if item.name == "B")
    story.on(5, *(met(b, 5, f"m{n}") for n in range(20)))
    assert since(story.found(4), "S9") == 0
    assert story.found(5).signals[8].holds is False
    assert since(story.found(40), "S9") == 33


def test_the_day_compared_with_moves_on_and_starts_the_run():
    story = Story().on(0, *map(came, map_of("ABCDE"))).on(10, *map(came, map_of("FGH")))
    ended = [replace(item, standing=Standing.ENDED) for item in map_of("FGH")]
    story.on(20, *map(became, map_of("FGH"), ended)).confirmed(100)
    assert [story.found(day).signals[9].holds for day in (100, 109, 110)] == [True, True, False]
    assert since(story.found(109), "S10") == 100


def test_a_run_reaches_back_no_further_than_the_journal():
    assert since(a_story().found(50), "S4") == 0


def test_a_look_no_further_back_than_asked():
    assert since(a_story().found(50, back=14), "S4") == 36


def test_confirming_late_does_not_shorten_the_run():
    late = Story().on(0, *map(came, ITEMS)).confirmed(40)
    assert since(late.found(41), "S4") == 0


def test_an_answer_counts_from_its_own_day_in_the_persons_own_zone():
    late = datetime(2026, 6, 10, 23, 30, tzinfo=UTC)  # already 11 June in London
    answer = Answer(id="a", question="ons_lonely", on=late, value="often_or_always")
    story = a_story().on(101, came(answer)).confirmed(102)
    assert story.found(102).signals[0].since == date(2026, 6, 11)


def test_an_answer_taken_back_never_counted_after_that():
    story = a_story().on(5, answered(5, "often_or_always"))
    assert story.found(6).because == ("S1",)
    story.on(6, went(story.map.answers["a5"]))
    assert story.found(6).signals[0].holds is None


# --- a reason to offer a thought -------------------------------------------------------------------


def test_lonely_is_a_reason_at_once():
    story = a_story().on(1, answered(1, "often_or_always"))
    assert story.found(1).because == ("S1",)


def test_two_signals_are_a_reason_from_the_fourteenth_day():
    story = a_story()
    assert [story.found(day).offer for day in (13, 14)] == [False, True]


def test_two_signals_count_from_the_later_of_them():
    helpers = (replace(SAM, support_received=tuple(Support), usual_contact=WEEKLY), *map_of("AB"))
    story = Story().on(0, *map(came, (*helpers, CHOIR, PARK))).confirmed(0)
    story.on(10, met(CHOIR, 10)).on(10, met(PARK, 10, "p"))
    assert story.found(20).holding() == ()
    story.on(30, became(CHOIR, replace(CHOIR, standing=Standing.ENDED)))
    found = story.found(43)
    assert (since(found, "S7"), since(found, "S6"), found.offer) == (24, 30, False)
    assert story.found(44).because == ("S6", "S7")


def map_of(names):
    return [
        person(name, groups=FRIEND, usual_contact=WEEKLY, support_received=tuple(Support))
        for name in names
    ]


def test_one_signal_is_no_reason_however_long():
    helpers = map_of("ABC")
    garden = place("Garden", groups=(Group.OUTDOORS,), usual_contact=WEEKLY)
    painting = activity("Painting", groups=(Group.CREATIVE,), usual_contact=WEEKLY)
    story = Story().on(0, *map(came, (*helpers, garden, painting))).confirmed(0)
    found = story.found(60)
    assert [one.id for one in found.holding()] == ["S6"]
    assert not found.offer


def test_six_questions_are_a_reason_only_where_the_deployment_has_them():
    low = came(Answer(id="l", question="lsns_6", on=at(1), value=[1] * 6))
    story = a_story().on(1, low)
    assert story.found(2, lsns=True).because == ("S12",)
    assert story.found(2).signals[11].holds is None


# --- without a journal -----------------------------------------------------------------------------


def from_dates(*items, contacts=(), ties=(), day=60, confirmed=60):
    sheet = Sheet(confirmed_on=START + confirmed * DAY)
    map_ = a_map_of(*items, contacts=contacts, ties=ties, sheet=sheet)
    return find(history_of(map_, (), LONDON), START + day * DAY)


def test_without_a_journal_an_ending_counts_from_its_day():
    ended = replace(CHOIR, added_on=START, standing=Standing.ENDED, standing_since=START + 30 * DAY)
    assert since(from_dates(ended), "S6") == 30


def test_without_a_journal_it_reaches_back_to_the_earliest_day_there_is():
    dee = replace(DEE, added_on=START + 7 * DAY)
    assert since(from_dates(dee, NURSE), "S4") == 7


def test_without_a_journal_contacts_count_from_their_days():
    met_sam = Contact(id="c", connection="sam", on=START + 10 * DAY)
    assert since(from_dates(replace(SAM, added_on=START), contacts=[met_sam]), "S2") == 41


def test_without_any_date_but_one_it_reaches_back_to_that():
    assert since(from_dates(SAM, confirmed=50), "S4") == 50


def test_before_the_earliest_day_nothing_is_said():
    assert from_dates(replace(SAM, added_on=START), day=-5).still_right is False


# --- whenever somebody looks -----------------------------------------------------------------------

_STEPS = st.lists(
    st.tuples(
        st.integers(0, 120),
        st.sampled_from(
            ("met", "unmet", "turn", "usual", "says", "gone", "tie", "confirm", "helps")
        ),
        st.integers(0, 4),
        st.integers(0, 4),
    ),
    max_size=14,
)
_LONELY = ("often_or_always", "never", "occasionally", "often_or_always", "hardly_ever")
_USUAL = (None, *UsualContact)


def lived(steps, *, in_order=True):
    """A life: steps on days of their own; out of order where a clock was set back."""
    story = a_story()
    for day, what, which, value in sorted(steps) if in_order else steps:
        _STEP[what](story, day, which, value)
    return story


def _item(story, which):
    return story.map.connections.get(ITEMS[which].id)


def _change(story, day, which, **values):
    item = _item(story, which)
    if item is not None:
        story.on(day, edited(item, **values))


def _met(story, day, which, value):
    if _item(story, which) is not None:
        new = f"n{len(story.entries)}"
        on = START + (day - value) * DAY
        story.on(day, came(Contact(id=new, connection=ITEMS[which].id, on=on)))


def _unmet(story, day, which, _value):
    held = list(story.map.contacts.values())
    if held:
        story.on(day, went(held[which % len(held)]))


def _gone(story, day, which, _value):
    item = _item(story, which)
    story.on(day, went(item) if item else came(ITEMS[which]))


def _says(story, day, which, value):
    new = f"a{len(story.entries)}"
    asked = Answer(id=new, question="ons_lonely", on=at(day, which * 5), value=_LONELY[value])
    story.on(day, came(asked))


def _tie(story, day, which, value):
    sure = (TieStrength.YES, TieStrength.NOT_SURE)[value % 2]
    if ITEMS[which] is CHOIR:
        return
    link = tie("Choir", ITEMS[which].name, strength=sure)
    held = story.map.ties.get(link.id)
    story.on(day, came(link) if held is None else went(held))


_STEP = {
    "met": _met,
    "unmet": _unmet,
    "gone": _gone,
    "says": _says,
    "tie": _tie,
    "turn": lambda s, d, w, v: _change(s, d, w, standing=list(Standing)[v % 4]),
    "usual": lambda s, d, w, v: _change(s, d, w, usual_contact=_USUAL[v]),
    "helps": lambda s, d, w, v: _change(s, d, w, support_received=tuple(Support)[:v]),
    "confirm": lambda s, d, _w, _v: s.confirmed(d),
}


def end_of(day):
    """The last moment of a day in London."""
    return datetime.combine(day + DAY, time(), LONDON).astimezone(UTC) - timedelta(microseconds=1)


@settings(deadline=None, max_examples=300)
@given(_STEPS, st.integers(-2, 125), st.booleans())
def test_stepping_back_is_the_same_as_building_the_day_anew(steps, day, in_order):
    story, on = lived(steps, in_order=in_order), START + day * DAY
    anew = view_of(rebuild(story.entries, until=end_of(on)), LONDON)
    assert story.history()(on) == anew


def day_by_day(story, id_, day, begins):
    """Since when, told the slow way: ask every single day, backwards."""
    history = story.history()

    def holds(ago):
        # the gate for a map not confirmed lately is for the day of asking alone
        view = replace(history(START + ago * DAY), confirmed_on=START + ago * DAY)
        return find(_Fixed(history, START + ago * DAY, view), START + ago * DAY, back=0)

    first = day
    while first - 1 >= begins and _holds(holds(first - 1), id_):
        first -= 1
    return first


class _Fixed:
    """A history with another view for one day."""

    def __init__(self, history, day, view):
        self._history, self._day, self._view = history, day, view
        self.begins, self.ever, self.days = history.begins, history.ever, history.days

    def __call__(self, day):
        return self._view if day == self._day else self._history(day)


def _holds(found, id_):
    return next(one.holds for one in found.signals if one.id == id_)


@settings(deadline=None, max_examples=60)
@given(_STEPS, st.integers(0, 125))
def test_since_when_is_the_first_day_of_the_unbroken_run(steps, day):
    story = lived(steps)
    found = story.found(day)
    for one in found.holding():
        assert (one.since - START).days == day_by_day(story, one.id, day, begins=0), one.id


@settings(deadline=None, max_examples=60)
@given(_STEPS)
def test_daily_weekly_or_twice_a_day_gives_the_same_answer(steps):
    story = lived(steps)
    kept = story.history()
    daily = {day: find(kept, START + day * DAY) for day in range(126)}
    for day in range(0, 126, 7):
        assert story.found(day) == daily[day]
        assert find(kept, START + day * DAY) == daily[day]


@settings(deadline=None, max_examples=60)
@given(_STEPS, _STEPS, st.integers(0, 119))
def test_what_happens_later_never_changes_what_a_day_said(steps, later, day):
    known = [step for step in steps if step[0] <= day]
    until = lived([*known, *((max(step[0], day + 1), *step[1:]) for step in later)])
    assert until.found(day) == lived(known).found(day)


@settings(deadline=None, max_examples=60)
@given(_STEPS, st.integers(0, 125))
def test_a_pair_is_a_reason_exactly_when_each_held_on_all_of_fourteen_days(steps, day):
    story = lived(steps)
    found = story.found(day)
    if found.still_right:
        assert not found.offer
        return
    long = [
        one.id
        for one in found.holding()
        if one.id in TOGETHER and day - day_by_day(story, one.id, day, 0) >= TOGETHER_DAYS
    ]
    pair = long if len(long) > 1 else []
    lonely = ["S1"] if _holds(found, "S1") else []
    assert list(found.because) == [*lonely, *pair]


def test_an_empty_history_says_since_today():
    map_ = NetworkMap(sheet=Sheet(confirmed_on=START))
    found = find(history_of(map_, (), LONDON), START)
    assert {one.since for one in found.holding()} == {START}


@pytest.mark.parametrize("id_", IDS)
def test_a_signal_that_does_not_hold_has_no_since(id_):
    found = a_story().found(10)
    assert all((one.since is not None) == bool(one.holds) for one in found.signals if one.id == id_)
