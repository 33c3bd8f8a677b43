"""Migrations: one line of them, up from nothing and down again, and the tables are the code's."""

import pytest
from sqlalchemy import inspect
from sqlmodel import SQLModel

from core.store.engines import open_engines
from migrations.running import HEAD, differences, heads, is_current, is_ours, migrate, migrate_down


@pytest.fixture
def engine(empty_database_url):
    """A database without a table, of each kind."""
    engines = open_engines(empty_database_url)
    yield engines.writing
    engines.close()


def tables(engine):
    found = inspect(engine).get_table_names()
    return {name for name in found if is_ours(name, "table", {})}


def test_there_is_one_newest_migration():
    assert heads() == [HEAD]


def test_from_nothing_to_the_tables_of_the_code(engine):
    assert not is_current(engine)
    migrate(engine)
    assert is_current(engine)
    assert tables(engine) == {*SQLModel.metadata.tables, "alembic_version"}
    assert differences(engine) == []


def test_down_to_nothing_and_up_again(engine):
    migrate(engine)
    migrate_down(engine, "base")
    assert tables(engine) <= {"alembic_version"}
    migrate(engine)
    assert differences(engine) == []


def test_migrating_twice_does_nothing_the_second_time(engine):
    migrate(engine)
    migrate(engine)
    assert is_current(engine)


def test_going_down_leaves_nothing_of_the_queue(empty_postgres_url):
    engines = open_engines(empty_postgres_url)
    migrate(engines.writing)
    migrate_down(engines.writing, "0002")
    left = "SELECT count(*) FROM {} WHERE {} LIKE 'procrastinate%%'"
    with engines.reading.connect() as connection:
        for where in (("pg_class", "relname"), ("pg_proc", "proname"), ("pg_type", "typname")):
            assert connection.exec_driver_sql(left.format(*where)).scalar() == 0, where
    engines.close()
