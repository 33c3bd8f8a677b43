"""The promise of the map: whatever is changed, everything else stays where it is."""

import random
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.rules import placing, tidying
from core.rules.cells import ACROSS, rows_of
from core.rules.changes import Action, Entry, apply, became, came, effective, went
from core.rules.drawing import draw
from core.rules.facts import Connection
from core.rules.undoing import take_back
from core.rules.vocabulary import Feel, Kind, Ring, Standing
from tests.drawn_maps import HABITS, MIXES, seeded, some_connection

NOW = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)


def add(rng, map_):
    number = max((int(key[1:]) for key in map_.connections), default=0) + 1
    new = some_connection(rng, f"c{number:03d}", rng.choice(HABITS), rng.choice(MIXES))
    spot = placing.place(new, map_.here(), map_.sheet.plan)
    return [came(replace(new, cell=spot.cell)), *replanned(map_, spot)]


def re_ring(rng, map_):
    item = rng.choice(list(map_.connections.values()))
    moved = replace(
        item, ring=rng.choice([ring for ring in (*Ring, None) if ring is not item.ring])
    )
    others = [other for other in map_.here() if other.id != item.id]
    spot = placing.place(moved, others, map_.sheet.plan)
    return [became(item, replace(moved, cell=spot.cell)), *replanned(map_, spot)]


def nudge(rng, map_):
    item = rng.choice(list(map_.connections.values()))
    others = [other for other in map_.here() if other.id != item.id]
    moved = placing.nudge(item, rng.choice(list(placing.Direction)), others, map_.sheet.plan)
    if moved is None or moved.swapped_with:
        return []  # a swap is asked for and moves two; it has its own tests
    return [
        became(
            item, replace(item, cell=moved.cells[item.id], ring=moved.rings.get(item.id, item.ring))
        )
    ]


def remove(rng, map_):
    item = rng.choice(list(map_.connections.values()))
    ties = [tie for tie in map_.ties.values() if item.id in {tie.a, tie.b}]
    return [*map(went, ties), went(item)]


def edit(rng, map_):
    item = rng.choice(list(map_.connections.values()))
    what = rng.choice(
        [
            {"name": "Bronwen"},
            {"feel": Feel.HARD},
            {"standing": Standing.RESTING},
            {"just_for_me": True},
        ]
    )
    return [became(item, replace(item, **what))]


def untie(rng, map_):
    return [went(rng.choice(list(map_.ties.values())))] if map_.ties else []


def replanned(map_, spot):
    return [became(map_.sheet, replace(map_.sheet, plan=spot.plan))]


EDITS = (add, add, re_ring, nudge, remove, edit, untie)


def changed_at_random(rng, map_):
    what = rng.choice(EDITS) if len(map_.connections) > 3 else add
    return effective(what(rng, map_))


def cells(map_):
    return {item.id: item.cell for item in map_.connections.values()}


def touched(changes):
    return {change.id for change in changes}


@pytest.mark.parametrize("seed", range(4))
def test_no_other_tile_moves_or_changes_through_two_hundred_edits(seed):
    rng = random.Random(seed)
    map_ = seeded(20, seed)
    before = draw(map_, show_feel=True)
    for _ in range(200):
        changes = changed_at_random(rng, map_)
        after_map = apply(map_, changes)
        others = cells(map_).keys() - touched(changes)
        assert {key: cells(map_)[key] for key in others} == {
            key: cells(after_map)[key] for key in others
        }
        after = draw(after_map, show_feel=True)
        assert_others_look_the_same(before, after, touched(changes), after_map, map_)
        map_, before = after_map, after


def assert_others_look_the_same(before, after, mine, *maps):
    """At most one other tile's markup differs, and that one is or was a stack."""
    old, new = tiles_by_member(before), tiles_by_member(after)
    others = (old.keys() & new.keys()) - mine
    different = {key for key in others if old[key] != new[key]}
    groups = {frozenset(old[key].ids) | frozenset(new[key].ids) for key in different}
    for group in groups:
        assert len(group) > 1
    standing = {(tile.x, tile.y) for key in different for tile in (old[key], new[key])}
    assert len(standing) <= 2  # the stack that was left, and the one that was joined
    for key in others:
        if before.ground.tray_first == after.ground.tray_first:
            assert (old[key].x, old[key].y) == (new[key].x, new[key].y)


def tiles_by_member(picture):
    """Each connection's tile, as seen from me."""
    me = picture.ground.me
    return {
        key: replace(tile, x=tile.x - me.x, y=tile.y - me.y)
        for tile in picture.tiles
        for key in tile.ids
    }


@settings(max_examples=40)
@given(seed=st.integers(0, 10**6), size=st.integers(0, 40))
def test_the_plan_stays_sound_and_every_cell_in_its_ring(seed, size):
    rng = random.Random(seed)
    map_ = seeded(size, seed % 50)
    for _ in range(60):
        map_ = apply(map_, changed_at_random(rng, map_))
        plan = map_.sheet.plan
        assert (len(plan), sum(plan), min(plan) >= 1) == (6, 12, True)
        for item in map_.here():
            if item.ring is not None:
                assert item.cell // ACROSS in rows_of(item.kind, item.ring, plan)


@settings(max_examples=40)
@given(
    seed=st.integers(0, 10**6),
    size=st.integers(1, 60),
    kind=st.sampled_from(Kind),
    ring=st.sampled_from(Ring),
)
def test_a_row_is_taken_over_only_when_it_is_empty(seed, size, kind, ring):
    map_ = seeded(size, seed % 50)
    new = Connection(id="new", kind=kind, name="New", ring=ring)
    spot = placing.place(new, map_.here(), map_.sheet.plan)
    rings = {
        item.id: placing.ring_of_cell(item.kind, item.cell, spot.plan)
        for item in map_.here()
        if item.ring is not None
    }
    assert rings == {item.id: item.ring for item in map_.here() if item.ring is not None}


@pytest.mark.parametrize("what", [add, re_ring, nudge, remove, edit, untie])
@pytest.mark.parametrize("size", [12, 40, 100])
def test_undo_gives_the_former_picture_back(what, size):
    rng = random.Random(size)
    for seed in range(10):
        map_ = seeded(size, seed)
        changes = effective(what(rng, map_))
        if changes:
            assert draw(undone(apply(map_, changes), changes), show_feel=True) == draw(
                map_, show_feel=True
            )


def test_undo_of_tidy_gives_the_former_picture_back():
    for seed in range(10):
        map_ = seeded(60, seed)
        arranged, plan = tidying.tidy(map_.here(), map_.ties.values(), map_.sheet.plan)
        items = map_.connections
        changes = effective(
            [
                *(
                    became(items[key], replace(items[key], cell=cell))
                    for key, cell in arranged.items()
                ),
                became(map_.sheet, replace(map_.sheet, plan=plan)),
            ]
        )
        assert draw(undone(apply(map_, changes), changes)) == draw(map_)


def undone(map_, changes):
    entry = Entry(id="e", number=1, at=NOW, by="me", action=Action.EDITED, changes=tuple(changes))
    return apply(map_, take_back(map_, entry).changes)
