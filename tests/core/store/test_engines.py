"""SQLite is opened so that an acknowledged write stays, and writers wait instead of losing."""

import threading

import pytest
from sqlalchemy import text

from core.rules.vocabulary import Kind
from core.services import mapping
from tests.cast import TODAY, a_key


@pytest.mark.parametrize(
    ("pragma", "value"),
    [("journal_mode", "wal"), ("synchronous", 2), ("foreign_keys", 1), ("secure_delete", 1)],
)
def test_both_engines_keep_what_they_promise(sqlite_gate, pragma, value):
    for engine in (sqlite_gate.engines.reading, sqlite_gate.engines.writing):
        with engine.connect() as connection:
            assert connection.execute(text(f"PRAGMA {pragma}")).scalar() == value


def test_many_writers_of_one_map_lose_nothing(cast):
    ann, errors = cast.ann, []

    def add(name):
        try:
            ann.adds(name)
        except Exception as error:  # noqa: BLE001 - collected for the assertion
            errors.append(error)

    threads = [threading.Thread(target=add, args=(f"P{n}",)) for n in range(12)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert errors == []
    assert len(ann.map().connections) == 12
    assert [entry.number for entry in ann.journal()] == list(range(1, 13))


def test_a_failed_write_leaves_nothing_behind(cast):
    ann = cast.ann

    def breaks_off():
        with ann.writing() as records:
            values = {"name": "Sam"}
            mapping.add_connection(records, a_key(), kind=Kind.PERSON, today=TODAY, values=values)
            raise RuntimeError

    with pytest.raises(RuntimeError):
        breaks_off()
    assert ann.map().connections == {}
    assert ann.journal() == []
