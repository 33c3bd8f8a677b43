"""The view of one kind: bands of tiles, none folded."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.rules.kind_drawing import draw_kind
from core.rules.vocabulary import Feel, Kind
from tests.drawn_maps import made, seeded

maps = st.builds(seeded, st.integers(0, 150), st.integers(0, 49))
kinds = st.sampled_from(Kind)


@settings(max_examples=40)
@given(map_=maps, kind=kinds)
def test_everything_of_the_kind_has_a_tile_of_its_own_in_order_of_id(map_, kind):
    picture = draw_kind(map_, kind)
    for band in picture.bands:
        keys = [tile.ids[0] for tile in band.zone.tiles]
        assert keys == sorted(keys)
    shown = sorted(key for tile in picture.tiles for key in tile.ids)
    assert shown == sorted(item.id for item in map_.here() if item.kind is kind)
    assert all(tile.count == 1 for tile in picture.tiles)


@settings(max_examples=40)
@given(map_=maps, kind=kinds)
def test_no_tiles_overlap_and_all_are_on_the_canvas(map_, kind):
    picture = draw_kind(map_, kind)
    assert len({(tile.x, tile.y) for tile in picture.tiles}) == len(picture.tiles)
    for one in picture.tiles:
        assert 44 <= one.x <= 316
        assert 25 <= one.y <= picture.height - 25
        assert one.words.size in {12, 13, 14, 15}
        assert not any(
            abs(one.x - two.x) < 88 and abs(one.y - two.y) < 50
            for two in picture.tiles
            if two is not one
        )


def test_bands_say_their_ring_and_how_many_and_can_be_linked_to():
    map_ = made(
        [("person", "Sam", 1), ("person", "Dee", 1), ("person", "Mum", None), ("place", "Park", 2)]
    )
    bands = draw_kind(map_, Kind.PERSON).bands
    assert [(band.anchor, band.says) for band in bands] == [
        ("ring-1", "Close · 2"),
        ("ring-tray", "Not placed yet · 1"),
    ]


def test_one_more_stands_at_the_end_of_its_band():
    rows = [("person", f"P{n}", 1) for n in range(6)]
    before, after = (draw_kind(made(many), Kind.PERSON) for many in (rows[:5], rows))
    assert after.tiles[:5] == before.tiles


@pytest.mark.parametrize("shown", [True, False])
def test_feel_is_shown_only_when_asked_for(shown):
    map_ = made([("person", "Sam", 1)])
    sam = replace(map_.connections["c001"], feel=Feel.HARD)
    picture = draw_kind(replace(map_, connections={"c001": sam}), Kind.PERSON, show_feel=shown)
    assert (len(picture.badges), "hard" in picture.tiles[0].name) == (int(shown), shown)


def test_a_kind_with_nothing_in_it_is_only_me():
    picture = draw_kind(made([("person", "Sam", 1)]), Kind.PLACE)
    assert (picture.bands, picture.name) == ((), "On your map: 0 places")
