"""What was answered with a yes is kept: the server is killed again and again while three devices write."""

import base64
import random
import sqlite3
import threading
import time
from collections import Counter
from contextlib import closing

import pytest
from sqlalchemy import make_url

from core.gate import Gate
from core.rules.changes import rebuild, same
from core.services.tokens import make_token
from core.store.engines import open_engines
from tests.cast import Actor
from tests.conftest import KEYS
from tests.durability.devices import PATIENCE, Device, marks
from tests.durability.nursery import Nursery
from tests.serving import serve

KEY = base64.b64encode(KEYS.keys[1]).decode()
LONGEST_WAIT = 0.03  # seconds before the kill: some three writes, so that it falls anywhere in one


class Household:
    """A person with three devices, and the servers they write to."""

    def __init__(self, url, folder):
        self.url = url
        self.log = folder / "server.log"
        self.environment = {
            "KITH_DATA_DIR": str(folder),
            "KITH_DATABASE_URL": url,
            "KITH_MASTER_KEY": KEY,
        }
        engines = open_engines(url)
        self.gate = Gate(engines, KEYS)
        self.ann = Actor(self.gate, "ann")
        token = make_token(self.gate.door, self.ann.viewer, "devices")
        self.kept = threading.Semaphore(0)
        self.own = [f"Own {n}" for n in range(3)]
        ids = [self.ann.adds(name) for name in self.own]
        self.devices = [Device(n, token, own, self.kept) for n, own in enumerate(ids)]

    def writes_until_the_server_is_killed(self, server, chance):
        self.kept = threading.Semaphore(0)
        threads = [
            threading.Thread(target=one.write_to, args=[server.port]) for one in self.devices
        ]
        for device in self.devices:
            device.kept = self.kept
            device.answered.clear()
        for thread in threads:
            thread.start()
        try:
            self._waits_for_some(chance)
        finally:
            server.kill()
            for thread in threads:
                thread.join(PATIENCE)

    def _waits_for_some(self, chance):
        """Each device has sent again what was waiting, then a few more writes, then a moment."""
        for device in self.devices:
            assert device.answered.wait(PATIENCE)
        for _ in range(chance.randint(0, 12)):
            assert self.kept.acquire(timeout=PATIENCE)
        time.sleep(chance.uniform(0, LONGEST_WAIT))

    def journal_and_map(self):
        # to write, not to read: a transaction that outlives its server is waited for
        with self.gate.writing(self.ann.viewer) as records:
            return records.journal.all(), records.everything()

    def acknowledged(self):
        return [mark for device in self.devices for mark in device.acknowledged]

    def sent(self):
        return [mark for device in self.devices for mark in device.sent]


def examine(household):
    journal, map_ = household.journal_and_map()
    found = Counter(marks(journal))
    found.subtract(("added", name) for name in household.own)
    assert [device.refused for device in household.devices] == [[], [], []]
    assert [mark for mark in household.acknowledged() if found[mark] != 1] == []
    assert [mark for mark in household.sent() if found[mark] > 1] == []
    assert set(+found) <= set(household.sent())
    assert [entry.number for entry in journal] == list(range(1, len(journal) + 1))
    assert same(rebuild(journal), map_)
    names = Counter(item.name for item in map_.connections.values())
    assert set(names.values()) == {1}
    met = Counter((one.connection, one.on) for one in map_.contacts.values())
    assert set(met.values()) <= {1}


def is_whole(url):
    with closing(sqlite3.connect(make_url(url).database)) as database:
        return database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]


@pytest.mark.parametrize("seed", range(5))
def test_ten_kills_on_sqlite_lose_nothing_and_do_nothing_twice(sqlite_url, tmp_path, seed):
    household, chance = Household(sqlite_url, tmp_path), random.Random(seed)
    with Nursery(household.log, household.environment) as nursery:
        for _ in range(10):
            household.writes_until_the_server_is_killed(nursery.serve(), chance)
            assert is_whole(sqlite_url)
            examine(household)
    household.gate.engines.close()


def test_five_kills_on_postgresql_lose_nothing_and_do_nothing_twice(postgres_url, tmp_path):
    household, chance = Household(postgres_url, tmp_path), random.Random(5)
    for _ in range(5):
        server = serve(household.log, **household.environment)
        household.writes_until_the_server_is_killed(server, chance)
        examine(household)
    household.gate.engines.close()
