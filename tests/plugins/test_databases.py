"""Proves what the database fixtures promise."""

import psycopg
import pytest
from sqlalchemy import create_engine, inspect, make_url, text

from tests.databases import running_postgres
from tests.plugins.databases import own_database

MARK = "CREATE TABLE left_behind (id integer)"


def tables(url):
    engine = create_engine(url)
    names = inspect(engine).get_table_names()
    engine.dispose()
    return names


def test_a_database_is_migrated_and_of_the_named_kind(database_url):
    assert "alembic_version" in tables(database_url)


def test_an_empty_database_has_no_table(empty_database_url):
    assert tables(empty_database_url) == []


@pytest.mark.parametrize("turn", [1, 2])
def test_nothing_is_left_from_the_test_before(database_url, turn):
    engine = create_engine(database_url)
    with engine.begin() as connection:
        connection.execute(text(MARK))  # would fail the second time in the same database
    engine.dispose()


def test_a_database_goes_though_somebody_still_holds_it(postgres_server):
    with own_database(postgres_server, template="template0") as url:
        holding = psycopg.connect(url.replace("+psycopg", ""))
    with pytest.raises(psycopg.OperationalError):
        holding.execute("SELECT 1")
    holding.close()


def test_the_server_is_reached_by_its_socket_only(postgres_url):
    url = make_url(postgres_url)
    with psycopg.connect(host=str(url.query["host"]), user="kith", dbname=url.database) as held:
        assert held.execute("SHOW listen_addresses").fetchone() == ("",)


def test_the_server_and_its_files_go_at_the_end():
    with running_postgres() as url:
        home = str(make_url(url).query["host"])
        psycopg.connect(url).close()
    with pytest.raises(psycopg.OperationalError):
        psycopg.connect(host=home, user="kith", dbname="postgres")
