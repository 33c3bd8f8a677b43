"""Workers on PostgreSQL: jobs belong to the transaction they serve, and any number may work."""

import asyncio
import base64
from datetime import UTC, datetime, timedelta

import pytest
from procrastinate import PsycopgConnector

import work
from core.gate import Gate
from core.services import announcing
from core.services.sent import Fate, Outcome
from core.store.engines import open_engines
from main import post_of
from tests.announced import CARD, Way, chooses, deliveries, offers, post, rows, takes_push
from tests.cast import TODAY, Actor
from tests.conftest import KEYS, Clock, Ids
from tests.loops import run_apart
from tests.plugins.sites import cheap_settings


@pytest.fixture
def clock():
    """Tomorrow morning by the test's clock: by the database's own, no job is due before it is told."""
    clock = Clock()
    clock.now = (datetime.now(UTC) + timedelta(days=1)).replace(hour=10, minute=5)
    return clock


@pytest.fixture
def gate(postgres_url, clock):
    engines = open_engines(postgres_url)
    yield Gate(engines, KEYS, clock, Ids())
    engines.close()


@pytest.fixture
def ann(gate):
    ann = Actor(gate, "ann")
    chooses(ann)
    takes_push(ann)
    return ann


@pytest.fixture
def push(gate, monkeypatch):
    """Sending goes nowhere, at once, and is kept."""
    monkeypatch.setattr(announcing.secrets, "randbelow", lambda _most: 0)
    way = Way()
    monkeypatch.setattr(work, "_works", lambda: work.Works(gate, post(gate, way)))
    return way


def jobs(gate, *names):
    query = "SELECT task_name FROM procrastinate_jobs ORDER BY id"
    with gate.engines.reading.connect() as connection:
        found = connection.exec_driver_sql(query).scalars().all()
    return [name for name in found if not names or name in names]


def workers_work(gate, how_many=1):
    """Until nothing is left to do now."""
    with_queue(gate, lambda app: _work(app, how_many))


def with_queue(gate, act):
    """Do something with the queue of this database."""
    url = gate.engines.writing.url.set(drivername="postgresql")
    connector = PsycopgConnector(conninfo=url.render_as_string(hide_password=False))
    with work.app.replace_connector(connector) as app:
        run_apart(act(app))


async def _work(app, how_many):
    how = {
        "queues": [work.QUEUE],
        "wait": False,
        "delete_jobs": "always",
        "install_signal_handlers": False,
        "concurrency": 3,
    }
    async with app.open_async():
        await asyncio.gather(*(app.run_worker_async(**how) for _ in range(how_many)))


def scheduled_now(gate):
    """Every job there is, is due."""
    with gate.engines.writing.begin() as connection:
        connection.exec_driver_sql("UPDATE procrastinate_jobs SET scheduled_at = now()")


def test_a_card_and_its_job_are_kept_together(ann, gate, push):
    offers(ann)
    assert jobs(gate) == ["deliver"]


def test_a_card_that_is_not_kept_leaves_no_job(ann, gate, push):
    with pytest.raises(ZeroDivisionError):
        _offers_and_breaks(ann)
    assert jobs(gate) == []


def _offers_and_breaks(actor):
    with actor.gate.offering(actor.viewer.account_id, actor.gate.clock()) as records:
        announcing.announce(records, records.offer(CARD, TODAY))
        raise ZeroDivisionError


def test_three_workers_send_each_message_once(gate, push):
    for number in range(12):
        actor = Actor(gate, f"p{number}")
        chooses(actor)
        takes_push(actor, f"https://fcm.googleapis.com/{number}")
        offers(actor)
    scheduled_now(gate)
    workers_work(gate, 3)
    assert len(push.sent) == len({endpoint for endpoint, _ in push.sent}) == 12
    assert {state for _, state, _ in deliveries(gate)} == {"sent"}
    assert jobs(gate, "deliver") == []


def test_a_message_put_back_gets_a_job_of_its_own(ann, gate, push, clock):
    push.outcomes = [Outcome(Fate.NOT_TAKEN, "503"), Outcome(Fate.TAKEN, "201")]
    offers(ann)
    scheduled_now(gate)
    workers_work(gate)
    assert len(push.sent) == 1
    clock.passes(minutes=2)
    scheduled_now(gate)
    workers_work(gate)
    assert len(push.sent) == 2
    assert deliveries(gate) == [("push", "sent", "201")]


def test_a_job_for_a_message_already_sent_does_nothing(ann, gate, push):
    offers(ann)
    (row,) = rows(gate)
    work.deliver(row.owner_id, row.id)
    scheduled_now(gate)
    workers_work(gate)
    assert len(push.sent) == 1


def test_each_minute_what_nobody_looked_at_is_sent(ann, gate, push):
    offers(ann)
    with gate.engines.writing.begin() as connection:
        connection.exec_driver_sql("DELETE FROM procrastinate_jobs")
    work.sweep(0)
    assert len(push.sent) == 1


def test_each_hour_everyone_is_looked_at_in_shares(ann, gate, push, monkeypatch):
    monkeypatch.setattr("core.services.rounds.SHARE", 2)
    for name in ("bob", "cleo", "dee", "eve"):
        Actor(gate, name)
    work.sweep(0)
    work.sweep(0)
    assert jobs(gate, "look") == ["look"] * 3
    workers_work(gate, 2)
    with gate.engines.reading.connect() as connection:
        looked = connection.exec_driver_sql("SELECT looked_at FROM round").scalars().all()
    assert looked == [5]


def test_what_a_killed_worker_left_is_taken_up_whatever_else_it_left(ann, gate, push):
    offers(ann)
    with gate.engines.writing.begin() as connection:
        connection.exec_driver_sql(
            "INSERT INTO procrastinate_workers (last_heartbeat) VALUES (now() - interval '1 hour')"
        )
        for state, lock in (("doing", "sweep"), ("todo", "sweep"), ("doing", "recover")):
            connection.exec_driver_sql(
                "INSERT INTO procrastinate_jobs (queue_name, task_name, queueing_lock, status, args)"
                f" VALUES ('kith', '{lock}', '{lock}', '{state}', '{{\"timestamp\": 0}}')"
            )
        connection.exec_driver_sql(
            "UPDATE procrastinate_jobs SET status = 'doing' WHERE task_name = 'deliver'"
        )
        connection.exec_driver_sql(
            "UPDATE procrastinate_jobs SET worker_id = (SELECT max(id) FROM procrastinate_workers)"
            " WHERE status = 'doing'"
        )
    with_queue(gate, _gives_back)
    assert jobs(gate) == ["deliver", "sweep"]
    scheduled_now(gate)
    workers_work(gate)
    assert len(push.sent) == 1


async def _gives_back(app):
    async with app.open_async():
        await work.give_back(app.job_manager)


def test_its_own_house_is_made_from_the_environment(gate, tmp_path, monkeypatch):
    monkeypatch.setenv("KITH_DATABASE_URL", str(gate.engines.writing.url))
    monkeypatch.setenv("KITH_DATA_DIR", str(tmp_path))
    monkeypatch.setenv("KITH_MASTER_KEY", base64.b64encode(KEYS.keys[1]).decode())
    work._works.cache_clear()
    made, posting, lsns = work._works()
    assert made.owner_ids() == []
    assert posting.mailer is None
    assert not lsns
    assert post_of(cheap_settings(tmp_path), made).pusher.also == ()
    made.engines.close()
    work._works.cache_clear()
