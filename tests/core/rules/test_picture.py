"""The picture: shapes and words for what stands out; every measure has a name and a value."""

from dataclasses import fields
from itertools import pairwise

from hypothesis import given

from core.rules.measure_words import KEYS, measured
from core.rules.measures import Measures, measure
from core.rules.picture_words import tell_picture
from core.rules.small_picture import ACROSS, STEP, small_picture
from core.rules.speech import ENGLISH
from core.rules.vocabulary import Feel, Group, Kind, Ring, Standing, Support
from tests.core.rules.making import a_map_of, activity, person, place, tie
from tests.core.rules.plain_maps import plain_maps, sentences_of
from tests.maps import TODAY, a_map, network_maps

SAM, MUM = person("Sam", ring=Ring.INNER, feel=Feel.HELPS), person("Mum", ring=Ring.OUTER)


def told(map_):
    return {one.key: one for one in tell_picture(map_, TODAY, ENGLISH).sections}


def test_an_empty_map_starts_with_you():
    picture = small_picture(a_map_of(), ENGLISH)
    assert (picture.dots, picture.says) == ((), "Your map starts with you.")
    assert told(a_map_of()) == {}


def test_there_is_a_shape_for_each_and_close_ones_come_first():
    map_ = a_map_of(MUM, SAM, place("Library"), activity("Choir", ring=Ring.MIDDLE))
    dots = small_picture(map_, ENGLISH).dots
    assert [(dot.kind, dot.zone) for dot in dots] == [
        ("person", "inner"),
        ("person", "outer"),
        ("place", "tray"),
        ("activity", "middle"),
    ]


def test_the_words_say_what_the_shapes_show():
    assert small_picture(a_map_of(SAM, MUM, place("Library")), ENGLISH).says == (
        "You have 2 people and 1 place on your map. Full shapes are close to you."
    )
    assert small_picture(a_map_of(MUM), ENGLISH).says == "You have 1 person on your map."


@given(network_maps())
def test_shapes_stay_apart_and_inside(map_):
    picture = small_picture(map_, ENGLISH)
    spots = sorted((dot.x, dot.y) for dot in picture.dots)
    assert len(picture.dots) == len(map_.here()) == len(set(spots))
    for dot in picture.dots:
        assert STEP / 2 <= dot.x <= picture.width - STEP / 2
        assert STEP / 2 <= dot.y <= picture.height - STEP / 2
    for one, other in pairwise(spots):
        assert abs(one[0] - other[0]) + abs(one[1] - other[1]) >= STEP / 2


def test_a_large_map_goes_on_in_another_line():
    picture = small_picture(a_map(size=150), ENGLISH)
    people = [dot for dot in picture.dots if dot.kind == "person"]
    assert len({dot.y for dot in people}) == -(-len(people) // ACROSS)


def test_it_tells_who_is_close_what_helps_and_how_it_links_up():
    al = person("Al", feel=Feel.HELPS)
    found = told(a_map_of(SAM, MUM, al, ties=[tie("Sam", "Al"), tie("Sam", "Mum")]))
    assert found["close"].paragraphs == (("Sam is close.",),)
    assert found["helps"].paragraphs == (("Al and Sam help.",),)
    assert found["links"].paragraphs == (
        ("All the people on your map are linked, some through others.",),
    )


def test_it_tells_where_one_person_carries_a_lot():
    sam = person("Sam", support_received=(Support.TALK, Support.COMPANY, Support.PRACTICAL))
    found = told(a_map_of(sam, MUM))
    assert found["a_lot"].paragraphs == (("Sam does a lot of the talking and helping.",),)


def test_who_has_ended_is_not_told():
    gone = person("Pete", ring=Ring.INNER, feel=Feel.HELPS, standing=Standing.ENDED)
    assert told(a_map_of(gone)) == {}
    assert small_picture(a_map_of(gone), ENGLISH).dots == ()


@given(plain_maps())
def test_every_sentence_is_short(map_):
    for said in sentences_of(tell_picture(map_, TODAY, ENGLISH)):
        assert len(said.split()) <= 25


def test_every_measure_has_a_row():
    assert {*KEYS} == {field.name for field in fields(Measures)}


@given(network_maps())
def test_every_measure_of_any_map_can_be_read(map_):
    for row in measured(measure(map_, TODAY), ENGLISH):
        assert row.name.strip()
        assert row.value.strip()
        assert "None" not in row.value


def test_counts_are_whole_shares_have_two_decimals_and_groups_have_names():
    map_ = a_map_of(person("Sam", groups=(Group.FRIEND,)), person("Mum", groups=(Group.FAMILY,)))
    rows = {row.key: row for row in measured(measure(map_, TODAY), ENGLISH)}
    assert rows["size"].value == "2"
    assert rows["share_family"].value == "0.50"
    assert rows["by_group"].value == "family 1 and friend 1"
    assert rows["by_kind"].value == "People 2, Places 0 and Activities 0"
    assert not rows["by_kind"].is_number
    assert rows["reciprocity"].value == "not enough on the map"
    assert Kind.PERSON in measure(map_, TODAY).by_kind
