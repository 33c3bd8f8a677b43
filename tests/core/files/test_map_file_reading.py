"""What a map file may leave out, and how it is understood."""

from datetime import UTC, date, datetime

import pytest

from core.files.map_file import read_map_file
from core.rules.facts import EVEN_PLAN, NetworkMap
from core.rules.network_type import as_json, type_of
from core.rules.type_inputs import inputs_of
from core.rules.vocabulary import Standing, TieStrength
from tests.core.files.bad_maps import GONE, GOOD, bytes_of, changed
from tests.maps import TODAY


def read(*steps):
    return read_map_file(bytes_of(changed(*steps)))


def sam(*values):
    steps = [("connections", 0, key, value) for key, value in values]
    return read(*steps).map.connections["s"]


def test_the_smallest_file_is_an_empty_map():
    file = read_map_file(b'{"format": "kith-map", "version": 1, "connections": []}')

    assert not file.map.connections
    assert file.map.sheet.plan == EVEN_PLAN
    assert file.exported_at is None


def test_a_byte_order_mark_is_passed_over():
    assert read_map_file(b"\xef\xbb\xbf" + bytes_of(GOOD)) == read_map_file(bytes_of(GOOD))


def test_null_says_the_same_as_nothing():
    optional = [key for key in GOOD if key not in {"format", "version", "connections"}]

    assert read(*((key, None) for key in optional)) == read(*((key, GONE) for key in optional))


def test_a_connection_is_active_and_for_all_to_see_unless_it_says_otherwise():
    plain = sam(("standing", None), ("just_for_me", None))

    assert plain.standing is Standing.ACTIVE
    assert plain.just_for_me is False


def test_a_tie_is_sure_unless_it_says_otherwise():
    assert next(iter(read().map.ties.values())).strength is TieStrength.YES


def test_an_empty_me_is_nothing_said():
    assert read(("me", {"housing": "  "})).map.sheet.me is None


def test_a_name_is_composed_and_its_blanks_are_tidied():
    assert sam(("name", "  Zoe\u0308 \u00a0 B ")).name == "Zoë B"


@pytest.mark.parametrize(
    "name",
    ["محمد", "👩🏽‍🦽 Bea", "O'Neill <b>", "=cmd()", "{{ 7 }}", "Łukasz", "a" + "\u0301" * 70],
)
def test_a_name_may_be_in_any_script_and_look_like_anything(name):
    assert sam(("name", name)).name.startswith(name[0]) or name.startswith("a")


def test_eighty_letters_are_a_name():
    assert len(sam(("name", "é" * 80)).name) == 80


def test_line_breaks_of_a_note_are_kept():
    assert sam(("gives_me", "a walk\r\nand tea\n")).gives_me == "a walk\nand tea"


def test_a_contact_may_say_the_time():
    met = read(("contacts", 0, "on", "2026-06-01T00:30:00.5+01:00")).map.contacts["1"]

    assert met.on == date(2026, 6, 1)
    assert met.at == datetime(2026, 5, 31, 23, 30, 0, 500_000, tzinfo=UTC)


def test_a_contact_may_say_the_day_alone():
    met = read().map.contacts["1"]

    assert (met.on, met.at) == (date(2026, 11, 20), None)


def test_the_ends_of_a_tie_stand_in_order():
    tie = next(iter(read().map.ties.values()))

    assert (tie.a, tie.b) == ("l", "s")


def test_questions_of_later_versions_are_kept():
    answer = {"question": "who_5", "on": "2026-11-20T08:00:00z", "value": [5, 4]}

    assert [a.value for a in read(("answers", [answer])).map.answers.values()] == [[5, 4]]


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("ons_lonely", "hardly_ever"),
        ("ucla_3", {"companionship": 1, "left_out": 3, "isolated": 2}),
        ("day_word", "rather_not_say"),
        ("network_type", as_json(type_of(inputs_of(NetworkMap(), TODAY)))),
        ("network_type_word", "none_of_these"),
    ],
)
def test_answers_to_our_own_questions_are_kept(question, value):
    answer = {"question": question, "on": "2026-11-20T08:00:00Z", "value": value}

    assert [a.value for a in read(("answers", [answer])).map.answers.values()] == [value]


def test_goals_and_settings_nobody_uses_yet_are_carried_along():
    sheet = read(("goals", [{"say": "a walk"}]), ("settings", "font", "large")).map.sheet

    assert sheet.carried["goals"] == [{"say": "a walk"}]
    assert sheet.settings["font"] == "large"


def test_a_thousand_connections_are_read():
    many = [{"id": str(n), "kind": "person", "name": "Sam"} for n in range(1_000)]
    file = {"format": "kith-map", "version": 1, "connections": many}

    assert len(read_map_file(bytes_of(file)).map.connections) == 1_000
