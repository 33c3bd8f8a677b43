"""Whoever sends is killed again and again: no message comes twice, no card is lost, nothing hangs."""

import random
import time
from collections import Counter
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from procrastinate import PsycopgConnector

import work
from core.gate import Gate
from core.services import announcing
from core.services.delivering import deliver_due, put_away
from core.settings import Settings
from core.store.engines import open_engines
from core.store.outbox import State
from core.store.tables import Prompt
from main import post_of
from tests.announced import chooses, offers, rows, takes_mail, takes_push
from tests.cast import Actor
from tests.conftest import KEYS
from tests.durability.couriers import Couriers
from tests.durability.test_kill import KEY
from tests.loops import run_apart
from tests.mail_server import running_mail_server
from tests.push_service import Browser, running_push_service

PATIENCE = 60  # seconds: nothing takes that long unless something hangs
PEOPLE = 4  # who are offered a card before each kill
ENDS = {State.SENT, State.LOST, State.GONE}


class Street:
    """People with a phone and a mailbox each, and the services that reach them."""

    def __init__(self, url, folder, push, mail, chance):
        self.push, self.mail, self.chance = push, mail, chance
        self.log = folder / "courier.log"
        self.environment = {
            "KITH_DATA_DIR": str(folder),
            "KITH_DATABASE_URL": url,
            "KITH_MASTER_KEY": KEY,
            "KITH_PUSH_HOSTS": push.origin,
            "KITH_SMTP_HOST": "127.0.0.1",
            "KITH_SMTP_PORT": str(mail.port),
            "KITH_SMTP_SECURE": "none",
            "KITH_SMTP_FROM": "notes@kith.example",
        }
        self.settings = Settings(
            data_dir=folder,
            database_url=url,
            master_key=KEY,
            push_hosts=push.origin,
            smtp_host="127.0.0.1",
            smtp_port=mail.port,
            smtp_secure="none",
            smtp_from="notes@kith.example",
        )
        self.gate = Gate(open_engines(url), KEYS)
        self.browser = Browser()
        self.people = 0
        push.answers = [self._answers]

    def _answers(self, handler):
        """With a pause on each side of the yes, for a kill to fall into."""
        time.sleep(self.chance.uniform(0, 0.01))
        handler.says(201)

    def gets_cards(self):
        for _ in range(PEOPLE):
            self.people += 1
            actor = Actor(self.gate, f"p{self.people}")
            chooses(actor, time_zone=where_it_is_noon(), quiet_from=0, quiet_to=0)
            endpoint = f"{self.push.origin}/{self.people}"
            takes_push(actor, endpoint, self.browser, [self.push.origin])
            takes_mail(actor, f"p{self.people}@example.org")
            offers(actor)

    def arrived(self):
        with self.push.lock:
            pushes = [got.path for got in self.push.got]
        return Counter(pushes + [to[0] for _, to, _ in list(self.mail.got)])

    def waits_for(self, happened):
        until = time.monotonic() + PATIENCE
        while not happened():
            assert time.monotonic() < until, self.log.read_text(errors="replace")[-3000:]
            time.sleep(0.002)

    def states(self):
        notes = (one for one in rows(self.gate) if one.channel != "code")
        return Counter(State(one.state) for one in notes)

    def cards(self):
        with self.gate.engines.reading.connect() as connection:
            return len(connection.execute(Prompt.__table__.select()).all())


def where_it_is_noon():
    """A time zone in which messages may leave now."""
    behind = datetime.now(UTC).hour - 12  # such zones go from -14 to +12
    return f"Etc/GMT{behind:+d}" if behind else "Etc/GMT"


@pytest.fixture(autouse=True)
def at_once(monkeypatch):
    """Chance does not put messages off: they are due as soon as the card is there."""
    monkeypatch.setattr(announcing.secrets, "randbelow", lambda _most: 0)


def kills(street, times):
    with Couriers(street.log, street.environment) as couriers:
        for _ in range(times):
            before = sum(street.arrived().values())
            street.gets_cards()
            courier = couriers.start()
            wanted = before + street.chance.randint(1, 2 * PEOPLE - 1)
            street.waits_for(lambda: sum(street.arrived().values()) >= wanted)  # noqa: B023
            time.sleep(street.chance.uniform(0, 0.02))
            couriers.kill(courier)
    deliver_due(post_of(street.settings, street.gate))  # as whoever comes next does
    assert State.DUE not in street.states()


def examine(street, times, at_once):
    later = replace(street.gate, clock=lambda: datetime.now(UTC) + timedelta(minutes=10))
    put_away(post_of(street.settings, later))
    arrived = street.arrived()
    assert [place for place, times_ in arrived.items() if times_ > 1] == []
    assert street.cards() == street.people
    states = street.states()
    assert set(states) <= ENDS
    assert states[State.SENT] <= sum(arrived.values()) <= states[State.SENT] + states[State.LOST]
    assert states[State.SENT] + states[State.LOST] == 2 * street.people
    assert states[State.LOST] <= times * at_once
    print(f"{times} kills, {2 * street.people} messages: {dict(states)}, {len(arrived)} arrived")
    street.gate.engines.close()


@pytest.mark.parametrize("seed", range(2))
def test_fifteen_kills_on_sqlite_send_nothing_twice(sqlite_url, tmp_path, seed):
    with running_push_service() as push, running_mail_server() as mail:
        street = Street(sqlite_url, tmp_path, push, mail, random.Random(seed))
        kills(street, 15)
        examine(street, 15, at_once=1)


def test_twenty_kills_on_postgresql_send_nothing_twice(postgres_url, tmp_path, monkeypatch):
    with running_push_service() as push, running_mail_server() as mail:
        street = Street(postgres_url, tmp_path, push, mail, random.Random(2))
        kills(street, 20)
        works = work.Works(street.gate, post_of(street.settings, street.gate))
        monkeypatch.setattr(work, "_works", lambda: works)
        finds_nothing_stuck_in_the_queue(street)
        examine(street, 20, at_once=4)


def finds_nothing_stuck_in_the_queue(street):
    """Jobs of killed workers are found, go back, and are done."""
    statement = "UPDATE procrastinate_workers SET last_heartbeat = now() - interval '1 hour'"
    with street.gate.engines.writing.begin() as connection:
        connection.exec_driver_sql(statement)
    run_apart(_recovers(street.settings.url.replace("+psycopg", "")))
    with street.gate.engines.reading.connect() as connection:
        left = "SELECT task_name, status FROM procrastinate_jobs WHERE task_name = 'deliver'"
        assert connection.exec_driver_sql(left).all() == []


async def _recovers(plain):
    with work.app.replace_connector(PsycopgConnector(conninfo=plain)) as app:
        async with app.open_async():
            await work.give_back(app.job_manager)
            await app.run_worker_async(
                queues=[work.QUEUE],
                wait=False,
                delete_jobs="always",
                install_signal_handlers=False,
            )
