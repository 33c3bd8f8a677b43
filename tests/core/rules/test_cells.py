"""Cells: their order of choice, and the rings they lie in."""

import pytest

from core.errors import BadInput
from core.rules.cells import cells_of, is_plan, ring_of_cell
from core.rules.facts import EVEN_PLAN
from core.rules.vocabulary import Kind, Ring


def test_people_spread_like_a_chessboard_and_the_stack_place_comes_last():
    assert cells_of(Kind.PERSON, Ring.INNER, EVEN_PLAN) == (2, 6, 8, 0, 4, 7, 1, 3, 5, 9)


def test_the_first_five_people_of_a_ring_have_no_neighbour():
    first = cells_of(Kind.PERSON, Ring.MIDDLE, EVEN_PLAN)[:5]
    spots = {divmod(cell, 5) for cell in first}
    assert not any(
        (row, column + 1) in spots or (row + 1, column) in spots for row, column in spots
    )


@pytest.mark.parametrize(
    ("kind", "cells"), [(Kind.PLACE, (1, 0, 6, 5)), (Kind.ACTIVITY, (0, 1, 5, 6))]
)
def test_places_and_activities_begin_near_me_and_fold_far_away(kind, cells):
    assert cells_of(kind, Ring.INNER, EVEN_PLAN) == cells


def test_a_zigzag_goes_on_in_a_deep_ring():
    order = cells_of(Kind.ACTIVITY, Ring.OUTER, (2, 2, 2, 1, 1, 4))
    assert order == (10, 16, 20, 11, 15, 21, 25, 26)


@pytest.mark.parametrize("kind", Kind)
@pytest.mark.parametrize("plan", [EVEN_PLAN, (1, 1, 1, 3, 3, 3), (7, 1, 1, 1, 1, 1)])
def test_every_cell_of_a_zone_lies_in_its_ring_and_in_no_other(kind, plan):
    zones = {ring: cells_of(kind, ring, plan) for ring in Ring}
    assert all(
        ring_of_cell(kind, cell, plan) is ring for ring, cells in zones.items() for cell in cells
    )
    assert len({cell for cells in zones.values() for cell in cells}) == sum(
        map(len, zones.values())
    )


@pytest.mark.parametrize(
    ("kind", "cell"), [(Kind.PERSON, 30), (Kind.PLACE, 2), (Kind.ACTIVITY, 4), (Kind.PERSON, -1)]
)
def test_a_cell_outside_the_area_of_its_kind_is_refused(kind, cell):
    with pytest.raises(BadInput) as refused:
        ring_of_cell(kind, cell, EVEN_PLAN)
    assert (refused.value.field, refused.value.problem) == ("cell", "elsewhere")


@pytest.mark.parametrize(
    "plan", [(), (2, 2, 2), (3, 3, 3, 3, 0, 0), (4, 4, 4, 4, 4, 4), (0, 3, 3, 2, 2, 2)]
)
def test_a_plan_has_six_rings_of_at_least_a_row_and_twelve_rows(plan):
    assert not is_plan(plan)
