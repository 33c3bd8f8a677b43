"""Taking a map away and bringing one in: nothing is lost, nothing is added twice."""

import json
from dataclasses import replace

import pytest
from hypothesis import given, settings

from core.errors import BadFile
from core.files.map_file import MapFile, read_map_file, write_map_file
from core.rules.changes import rebuild, same
from core.rules.placing import is_sound
from core.rules.vocabulary import MOST_CONNECTIONS, Kind
from core.services import answering, carrying
from tests.cast import Cast, a_key
from tests.maps import a_map, network_maps

_names = iter(range(10**6))


def takes(actor) -> bytes:
    with actor.reading() as records:
        return carrying.take_away(records)


def brings(actor, raw: bytes, key: str | None = None):
    with actor.writing() as records:
        return carrying.bring_in(records, key or a_key(), file=read_map_file(raw))


def looks(actor, raw: bytes):
    with actor.reading() as records:
        return carrying.look_at(records, read_map_file(raw))


def a_life(ann):
    """A map with every sort of thing and some history."""
    sam, dee = ann.adds("Sam", ring="1", gives_me="tea"), ann.adds("Dee", ring="2")
    choir = ann.adds("Choir", kind=Kind.ACTIVITY, with_=[sam])
    ann.edits(sam, feel="helps", knows_about_health="yes")
    ann.edits(dee, standing="died")
    ann.sees(sam)
    ann.removes(choir)
    ann.undoes(ann.journal()[-1].id)
    with ann.writing() as records:
        answering.answer_day_word(records, a_key(), word="quite")
        answering.describe_me(
            records,
            a_key(),
            lives_alone=True,
            long_term_illness=None,
            housing="a flat",
            education="",
        )


def without_date(raw: bytes) -> dict:
    return {key: value for key, value in json.loads(raw).items() if key != "exported_at"}


def test_out_and_into_an_empty_map_and_out_again_is_the_same_file(cast, clock):
    a_life(cast.ann)
    first = takes(cast.ann)
    clock.passes(hours=5)
    brings(cast.bob, first)
    assert without_date(takes(cast.bob)) == without_date(first)
    assert same(rebuild(cast.bob.journal()), cast.bob.map())


def test_a_map_brought_in_can_be_undone_and_brought_in_again(cast):
    a_life(cast.ann)
    raw = takes(cast.ann)
    saved = brings(cast.bob, raw)
    cast.bob.undoes(saved.entry_id)
    assert not cast.bob.map().connections
    brings(cast.bob, raw)
    assert same(replace(cast.bob.map(), answers={}), replace(cast.ann.map(), answers={}))
    assert same(rebuild(cast.bob.journal()), cast.bob.map())


def test_bringing_ones_own_file_in_again_adds_nothing(cast):
    a_life(cast.ann)
    raw = takes(cast.ann)
    found = looks(cast.ann, raw)
    assert (found.new, found.ties, found.contacts, found.answers, found.entries) == ((), 0, 0, 0, 0)
    assert brings(cast.ann, raw).entry_id is None


def test_the_dry_run_says_what_will_be_added_and_changes_nothing(cast):
    a_life(cast.ann)
    cast.bob.adds("Already here")
    before, entries = cast.bob.map(), cast.bob.journal()
    found = looks(cast.bob, takes(cast.ann))
    assert sorted(item.name for item in found.new) == ["Choir", "Dee", "Sam"]
    assert (found.ties, found.contacts, found.answers, found.whole) == (1, 1, 1, False)
    assert (cast.bob.map(), cast.bob.journal()) == (before, entries)


def test_a_file_beside_an_own_map_moves_nobody_and_is_one_undo(cast):
    a_life(cast.ann)
    mine = cast.bob.adds("Mine", ring="1")
    before = cast.bob.map()
    saved = brings(cast.bob, takes(cast.ann))
    after = cast.bob.map()
    assert after.connections[mine].cell == before.connections[mine].cell
    assert is_sound(after.here(), after.sheet.plan)
    cast.bob.undoes(saved.entry_id)
    assert same(cast.bob.map(), before)


def test_history_that_does_not_add_up_to_the_map_is_left_aside(cast):
    a_life(cast.ann)
    told = json.loads(takes(cast.ann))
    told["connections"][0]["name"] = "Somebody else"
    brings(cast.bob, json.dumps(told).encode())
    assert "Somebody else" in {item.name for item in cast.bob.map().connections.values()}
    assert len(cast.bob.journal()) == 1


@given(map_=network_maps())
@settings(max_examples=25)
def test_any_map_survives_the_way_in_and_out(sqlite_gate, map_):
    actor = getattr(Cast(sqlite_gate), f"p{next(_names)}")
    raw = write_map_file(MapFile(map=map_))
    brings(actor, raw)
    out = read_map_file(takes(actor)).map
    if is_sound(map_.here(), map_.sheet.plan) and all(i.cell is not None for i in map_.here()):
        assert same(out, map_)
    bare = [
        {key: replace(item, cell=None) for key, item in one.connections.items()}
        for one in (out, read_map_file(raw).map)
    ]
    assert bare[0] == bare[1]


def test_a_map_never_grows_beyond_what_it_can_hold(sqlite_cast):
    full = a_map(1, size=MOST_CONNECTIONS)
    brings(sqlite_cast.ann, write_map_file(MapFile(map=full)))
    sqlite_cast.bob.adds("One more")
    with pytest.raises(BadFile):
        brings(sqlite_cast.bob, write_map_file(MapFile(map=full)))
    assert len(sqlite_cast.bob.map().connections) == 1


def test_names_that_could_not_stand_in_an_address_are_renamed_throughout(sqlite_cast):
    raw = json.dumps(
        {
            "format": "kith-map",
            "version": 1,
            "exported_at": "2026-11-23T09:30:00Z",
            "connections": [
                {"id": "a/../b c", "kind": "person", "name": "Sam", "standing": "active"},
                {"id": "ü", "kind": "person", "name": "Dee", "standing": "active"},
            ],
            "ties": [{"a": "a/../b c", "b": "ü", "kind": "knows"}],
            "contacts": [{"id": "1", "connection": "ü", "on": "2026-11-20", "how": "saw"}],
        }
    ).encode()
    brings(sqlite_cast.ann, raw)
    map_ = sqlite_cast.ann.map()
    [tie] = map_.ties.values()
    assert {tie.a, tie.b} == set(map_.connections)
    assert all(key.replace("-", "").isalnum() and key.isascii() for key in map_.connections)
    [contact] = map_.contacts.values()
    assert map_.connections[contact.connection].name == "Dee"
