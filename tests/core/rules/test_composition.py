"""Measures of who people are: shares, variety, give and take."""

from math import log2

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.rules.composition import blau, composition, e_i, entropy, iqv
from core.rules.vocabulary import GROUPS, Group, Kind, KnownFor, Support
from tests.core.rules.making import person

counts = st.lists(st.integers(1, 9), min_size=1, max_size=10)
TALK, HELP = (Support.TALK,), (Support.PRACTICAL,)


def _people(*groups, **values):
    return [person(f"P{n}", groups=groups_, **values) for n, groups_ in enumerate(groups)]


FAMILY, PARTNER, FRIEND, PAID = (
    (group,) for group in (Group.FAMILY, Group.PARTNER, Group.FRIEND, Group.PRACTITIONER)
)


def test_family_is_partner_or_family():
    people = _people(FAMILY, PARTNER, FRIEND, FRIEND)
    assert composition(people)["share_family"] == 0.5


def test_someone_in_two_groups_of_family_counts_once():
    people = _people((Group.PARTNER, Group.FAMILY), FRIEND)
    assert composition(people)["share_family"] == 0.5


def test_people_whose_group_is_unknown_are_left_out_of_the_base():
    people = _people(FAMILY, FRIEND, (), ())
    assert composition(people)["share_family"] == 0.5


def test_practitioners_are_a_share_of_people_whose_group_is_known():
    people = _people(PAID, FRIEND, FRIEND, FAMILY, ())
    assert composition(people)["share_practitioner"] == 0.25


def test_groups_count_whole_people_and_leave_out_empty_groups():
    people = _people((Group.FRIEND, Group.PEER), FRIEND, ())
    assert composition(people)["by_group"] == {"friend": 2, "peer": 1}


def test_the_largest_group_is_a_share_of_people():
    people = _people((Group.FRIEND, Group.PEER), FRIEND, FAMILY, PAID, ())
    assert composition(people)["largest_group_share"] == 0.5


def test_someone_in_two_groups_is_half_in_each_for_variety():
    people = _people((Group.FRIEND, Group.PEER))
    assert composition(people)["blau_group"] == 0.5


def test_variety_is_scaled_by_the_ten_groups_people_can_be_in():
    people = _people(FAMILY, FRIEND)
    assert composition(people)["iqv_group"] == pytest.approx(0.5 / (1 - 1 / 10))


def test_people_all_in_different_groups_have_all_the_variety_there_is():
    people = _people(*((group,) for group in GROUPS[Kind.PERSON]))
    assert composition(people)["iqv_group"] == pytest.approx(1)


def test_my_family_is_inside_and_everyone_else_outside():
    people = _people(FAMILY, FRIEND, PAID, FRIEND, ())
    assert composition(people)["e_i_family"] == 0.5


def test_known_for_over_five_years_is_a_share_of_those_of_whom_it_is_said():
    people = [
        person("A", known_for=KnownFor.OVER_5),
        person("B", known_for=KnownFor.UNDER_1),
        person("C"),
    ]
    assert composition(people)["share_known_over_5"] == 0.5


@pytest.mark.parametrize("people", [[], _people((), ())])
def test_nothing_known_is_undefined_and_not_zero(people):
    found = composition(people)
    assert {name for name, value in found.items() if value is None} == found.keys() - {"by_group"}


def _support(received, given):
    return person(f"{received}{given}", support_received=received, support_given=given)


def test_support_both_ways_is_a_share_of_people_with_support():
    people = [_support(TALK, HELP), _support(TALK, ())]
    assert composition(people)["reciprocity"] == 0.5


def test_people_of_whom_one_way_is_not_said_are_left_out_of_reciprocity():
    people = [_support(TALK, HELP), _support(TALK, None), _support(None, HELP)]
    assert composition(people)["reciprocity"] == 1


def test_people_with_no_support_either_way_are_left_out_of_reciprocity():
    people = [_support(TALK, HELP), _support((), ())]
    assert composition(people)["reciprocity"] == 1


@given(counts)
def test_blau_is_the_chance_that_two_picked_at_random_differ(parts):
    total = sum(parts)
    different = sum(a * b for i, a in enumerate(parts) for j, b in enumerate(parts) if i != j)
    assert blau(parts) == pytest.approx(different / total**2, abs=1e-12)


@given(counts, st.integers(10, 20))
def test_iqv_runs_from_none_to_all_of_the_variety_there_can_be(parts, possible):
    assert -1e-12 <= iqv(parts, possible) <= 1 + 1e-12


@given(st.integers(2, 20), st.integers(1, 9))
def test_iqv_of_equal_parts_in_every_possible_group_is_one(possible, size):
    assert iqv([size] * possible, possible) == pytest.approx(1)


@given(counts)
def test_entropy_is_minus_the_sum_of_p_log_p(parts):
    total = sum(parts)
    expected = -sum(part / total * log2(part / total) for part in parts)
    assert entropy(parts) == pytest.approx(expected, abs=1e-12)


@pytest.mark.parametrize(("parts", "possible"), [([], 10), ([3], 1)])
def test_iqv_is_undefined_without_people_or_without_choice(parts, possible):
    assert iqv(parts, possible) is None


@given(st.integers(0, 20), st.integers(0, 20))
def test_e_i_turns_round_with_its_sides(external, internal):
    one, other = e_i(external, internal), e_i(internal, external)
    assert (one is None and other is None) or one == -other
