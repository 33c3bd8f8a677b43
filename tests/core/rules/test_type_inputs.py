"""What the type is worked out from: counted on a map, and never a zero for what is not said."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given

from core.rules.facts import Contact
from core.rules.network_type import TypeResult, type_of
from core.rules.type_inputs import TypeInputs, inputs_of
from core.rules.vocabulary import Group, KnownFor, Standing, UsualContact
from tests.core.rules.making import a_map_of, activity, person, place, tie, unsure
from tests.maps import TODAY, network_maps

WEEKLY, LESS = UsualContact.WEEKLY, UsualContact.LESS
FRIEND, MUM, PAID = (Group.FRIEND,), (Group.FAMILY,), (Group.PRACTITIONER,)


def met(name, ago):
    day = TODAY - timedelta(days=ago)
    return Contact(id=f"{name}{ago}", connection=name.casefold(), on=day)


def of(*items, **more):
    return inputs_of(a_map_of(*items, **more), TODAY)


def doing(found: TypeInputs):
    return found.places_and_activities, found.places_and_activities_unsure


def groups(found: TypeInputs):
    return found.groups, found.groups_unsure


def test_people_active_or_resting_are_counted_and_others_are_not():
    found = of(
        person("Sam", groups=FRIEND),
        person("Mum", groups=MUM, standing=Standing.RESTING),
        person("Al", groups=FRIEND, standing=Standing.ENDED),
        person("Nan", groups=MUM, standing=Standing.DIED),
    )
    assert (found.people, found.entries, found.informal_people) == (2, 2, 2)
    assert found.share_family == 0.5


def test_someone_paid_is_no_informal_person_whatever_else_they_are():
    found = of(person("Asha", groups=(Group.PRACTITIONER, Group.PEER), usual_contact=WEEKLY))
    assert (found.informal_people, groups(found)) == (0, (0, 0))
    assert found.share_practitioner == 1


def test_someone_without_a_group_may_be_an_informal_person():
    found = of(person("Sam"), person("Mum", groups=MUM))
    assert (found.informal_people, found.informal_people_unsure) == (1, 1)
    assert found.share_family == 1  # of those whose group is known


def test_a_group_counts_where_one_person_of_it_is_in_touch():
    sam, mum = person("Sam", groups=FRIEND, usual_contact=WEEKLY), person("Mum", groups=MUM)
    lost = person("Al", groups=(Group.COLLEAGUE,), usual_contact=LESS)
    assert groups(of(sam, mum, lost)) == (1, 1)  # family may be in touch, colleagues are not
    assert groups(of(sam, mum, lost, contacts=[met("Mum", 3)])) == (2, 0)


def test_someone_in_touch_without_a_group_may_bring_one_group_more():
    sam = person("Sam", groups=FRIEND, usual_contact=WEEKLY)
    assert groups(of(sam, person("Al", usual_contact=WEEKLY))) == (1, 1)
    assert groups(of(sam, person("Al", usual_contact=LESS))) == (1, 0)


@pytest.mark.parametrize(("ago", "wanted"), [(0, (1, 0)), (31, (1, 0)), (32, (0, 0)), (-1, (0, 1))])
def test_a_place_counts_for_31_days_after_a_visit(ago, wanted):
    assert doing(of(place("Library"), contacts=[met("Library", ago)])) == wanted


@pytest.mark.parametrize("usual", ["most_days", "weekly", "fortnightly", "monthly"])
def test_a_place_usually_visited_counts_without_a_note(usual):
    assert doing(of(place("Library", usual_contact=UsualContact(usual)))) == (1, 0)


def test_less_than_monthly_is_a_no_unless_a_visit_says_more():
    library = place("Library", usual_contact=LESS)
    assert doing(of(library)) == (0, 0)
    assert doing(of(library, contacts=[met("Library", 2)])) == (1, 0)


def test_a_place_of_which_nothing_is_said_is_not_sure():
    assert doing(of(place("Library"), activity("Choir", usual_contact=WEEKLY))) == (1, 1)


def test_home_is_no_place_outside_it():
    assert doing(of(place("Flat", groups=(Group.HOME,), usual_contact=WEEKLY))) == (0, 0)


def test_shares_and_density_are_not_said_without_an_answer():
    found = of(person("Sam"), person("Mum"), ties=[unsure("Sam", "Mum")])
    assert (found.share_family, found.largest_group_share, found.share_known_over_5) == (None,) * 3
    assert found.density is None


def test_who_knows_whom_and_for_how_long():
    known = [person("Sam", known_for=KnownFor.OVER_5), person("Mum", known_for=KnownFor.UNDER_1)]
    found = of(*known, ties=[tie("Sam", "Mum")])
    assert (found.density, found.share_known_over_5) == (1, 0.5)


def test_an_empty_map_is_not_enough():
    assert type_of(of()).result is TypeResult.NOT_ENOUGH_INFORMATION


@given(network_maps())
def test_any_map_can_be_looked_at(map_):
    found = inputs_of(map_, TODAY)
    assert 0 <= found.groups + found.groups_unsure <= 9
    assert found.informal_people + found.informal_people_unsure <= found.people
    assert type_of(found).inputs is found


@given(network_maps())
def test_names_and_notes_change_nothing(map_):
    plain = {
        key: replace(item, name="x", gives_me=None, just_for_me=False)
        for key, item in map_.connections.items()
    }
    assert inputs_of(replace(map_, connections=plain), TODAY) == inputs_of(map_, TODAY)
