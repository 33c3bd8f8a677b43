"""The command ``kith``, as far as it needs no database."""

import io
import json
import os
import subprocess
import sys
from datetime import date, datetime

import pytest

import cli
from core.files.map_file import MapFile, write_map_file
from core.rules.measures import as_json, measure
from core.rules.speech import ENGLISH
from core.rules.words import as_text, tell
from tests.core.files.bad_maps import BAD_MAPS, GOOD, bytes_of
from tests.core.files.exports import ONE, zipped
from tests.maps import NOW, TODAY, a_map

MAP = a_map(seed=4, size=12)


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
