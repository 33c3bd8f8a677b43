"""The commands for copies of the whole database, as an operator types them."""

import sqlite3
from contextlib import closing

import pytest

import cli
from core.settings import Settings
from main import open_gate
from migrations.running import migrate
from tests.cast import Cast
from tests.sharing import Practitioner, Sharer


@pytest.fixture
def home(tmp_path, monkeypatch):
    """A data directory that the commands open."""
    monkeypatch.setenv("KITH_DATA_DIR", str(tmp_path / "home"))
    monkeypatch.delenv("KITH_DATABASE_URL", raising=False)
    return tmp_path / "home"


@pytest.fixture
def gate(home):
    gate = open_gate(Settings())
    migrate(gate.engines.writing)
    yield gate
    gate.engines.close()


def test_a_share_stopped_after_the_backup_stays_stopped(gate, tmp_path, capsys):
    ann, kim = Sharer(Cast(gate).ann), Practitioner(gate)
    grant, path = ann.gives(kim), str(tmp_path / "copy")
    assert cli.main(["backup", path]) == 0
    ann.stops(grant)
    assert cli.main(["restore", path]) == 2
    assert "add --in-place-of" in capsys.readouterr().err
    assert cli.main(["restore", path, "--in-place-of"]) == 0
    assert "Endings done again from the ledger: 1." in capsys.readouterr().out
    assert not kim.can_read(grant)


def test_the_ledger_of_another_machine_counts_too(gate, home, tmp_path):
    ann, kim = Sharer(Cast(gate).ann), Practitioner(gate)
    grant, path = ann.gives(kim), str(tmp_path / "copy")
    cli.main(["backup", path])
    ann.stops(grant)
    other = (home / "ledger.jsonl").rename(tmp_path / "other.jsonl")
    assert cli.main(["restore", path, "--in-place-of", "--ledger", str(other)]) == 0
    assert not kim.can_read(grant)


def test_a_changed_ledger_stops_everything(gate, home, tmp_path, capsys):
    ann, kim = Sharer(Cast(gate).ann), Practitioner(gate)
    grant, path = ann.gives(kim), str(tmp_path / "copy")
    cli.main(["backup", path])
    ann.stops(grant)
    ledger = home / "ledger.jsonl"
    ledger.write_text(ledger.read_text().replace("withdrawn", "paused"))
    ledger.write_text(ledger.read_text() + ledger.read_text())
    assert cli.main(["restore", path, "--in-place-of"]) == 2
    assert "The ledger was changed" in capsys.readouterr().err
    assert not kim.can_read(grant)


def test_a_backup_never_takes_the_place_of_a_file(gate, tmp_path, capsys):
    (tmp_path / "there").write_text("mine")
    assert cli.main(["backup", str(tmp_path / "there")]) == 2
    assert "cannot be written" in capsys.readouterr().err


def test_a_backup_of_a_later_kith_is_refused(gate, tmp_path, capsys):
    path = tmp_path / "copy"
    cli.main(["backup", str(path)])
    with closing(sqlite3.connect(path)) as copy, copy:
        copy.execute("UPDATE alembic_version SET version_num = '9999'")
    assert cli.main(["restore", str(path)]) == 2
    assert "is no backup" in capsys.readouterr().err


def test_a_database_somebody_writes_to_is_left_alone(gate, tmp_path, capsys):
    path = tmp_path / "copy"
    cli.main(["backup", str(path)])
    with gate.engines.writing.begin():
        assert cli.main(["restore", str(path)]) == 2
    assert "stop Kith first" in capsys.readouterr().err


def test_what_is_no_backup_is_refused(gate, tmp_path, capsys):
    (tmp_path / "letter").write_text("dear all")
    for name in ("letter", "nowhere"):
        assert cli.main(["restore", str(tmp_path / name)]) == 2
        assert "is no backup" in capsys.readouterr().err
