"""Each hour's round is run once, however many there are who could run it."""

import threading
from datetime import timedelta

import pytest

from core.services.rounds import Done, hand_out_rounds, run_rounds, slots_at
from core.store.rounds import LEFT_AFTER
from core.store.tables import Round


class Looks:
    """Counts how often everyone was looked at."""

    def __init__(self):
        self.times = 0

    def __call__(self):
        self.times += 1
        return Done(7, 2)


@pytest.fixture
def look():
    return Looks()


def rounds_of(gate):
    with gate.engines.reading.connect() as connection:
        return connection.execute(Round.__table__.select().order_by(Round.slot)).all()


def test_once_an_hour(gate, clock, look):
    for _ in range(12):
        run_rounds(gate.rounds, gate.clock(), look)
        clock.passes(minutes=10)
    assert look.times == 3  # from half past nine to twenty past eleven
    assert [one.slot.hour for one in rounds_of(gate)] == [9, 10, 11]


def test_what_it_did_is_written_down(gate, look):
    assert run_rounds(gate.rounds, gate.clock(), look) == Done(7, 2)
    (only,) = rounds_of(gate)
    assert (only.looked_at, only.offered) == (7, 2)
    assert only.ended_at == gate.clock()


def test_one_missed_hour_is_caught_up_in_the_same_look(gate, clock, look):
    run_rounds(gate.rounds, gate.clock(), look)
    clock.passes(hours=3)
    run_rounds(gate.rounds, gate.clock(), look)
    assert look.times == 2
    assert [one.slot.hour for one in rounds_of(gate)] == [9, 11, 12]


def test_a_new_deployment_has_nothing_to_catch_up(gate, look):
    run_rounds(gate.rounds, gate.clock(), look)
    assert len(rounds_of(gate)) == 1


def test_a_round_left_behind_is_taken_over_after_a_while(gate, clock, look):
    def dies():
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        run_rounds(gate.rounds, gate.clock(), dies)
    clock.passes(minutes=1)
    assert run_rounds(gate.rounds, gate.clock(), look) is None
    clock.now = slots_at(clock.now)[1] + timedelta(minutes=59)
    clock.passes(seconds=LEFT_AFTER.total_seconds())
    run_rounds(gate.rounds, gate.clock(), look)
    assert look.times == 1
    assert all(one.ended_at for one in rounds_of(gate))


def test_a_clock_set_back_runs_no_round_again(gate, clock, look):
    run_rounds(gate.rounds, gate.clock(), look)
    clock.passes(minutes=-20)
    run_rounds(gate.rounds, gate.clock(), look)
    assert look.times == 1


def test_eight_at_once_run_it_once(gate, look):
    started = threading.Barrier(8)

    def one():
        started.wait()
        run_rounds(gate.rounds, gate.clock(), look)

    threads = [threading.Thread(target=one) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert look.times == 1


def test_handed_out_in_shares_of_owners(gate, monkeypatch):
    monkeypatch.setattr("core.services.rounds.SHARE", 2)
    assert hand_out_rounds(gate.rounds, gate.clock(), list("abcde")) == 3
    assert hand_out_rounds(gate.rounds, gate.clock(), list("abcde")) == 0
    if gate.engines.writing.dialect.name == "postgresql":
        jobs = "SELECT args->>'first', args->>'last' FROM procrastinate_jobs ORDER BY id"
        with gate.engines.reading.connect() as connection:
            found = connection.exec_driver_sql(jobs).all()
        assert [tuple(one) for one in found] == [("a", "b"), ("c", "d"), ("e", "e")]
