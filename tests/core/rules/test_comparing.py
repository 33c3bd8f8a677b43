"""Then and now: what is different, told without better or worse."""

from dataclasses import fields, replace
from datetime import date

import pytest
from hypothesis import given, settings

from core.rules.comparing import Comparison, compare, tell_comparison
from core.rules.speech import ENGLISH
from core.rules.tellings import as_text
from core.rules.vocabulary import Feel, Ring, Standing, TieKind
from tests.core.rules.making import a_map_of, activity, person, place, tie, unsure
from tests.core.rules.plain_maps import forbidden_in, plain_maps, section_of, sentences_of

SINCE = date(2026, 10, 23)
SAM, DEE = person("Sam"), person("Dee")


def _compare(before, now, then_ties=(), now_ties=()):
    return compare(a_map_of(*before, ties=then_ties), a_map_of(*now, ties=now_ties))


def _changed(**values):
    return _compare([SAM], [replace(SAM, **values)])


def _from(old, new):
    return _compare([replace(SAM, **old)], [replace(SAM, **new)])


def _found(comparison):
    """The sorts of change there are."""
    return {field.name for field in fields(Comparison) if getattr(comparison, field.name)}


def test_what_came_is_new():
    assert [item.name for item in _compare([SAM], [SAM, DEE]).new] == ["Dee"]


@pytest.mark.parametrize("standing", [Standing.ENDED, Standing.DIED])
def test_what_ended_or_died_is_gone(standing):
    found = _changed(standing=standing)
    assert [(item.name, item.standing) for item in found.gone] == [("Sam", standing)]


def test_what_was_removed_is_gone():
    assert [item.name for item in _compare([SAM, DEE], [DEE]).gone] == ["Sam"]


@pytest.mark.parametrize(
    ("old", "new", "sort"),
    [
        ({}, {"standing": Standing.RESTING}, "resting"),
        ({"standing": Standing.RESTING}, {}, "back"),
        ({"ring": Ring.OUTER}, {"ring": Ring.INNER}, "closer"),
        ({"ring": Ring.INNER}, {"ring": Ring.MIDDLE}, "further"),
        ({}, {"ring": Ring.MIDDLE}, "placed"),
        ({"ring": Ring.MIDDLE}, {}, "unplaced"),
        ({}, {"feel": Feel.HARD}, "felt"),
        ({"feel": Feel.HARD}, {}, "felt"),
        ({}, {"name": "Sammy"}, "renamed"),
        ({"standing": Standing.ENDED}, {}, "new"),
    ],
)
def test_each_change_is_of_one_sort(old, new, sort):
    assert _found(_from(old, new)) == {sort}


def test_what_the_map_does_not_show_is_no_difference():
    assert _found(_changed(gives_me="a laugh", cell=4, version=9)) == set()


def test_a_new_name_holds_the_old_one():
    assert [(old, item.name) for old, item in _changed(name="Sammy").renamed] == [("Sam", "Sammy")]


@pytest.mark.parametrize(
    ("then", "now", "new", "lost"),
    [
        ([], [tie("Sam", "Dee")], 1, 0),
        ([tie("Sam", "Dee")], [], 0, 1),
        ([unsure("Sam", "Dee")], [tie("Sam", "Dee")], 1, 0),
        ([tie("Sam", "Dee")], [tie("Sam", "Dee"), tie("Sam", "Dee", TieKind.GOES_WITH)], 0, 0),
        ([], [unsure("Sam", "Dee")], 0, 0),
    ],
)
def test_links_are_pairs_linked_for_sure(then, now, new, lost):
    found = _compare([SAM, DEE], [SAM, DEE], then, now)
    assert (len(found.new_ties), len(found.lost_ties)) == (new, lost)


def test_a_link_that_went_with_someone_is_not_told_apart():
    assert _found(_compare([SAM, DEE], [SAM], [tie("Sam", "Dee")])) == {"gone"}


@given(plain_maps())
@settings(max_examples=40)
def test_a_map_does_not_differ_from_itself(map_):
    assert compare(map_, map_) == Comparison()


@given(plain_maps(), plain_maps())
@settings(max_examples=40)
def test_looking_back_turns_new_and_gone_round(one, other):
    there, back = compare(one, other), compare(other, one)
    assert [i.id for i in there.new] == [i.id for i in back.gone]


@given(plain_maps(), plain_maps())
@settings(max_examples=40)
def test_looking_back_turns_closer_and_further_round(one, other):
    there, back = compare(one, other), compare(other, one)
    assert [i.id for i in there.closer] == [i.id for i in back.further]


def _told(found):
    return tell_comparison(found, SINCE, ENGLISH)


def test_the_first_sentence_says_it_in_short():
    then = [SAM, replace(DEE, ring=Ring.OUTER), person("Pete")]
    now = [
        SAM,
        replace(DEE, ring=Ring.INNER),
        person("Pete", standing=Standing.RESTING),
        person("Leila"),
        activity("Choir"),
    ]
    told = _told(_compare(then, now))
    assert sentences_of(told) == [
        "Since 23 October 2026, 2 are new, 1 is closer and 1 is resting.",
        "Leila is new.",
        "So is Choir.",
        "Dee is closer.",
        "Pete is resting.",
    ]


@pytest.mark.parametrize(
    ("old", "new", "key", "said"),
    [
        ({"ring": Ring.INNER}, {"ring": Ring.OUTER}, "further", "Sam is further out."),
        ({}, {"ring": Ring.OUTER}, "placed", "Sam has a place on the map now."),
        ({"ring": Ring.OUTER}, {}, "placed", "Not placed now: Sam."),
        ({"standing": Standing.RESTING}, {}, "back", "Sam is back."),
        ({}, {"feel": Feel.HELPS}, "feel", "Sam helps now."),
        ({}, {"feel": Feel.HARD}, "feel", "Sam is hard now."),
        ({"feel": Feel.HARD}, {}, "feel", "No mark now: Sam."),
        ({}, {"name": "Sammy"}, "names", "Sam is now called Sammy."),
        ({}, {"standing": Standing.DIED}, "gone", "Kept in your history: Sam."),
    ],
)
def test_each_sort_of_change_has_its_sentence(old, new, key, said):
    assert section_of(_told(_from(old, new)), key) == said


def test_links_are_told_by_both_names():
    pier = place("Pier")
    found = _compare(
        [SAM, DEE, pier], [SAM, DEE, pier], [tie("Sam", "Dee")], [tie("Sam", "Pier", TieKind.AT)]
    )
    said = section_of(_told(found), "links")
    assert said == "Pier and Sam are linked now. Dee and Sam are no longer linked."


def test_no_difference_says_so():
    assert sentences_of(_told(Comparison())) == ["Your map is as it was on 23 October 2026."]


def test_the_year_is_left_out_where_it_is_near():
    told = tell_comparison(Comparison(), SINCE, ENGLISH, near=date(2026, 11, 23))
    assert told.title == "Since 23 October"


@given(plain_maps(), plain_maps())
@settings(max_examples=40)
def test_every_change_is_told_by_name(one, other):
    found = compare(one, other)
    text = as_text(_told(found))
    changed = (*found.new, *found.gone, *found.resting, *found.closer, *found.further, *found.felt)
    assert all(item.name in text for item in changed)


@given(plain_maps(), plain_maps())
@settings(max_examples=40)
def test_no_sentence_is_longer_than_25_words(one, other):
    said = sentences_of(_told(compare(one, other)))
    assert [line for line in said if len(line.split()) > 25] == []


@given(plain_maps(), plain_maps())
@settings(max_examples=40)
def test_nothing_is_said_that_kith_never_says(one, other):
    assert forbidden_in(as_text(_told(compare(one, other)))) == []
