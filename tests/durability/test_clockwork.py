"""The one process looks by the clock while it serves, and ends cleanly when it is told to."""

import http.client
import os
import signal
import subprocess
import sys
import time

import pytest

from cli import main as kith
from core.gate import Gate
from core.services import announcing
from core.services.clockwork import Clockwork
from core.store.engines import open_engines
from core.store.tables import Round
from tests.announced import chooses, deliveries, offers, takes_push
from tests.cast import Actor
from tests.conftest import KEYS
from tests.durability.test_couriers import PATIENCE, where_it_is_noon
from tests.durability.test_kill import KEY
from tests.push_service import Browser, hangs, running_push_service
from tests.serving import ROOT, serve


def until(happened):
    stop = time.monotonic() + PATIENCE
    while not happened():
        assert time.monotonic() < stop
        time.sleep(0.01)


@pytest.fixture
def at_once(monkeypatch):
    monkeypatch.setattr(announcing.secrets, "randbelow", lambda _most: 0)


@pytest.fixture
def push():
    with running_push_service() as push:
        yield push


@pytest.fixture
def gate(sqlite_url):
    gate = Gate(open_engines(sqlite_url), KEYS)
    yield gate
    gate.engines.close()


def somebody_is_offered_a_card(gate, push):
    ann = Actor(gate, "ann")
    chooses(ann, time_zone=where_it_is_noon(), quiet_from=0, quiet_to=0)
    takes_push(ann, f"{push.origin}/ann", Browser(), [push.origin])
    offers(ann)


def environment(url, folder, push):
    return {
        "KITH_DATA_DIR": str(folder),
        "KITH_DATABASE_URL": url,
        "KITH_MASTER_KEY": KEY,
        "KITH_PUSH_HOSTS": push.origin,
    }


def serving(url, folder, push):
    return serve(folder / "server.log", **environment(url, folder, push))


def test_while_it_serves_it_sends_and_keeps_the_hours(at_once, sqlite_url, tmp_path, gate, push):
    somebody_is_offered_a_card(gate, push)
    server = serving(sqlite_url, tmp_path, push)
    until(lambda: deliveries(gate) == [("push", "sent", "201")])
    server.stop()
    with gate.engines.reading.connect() as connection:
        first, *_ = connection.execute(Round.__table__.select()).all()  # more at a full hour
    assert first.looked_at == 1
    assert first.ended_at is not None
    assert "broken" not in server.log.read_text()


def test_told_to_stop_it_ends_what_is_on_its_way(at_once, sqlite_url, tmp_path, gate, push):
    push.answers = [lambda handler: time.sleep(1) or handler.says(201)]
    somebody_is_offered_a_card(gate, push)
    server = serving(sqlite_url, tmp_path, push)
    until(lambda: push.got)
    server.stop()
    assert deliveries(gate) == [("push", "sent", "201")]


def test_a_push_that_hangs_makes_no_page_wait(at_once, sqlite_url, tmp_path, gate, push):
    push.answers = [hangs]
    somebody_is_offered_a_card(gate, push)
    server = serving(sqlite_url, tmp_path, push)
    until(lambda: push.got)
    connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=PATIENCE)
    connection.request("GET", "/sign-in")
    assert connection.getresponse().status == 200
    assert deliveries(gate) == [("push", "claimed", None)]  # while the push still hangs
    connection.close()
    server.kill()


def test_on_postgresql_a_worker_sends_and_ends_cleanly(at_once, postgres_url, tmp_path, push):
    gate = Gate(open_engines(postgres_url), KEYS)
    push.answers = [lambda handler: time.sleep(1) or handler.says(201)]
    somebody_is_offered_a_card(gate, push)
    with (tmp_path / "worker.log").open("ab") as log:
        worker = subprocess.Popen(
            [sys.executable, "-m", "cli", "work"],
            cwd=ROOT,
            env=os.environ | environment(postgres_url, tmp_path, push),
            stdout=log,
            stderr=log,
        )
    until(lambda: push.got)
    worker.send_signal(signal.SIGTERM)
    assert worker.wait(PATIENCE) == 0
    assert deliveries(gate) == [("push", "sent", "201")]
    gate.engines.close()


def test_with_sqlite_there_is_nothing_to_work_at(sqlite_url, tmp_path, capsys, monkeypatch):
    monkeypatch.setenv("KITH_DATABASE_URL", sqlite_url)
    monkeypatch.setenv("KITH_DATA_DIR", str(tmp_path))
    assert kith(["work"]) == 2
    assert capsys.readouterr().err == "With SQLite, kith serve does this work itself.\n"


def test_one_bad_look_does_not_end_all_later_ones(caplog):
    looked = []

    def look(_is_stopping):
        looked.append(1)
        raise ValueError("somebody's words")

    clockwork = Clockwork(look, every=0.001)
    clockwork.start()
    until(lambda: len(looked) > 2)
    clockwork.stop()
    seen = len(looked)
    time.sleep(0.02)
    assert len(looked) == seen
    assert "ValueError" in caplog.text
    assert "somebody" not in caplog.text
