"""The command ``kith``, as far as it needs no database."""

import io
import itertools
import json
import os
import subprocess
import sys
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

import cli
from core.access.viewer import Role
from core.files.map_file import MapFile, write_map_file
from core.rules.changes import Action, Entry, became, came
from core.rules.facts import Answer, Connection, NetworkMap, Sheet
from core.rules.measures import as_json, measure
from core.rules.network_type import as_json as type_as_json
from core.rules.network_type import type_of
from core.rules.signal_history import find, history_of
from core.rules.signal_lines import as_json as signals_as_json
from core.rules.signal_rules import IDS
from core.rules.speech import ENGLISH
from core.rules.type_inputs import inputs_of
from core.rules.type_reasons import reasons_of
from core.rules.vocabulary import Kind
from core.rules.words import as_text, tell
from core.services.carrying import packed_entry
from core.services.inviting import look_at
from core.settings import Settings
from main import open_gate
from tests.core.files.bad_maps import BAD_MAPS, GOOD, bytes_of
from tests.core.files.exports import ONE, zipped
from tests.maps import NOW, TODAY, a_map

MAP = a_map(seed=4, size=12)
LONDON = ZoneInfo("Europe/London")


@pytest.fixture
def map_path(tmp_path):
    path = tmp_path / "map.json"
    path.write_bytes(write_map_file(MapFile(map=MAP, exported_at=NOW)))
    return str(path)


@pytest.fixture
def from_stdin(monkeypatch):
    """Hand bytes to standard input."""

    def give(raw):
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(raw)))

    return give


def refused(capsys, *arguments):
    """The one sentence on stderr; nothing on stdout, exit code 2."""
    assert cli.main(arguments) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err.count("\n") == 1
    return told.err.strip()


def test_measures_are_one_json_object(map_path, capsys):
    assert cli.main(["map", "measures", map_path, "--at", "2026-11-23"]) == 0
    assert json.loads(capsys.readouterr().out) == json.loads(
        json.dumps(as_json(measure(MAP, TODAY)))
    )


def test_words_are_plain_text(map_path, capsys):
    assert cli.main(["map", "words", map_path, "--at", "2026-11-23"]) == 0
    assert capsys.readouterr().out == as_text(tell(MAP, TODAY, ENGLISH))


def test_a_dash_reads_standard_input(from_stdin, capsys):
    from_stdin(bytes_of(GOOD))

    assert cli.main(["map", "words", "-"]) == 0
    assert "Sam" in capsys.readouterr().out


def test_without_a_day_it_is_today_in_london(map_path, capsys, monkeypatch):
    class July(datetime):
        @classmethod
        def now(cls, tz=None):
            assert str(tz) == "Europe/London"
            return cls(2026, 7, 1, tzinfo=tz)

    monkeypatch.setattr("cli.datetime", July)
    cli.main(["map", "words", map_path])

    assert capsys.readouterr().out == as_text(tell(MAP, date(2026, 7, 1), ENGLISH))


def test_a_file_that_is_not_there(tmp_path, capsys):
    assert "no file called" in refused(capsys, "map", "words", str(tmp_path / "nothing.json"))


def test_a_folder(tmp_path, capsys):
    assert "is a folder" in refused(capsys, "map", "measures", str(tmp_path))


def test_a_file_that_may_not_be_opened(map_path, capsys, monkeypatch):
    def locked(*_args):
        raise PermissionError

    monkeypatch.setattr(
        "pathlib.Path.open", locked
    )  # root may open anything, so modes would not tell

    assert "may not be opened" in refused(capsys, "map", "words", map_path)


def test_a_name_no_file_can_have(capsys):
    assert "cannot be opened" in refused(capsys, "map", "words", "a\0b")


def test_an_export_of_network_canvas_is_no_map_file(tmp_path, capsys):
    path = tmp_path / "export.zip"
    path.write_bytes(zipped(ONE))

    assert "not a Kith map file" in refused(capsys, "map", "words", str(path))


def test_a_file_without_end_is_read_no_further_than_needed(capsys):
    assert "bigger than" in refused(capsys, "map", "words", "/dev/zero")


@pytest.mark.parametrize("bad", BAD_MAPS, ids=[bad.name for bad in BAD_MAPS])
def test_any_bad_file_is_one_sentence(bad, from_stdin, capsys):
    from_stdin(bad.raw)

    assert refused(capsys, "map", "measures", "-").endswith(".")


@pytest.mark.parametrize("day", ["yesterday", "2026-02-30", "20261123", "2026-W48-1", ""])
def test_a_day_that_is_none_is_refused(day, map_path, capsys):
    with pytest.raises(SystemExit) as left:
        cli.main(["map", "words", map_path, "--at", day])
    assert left.value.code == 2
    assert "2026-11-23" in capsys.readouterr().err


def test_only_commands_that_work_are_offered():
    assert {command.name for command in cli.COMMANDS} >= {"map measures", "map words"}
    with pytest.raises(SystemExit):
        cli.main(["map", "guesses", "x"])


def test_names_in_every_script_are_printed_where_the_terminal_is_plain(map_path):
    done = subprocess.run(
        [sys.executable, "cli.py", "map", "words", map_path],
        capture_output=True,
        check=False,
        env={**os.environ, "PYTHONIOENCODING": "ascii", "LC_ALL": "C"},
    )

    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout.decode().isascii() is False


def test_reading_a_map_loads_no_database_and_no_server():
    heavy = ("sqlalchemy", "sqlmodel", "fastapi", "starlette", "uvicorn")
    script = f"import sys, cli; cli.main(['map', 'measures', '/nope']); print([m for m in {heavy} if m in sys.modules])"
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=False
    )

    assert done.stdout.strip() == "[]"


def signals_of(capsys, path, day):
    assert cli.main(["map", "signals", path, "--at", day]) == 0
    return json.loads(capsys.readouterr().out)


def test_signals_are_one_json_object(map_path, capsys):
    told = signals_of(capsys, map_path, "2026-11-23")

    assert told == signals_as_json(find(history_of(MAP, (), LONDON), TODAY), ENGLISH)
    assert [one["id"] for one in told["signals"]] == [*IDS]
    assert set(told) == {"at", "signals", "offer", "because"}
    assert {*told["signals"][0]} == {"id", "holds", "since", "facts", "says"}


def test_signals_follow_the_journal_where_the_file_has_one(tmp_path, capsys):
    sam = Connection(id="s", kind=Kind.PERSON, name="Sam", added_on=date(2026, 1, 1))
    sheet = Sheet(confirmed_on=TODAY)
    changes = (came(sam), became(Sheet(), sheet))
    entry = Entry(
        id="e", number=1, at=NOW - timedelta(days=20), by="me", action=Action.ADDED, changes=changes
    )
    map_ = NetworkMap(sheet=sheet, connections={"s": sam})
    path = tmp_path / "map.json"

    def since(journal):
        path.write_bytes(write_map_file(MapFile(map=map_, exported_at=NOW, journal=journal)))
        return signals_of(capsys, str(path), "2026-11-23")["signals"][5]["since"]

    assert since((packed_entry(entry),)) == "2026-11-03"
    assert since(()) == "2026-01-01"


def test_signals_days_are_those_of_the_person(tmp_path, capsys):
    late = datetime(2026, 11, 20, 20, 0, tzinfo=UTC)  # the 21st in Kolkata
    sheet = Sheet(confirmed_on=TODAY, settings={"time_zone": "Asia/Kolkata"})
    answer = Answer(id="a", question="ons_lonely", on=late, value="often_or_always")
    path = tmp_path / "map.json"
    map_ = NetworkMap(sheet=sheet, answers={"a": answer})
    path.write_bytes(write_map_file(MapFile(map=map_, exported_at=NOW)))

    told = signals_of(capsys, str(path), "2026-11-23")

    assert told["signals"][0]["since"] == "2026-11-21"
    assert (told["offer"], told["because"]) == (True, ["S1"])


def picture_of(capsys, path, day):
    assert cli.main(["map", "picture", path, "--at", day]) == 0
    return json.loads(capsys.readouterr().out)


def test_the_picture_is_one_json_object(map_path, capsys):
    told = picture_of(capsys, map_path, "2026-11-23")

    found = type_of(inputs_of(MAP, TODAY))
    assert told == {**type_as_json(found), "reasons": [*reasons_of(found, ENGLISH)]}
    assert set(told) == {"result", "names", "scores", "inputs", "reasons", "rule_version"}
    assert all(one.keys() == {"score", "criteria"} for one in told["scores"].values())


def test_the_picture_of_a_family_says_why(tmp_path, capsys):
    path = tmp_path / "map.json"
    path.write_text(json.dumps(a_family()))

    told = picture_of(capsys, str(path), "2026-11-23")

    assert (told["result"], told["names"]) == ("family_and_stable", ["family_and_stable"])
    assert "Many of the people know each other." in told["reasons"]
    assert told["scores"]["family_and_stable"]["score"] == 1


def a_family():
    """A map file of another program: five of a family who know each other."""
    family = [
        {
            "id": f"f{n}",
            "kind": "person",
            "name": f"F{n}",
            "groups": ["family"],
            "known_for": "over_5",
            "usual_contact": "weekly",
        }
        for n in range(5)
    ]
    ties = [
        {"a": f"f{a}", "b": f"f{b}", "kind": "knows"}
        for a, b in itertools.combinations(range(5), 2)
    ]
    return {"format": "kith-map", "version": 1, "connections": family, "ties": ties}


def test_the_picture_is_of_the_map_as_it_stood_where_the_file_has_a_journal(tmp_path, capsys):
    sam = Connection(id="s", kind=Kind.PERSON, name="Sam")
    entry = Entry(id="e", number=1, at=NOW, by="me", action=Action.ADDED, changes=(came(sam),))
    file = MapFile(
        map=NetworkMap(connections={"s": sam}), exported_at=NOW, journal=(packed_entry(entry),)
    )
    path = tmp_path / "map.json"
    path.write_bytes(write_map_file(file))

    assert picture_of(capsys, str(path), "2026-11-22")["inputs"]["people"] == 0
    assert picture_of(capsys, str(path), "2026-11-23")["inputs"]["people"] == 1


def test_a_file_that_cannot_be_read_has_no_picture(from_stdin, capsys):
    from_stdin(b"no map at all")

    assert refused(capsys, "map", "picture", "-").endswith(".")


@pytest.fixture
def at_home(tmp_path, monkeypatch):
    """A Kith of this test's own, as the environment names it."""
    monkeypatch.setenv("KITH_DATA_DIR", str(tmp_path))
    monkeypatch.setenv("KITH_BASE_URL", "https://kith.example/")
    monkeypatch.delenv("KITH_DATABASE_URL", raising=False)
    return tmp_path


def test_the_first_admin_comes_by_a_link_that_is_printed(at_home, capsys):
    told = []
    for name in ("Ada", "Bea"):
        assert cli.main(["admin", "create", "--organisation", "River Trust", "--name", name]) == 0
        told.append(capsys.readouterr().out.splitlines())
    links = [lines[-1] for lines in told]
    assert all(link.startswith("https://kith.example/join/") for link in links)
    assert links[0] != links[1]
    gate = open_gate(Settings())
    offered = [look_at(gate.door, link.rsplit("/", 1)[1]) for link in links]
    gate.engines.close()
    assert [(one.name, one.role, one.organisation) for one in offered] == [
        ("Ada", Role.ADMIN, "River Trust"),
        ("Bea", Role.ADMIN, "River Trust"),
    ]


def test_an_admin_without_a_name_is_refused_in_one_sentence(at_home, capsys):
    assert refused(capsys, "admin", "create", "--organisation", "River Trust", "--name", " ")
