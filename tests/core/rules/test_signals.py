"""Signals: when each holds, when it does not, and when it cannot be told."""

from dataclasses import fields, replace
from datetime import UTC, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.rules.facts import Answer, Connection, Contact, Me, NetworkMap, Sheet
from core.rules.signal_history import find, history_of
from core.rules.signal_rules import IDS, signal
from core.rules.signal_words import about, says_of
from core.rules.signals import Glimpse, Signal, View, glimpse_of, view_of
from core.rules.speech import ENGLISH
from core.rules.vocabulary import (
    Feel,
    Group,
    Question,
    Ring,
    Standing,
    Support,
    TieKind,
    TieStrength,
    UsualContact,
)
from tests.core.rules.making import a_map_of, activity, person, place, tie
from tests.maps import NOW, TODAY, connections, network_maps
from tests.wording import claims

FRIEND, PAID, PET = (Group.FRIEND,), (Group.PRACTITIONER,), (Group.PET,)
WEEKLY, MONTHLY, LESS = UsualContact.WEEKLY, UsualContact.MONTHLY, UsualContact.LESS
DAYS = UsualContact.MOST_DAYS
TALK, PRACTICAL = (Support.TALK,), (Support.PRACTICAL,)
A_DAY = timedelta(days=1)


def met(item, ago):
    return Contact(id=f"{item.id}{ago}", connection=item.id, on=TODAY - timedelta(days=ago))


def said(question, value, ago=0):
    on = NOW - timedelta(days=ago)
    return Answer(id=f"{question}{ago}", question=question, on=on, value=value)


def a_view(*things, sheet=None):
    """A view of connections, ties, contacts and answers, in any order."""
    kinds = {Connection: [], Contact: [], Answer: []}
    ties = []
    for thing in things:
        kinds.get(type(thing), ties).append(thing)
    map_ = a_map_of(*kinds[Connection], ties=ties, contacts=kinds[Contact], sheet=sheet)
    map_ = replace(map_, answers={one.id: one for one in kinds[Answer]})
    return view_of(map_, UTC)


def holds(id_, view, earlier=None):
    then = TODAY - timedelta(days=90)
    return signal(id_, view, TODAY, (lambda _day: earlier or View(), then)).holds


ONS = Question.ONS_LONELY
TINY = tuple(person(name, groups=FRIEND, usual_contact=LESS) for name in "ABCDE")
SAM_TALKS = person("Sam", support_received=TALK)
DEE_TALKS = person("Dee", support_received=TALK)
SAM_HELPS = person("Sam", support_received=PRACTICAL)
DEE_HELPS = person("Dee", support_received=PRACTICAL)
BIT_TALKS = person("Bit", groups=PET, support_received=(*TALK, *PRACTICAL), usual_contact=DAYS)
NOT_SAID = person("Mo")
NURSE = person("Nurse", groups=PAID, usual_contact=WEEKLY)
ENDING = replace(NURSE, service_ends_on=TODAY)
PARK = place("Park", groups=(Group.OUTDOORS,), usual_contact=WEEKLY)
HOME = place("Home", groups=(Group.HOME,), usual_contact=DAYS)
BAKING = activity("Baking", groups=(Group.CREATIVE,), usual_contact=WEEKLY)
CHOIR = activity("Choir", groups=(Group.SOCIAL,))
HALL = place("Hall", groups=(Group.COMMUNITY,))
CLOSE_HARD = person("Sam", ring=Ring.INNER, feel=Feel.HARD)
CLOSE_FINE = person("Dee", ring=Ring.INNER, feel=Feel.HELPS)
OFTEN = "often_or_always"

CASES = [
    ("S1", "said so today", True, [said(ONS, OFTEN)]),
    ("S1", "said so 60 days ago", True, [said(ONS, OFTEN, 60)]),
    ("S1", "said otherwise since", False, [said(ONS, OFTEN, 9), said(ONS, "never", 1)]),
    ("S1", "said so too long ago", None, [said(ONS, OFTEN, 61)]),
    ("S1", "never asked", None, []),
    ("S2", "nobody at all", True, []),
    ("S2", "only a paid worker", True, [NURSE]),
    ("S2", "only a pet", True, [BIT_TALKS]),
    ("S2", "a friend less than monthly", True, [TINY[0]]),
    ("S2", "a friend monthly", False, [person("Sam", groups=FRIEND, usual_contact=MONTHLY)]),
    ("S2", "a friend rarely, but met lately", False, [TINY[0], met(TINY[0], 30)]),
    ("S2", "a friend rarely, met over a month ago", True, [TINY[0], met(TINY[0], 31)]),
    ("S2", "a friend, how often not said", None, [person("Sam", groups=FRIEND)]),
    ("S2", "somebody weekly, group not said", None, [person("Sam", usual_contact=WEEKLY)]),
    ("S3", "nobody", True, []),
    ("S3", "one", True, [SAM_TALKS, DEE_HELPS]),
    ("S3", "one and a pet", True, [SAM_TALKS, BIT_TALKS]),
    ("S3", "two", False, [SAM_TALKS, DEE_TALKS, NOT_SAID]),
    ("S3", "one, and one not said", None, [SAM_TALKS, NOT_SAID]),
    (
        "S3",
        "two, one of them ended",
        True,
        [SAM_TALKS, replace(DEE_TALKS, standing=Standing.ENDED)],
    ),
    (
        "S3",
        "two, one of them resting",
        False,
        [SAM_TALKS, replace(DEE_TALKS, standing=Standing.RESTING)],
    ),
    ("S4", "one", True, [SAM_HELPS, DEE_TALKS]),
    ("S4", "two", False, [SAM_HELPS, DEE_HELPS]),
    ("S4", "nobody known", None, [NOT_SAID, person("Al")]),
    ("S5", "nobody", True, []),
    ("S5", "two weekly", True, [person(name, usual_contact=WEEKLY) for name in "AB"]),
    ("S5", "three weekly", False, [person(name, usual_contact=WEEKLY) for name in "ABC"]),
    ("S5", "three weekly, one not said", False, [NOT_SAID, *(replace(NURSE, id=i) for i in "abc")]),
    ("S5", "two weekly, one not said", None, [NOT_SAID, *(replace(NURSE, id=i) for i in "ab")]),
    ("S5", "rarely, but noted", False, [TINY[0], *(met(TINY[0], ago) for ago in range(12))]),
    ("S5", "how often not said, some noted", None, [NOT_SAID, met(NOT_SAID, 1)]),
    ("S6", "no activity", True, []),
    ("S6", "alone", True, [BAKING]),
    ("S6", "a choir", False, [CHOIR, BAKING]),
    ("S6", "a choir that ended", True, [replace(CHOIR, standing=Standing.ENDED)]),
    ("S6", "with one person", True, [BAKING, NOT_SAID, tie("Baking", "Mo", TieKind.DOES_WITH)]),
    (
        "S6",
        "with two people",
        False,
        [
            BAKING,
            NOT_SAID,
            TINY[0],
            *(tie("Baking", who, TieKind.DOES_WITH) for who in ("Mo", "A")),
        ],
    ),
    ("S6", "at a community hall", False, [BAKING, HALL, tie("Baking", "Hall", TieKind.AT)]),
    (
        "S6",
        "perhaps at a hall",
        None,
        [BAKING, HALL, tie("Baking", "Hall", TieKind.AT, TieStrength.NOT_SURE)],
    ),
    ("S6", "group not said", None, [activity("Baking")]),
    ("S7", "nothing", True, []),
    ("S7", "a park, no activity", True, [PARK]),
    ("S7", "home and an activity", True, [HOME, BAKING]),
    ("S7", "a park and an activity", False, [PARK, BAKING]),
    ("S7", "how often not said", None, [PARK, activity("Baking")]),
    ("S7", "not known where", None, [place("There", usual_contact=WEEKLY), BAKING]),
    ("S7", "monthly, not lately", True, [PARK, replace(BAKING, usual_contact=MONTHLY)]),
    (
        "S7",
        "monthly, and lately",
        False,
        [PARK, replace(BAKING, usual_contact=MONTHLY), met(BAKING, 13)],
    ),
    (
        "S7",
        "monthly, two weeks ago",
        True,
        [PARK, replace(BAKING, usual_contact=MONTHLY), met(BAKING, 14)],
    ),
    ("S8", "half paid, ending today", True, [ENDING, TINY[0]]),
    ("S8", "half paid, no end", False, [NURSE, TINY[0]]),
    ("S8", "half paid, ended", False, [replace(NURSE, service_ends_on=TODAY - A_DAY), TINY[0]]),
    ("S8", "a third paid", False, [ENDING, TINY[0], TINY[1]]),
    ("S8", "a third known to be paid, a third not said", None, [ENDING, TINY[0], NOT_SAID]),
    ("S8", "nobody", False, []),
    ("S9", "one does half", True, [person(name, usual_contact=WEEKLY) for name in "AB"]),
    (
        "S9",
        "even contact and no help",
        False,
        [person(name, usual_contact=WEEKLY, support_received=()) for name in "ABC"],
    ),
    ("S9", "one helps", True, [SAM_HELPS, DEE_TALKS]),
    ("S9", "one helps, one not said", None, [SAM_HELPS, NOT_SAID]),
    ("S9", "no contact at all", None, [replace(TINY[0], support_received=())]),
    ("S9", "nobody", None, []),
    ("S11", "one of two", True, [CLOSE_HARD, CLOSE_FINE]),
    ("S11", "one of three", False, [CLOSE_HARD, CLOSE_FINE, replace(CLOSE_FINE, id="al")]),
    ("S11", "nobody close", False, [person("Sam", ring=Ring.OUTER, feel=Feel.HARD)]),
    ("S11", "no ring said", None, [person("Sam", feel=Feel.HARD)]),
    ("S11", "feel not said", None, [CLOSE_HARD, person("Al", ring=Ring.INNER), CLOSE_FINE]),
    ("S11", "one of two, and one may be close", None, [CLOSE_HARD, CLOSE_FINE, NOT_SAID]),
    ("S12", "eleven", True, [said("lsns_6", [2, 2, 2, 2, 2, 1])]),
    ("S12", "all two", False, [said("lsns_6", [2] * 6)]),
    ("S12", "not asked", None, []),
]


def _name(case):
    return f"{case[0]} {case[1]}"


@pytest.mark.parametrize("case", CASES, ids=_name)
def test_a_signal_holds_or_not_or_cannot_be_told(case):
    id_, _, expected, things = case
    assert holds(id_, a_view(*things)) is expected


@pytest.mark.parametrize("alone", [True, False, None])
def test_living_alone_is_what_was_said(alone):
    sheet = Sheet(me=None if alone is None else Me(lives_alone=alone))
    assert holds("C1", a_view(sheet=sheet)) is alone


FIVE = tuple(person(name, groups=FRIEND, usual_contact=WEEKLY) for name in "ABCDE")
TWELVE = tuple(person(name, groups=FRIEND, usual_contact=WEEKLY) for name in "ABCDEFGHIJKL")


@pytest.mark.parametrize(
    ("before", "now", "expected"),
    [
        (FIVE, FIVE, False),
        (FIVE, FIVE[1:], False),
        (FIVE, FIVE[2:], True),
        (FIVE[:4], FIVE[1:4], True),
        (TWELVE, TWELVE[3:], True),
        (TWELVE, TWELVE[2:], False),
        (
            TWELVE,
            (*TWELVE[3:], *(replace(p, standing=Standing.RESTING) for p in TWELVE[:3])),
            False,
        ),
        (TWELVE, (*TWELVE[3:], *(replace(p, standing=Standing.DIED) for p in TWELVE[:3])), True),
        (TWELVE, (*TWELVE[3:], *(replace(p, usual_contact=LESS) for p in TWELVE[:3])), True),
        (TWELVE, (*TWELVE[3:], *(replace(p, usual_contact=None) for p in TWELVE[:3])), None),
        ((*TINY[:4],), (*TINY[:4],), False),
        ((), FIVE, False),
    ],
)
def test_people_lost_or_gone_quiet_since_three_months_ago(before, now, expected):
    assert holds("S10", a_view(*now), earlier=a_view(*before)) is expected


def test_somebody_new_replaces_nobody():
    new = person("Zed", groups=FRIEND, usual_contact=WEEKLY)
    assert holds("S10", a_view(*FIVE[2:], new), earlier=a_view(*FIVE)) is True


def test_places_are_not_people():
    assert holds("S10", a_view(), earlier=a_view(PARK, HOME, HALL, BAKING)) is False


# --- unknown never counts as zero ------------------------------------------------------------------

SKIPPABLE = ("groups", "ring", "feel", "usual_contact", "support_received")
BLANK = {"groups": ()}


@st.composite
def _views(draw):
    """A view whose ends, days and contacts lie near the day, so that signals do hold."""
    map_ = draw(network_maps(max_connections=5, max_ties=5, max_contacts=0, max_answers=0))
    items = tuple(glimpse_of(item) for item in map_.connections.values())
    near = st.integers(-3, 70).map(lambda ago: TODAY - timedelta(days=ago))
    items = tuple(item._replace(service_ends_on=draw(st.none() | near)) for item in items)
    contacts = {item.id: tuple(sorted(draw(st.lists(near, max_size=2)))) for item in items}
    return replace(view_of(map_, UTC), items=items, contacts=contacts)


@given(_views(), _views(), st.data())
def test_leaving_something_unsaid_never_makes_a_signal_hold(view, other, data):
    if not view.items:
        return
    which = data.draw(st.integers(0, len(view.items) - 1))
    name = data.draw(st.sampled_from(SKIPPABLE))
    item = view.items[which]
    less = item._replace(**{name: BLANK.get(name)})
    blanked = replace(view, items=(*view.items[:which], less, *view.items[which + 1 :]))
    earlier = replace(other, items=(*other.items, *view.items))
    for id_ in IDS:
        if not holds(id_, view, earlier):
            assert not holds(id_, blanked, earlier), id_
        if id_ == "S10" and not holds(id_, view, view):
            assert not holds(id_, view, blanked), id_


@given(_views(), st.data())
def test_a_tie_no_longer_sure_never_makes_a_signal_hold(view, data):
    if not view.ties:
        return
    link = data.draw(st.sampled_from(sorted(view.ties)))
    doubted = replace(view, ties=view.ties - {link}, unsure_ties=view.unsure_ties | {link})
    for id_ in IDS:
        assert holds(id_, view) or not holds(id_, doubted), id_


@given(connections())
def test_a_glimpse_holds_no_words(item):
    words = {"name", "gives_me", "extra"}
    assert not words & set(Glimpse._fields)
    assert {field.name for field in fields(View) if field.init} <= {
        "items",
        "ties",
        "unsure_ties",
        "contacts",
        "lonely",
        "lsns",
        "lives_alone",
        "confirmed_on",
        "everyone_listed",
    }
    assert glimpse_of(item).id == item.id


# --- in words --------------------------------------------------------------------------------------


@pytest.mark.parametrize("id_", IDS)
@pytest.mark.parametrize("held", [True, False, None])
def test_every_signal_says_one_plain_sentence(id_, held):
    says = says_of(Signal(id_, held), ENGLISH)
    assert says.endswith(".")
    assert len(says.split()) <= 25
    assert not claims(says)


def test_every_signal_is_listed_in_words():
    assert tuple(about(ENGLISH)) == IDS
    assert not [said for said in about(ENGLISH).values() if claims(said)]


# --- a map nobody confirmed lately -----------------------------------------------------------------


def confirmed(ago, *things):
    day = None if ago is None else TODAY - timedelta(days=ago)
    map_ = NetworkMap(sheet=Sheet(confirmed_on=day), connections={one.id: one for one in things})
    return find(history_of(map_, (), UTC), TODAY)


@pytest.mark.parametrize("ago", [61, None])
def test_a_map_not_confirmed_for_sixty_days_says_nothing_but_one_question(ago):
    found = confirmed(ago, NURSE)
    assert {one.holds for one in found.signals} == {None}
    assert (found.offer, found.because, found.still_right) == (False, (), True)


@pytest.mark.parametrize("ago", [0, 60])
def test_a_map_confirmed_within_sixty_days_says_what_it_says(ago):
    found = confirmed(ago, NURSE)
    assert not found.still_right
    assert found.signals[1].holds


def test_an_empty_map_is_not_asked_about():
    assert not confirmed(None).still_right


def test_all_thirteen_are_listed_in_order():
    assert tuple(one.id for one in confirmed(0).signals) == IDS
