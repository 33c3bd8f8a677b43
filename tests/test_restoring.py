"""The drill: a backup, more life, a restore. What was ended since stays ended; all else is back."""

import itertools
import random
import zipfile
from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import inspect, text

from core.access.grants import Status
from core.errors import NotSignedIn
from core.gate import Gate
from core.services import sharing
from core.store.backup import NoBackup, back_up
from core.store.door import digest
from core.store.engines import open_engines
from core.store.ledger import Kind, Ledger
from core.store.tables import SignIn
from migrations.restoring import InUse, restore
from tests.cast import Cast
from tests.conftest import KEYS, Ids
from tests.sharing import Practitioner, Sharer

DRILLS = {"sqlite": 20, "postgresql": 20}


@pytest.fixture
def ledger(tmp_path):
    return Ledger(tmp_path / "ledger.jsonl")


@pytest.fixture
def gate(database_url, clock, ledger):
    """A gate that keeps a ledger, on each of the two databases."""
    engines = open_engines(database_url)
    yield Gate(engines, KEYS, clock, Ids(), ledger)
    engines.close()


@pytest.fixture
def cast(gate):
    return Cast(gate)


@pytest.fixture
def backup(gate, tmp_path):
    """A function that makes a backup and gives its path."""
    numbers = itertools.count()

    def makes():
        path = tmp_path / f"{next(numbers)}.backup"
        back_up(gate.engines, path)
        return path

    return makes


def puts_back(gate, url, path, ledger, **how):
    gate.engines.close()
    ids = (f"again-{n}" for n in itertools.count())
    now = gate.clock()
    return restore(url, path, ledger.lines(), now, lambda: next(ids), in_place_of=True, **how)


def status(sharer, grant):
    with sharer.actor.reading() as records:
        found = sharing.all_grants(records, sharer.gate.seen_until())
    return next(one.grant.status for one in found if one.grant.id == grant)


def everything(gate):
    """Every row of every table of ours, as the database says it."""
    with gate.engines.reading.connect() as connection:
        tables = [one for one in inspect(connection).get_table_names() if not one.startswith("procrastinate")]  # fmt: skip
        left_out = {"signin", "seenuntil"}  # sittings end, time goes on
        return {
            one: sorted(map(repr, connection.execute(text(f'SELECT * FROM "{one}"'))))
            for one in tables
            if one not in left_out
        }


ENDINGS = (sharing.stop, sharing.stop_all, sharing.pause, sharing.narrow)


def ends(sharer, grant, verb):
    given = {} if verb is sharing.stop_all else {"grant": grant}
    if verb is sharing.narrow:
        given["parts"] = ("map",)
    sharer.does(verb, **given)


def test_what_was_ended_after_the_backup_stays_ended(
    cast, gate, database_url, ledger, backup, clock
):
    name = database_url.split(":")[0].split("+")[0]
    chance, done = random.Random(4), 0
    for drill in range(DRILLS[name]):
        people = [Sharer(getattr(cast, f"p{drill}_{n}")) for n in range(2)]
        kim = Practitioner(gate)
        grants = [one.gives(kim) for one in people]
        verb = chance.choice(ENDINGS)
        path = backup()
        clock.passes(minutes=1)
        ends(people[0], grants[0], verb)
        gate.erase(people[1].actor.viewer.account_id)
        clock.passes(minutes=1)
        assert puts_back(gate, database_url, path, ledger) >= 2
        assert not kim.can_read(grants[0]), verb.__name__
        assert not kim.can_read(grants[1])
        assert people[1].actor.viewer.account_id not in gate.owner_ids()
        assert people[0].actor.viewer.account_id in gate.owner_ids()
        done += 1
    assert done == DRILLS[name]


def test_without_the_ledger_it_would_come_back(cast, gate, database_url, backup, tmp_path):
    """Negative control: the drill does see a share that came back to life."""
    ann, kim = Sharer(cast.ann), Practitioner(gate)
    grant = ann.gives(kim)
    path = backup()
    ann.stops(grant)
    assert puts_back(gate, database_url, path, Ledger(tmp_path / "none.jsonl")) == 0
    assert kim.can_read(grant)


def test_all_that_was_there_is_back_to_the_row(cast, gate, database_url, ledger, backup):
    ann, kim = Sharer(cast.ann), Practitioner(gate)
    cast.ann.adds("Sam", gives_me="tea\twith \\ and\nmore")
    cast.ann.adds("الن", ring=1)
    kim.reads(ann.gives(kim))
    before, path = everything(gate), backup()
    cast.ann.adds("Dee")
    cast.bob.adds("Mo")
    assert everything(gate) != before
    assert puts_back(gate, database_url, path, ledger) == 0
    assert everything(gate) == before
    assert [one.name for one in cast.ann.map().connections.values()] == ["Sam", "الن"]


def test_what_the_copy_knows_is_not_done_twice(cast, gate, database_url, ledger, backup):
    ann, kim = Sharer(cast.ann), Practitioner(gate)
    grant = ann.gives(kim)
    ann.does(sharing.pause, grant=grant)
    ann.gate.clock.passes(minutes=1)
    ann.does(sharing.resume, grant=grant)
    assert puts_back(gate, database_url, backup(), ledger) == 0
    assert status(ann, grant) is Status.ACTIVE


def test_a_worker_who_was_removed_stays_removed(cast, gate, database_url, ledger, backup):
    ann, kim = Sharer(cast.ann), Practitioner(gate)
    grant, path = ann.gives(kim), backup()
    with gate.door() as door:
        door.remember_removed(kim.viewer.account_id)
    assert puts_back(gate, database_url, path, ledger) == 1
    assert not kim.can_read(grant)


def test_every_sitting_ends(cast, gate, database_url, ledger, backup, clock):
    with gate.door() as door:
        door.accounts.add(
            SignIn(
                id="sitting",
                account_id=cast.ann.viewer.account_id,
                token=digest("cookie"),
                device=b"",
                started_at=clock(),
                used_at=clock(),
                ends_at=clock() + timedelta(days=60),
            )
        )
    path = backup()
    assert gate.viewer_of_cookie("cookie").account_id == cast.ann.viewer.account_id
    puts_back(gate, database_url, path, ledger)
    with pytest.raises(NotSignedIn):
        gate.viewer_of_cookie("cookie")


def test_time_does_not_go_back_with_the_copy(cast, gate, database_url, ledger, backup, clock):
    ann, kim = Sharer(cast.ann), Practitioner(gate)
    grant, path = ann.gives(kim, days=2), backup()
    clock.passes(days=3)
    Sharer(cast.bob).does(sharing.stop_all)
    ledger.add(Kind.WITHDRAWN, clock(), "nobody", "none")
    clock.passes(days=-2)  # the machine that puts it back has a clock that is wrong
    puts_back(gate, database_url, path, ledger)
    assert not kim.can_read(grant)


def test_nothing_is_put_where_people_are_unless_asked(cast, gate, database_url, backup):
    cast.ann  # noqa: B018 - makes her account
    with pytest.raises(InUse):
        restore(database_url, backup(), (), gate.clock(), gate.new_id)


def test_a_backup_goes_into_an_empty_place(cast, gate, backup, request):
    cast.ann.adds("Sam")
    kind = "sqlite" if gate.engines.reading.dialect.name == "sqlite" else "postgres"
    empty = request.getfixturevalue(f"empty_{kind}_url")
    restore(empty, backup(), (), gate.clock(), gate.new_id)
    again = replace(gate, engines=open_engines(empty))
    assert everything(again) == everything(gate)
    again.engines.close()


def test_what_is_no_backup_changes_nothing(cast, gate, database_url, ledger, backup, tmp_path):
    cast.ann.adds("Sam")
    before, whole = everything(gate), backup().read_bytes()
    for number, raw in enumerate((b"", b"hello", whole[: len(whole) // 2], _other_zip(tmp_path))):
        path = tmp_path / f"bad{number}"
        path.write_bytes(raw)
        with pytest.raises(NoBackup):
            puts_back(gate, database_url, path, ledger)
    assert everything(gate) == before


def _other_zip(tmp_path):
    with zipfile.ZipFile(tmp_path / "z", "w") as archive:
        archive.writestr("a.txt", "hello")
    return (tmp_path / "z").read_bytes()


def test_a_backup_never_takes_the_place_of_a_file(gate, tmp_path):
    (tmp_path / "there").write_text("mine")
    with pytest.raises(FileExistsError):
        back_up(gate.engines, tmp_path / "there")
    assert (tmp_path / "there").read_text() == "mine"


def test_a_backup_holds_no_name_in_the_open(cast, gate, backup):
    cast.ann.adds("Samantha Quill")
    Sharer(cast.ann).gives(Practitioner(gate, "Kimberley Quill"))
    raw = backup().read_bytes()
    assert b"Quill" not in raw


def test_stopping_never_fails_because_the_ledger_does(cast, gate, ledger, caplog):
    ann, kim = Sharer(cast.ann), Practitioner(gate)
    grant = ann.gives(kim)
    ledger.path.mkdir()
    ann.stops(grant)
    assert not kim.can_read(grant)
    assert "The ledger cannot be written" in caplog.text


def test_an_erased_person_is_in_the_ledger_once(cast, gate, ledger):
    gate.erase(cast.ann.viewer.account_id)
    gate.erase(cast.ann.viewer.account_id)
    assert [one.kind for one in ledger.lines()] == [Kind.ERASED]
