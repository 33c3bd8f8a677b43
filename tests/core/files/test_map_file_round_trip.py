"""Taking a map away and bringing it back loses nothing."""

import json
from dataclasses import replace
from datetime import UTC, datetime
from types import MappingProxyType
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from core.files.map_file import MapFile, read_map_file, write_map_file
from core.files.moments import moment_text
from core.rules.changes import Action, Change, Entry, Noun, came
from core.rules.facts import Answer, Connection, Contact, NetworkMap, Sheet
from core.rules.packing import pack
from core.rules.vocabulary import Kind, TieKind
from tests.core.files.bad_maps import GOOD, bytes_of, changed
from tests.maps import NOW, a_map, connections, ids, moments, network_maps, sheets

MAP = a_map(seed=2, size=12)
POOL = [MAP.sheet, *(thing for shelf in (MAP.connections, MAP.ties, MAP.contacts, MAP.answers) for thing in shelf.values())]  # fmt: skip


@st.composite
def journals(draw):
    """Journals whose changes are those of real things."""
    things = [*POOL, draw(connections()), draw(sheets())]
    entries: list[dict[str, Any]] = []
    for key in draw(st.lists(ids, unique=True, max_size=4)):
        earlier = [None, *(entry["id"] for entry in entries)]
        free = [
            one for one in earlier if one not in {entry.get("undoes") for entry in entries} - {None}
        ]
        undoes = draw(st.sampled_from(free))
        entries.append(
            {
                "id": key,
                "at": moment_text(draw(moments)),
                "by": "me",
                "action": draw(st.sampled_from(Action)).value,
                **({} if undoes is None else {"undoes": undoes}),
                "changes": [as_values(came(thing)) for thing in draw(st.lists(st.sampled_from(things), max_size=3))],
            }
        )  # fmt: skip
    return tuple(entries)


def as_values(change: Change):
    return {
        "thing": change.noun.value,
        "id": change.id,
        "before": None if change.before is None else pack(change.noun, change.before),
        "after": None if change.after is None else pack(change.noun, change.after),
    }


def rewritten(raw):
    return write_map_file(read_map_file(raw))


def written(map_):
    return json.loads(write_map_file(MapFile(map=map_)))


@given(network_maps(), st.none() | moments, journals())
def test_reading_what_was_written_gives_the_same(map_, exported_at, journal):
    file = MapFile(map=map_, exported_at=exported_at, journal=journal)

    assert read_map_file(write_map_file(file)) == file


@settings(max_examples=50)
@given(network_maps(), journals())
def test_writing_what_was_read_gives_the_same_bytes(map_, journal):
    raw = write_map_file(MapFile(map=map_, exported_at=NOW, journal=journal))

    assert rewritten(raw) == raw


@settings(max_examples=30)
@given(network_maps())
def test_equal_maps_give_equal_bytes_whatever_order_their_values_are_held_in(map_):
    def turned(held):
        return MappingProxyType(dict(reversed(held.items())))

    other = replace(
        map_,
        sheet=replace(map_.sheet, carried=turned(map_.sheet.carried), settings=turned(map_.sheet.settings)),
    )  # fmt: skip

    assert write_map_file(MapFile(map=map_)) == write_map_file(MapFile(map=other))


def test_a_big_map_comes_back_whole():
    map_ = a_map(seed=5, size=150)

    assert read_map_file(write_map_file(MapFile(map=map_))).map == map_


def test_a_journal_entry_of_the_rules_comes_back_as_it_was():
    sam = Connection(id="s", kind=Kind.PERSON, name="Sâm")
    entry = Entry(id="e", number=1, at=NOW, by="me", action=Action.ADDED, changes=(came(sam),))
    values = {
        "id": entry.id,
        "at": moment_text(entry.at),
        "by": entry.by,
        "action": entry.action.value,
        "changes": [as_values(change) for change in entry.changes],
    }

    assert read_map_file(write_map_file(MapFile(journal=(values,)))).journal == (values,)


def test_what_is_not_said_is_left_out():
    sam = Connection(id="s", kind=Kind.PERSON, name="Sam")
    file = written(NetworkMap(connections={"s": sam}))

    assert file["connections"] == [
        {"id": "s", "kind": "person", "name": "Sam", "standing": "active", "just_for_me": False}
    ]


def test_none_of_these_is_not_the_same_as_not_sure():
    sam = Connection(id="s", kind=Kind.PERSON, name="Sam", support_given=())
    map_ = NetworkMap(connections={"s": sam})

    assert written(map_)["connections"][0]["support_given"] == []
    assert read_map_file(write_map_file(MapFile(map=map_))).map == map_


def test_the_text_is_utf_8_with_letters_as_they_are_and_a_last_line_break():
    raw = write_map_file(MapFile(map=a_map(seed=1, size=30)))

    assert "Rhŷs" in raw.decode()
    assert raw.endswith(b"}\n")


def test_the_file_is_indented_and_an_entry_of_the_journal_takes_one_line():
    lines = rewritten(bytes_of(GOOD)).decode().splitlines()

    assert lines[1] == '  "format": "kith-map",'
    assert lines[-4:-1][0] == '  "journal": ['
    assert lines[-3].startswith('    {"id":"j1",')


def test_keys_come_in_the_order_of_the_format_with_other_programs_keys_last():
    map_ = replace(
        a_map(seed=1, size=2), sheet=Sheet(carried={"x-b": 1, "goals": [], "x-a": None}, settings={"theme": "dark"})
    )  # fmt: skip
    raw = write_map_file(MapFile(map=map_, exported_at=NOW))

    assert list(json.loads(raw)) == [
        "format", "version", "exported_at", "plan", "connections", "ties", "contacts", "answers",
        "goals", "settings", "journal", "x-a", "x-b",
    ]  # fmt: skip


def test_keys_of_other_programs_come_back_out_wherever_they_stood():
    file = changed(
        ("x-top", {"b": [None, 1.5], "a": ""}),
        ("me", "x-me", True),
        ("connections", 0, "x-colour", "green"),
        ("ties", 0, "x-since", "school"),
        ("contacts", 0, "x-where", "by the canal"),
        ("answers", 0, "x-mood", 3),
        ("journal", 0, "x-device", "phone"),
        ("journal", 0, "changes", 0, "x-why", "asked"),
    )
    out = json.loads(rewritten(bytes_of(file)))

    assert out["x-top"] == {"a": "", "b": [None, 1.5]}
    assert out["me"]["x-me"] is True
    assert out["connections"][1]["x-colour"] == "green"
    assert out["ties"][0]["x-since"] == "school"
    assert out["contacts"][0]["x-where"] == "by the canal"
    assert out["answers"][0]["x-mood"] == 3
    assert out["journal"][0]["x-device"] == "phone"
    assert out["journal"][0]["changes"][0]["x-why"] == "asked"


def test_keys_beside_a_tie_go_when_the_tie_is_gone():
    file = read_map_file(bytes_of(changed(("ties", 0, "x-since", "school"))))

    assert b"school" not in write_map_file(replace(file, map=replace(file.map, ties={})))


def test_a_contact_after_midnight_keeps_its_day():
    met = Contact(
        id="m", connection="s", on=datetime(2026, 6, 1).date(), at=datetime(2026, 5, 31, 23, 30, tzinfo=UTC)
    )  # fmt: skip
    sam = Connection(id="s", kind=Kind.PERSON, name="Sam")
    map_ = NetworkMap(connections={"s": sam}, contacts={"m": met})

    assert written(map_)["contacts"][0]["on"] == "2026-06-01T00:30:00+01:00"
    assert read_map_file(write_map_file(MapFile(map=map_))).map.contacts["m"] == met


def test_an_answer_keeps_the_id_the_journal_knows_it_by():
    answer = Answer(id="a1", question="day_word", on=NOW, value="quite")
    map_ = NetworkMap(answers={"a1": answer})

    assert written(map_)["answers"][0]["x-id"] == "a1"


def test_an_answer_without_an_id_is_written_without_one_again():
    assert "x-id" not in json.loads(rewritten(bytes_of(GOOD)))["answers"][0]


def test_answers_that_say_exactly_the_same_are_all_kept():
    file = changed(("answers", "+", GOOD["answers"][0]), ("answers", "+", GOOD["answers"][0]))

    assert len(json.loads(rewritten(bytes_of(file)))["answers"]) == 3


def test_ids_that_cannot_stand_in_an_address_are_renamed_the_same_way_everywhere():
    file = changed(
        ("connections", 0, "id", "my friend / Sam"),
        ("ties", 0, "a", "my friend / Sam"),
        ("contacts", 0, "connection", "my friend / Sam"),
        ("journal", 0, "changes", 0, "id", "my friend / Sam"),
        ("journal", 0, "changes", 0, "after", "id", "my friend / Sam"),
        ("journal", 0, "changes", "+", {
            "thing": "tie",
            "id": "l my friend / Sam at",
            "after": {"a": "my friend / Sam", "b": "l", "kind": "at"},
        }),
    )  # fmt: skip
    read = read_map_file(bytes_of(file))
    sam = next(item.id for item in read.map.connections.values() if item.name == "Sam")
    one, other = read.journal[0]["changes"]

    assert " " not in sam
    assert sam in {read.map.ties[other["id"]].a, read.map.ties[other["id"]].b}
    assert {met.connection for met in read.map.contacts.values()} == {sam}
    assert one["id"] == one["after"]["id"] == other["after"]["a"] == sam


def test_a_tie_of_each_kind_may_stand_between_the_same_two():
    file = changed(("ties", [{"a": "s", "b": "l", "kind": kind.value} for kind in TieKind]))

    assert len(read_map_file(bytes_of(file)).map.ties) == len(TieKind)


def test_the_order_of_the_file_is_known_for_tiles_that_have_no_place_yet():
    assert read_map_file(bytes_of(GOOD)).order == ("s", "l")


def test_nouns_of_the_journal_are_those_of_the_rules():
    for noun in Noun:
        file = changed(("journal", 0, "changes", 0, "thing", noun.value))
        assert read_map_file(bytes_of(file)).journal[0]["changes"][0]["thing"] == noun.value
