"""Weekly contact: what is usual, what was noted, and how much of it is with one person."""

from datetime import timedelta

import pytest

from core.rules.facts import Contact
from core.rules.measures import measure
from core.rules.vocabulary import Standing, UsualContact
from tests.core.rules.making import a_map_of, person, place
from tests.maps import TODAY


def _noted(name, *days_ago):
    return [
        Contact(id=f"{name}{ago}", connection=name.casefold(), on=TODAY - timedelta(days=ago))
        for ago in days_ago
    ]


def _measured(*items, contacts=()):
    return measure(a_map_of(*items, contacts=contacts), TODAY)


@pytest.mark.parametrize(
    ("usual", "a_week"),
    [("most_days", 5), ("weekly", 1), ("fortnightly", 0.5), ("monthly", 0.25), ("less", 0)],
)
def test_usual_contact_stands_for_so_many_a_week(usual, a_week):
    assert _measured(person("Sam", usual_contact=UsualContact(usual))).weekly_contacts == a_week


def test_contacts_of_four_weeks_are_noted_by_the_week():
    assert _measured(person("Sam"), contacts=_noted("Sam", 0, 9, 27)).weekly_contacts == 0.75


@pytest.mark.parametrize("ago", [28, -1])
def test_contacts_before_the_four_weeks_or_after_the_day_do_not_count(ago):
    assert _measured(person("Sam"), contacts=_noted("Sam", ago)).weekly_contacts is None


def test_noting_more_than_usual_counts_more():
    sam = person("Sam", usual_contact=UsualContact.MONTHLY)
    assert _measured(sam, contacts=_noted("Sam", 1, 2, 3, 4)).weekly_contacts == 1


def test_noting_less_than_usual_takes_nothing_away():
    sam = person("Sam", usual_contact=UsualContact.WEEKLY)
    assert _measured(sam, contacts=_noted("Sam", 1)).weekly_contacts == 1


def test_only_people_count():
    home = place("Home", usual_contact=UsualContact.MOST_DAYS)
    assert _measured(home, contacts=_noted("Home", 1)).weekly_contacts is None


def test_people_who_are_gone_do_not_count():
    nan = person("Nan", usual_contact=UsualContact.MOST_DAYS, standing=Standing.DIED)
    assert _measured(nan, contacts=_noted("Nan", 1)).weekly_contacts is None


def test_people_of_whom_nothing_is_known_are_left_out():
    sam = person("Sam", usual_contact=UsualContact.WEEKLY)
    assert _measured(sam, person("Dee")).weekly_contacts == 1


def test_the_top_share_is_that_of_the_person_met_most():
    sam = person("Sam", usual_contact=UsualContact.WEEKLY)
    dee = person("Dee", usual_contact=UsualContact.MONTHLY)
    assert _measured(sam, dee).top_share_weekly_contact == 0.8


def test_the_top_share_of_no_contact_is_undefined():
    assert (
        _measured(person("Sam", usual_contact=UsualContact.LESS)).top_share_weekly_contact is None
    )
