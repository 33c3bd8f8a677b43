"""Which type a map shows: kept until another has stood for 14 days, whoever asks and however often."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from core.rules.changes import Action, Entry, became, came, rebuild, went
from core.rules.facts import Answer, Contact, Sheet
from core.rules.network_type import TypeResult, as_json, from_json, type_of
from core.rules.type_inputs import inputs_of
from core.rules.type_over_time import own_word, reads, shown_type, spells
from core.rules.vocabulary import Group, KnownFor, Standing, UsualContact
from tests.core.rules.making import person, tie

LONDON = ZoneInfo("Europe/London")
START = date(2026, 6, 1)
DAY = timedelta(days=1)
FAMILY = [
    person(
        f"F{n}",
        groups=(Group.FAMILY,),
        known_for=KnownFor.OVER_5,
        usual_contact=UsualContact.WEEKLY,
    )
    for n in range(6)
]
WORKERS = [
    person(f"W{n}", groups=(Group.PRACTITIONER,), known_for=KnownFor.UNDER_1) for n in range(6)
]


class Story:
    """A journal, one entry after the other."""

    def __init__(self):
        self.entries = []

    def on(self, day, *changes, action=Action.EDITED):
        number = len(self.entries) + 1
        at = datetime.combine(START + timedelta(days=day), time(12), UTC)
        self.entries.append(
            Entry(id=f"e{number}", number=number, at=at, by="me", action=action, changes=changes)
        )
        return self

    def asks(self, day):
        """The person asks for the type, and it is kept."""
        on = START + timedelta(days=day)
        found = type_of(inputs_of(rebuild(self.entries), on))
        return self.answers(day, "network_type", as_json(found))

    def answers(self, day, question, value):
        at = datetime.combine(START + timedelta(days=day), time(13), UTC)
        one = Answer(id=f"a{len(self.entries)}", question=question, on=at, value=value)
        return self.on(day, came(one), action=Action.ANSWERED)

    def shown(self, day, entries=None):
        on = START + timedelta(days=day)
        entries = self.entries if entries is None else entries
        until = datetime.combine(on + timedelta(days=1), time(), LONDON).astimezone(UTC)
        return shown_type(rebuild(entries, until=until), entries, on, LONDON)

    def result(self, day):
        return self.shown(day).found.result


def a_family():
    """Six who know each other."""
    ties = [tie(a.name, b.name) for n, a in enumerate(FAMILY) for b in FAMILY[n + 1 :]]
    return [*map(came, FAMILY), *map(came, ties)]


def all_gone():
    return [became(one, replace(one, standing=Standing.ENDED)) for one in FAMILY]


FAMILIAL, FORMAL = TypeResult.FAMILY_AND_STABLE, TypeResult.FORMAL_AND_SPARSE
LEFT_ONE = [became(one, replace(one, standing=Standing.ENDED)) for one in FAMILY[1:]]
SIX_WORKERS = [*map(came, WORKERS)]


def moved_on(day=10):
    """A family on the map, asked about on its first day; later one of them and six workers."""
    return Story().on(0, *a_family()).asks(0).on(day, *LEFT_ONE, *SIX_WORKERS)


def test_nothing_is_shown_to_somebody_who_never_asked():
    assert Story().on(0, *a_family()).shown(1) is None


def test_what_was_found_when_asked_is_kept():
    story = Story().on(0, *a_family()).asks(0)
    assert story.result(0) is story.result(400) is FAMILIAL


def test_another_result_replaces_it_only_once_it_has_stood_for_14_days():
    story = moved_on(10)
    assert story.result(10) is FAMILIAL
    assert story.result(23) is FAMILIAL
    assert story.result(24) is FORMAL
    assert story.shown(24).since == story.shown(90).since == START + timedelta(days=24)


def test_a_change_that_is_taken_back_within_14_days_never_shows():
    story = moved_on(10)
    back = [became(change.after, change.before) for change in LEFT_ONE]
    story.on(23, *back, *map(went, WORKERS))
    assert {story.result(day).value for day in range(80)} == {FAMILIAL.value}


def test_asking_again_shows_the_new_result_at_once():
    story = moved_on(10).asks(12)
    assert story.result(11) is FAMILIAL
    assert story.result(12) is FORMAL


def test_an_answer_taken_back_is_no_answer():
    story = moved_on(10).asks(12)
    asked = story.entries[-1].changes[0].after
    story.on(13, went(asked), action=Action.UNDONE)
    assert story.result(13) is FAMILIAL
    assert story.result(24) is FORMAL  # by standing, as if never asked again


def test_a_map_brought_in_without_its_journal_begins_on_that_day():
    kept = Story().on(0, *a_family()).asks(0)
    answer = kept.entries[-1].changes[0].after
    story = Story().on(100, *a_family(), came(answer), action=Action.IMPORTED)
    assert story.result(100) is FAMILIAL
    assert story.shown(100).since == START + timedelta(days=100)


def test_contact_that_fades_can_change_what_is_shown():
    """Six people met once, nothing usual said: after 31 days nobody is in touch any more."""
    met = [replace(one, usual_contact=None) for one in FAMILY[:3]]
    on = START + timedelta(days=1)
    contacts = [Contact(id=f"c{one.id}", connection=one.id, on=on) for one in met]
    story = Story().on(1, *map(came, met), *map(came, contacts))
    inputs = [spell.found.inputs for spell in spells(story.entries, on, on + 60 * DAY, LONDON)]
    assert inputs[-1].groups == 0
    assert type_of(inputs_of(rebuild(story.entries), on + 31 * DAY)).inputs.groups == 1


def test_the_persons_own_word_wins_until_they_leave_it_to_kith():
    story = Story().on(0, *a_family()).asks(0).answers(3, "network_type_word", "none_of_these")
    assert story.shown(2).own_word is None
    assert story.shown(3).own_word == "none_of_these"
    story.asks(5)
    assert story.shown(5).own_word == "none_of_these"
    story.answers(6, "network_type_word", "as_kith_says")
    assert story.shown(6).own_word is None
    assert own_word(rebuild(story.entries), START + 3 * DAY, LONDON) == "none_of_these"


def test_the_day_is_the_persons_own():
    late = datetime(2026, 6, 1, 23, 30, tzinfo=UTC)  # the second of June in London
    entries = Story().on(0, *a_family()).asks(0).entries
    asked = entries[-1]
    answer = replace(asked.changes[0].after, on=late)
    entries[-1] = replace(asked, at=late, changes=(came(answer),))
    map_ = rebuild(entries)
    assert shown_type(map_, entries, date(2026, 6, 1), LONDON) is None
    assert shown_type(map_, entries, date(2026, 6, 2), LONDON).since == date(2026, 6, 2)


# --- any life ------------------------------------------------------------------------------------

PEOPLE = FAMILY[:3] + WORKERS[:2]
STEPS = st.lists(
    st.tuples(
        st.integers(0, 60),
        st.one_of(
            st.tuples(st.just("turn"), st.integers(0, 4), st.sampled_from(Standing)),
            st.tuples(st.just("usual"), st.integers(0, 4), st.sampled_from([None, *UsualContact])),
            st.tuples(st.just("met"), st.integers(0, 4), st.integers(-3, 40)),
            st.tuples(st.just("unmet"), st.integers(0, 9), st.just(0)),
            st.tuples(st.just("everyone"), st.integers(0, 1), st.just(0)),
            st.tuples(st.just("asks"), st.just(0), st.just(0)),
        ),
    ),
    max_size=14,
)


def lived(steps):
    story = Story().on(0, *map(came, PEOPLE), came(tie("F0", "F1")))
    for day, (what, which, value) in sorted(steps, key=lambda step: step[0]):
        map_ = rebuild(story.entries)
        item = map_.connections[PEOPLE[which % 5].id]
        on = START + timedelta(days=day)
        if what == "turn":
            story.on(day, became(item, replace(item, standing=value)))
        elif what == "usual":
            story.on(day, became(item, replace(item, usual_contact=value)))
        elif what == "met":
            new = f"c{len(story.entries)}"
            met = Contact(id=new, connection=item.id, on=on - timedelta(days=value))
            story.on(day, came(met), action=Action.MET)
        elif what == "unmet" and map_.contacts:
            story.on(day, went(list(map_.contacts.values())[which % len(map_.contacts)]))
        elif what == "everyone":
            story.on(day, became(map_.sheet, Sheet(everyone_listed=bool(which))))
        elif what == "asks":
            story.asks(day)
    return story


@given(STEPS, st.integers(0, 100))
def test_reading_the_journal_day_by_day_is_the_same_as_building_every_day_anew(steps, day):
    story, on = lived(steps), START + timedelta(days=day)
    until = datetime.combine(on + DAY, time(), LONDON).astimezone(UTC) - timedelta(microseconds=1)
    anew = type_of(inputs_of(rebuild(story.entries, until=until), on))
    (*_, last) = spells(story.entries, START, on, LONDON)
    assert last.found == anew


@given(STEPS, st.integers(0, 100))
def test_what_comes_later_never_changes_what_a_day_showed(steps, day):
    story, on = lived(steps), START + timedelta(days=day)
    by_then = [one for one in story.entries if one.at.date() <= on]
    assert story.shown(day) == story.shown(day, by_then)


def kept_by_hand(story, day):
    """What somebody would show who looks every evening and keeps a tally."""
    now, asked, run, began = None, 0, None, 0
    for n in range(day + 1):
        on = START + timedelta(days=n)
        by_then = [one for one in story.entries if one.at.date() <= on]
        found = type_of(inputs_of(rebuild(by_then), on))
        if run is None or reads(run) != reads(found):
            run, began = found, n
        if any(one.at.date() == on and one.action is Action.ANSWERED for one in by_then):
            (*_, last) = [one for one in by_then if one.action is Action.ANSWERED]
            now, asked = from_json(last.changes[0].after.value), n
        if now and reads(run) != reads(now) and n - max(began, asked) >= 14:
            now = run
    return now and reads(now)


@given(STEPS, st.integers(0, 100))
def test_looking_once_shows_what_looking_every_day_would(steps, day):
    story = lived(steps)
    shown = story.shown(day)
    assert (shown and reads(shown.found)) == kept_by_hand(story, day)


@given(STEPS)
def test_nothing_but_an_answer_changes_what_is_shown_sooner_than_14_days_after_a_change(steps):
    story = lived(steps)
    asked = {one.at.date() for one in story.entries if one.action is Action.ANSWERED}
    for day in range(1, 110):
        then, now = story.shown(day - 1), story.shown(day)
        if then is None or now is None or reads(then.found) == reads(now.found):
            continue
        on = START + timedelta(days=day)
        if on in asked:
            continue
        (*_, last) = spells(story.entries, START, on, LONDON)
        assert (on - last.since).days >= 14
