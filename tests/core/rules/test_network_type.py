"""The three types: the worked cases of the study's neighbours, and what is not said left out."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.rules.network_type import TypeResult, as_json, from_json, ramp, type_of
from core.rules.type_inputs import TypeInputs
from core.rules.vocabulary import NetworkType

DIVERSE, FAMILY, FORMAL = NetworkType


def inputs(people, family, paid, groups, doing, largest, known, dens, **more):  # noqa: PLR0917 - in the order of the worked cases
    """Inputs of a map whose people all have a group; shares are worked out here."""
    given_ = {
        "entries": people + doing,
        "everyone_listed": False,
        "people": people,
        "informal_people": people - paid,
        "groups": groups,
        "places_and_activities": doing,
        "share_family": family / people,
        "share_practitioner": paid / people,
        "largest_group_share": largest,
        "share_known_over_5": known,
        "density": dens,
    }
    return TypeInputs(**(given_ | more))


A = inputs(16, 4, 2, 5, 11, 5 / 16, 0.4, 0.2)
B = inputs(9, 6, 1, 2, 5, 6 / 9, 0.9, 0.7)
CASES = {
    "A": (A, (1.000, 0.104, 0.000), TypeResult.DIVERSE_AND_ACTIVE, (DIVERSE,)),
    "B": (B, (0.183, 1.000, 0.232), TypeResult.FAMILY_AND_STABLE, (FAMILY,)),
    "C": (
        inputs(5, 1, 3, 2, 3, 0.6, 0.4, 0.1),
        (0.083, 0.000, 0.958),
        TypeResult.FORMAL_AND_SPARSE,
        (FORMAL,),
    ),
    "D": (
        inputs(10, 4, 3, 2, 6, 0.4, 0.6, 0.35),
        (0.468, 0.292, 0.321),
        TypeResult.MIXED,
        (DIVERSE, FORMAL),
    ),
    "E": (
        inputs(7, 4, 3, 1, 2, 4 / 7, 0.6, 0.5),
        (0.135, 0.595, 0.827),
        TypeResult.FORMAL_AND_SPARSE,
        (FORMAL,),
    ),
    "F": (
        inputs(12, 7, 1, 3, 9, 7 / 12, 0.75, 0.55),
        (0.562, 0.872, 0.000),
        TypeResult.FAMILY_AND_STABLE,
        (FAMILY,),
    ),
    "G": (
        replace(B, share_known_over_5=None, density=None),
        (0.183, None, 0.232),
        TypeResult.NOT_ENOUGH_INFORMATION,
        (),
    ),
    "H": (
        inputs(12, 5, 2, 3, 6, 5 / 12, 0.6, 0.4),
        (0.593, 0.472, 0.097),
        TypeResult.MIXED,
        (DIVERSE, FAMILY),
    ),
}


def scores(found):
    return tuple(
        None if found.scores[name].score is None else round(found.scores[name].score, 3)
        for name in NetworkType
    )


@pytest.mark.parametrize("case", CASES)
def test_the_worked_cases(case):
    given_, wanted, result, names = CASES[case]
    found = type_of(given_)
    assert scores(found) == wanted
    assert (found.result, found.names) == (result, names)


@pytest.mark.parametrize(
    ("x", "a", "b", "wanted"),
    [(6, 6, 15, 0), (15, 6, 15, 1), (99, 6, 15, 1), (5, 8, 2, 0.5), (9, 8, 2, 0), (0, 8, 2, 1)],
)
def test_a_ramp_is_level_outside_and_may_run_either_way(x, a, b, wanted):
    assert ramp(x, a, b) == wanted


def test_one_criterion_that_is_not_said_is_left_out_of_the_mean():
    found = type_of(replace(B, density=None, share_known_over_5=0.6))
    assert found.scores[FAMILY].score == pytest.approx((1 + 1 + 0.5) / 3)
    assert found.scores[FAMILY].criteria["density"] is None


def test_two_entries_are_not_enough_unless_that_is_everyone():
    few = replace(B, entries=2)
    assert type_of(few).result is TypeResult.NOT_ENOUGH_INFORMATION
    assert type_of(replace(few, everyone_listed=True)).result is TypeResult.FAMILY_AND_STABLE


def test_a_map_like_none_of_them_is_unclear():
    found = type_of(inputs(10, 4, 2, 2, 6, 0.5, 0.5, 0.3))
    assert max(scores(found)) < 0.4
    assert (found.result, found.names) == (TypeResult.UNCLEAR, ())


def test_a_count_that_may_be_more_counts_only_where_that_changes_nothing():
    sure = type_of(replace(A, places_and_activities=10, places_and_activities_unsure=5))
    assert sure.scores[DIVERSE].criteria["places_and_activities"] == 1
    unsure = type_of(replace(A, places_and_activities=4, places_and_activities_unsure=5))
    assert unsure.scores[DIVERSE].criteria["places_and_activities"] is None
    assert unsure.scores[DIVERSE].score == 1  # the mean of the other three


def test_what_is_found_is_kept_whole_as_json():
    for given_, *_ in CASES.values():
        found = type_of(given_)
        assert from_json(as_json(found)) == found


@pytest.mark.parametrize(
    "wrong", [{"result": "x"}, {"scores": []}, {"inputs": {}}, {"names": None}, {"scores": None}]
)
def test_what_is_no_type_is_refused(wrong):
    with pytest.raises(ValueError, match="no type"):
        from_json(as_json(type_of(A)) | wrong)


SHARE = st.none() | st.floats(0, 1)
COUNT = st.integers(0, 30)
any_inputs = st.builds(
    TypeInputs,
    entries=COUNT,
    everyone_listed=st.booleans(),
    people=COUNT,
    informal_people=COUNT,
    informal_people_unsure=COUNT,
    groups=st.integers(0, 9),
    groups_unsure=st.integers(0, 9),
    places_and_activities=COUNT,
    places_and_activities_unsure=COUNT,
    share_family=SHARE,
    share_practitioner=SHARE,
    largest_group_share=SHARE,
    share_known_over_5=SHARE,
    density=SHARE,
)
UNSAID = (
    "share_family",
    "share_practitioner",
    "largest_group_share",
    "share_known_over_5",
    "density",
)


@given(any_inputs)
def test_every_score_lies_between_nothing_and_all(given_):
    found = type_of(given_)
    for one in found.scores.values():
        for value in (one.score, *one.criteria.values()):
            assert value is None or 0 <= value <= 1


@given(any_inputs)
def test_a_result_names_as_many_types_as_it_says(given_):
    found = type_of(given_)
    many = {"mixed": 2, "unclear": 0, "not_enough_information": 0}.get(found.result, 1)
    assert len(set(found.names)) == len(found.names) == many
    if many == 1:
        assert found.names[0].value == found.result.value


@given(any_inputs)
def test_a_type_without_three_criteria_has_no_score_and_then_there_is_no_result(given_):
    found = type_of(given_)
    for one in found.scores.values():
        known = [value for value in one.criteria.values() if value is not None]
        assert (one.score is None) == (len(known) < 3)
    if any(one.score is None for one in found.scores.values()):
        assert found.result is TypeResult.NOT_ENOUGH_INFORMATION


@given(any_inputs, st.sampled_from(UNSAID))
def test_leaving_a_share_unsaid_never_moves_another_criterion(given_, name):
    before, after = type_of(given_), type_of(replace(given_, **{name: None}))
    for kind in NetworkType:
        for criterion, value in after.scores[kind].criteria.items():
            assert value is None or value == before.scores[kind].criteria[criterion]


@given(any_inputs, st.sampled_from(("informal_people", "groups", "places_and_activities")), COUNT)
def test_a_count_that_is_not_sure_never_says_what_a_sure_one_would_not(given_, name, more):
    """Whatever the true count is, a criterion that is said is said right."""
    unsure = replace(given_, **{f"{name}_unsure": more})
    for true in (getattr(given_, name), getattr(given_, name) + more):
        sure = type_of(replace(given_, **{name: true, f"{name}_unsure": 0}))
        for kind, one in type_of(unsure).scores.items():
            for criterion, value in one.criteria.items():
                assert value is None or value == sure.scores[kind].criteria[criterion]


@given(any_inputs)
def test_no_type_is_named_below_its_threshold(given_):
    found = type_of(given_)
    ranked = sorted((one.score or 0 for one in found.scores.values()), reverse=True)
    if len(found.names) == 1:
        assert ranked[0] >= 0.6 - 1e-9
        assert ranked[0] - ranked[1] >= 0.15 - 1e-9
    if found.result is TypeResult.MIXED:
        assert ranked[0] >= 0.4 - 1e-9
