"""Tidying: more names, tied ones nearer, and never anything lost."""

from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.rules.drawing import rearranged
from core.rules.facts import EVEN_PLAN
from core.rules.geometry import across
from core.rules.placing import is_sound
from core.rules.tidying import tidy, would_open
from core.rules.vocabulary import Kind
from tests.drawn_maps import made, seeded

maps = st.builds(seeded, st.sampled_from((5, 12, 20, 40, 60, 100, 150)), st.integers(0, 49))


def tidied(map_):
    return rearranged(map_, *tidy(map_.here(), map_.ties.values(), map_.sheet.plan))


def named(map_):
    spots = Counter((item.kind if item.ring else None, item.cell) for item in map_.here())
    return sum(1 for many in spots.values() if many == 1)


@settings(max_examples=40)
@given(map_=maps)
def test_never_fewer_names_than_before(map_):
    assert named(tidied(map_)) >= named(map_)


@settings(max_examples=40)
@given(map_=maps)
def test_a_second_time_changes_nothing(map_):
    once = tidied(map_)
    assert tidied(once) == once


@settings(max_examples=40)
@given(map_=maps)
def test_every_tile_stays_in_its_ring(map_):
    after = tidied(map_)
    assert is_sound(after.here(), after.sheet.plan)
    assert all(item.cell is not None for item in after.here())


@settings(max_examples=40)
@given(map_=maps)
def test_what_it_would_open_is_what_it_opens(map_):
    opened = would_open(map_.here(), map_.sheet.plan)
    assert opened == named(tidied(map_)) - named(map_)


def test_it_is_not_offered_where_nothing_is_stacked():
    map_ = made([("person", f"P{number}", 1) for number in range(10)])
    assert would_open(map_.here(), map_.sheet.plan) == 0


def test_it_gives_rows_to_the_side_that_needs_them():
    map_ = made([("place", f"P{number}", 1 + number % 3) for number in range(18)])
    _, plan = tidy(map_.here(), (), map_.sheet.plan)
    assert plan == (1, 1, 1, 3, 3, 3)


def test_among_equal_plans_two_rows_a_ring_win():
    map_ = made([("person", "Sam", 1), ("place", "Park", 3)], plan=(4, 1, 1, 1, 1, 4))
    assert tidy(map_.here(), (), map_.sheet.plan)[1] == EVEN_PLAN


def test_the_least_tied_of_a_full_ring_are_the_ones_that_fold():
    rows = [("activity", f"A{number}", 1 + number % 3) for number in range(60)]
    map_ = made(rows, ties=[("c060", "c001"), ("c060", "c002"), ("c001", "c002")])
    cells, _ = tidy(map_.here(), map_.ties.values(), map_.sheet.plan)
    spots = Counter((int(key[1:]) % 3, cell) for key, cell in cells.items())
    assert all(spots[number % 3, cells[f"c{number:03d}"]] == 1 for number in (60, 1, 2))


def test_tied_tiles_stand_on_the_same_side():
    rows = [("person", f"P{number}", 2) for number in range(5)]
    rows += [("place", "Park", 1), ("activity", "Choir", 1)]
    ties = [("c001", "c006"), ("c002", "c006"), ("c003", "c007"), ("c004", "c007")]
    map_ = made(rows, ties)
    cells, _ = tidy(map_.here(), map_.ties.values(), map_.sheet.plan)
    x = {key: across(Kind.PERSON, cells[key]) for key in ("c001", "c002", "c003", "c004")}
    assert max(x["c001"], x["c002"]) < min(x["c003"], x["c004"])


def test_the_tray_closes_ranks_in_its_order():
    map_ = made([("person", name, None) for name in ("A", "B", "C")])
    rest = [item for item in map_.here() if item.name != "A"]
    assert tidy(rest, (), EVEN_PLAN)[0] == {"c002": 0, "c003": 1}


@pytest.mark.parametrize("seed", range(5))
def test_the_answer_does_not_depend_on_the_order_of_the_query(seed):
    map_ = seeded(40, seed)
    backwards = tidy(reversed(map_.here()), reversed(map_.ties.values()), map_.sheet.plan)
    assert backwards == tidy(map_.here(), map_.ties.values(), map_.sheet.plan)
