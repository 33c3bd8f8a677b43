"""Real databases for each test: a SQLite file, and one on a PostgreSQL server of the run's own."""

import itertools
import shutil
from contextlib import contextmanager

import psycopg
import pytest
from sqlalchemy import make_url

from core.store.engines import open_engines
from migrations.running import migrate
from tests.databases import running_postgres

_numbers = itertools.count(1)


@pytest.fixture(scope="session")
def postgres_server():
    """URL of a server of this test process's own, with a migrated template; gone when it ends."""
    with running_postgres() as url:
        with psycopg.connect(url, autocommit=True) as connection:
            connection.execute("CREATE DATABASE kith_template")
        _migrate(_named(url, "kith_template"))
        yield url


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory):
    """A migrated SQLite file, to be copied."""
    path = tmp_path_factory.mktemp("template") / "kith.db"
    _migrate(f"sqlite:///{path}")
    return path


@pytest.fixture
def sqlite_url(sqlite_template, tmp_path):
    """URL of a migrated SQLite file of this test's own."""
    return f"sqlite:///{shutil.copy(sqlite_template, tmp_path / 'kith.db')}"


@pytest.fixture
def postgres_url(postgres_server):
    """URL of a migrated PostgreSQL database of this test's own."""
    with own_database(postgres_server, template="kith_template") as url:
        yield url


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request):
    """URL of a migrated database: the same test on both kinds."""
    name = "sqlite_url" if request.param == "sqlite" else "postgres_url"
    return request.getfixturevalue(name)


@pytest.fixture
def empty_sqlite_url(tmp_path):
    """URL of a SQLite file that is not there yet."""
    return f"sqlite:///{tmp_path / 'empty.db'}"


@pytest.fixture
def empty_postgres_url(postgres_server):
    """URL of a PostgreSQL database without a table."""
    with own_database(postgres_server, template="template0") as url:
        yield url


@pytest.fixture(params=["sqlite", "postgresql"])
def empty_database_url(request):
    """URL of a database without a table: the same test on both kinds."""
    name = "empty_sqlite_url" if request.param == "sqlite" else "empty_postgres_url"
    return request.getfixturevalue(name)


@contextmanager
def own_database(server, template):
    """URL of a database that is there while the block runs."""
    name = f"kith_{next(_numbers)}"
    with psycopg.connect(server, autocommit=True) as connection:
        # a file copy is the quicker where nothing waits for the disk
        connection.execute(f"CREATE DATABASE {name} TEMPLATE {template} STRATEGY file_copy")
        yield _named(server, name)
        connection.execute(f"DROP DATABASE {name} WITH (FORCE)")


def _named(server, name):
    url = make_url(server).set(drivername="postgresql+psycopg", database=name)
    return url.render_as_string(hide_password=False)


def _migrate(url):
    engines = open_engines(url)
    migrate(engines.writing)
    engines.close()
