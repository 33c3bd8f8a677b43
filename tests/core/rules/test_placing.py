"""Placing: the rules for one tile at a time."""

from dataclasses import replace

import pytest

from core.errors import BadInput
from core.rules.cells import cells_of
from core.rules.facts import EVEN_PLAN, Connection
from core.rules.placing import (
    Direction,
    Spot,
    fresh,
    is_sound,
    move_to,
    nudge,
    place,
    place_all,
    restore,
    settled,
)
from core.rules.vocabulary import Kind, Ring


def one(key="new", kind=Kind.PERSON, ring=Ring.INNER, cell=None):
    return Connection(id=key, kind=kind, name=key, ring=ring, cell=cell)


def several(kind, ring, cells, prefix="o"):
    return [one(f"{prefix}{kind}{cell}", kind, ring, cell) for cell in cells]


def full(kind, ring, plan=EVEN_PLAN):
    return several(kind, ring, cells_of(kind, ring, plan))


def test_the_first_free_cell_is_taken():
    others = several(Kind.PERSON, Ring.INNER, (2, 8))
    assert place(one(), others, EVEN_PLAN) == Spot(6, EVEN_PLAN)


def test_cells_of_another_kind_with_the_same_number_are_not_in_the_way():
    others = several(Kind.PLACE, Ring.INNER, (1, 0))
    assert place(one(kind=Kind.ACTIVITY), others, EVEN_PLAN).cell == 0


def test_a_full_ring_takes_an_empty_row_from_the_next_ring_outwards():
    spot = place(one(), full(Kind.PERSON, Ring.INNER), EVEN_PLAN)
    assert spot.plan == (3, 1, 2, 2, 2, 2)
    assert spot.cell == 12


def test_a_row_with_somebody_in_it_is_not_taken():
    others = [*full(Kind.PERSON, Ring.INNER), *several(Kind.PERSON, Ring.MIDDLE, (12,))]
    assert place(one(), others, EVEN_PLAN) == Spot(9, EVEN_PLAN)


def test_below_a_row_must_be_empty_of_places_and_of_activities():
    others = [*full(Kind.PLACE, Ring.INNER), *several(Kind.ACTIVITY, Ring.MIDDLE, (10,))]
    assert place(one(kind=Kind.PLACE), others, EVEN_PLAN).plan == EVEN_PLAN


def test_people_do_not_stop_places_from_taking_a_row():
    others = [*full(Kind.PLACE, Ring.INNER), *several(Kind.PERSON, Ring.MIDDLE, (10, 11, 12))]
    assert place(one(kind=Kind.PLACE), others, EVEN_PLAN).plan == (2, 2, 2, 3, 1, 2)


def test_the_middle_asks_outwards_first_and_then_inwards():
    middle = full(Kind.PERSON, Ring.MIDDLE)
    new = one(ring=Ring.MIDDLE)
    assert place(new, middle, EVEN_PLAN).plan == (2, 3, 1, 2, 2, 2)
    blocked = [*middle, *several(Kind.PERSON, Ring.OUTER, (22,))]
    assert place(new, blocked, EVEN_PLAN).plan == (1, 3, 2, 2, 2, 2)


def test_the_far_ring_gives_a_row_when_the_middle_is_wholly_empty():
    plan = (2, 1, 3, 2, 2, 2)
    spot = place(one(), full(Kind.PERSON, Ring.INNER), plan)
    assert spot.plan == (3, 1, 2, 2, 2, 2)


def test_the_far_ring_gives_nothing_while_anybody_is_in_the_middle():
    plan = (2, 1, 3, 2, 2, 2)
    others = [*full(Kind.PERSON, Ring.INNER), *several(Kind.PERSON, Ring.MIDDLE, (12,))]
    assert place(one(), others, plan).plan == plan


def test_the_last_row_of_a_ring_is_never_taken():
    plan = (4, 1, 1, 2, 2, 2)
    spot = place(one(), full(Kind.PERSON, Ring.INNER, plan), plan)
    assert spot == Spot(19, plan)


def test_without_room_the_existing_stack_is_joined():
    others = [
        *full(Kind.PERSON, Ring.INNER),
        *several(Kind.PERSON, Ring.MIDDLE, (12,)),
        *several(Kind.PERSON, Ring.INNER, (6,), prefix="second"),
    ]
    assert place(one(), others, EVEN_PLAN).cell == 6


def test_without_a_ring_the_next_place_in_the_tray_is_taken_whatever_the_kind():
    others = several(Kind.PLACE, None, (0, 1, 3))
    assert place(one(ring=None), others, EVEN_PLAN).cell == 2


def test_the_last_place_of_a_full_tray_becomes_its_stack():
    others = several(Kind.PERSON, None, range(24))
    assert place(one(ring=None), others, EVEN_PLAN).cell == 23


def test_what_comes_back_finds_its_cell_if_it_is_free():
    old = one(cell=7)
    assert restore(old, several(Kind.PERSON, Ring.INNER, (2,)), EVEN_PLAN).cell == 7


@pytest.mark.parametrize("plan", [EVEN_PLAN, (1, 3, 2, 2, 2, 2)])
def test_what_comes_back_gets_another_cell_if_its_own_is_taken_or_in_another_ring(plan):
    taken = several(Kind.PERSON, Ring.INNER, (7,)) if plan == EVEN_PLAN else []
    assert restore(one(cell=7), taken, plan).cell == 2


def test_nudging_into_a_free_cell_moves_one_tile_alone():
    moved = nudge(one(cell=2), Direction.LEFT, [], EVEN_PLAN)
    assert (moved.cells, moved.rings, moved.swapped_with) == ({"new": 1}, {}, None)


def test_nudging_into_somebody_swaps_and_both_change_ring():
    other = one("other", ring=Ring.MIDDLE, cell=12)
    moved = nudge(one(cell=7), Direction.FURTHER, [other], EVEN_PLAN)
    assert moved.cells == {"new": 12, "other": 7}
    assert moved.rings == {"new": Ring.MIDDLE, "other": Ring.INNER}
    assert moved.swapped_with == "other"


def test_nudging_into_a_stack_joins_it():
    stack = [one("a", cell=1), one("b", cell=1)]
    moved = nudge(one(cell=2), Direction.LEFT, stack, EVEN_PLAN)
    assert (moved.cells, moved.swapped_with) == ({"new": 1}, None)


@pytest.mark.parametrize(
    ("kind", "cell", "direction"),
    [
        (Kind.PERSON, 2, Direction.NEARER),
        (Kind.PERSON, 0, Direction.LEFT),
        (Kind.PERSON, 4, Direction.RIGHT),
        (Kind.PERSON, 27, Direction.FURTHER),
        (Kind.PLACE, 1, Direction.RIGHT),
        (Kind.ACTIVITY, 0, Direction.LEFT),
        (Kind.ACTIVITY, 25, Direction.FURTHER),
    ],
)
def test_at_the_edge_of_its_area_there_is_no_neighbour(kind, cell, direction):
    ring = Ring.INNER if cell < 10 else Ring.OUTER
    assert nudge(one(kind=kind, ring=ring, cell=cell), direction, [], EVEN_PLAN) is None


def test_a_tile_in_the_tray_is_not_nudged():
    assert nudge(one(ring=None, cell=3), Direction.LEFT, [], EVEN_PLAN) is None


def test_nudging_there_and_back_changes_nothing():
    item, other = one(cell=7), one("other", ring=Ring.MIDDLE, cell=12)
    there = nudge(item, Direction.FURTHER, [other], EVEN_PLAN)
    items = [replace(it, cell=there.cells[it.id], ring=there.rings[it.id]) for it in (item, other)]
    back = nudge(items[0], Direction.NEARER, items[1:], EVEN_PLAN)
    assert back.cells == {"new": 7, "other": 12}


def test_a_tile_put_down_in_the_area_of_another_kind_is_refused():
    with pytest.raises(BadInput):
        move_to(one(kind=Kind.PLACE, cell=1), 3, [], EVEN_PLAN)


def test_a_tile_put_down_where_it_stands_changes_nothing():
    assert move_to(one(cell=7), 7, [], EVEN_PLAN).cells == {}


def test_a_tile_from_the_tray_gets_the_ring_it_is_put_down_in():
    moved = move_to(one(ring=None, cell=0), 12, [], EVEN_PLAN)
    assert (moved.cells, moved.rings) == ({"new": 12}, {"new": Ring.MIDDLE})


def test_a_tile_from_the_tray_drives_nobody_into_the_tray():
    others = several(Kind.PERSON, Ring.MIDDLE, (12,))
    moved = move_to(one(ring=None, cell=0), 12, others, EVEN_PLAN)
    assert moved.cells == {"new": 16}
    assert moved.swapped_with is None


def test_a_fresh_layout_does_not_depend_on_order_or_on_stored_cells():
    items = [one(f"c{number}", ring=Ring(number % 3 + 1), cell=number) for number in range(9)]
    assert fresh(items) == fresh([replace(item, cell=None) for item in reversed(items)])


def test_many_are_placed_as_one_after_the_other():
    items = [one(f"c{number}") for number in range(12)]
    cells, plan = place_all(items, EVEN_PLAN)
    assert plan == (3, 1, 2, 2, 2, 2)
    assert list(cells.values()) == [2, 6, 8, 0, 4, 7, 1, 3, 5, 9, 12, 10]


def test_a_tile_without_a_cell_or_with_an_impossible_one_is_put_in_for_now():
    items = [one("a"), one("b", cell=2), one("c", cell=28), one("d", ring=None, cell=99)]
    assert settled(items, EVEN_PLAN)[0] == {"b": 2, "a": 6, "c": 8, "d": 0}


def test_a_plan_that_is_none_is_replaced_by_the_even_one():
    assert settled([one("a", cell=2)], (9, 9))[1] == EVEN_PLAN


@pytest.mark.parametrize(
    ("item", "sound"),
    [
        (one(cell=None), True),
        (one(cell=9), True),
        (one(cell=10), False),
        (one(kind=Kind.PLACE, cell=2), False),
        (one(ring=None, cell=23), True),
        (one(ring=None, cell=24), False),
    ],
)
def test_a_map_is_sound_when_every_cell_lies_in_its_ring(item, sound):
    assert is_sound([item], EVEN_PLAN) is sound
