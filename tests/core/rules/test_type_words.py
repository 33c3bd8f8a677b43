"""The type in words: about the map, never the person; true, short, and never a grade."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given

from core.rules.network_type import CRITERIA, TypeResult, type_of
from core.rules.speech import ENGLISH
from core.rules.thresholds import FORMAL
from core.rules.type_over_time import ShownType
from core.rules.type_reasons import headline, reasons_of
from core.rules.type_telling import nearness, tell_type
from core.rules.vocabulary import NONE_OF_THESE, NetworkType
from tests.core.rules.plain_maps import FORBIDDEN
from tests.core.rules.test_network_type import CASES, A, any_inputs, inputs

SINCE = date(2026, 11, 23)


def reasons(given_):
    return reasons_of(type_of(given_), ENGLISH)


def test_a_wide_map_says_what_makes_it_so():
    assert headline(type_of(A), ENGLISH) == (
        "Right now, your map reads most like “diverse and active”."
    )
    assert reasons(A) == (
        "There are 16 people on it.",
        "The people are from 5 parts of your life.",
        "11 places and activities are part of most months.",
        "No one group is most of it.",
    )


def test_a_map_of_workers_says_so():
    assert reasons(CASES["C"][0]) == (
        "A good part of the people are workers, such as a nurse or a support worker.",
        "2 people on it are not workers.",
        "3 places and activities are part of most months.",
        "There are 5 people on it.",
    )


def test_a_map_between_two_names_both_and_gives_reasons_for_both():
    found = type_of(CASES["D"][0])
    assert headline(found, ENGLISH) == (
        "Right now, your map has something of two kinds: "
        "“diverse and active” and “formal and sparse”."
    )
    assert "No one group is most of it." in reasons_of(found, ENGLISH)


def test_too_little_says_only_what_the_types_lack():
    assert reasons(CASES["G"][0]) == (
        "You could say how long you have known people.",
        "You could say who knows whom.",
    )


def test_what_is_not_sure_is_said_as_at_most_or_more():
    more = replace(A, places_and_activities=10, places_and_activities_unsure=3)
    assert "10 or more places and activities are part of most months." in reasons(more)
    sparse = replace(
        CASES["C"][0],
        informal_people=1,
        informal_people_unsure=1,
        places_and_activities=1,
        places_and_activities_unsure=1,
    )
    assert "At most 2 people on it are not workers." in reasons(sparse)
    assert "At most 2 places and activities are part of most months." in reasons(sparse)


@pytest.mark.parametrize("n", [0, 1])
def test_none_and_one_have_words_of_their_own(n):
    few = inputs(5, 1, 5 - n, 1, n, 0.8, 0.2, 0.1)
    assert type_of(few).result is TypeResult.FORMAL_AND_SPARSE
    said = reasons(few)
    assert {
        0: "All the people on it are workers.",
        1: "1 person on it is not a worker.",
    }[n] in said
    assert {
        0: "Few places and activities are part of most months.",
        1: "1 place or activity is part of most months.",
    }[n] in said


@given(any_inputs)
def test_every_sentence_is_short_and_kind(given_):
    found = type_of(given_)
    for said in (headline(found, ENGLISH), *reasons_of(found, ENGLISH)):
        words = said.lower().rstrip(".").split()
        assert said.endswith(".")
        assert len(words) <= 25
        assert not {*words} & {*FORBIDDEN, "score", "isolated", "lonely", "only"}
        assert not said.startswith("You are")


@given(any_inputs)
def test_every_type_that_is_named_has_a_reason(given_):
    found = type_of(given_)
    if found.result is not TypeResult.UNCLEAR:
        assert reasons_of(found, ENGLISH)


@given(any_inputs)
def test_a_count_in_a_reason_is_true_whatever_is_not_sure(given_):
    if type_of(given_).result is not TypeResult.FORMAL_AND_SPARSE:
        return
    if given_.informal_people_unsure:
        most = given_.informal_people + given_.informal_people_unsure
        at_most = f"At most {most} people on it are not workers."
        high = type_of(given_).scores[NetworkType.FORMAL_AND_SPARSE].criteria["informal_people"]
        assert (at_most in reasons(given_)) == ((high or 0) >= 0.5 and most > 0)
        assert high is None or most <= FORMAL["informal_people"][1] or high == 0


def test_my_own_word_is_told_alone():
    shown = ShownType(SINCE, type_of(A), NONE_OF_THESE)
    told = tell_type(shown, ENGLISH)
    assert (told.says, told.reasons) == ("You said that none of the three kinds fits.", ())
    own = tell_type(replace(shown, own_word="family_and_stable"), ENGLISH)
    assert own.says == "You said that it is more like “family and stable”."


def test_the_numbers_stand_in_one_order_whichever_is_nearest():
    for given_, *_ in CASES.values():
        near = nearness(type_of(given_), ENGLISH)
        assert [one.name for one in near] == [
            "diverse and active",
            "family and stable",
            "formal and sparse",
        ]
        assert [len(one.criteria) for one in near] == [4, 4, 4]


def test_what_is_not_said_has_words_and_no_number():
    family = nearness(type_of(CASES["G"][0]), ENGLISH)[1]
    assert family.value == "not enough on the map"
    assert ("people know each other", "not enough on the map") in family.criteria


def test_every_criterion_can_be_a_reason_and_has_a_name():
    for name, ramps in CRITERIA.items():
        for criterion in ramps:
            found = type_of(A)
            only = {key: 1.0 if key == criterion else 0.0 for key in ramps}
            near = {**found.scores, name: replace(found.scores[name], criteria=only)}
            told = replace(found, result=TypeResult(name), names=(name,), scores=near)
            assert len(reasons_of(told, ENGLISH)) == 1
