"""Drawing: where everything is, what is lit, what is said; the same map always the same."""

import os
import random
import subprocess
import sys
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.rules.changes import apply, went
from core.rules.drawing import View, draw, draw_fresh, rearranged
from core.rules.facts import EVEN_PLAN, NetworkMap
from core.rules.geometry import BAND_TILE, PERSON_TILE, SIDE_TILE, TRAY_TILE
from core.rules.kind_drawing import draw_kind
from core.rules.pictures import State
from core.rules.placing import place_all
from core.rules.vocabulary import Feel, Kind, Ring, Standing
from tests.drawn_maps import SIZES, made, seeded

ROOT = Path(__file__).parents[3]
maps = st.builds(seeded, st.integers(0, 150), st.integers(0, 49))
small = [
    ("person", "Sam", 1),
    ("person", "Dee", 2),
    ("place", "Park", 2),
    ("activity", "Choir", 3),
    ("person", "Mum", None),
]
SMALL_TIES = [("c001", "c002"), ("c001", "c004"), ("c001", "c005"), ("c002", "c003")]


def a_small_map(**changes):
    map_ = made(small, SMALL_TIES)
    items = {
        key: replace(item, **changes.get(item.name, {})) for key, item in map_.connections.items()
    }
    return replace(map_, connections=items)


def tile_of(picture, key):
    [tile] = [tile for tile in picture.tiles if key in tile.ids]
    return tile


def size_of(tile):
    for size in (PERSON_TILE, SIDE_TILE, TRAY_TILE, BAND_TILE):
        if f"{size.width}x{size.height}" in tile.shape.name:
            return size
    raise AssertionError(tile.shape.name)


def boxes(picture, touch):
    for tile in picture.tiles:
        size = size_of(tile)
        width, height = (
            (size.touch_width, size.touch_height) if touch else (size.width, size.height)
        )
        yield tile.x - width / 2, tile.y - height / 2, tile.x + width / 2, tile.y + height / 2


def overlap(one, other):
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


# --- 1: nothing overlaps ---------------------------------------------------------------------------


@settings(max_examples=40)
@given(map_=maps)
def test_no_touch_cells_overlap_and_every_tile_is_on_the_canvas(map_):
    picture = draw(map_)
    touch = list(boxes(picture, touch=True))
    assert not any(overlap(a, b) for place, a in enumerate(touch) for b in touch[:place])
    assert all(x >= 0 and y >= 0 and right <= 360 for x, y, right, _ in boxes(picture, touch=False))
    assert all(bottom <= picture.ground.height for *_, bottom in boxes(picture, touch=False))


@settings(max_examples=40)
@given(map_=maps)
def test_text_on_the_map_is_11_to_13_pixels(map_):
    picture = draw(map_)
    drawn = {tile.words.size for tile in picture.tiles} | {one.size for one in picture.headings}
    assert drawn | {picture.me.size} <= {11, 12, 13}


def test_me_is_a_circle_no_tile_reaches():
    for map_ in (seeded(150, seed) for seed in range(10)):
        picture = draw(map_)
        me = picture.ground.me
        box = (me.x - 24, me.y - 24, me.x + 24, me.y + 24)
        assert not any(overlap(box, tile) for tile in boxes(picture, touch=False))


def test_the_map_is_as_high_as_its_tray_needs():
    assert draw(made(small[:4])).ground.height == 580
    assert draw(made(small)).ground.height == 580 + 38 + 44


# --- 3: the same map, the same bytes -----------------------------------------------------------------

SCRIPT = """
import sys
from tests.map_pages import svg
from core.rules.drawing import draw
from tests.drawn_maps import seeded
for size in (5, 40, 150):
    map_ = seeded(size, 7)
    sys.stdout.write(svg(draw(map_, show_feel=True)) + svg(draw(map_, focus="c001")))
"""


def test_other_processes_hash_seeds_and_time_zones_draw_the_same_bytes():
    drawn = [
        subprocess.run(
            [sys.executable, "-c", SCRIPT],
            cwd=ROOT,
            env={**os.environ, "PYTHONHASHSEED": seed, "TZ": zone, "PYTHONPATH": str(ROOT)},
            capture_output=True,
            check=True,
        ).stdout
        for seed, zone in (("0", "UTC"), ("42", "Asia/Kolkata"), ("random", "America/St_Johns"))
    ]
    assert drawn[0] == drawn[1] == drawn[2]
    assert len(drawn[0]) > 10_000


@settings(max_examples=30)
@given(map_=maps, seed=st.integers())
def test_the_order_of_the_query_does_not_matter(map_, seed):
    rng = random.Random(seed)

    def shuffled(shelf):
        return dict(rng.sample(list(shelf.items()), len(shelf)))

    other = replace(map_, connections=shuffled(map_.connections), ties=shuffled(map_.ties))
    assert draw(other, focus="c003", show_feel=True) == draw(map_, focus="c003", show_feel=True)


@settings(max_examples=30)
@given(map_=maps)
def test_connections_without_cells_are_put_in_in_order_of_id(map_):
    bare = NetworkMap(
        connections={key: replace(item, cell=None) for key, item in map_.connections.items()}
    )
    by_id = sorted(bare.here(), key=lambda item: item.id)
    assert draw(bare) == draw(rearranged(bare, *place_all(by_id, EVEN_PLAN)))


# --- 7: nothing is lost ----------------------------------------------------------------------------


@settings(max_examples=40)
@given(map_=maps)
def test_every_connection_is_on_exactly_one_tile(map_):
    shown = Counter(key for tile in draw(map_).tiles for key in tile.ids)
    assert shown == Counter(item.id for item in map_.here())


@settings(max_examples=40)
@given(map_=maps)
def test_the_link_of_each_stack_shows_each_of_its_members(map_):
    for tile in draw(map_).tiles:
        if tile.count > 1 and tile.href.startswith("/map?show="):
            kind, _, anchor = tile.href.removeprefix("/map?show=").partition("#")
            [band] = [band for band in draw_kind(map_, Kind(kind)).bands if band.anchor == anchor]
            assert set(tile.ids) <= {key for one in band.zone.tiles for key in one.ids}


def test_a_stack_in_the_tray_of_several_kinds_leads_to_the_list():
    map_ = made([("person", f"P{n}", None) for n in range(24)] + [("place", "Park", None)])
    stack = draw(map_).tiles[-1]
    assert (stack.count, stack.href, stack.name) == (2, "/list", "2 more, not placed yet: open")


# --- 9: one connection is open -----------------------------------------------------------------------


@settings(max_examples=40)
@given(map_=maps.filter(lambda map_: map_.connections), place=st.integers(0, 149))
def test_what_is_lit_is_the_open_one_and_its_ties_and_nothing_else(map_, place):
    keys = list(map_.connections)
    focus = keys[place % len(keys)]
    tied = {tie.other(focus) for tie in map_.ties.values() if focus in {tie.a, tie.b}}
    picture = draw(map_, focus=focus)
    for tile in picture.tiles:
        lit = set(tile.ids) & (tied | {focus})
        wanted = State.FOCUS if focus in tile.ids else State.LIT if lit else State.QUIET
        assert tile.state is wanted
        if tile.count > 1 and lit:
            assert tile.words.lines[0].text == f"{len(lit)} of {tile.count}"


@settings(max_examples=40)
@given(map_=maps.filter(lambda map_: map_.connections), place=st.integers(0, 149))
def test_there_is_a_line_to_each_other_cell_with_a_tie_in_it(map_, place):
    keys = list(map_.connections)
    focus = keys[place % len(keys)]
    tied = {tie.other(focus) for tie in map_.ties.values() if focus in {tie.a, tie.b}}
    picture = draw(map_, focus=focus)
    here = tile_of(picture, focus)
    ends = {(tile.x, tile.y) for tile in picture.tiles if tied & set(tile.ids) and tile is not here}
    assert {(line.end.x, line.end.y) for line in picture.lines} == ends
    assert all((line.start.x, line.start.y) == (here.x, here.y) for line in picture.lines)


def test_lines_lie_under_lit_tiles_and_above_quiet_ones():
    picture = draw(a_small_map(), focus="c001")
    assert {key for tile in picture.sunk for key in tile.ids} == {"c003"}


def test_opening_one_moves_nothing():
    map_ = seeded(60, 3)
    assert [(t.ids, t.x, t.y) for t in draw(map_, focus="c001").tiles] == [
        (t.ids, t.x, t.y) for t in draw(map_).tiles
    ]


def test_an_unknown_or_ended_focus_lights_nothing_and_quiets_nothing():
    assert draw(a_small_map(), focus="nobody") == draw(a_small_map())


def test_two_ties_between_the_same_two_are_one_link():
    map_ = a_small_map()
    [tie] = [tie for tie in map_.ties.values() if {tie.a, tie.b} == {"c001", "c002"}]
    twin = replace(tie, kind="goes_with")
    both = replace(map_, ties={**map_.ties, twin.id: twin})
    assert draw(both).ties_said == "4 links between them"
    assert len(draw(both, focus="c002").lines) == 2


def test_no_lines_are_drawn_unless_asked_for():
    assert draw(a_small_map()).lines == ()


def test_lines_between_all_are_drawn_for_small_maps_only():
    assert len(draw(a_small_map(), lines_for_all=True).lines) == 4
    big = made([("person", f"P{n}", 2) for n in range(13)], [("c001", "c002")])
    assert draw(big, lines_for_all=True).lines == ()


# --- 10: for other eyes ------------------------------------------------------------------------------


@settings(max_examples=40)
@given(map_=maps, seed=st.integers(), hidden=st.floats(0, 1))
def test_a_shared_picture_is_the_same_whatever_is_hidden(map_, seed, hidden):
    rng = random.Random(seed)
    away = [item for item in map_.connections.values() if rng.random() < hidden]
    without = apply(map_, map(went, away))
    shared = [item for item in map_.here() if item.id in without.connections]
    bare = [replace(item, cell=None) for item in shared]
    assert draw_fresh(shared, map_.ties.values()) == draw_fresh(bare, without.ties.values())


def test_a_shared_picture_has_no_links_no_ids_and_no_places_of_ones_own():
    picture = draw_fresh(seeded(60, 1).here(), me="Jo", title="Jo’s map")
    assert {tile.href for tile in picture.tiles} == {None}
    assert {tile.drag_id for tile in picture.tiles} == {None}
    assert (picture.linked, picture.drag, picture.me.lines[0].text) == (False, False, "Jo")
    assert picture.name.startswith("Jo’s map: ")


# --- Views, marks, standing ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("view", "lit"),
    [(View.HELPS, {"c002"}), (View.CLOSE, {"c001"}), (View.THIS_WEEK, {"c004", "c005"})],
)
def test_a_view_lights_its_own_and_quiets_the_rest(view, lit):
    map_ = a_small_map(Dee={"feel": Feel.HELPS}, Sam={"feel": Feel.HARD})
    picture = draw(map_, view=view, week=frozenset({"c004", "c005"}))
    assert {tile.ids[0] for tile in picture.tiles if tile.state is State.LIT} == lit
    assert {tile.state for tile in picture.tiles} == {State.LIT, State.QUIET}


def test_feel_is_neither_shown_nor_said_unless_asked_for():
    map_ = a_small_map(Dee={"feel": Feel.HELPS})
    quiet, shown = draw(map_), draw(map_, show_feel=True)
    assert (quiet.badges, quiet.key, tile_of(quiet, "c002").name) == (
        (),
        (),
        "Dee, person, middle ring",
    )
    assert [badge.feel for badge in shown.badges] == [Feel.HELPS]
    assert [entry.word for entry in shown.key] == ["Helps", "Neutral", "Mixed", "Hard"]
    assert tile_of(shown, "c002").name == "Dee, person, middle ring, helps"


def test_a_resting_tile_says_so():
    tile = tile_of(draw(a_small_map(Dee={"standing": Standing.RESTING})), "c002")
    assert ("resting" in tile.look.split(), tile.name) == (
        True,
        "Dee, person, middle ring, resting",
    )


def test_ended_and_died_are_not_drawn():
    picture = draw(a_small_map(Dee={"standing": Standing.DIED}))
    assert "c002" not in {key for tile in picture.tiles for key in tile.ids}
    assert picture.ties_said == "2 links between them"


def test_ended_and_died_are_drawn_in_history_where_nobody_else_stands():
    gone = a_small_map(Dee={"standing": Standing.ENDED})
    assert "gone" in tile_of(draw(gone, include_gone=True), "c002").look.split()
    taken = a_small_map(Dee={"standing": Standing.ENDED, "cell": 2, "ring": Ring.INNER})
    assert "c002" not in {key for tile in draw(taken, include_gone=True).tiles for key in tile.ids}


def test_what_is_new_and_where_things_stood_is_marked():
    picture = draw(
        a_small_map(), new=frozenset({"c003"}), moved_from={"c002": 2, "c005": 0}, linked=False
    )
    assert "new" in tile_of(picture, "c003").look.split()
    [move] = picture.moves
    tile = tile_of(picture, "c002")
    assert (move.end.x, move.end.y) == (tile.x, tile.y)
    assert (move.start.x, move.start.y) == (180, picture.ground.me.y - 46)


# --- The tray, words, order ---------------------------------------------------------------------------


@pytest.mark.parametrize(("placed", "first"), [(0, True), (2, True), (3, False)])
def test_the_tray_comes_first_while_fewer_than_three_are_placed(placed, first):
    rows = [("person", f"P{n}", 1) for n in range(placed)] + [("person", "Mum", None)]
    picture = draw(made(rows))
    assert picture.ground.tray_first is first
    waiting = tile_of(picture, f"c{placed + 1:03d}")
    assert (waiting.y < picture.ground.me.y) is first


def test_a_tile_in_the_tray_asks_how_close():
    assert tile_of(draw(a_small_map()), "c005").href == "/connections/c005/edit/details#ring"


def test_an_id_from_a_file_cannot_break_out_of_its_address():
    map_ = made([("person", "Sam", 1)])
    odd = replace(map_.connections["c001"], id='../x?"><a')
    picture = draw(NetworkMap(connections={odd.id: odd}))
    assert picture.tiles[0].href == "/connections/..%2Fx%3F%22%3E%3Ca"


def test_the_map_says_what_is_on_it():
    assert draw(a_small_map()).name == (
        "Your map: 3 people, 1 place, 1 activity, 1 of them not placed yet"
    )
    assert draw(NetworkMap()).name == "Your map: nothing on it yet"
    assert draw(NetworkMap()).ties_said == "No links between them yet"


def test_a_stack_says_how_many_and_where():
    map_ = made([("person", f"P{n}", 3) for n in range(35)])
    stack = next(tile for tile in draw(map_).tiles if tile.count > 1)
    assert stack.name == f"{stack.count} more people, wider ring: open"
    assert stack.href == "/map?show=person#ring-3"


@settings(max_examples=40)
@given(map_=maps)
def test_reading_order_is_kind_then_ring_then_row_then_left_to_right(map_):
    picture = draw(map_)
    items = map_.connections

    def place(tile):
        item = items[tile.ids[0]]
        kinds = {items[key].kind for key in tile.ids}
        kind = list(Kind).index(item.kind) if len(kinds) == 1 else 9
        return kind, item.ring or 4, item.cell

    assert list(map(place, picture.tiles)) == sorted(map(place, picture.tiles))


@pytest.mark.parametrize("size", SIZES)
def test_named_and_waiting_and_stacked_are_all(size):
    for seed in range(10):
        picture = draw(seeded(size, seed))
        assert sum(tile.count for tile in picture.tiles) == picture.placed + picture.in_tray == size
