"""Put a database back from a backup. The ledger is done again before anybody can open it."""

import shutil
import tempfile
import zipfile
from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path

from sqlalchemy import Connection, inspect, make_url

from core.store.backup import (
    NoBackup,
    check_sqlite,
    contents_of,
    copy_over,
    fill_postgres,
    kind_of,
)
from core.store.engines import open_engines
from core.store.ledger import Line
from core.store.replaying import replay
from migrations.running import config, migrate


class InUse(RuntimeError):
    """There are people in the database already."""


def restore(
    url: str,
    path: Path,
    lines: Sequence[Line],
    now: datetime,
    new_id: Callable[[], str],
    *,
    in_place_of: bool = False,
) -> int:
    """Put a backup in the place of a database, all of it or nothing.

    Args:
        url: the database.
        path: the backup, of the same kind of database.
        lines: the ledger.
        now: the time.
        new_id: where ids come from.
        in_place_of: also where there are people already.

    Returns:
        How many lines of the ledger the backup had forgotten.

    Raises:
        InUse: there are people already.
        NoBackup: the file is none, or of another kind of database.
    """
    from alembic.util import CommandError

    kind = make_url(url).get_backend_name()
    if kind_of(path) != kind:
        raise NoBackup(path)
    if not in_place_of and has_people(url):
        raise InUse
    again = _Again(lines, now, new_id)
    try:
        return _sqlite(url, path, again) if kind == "sqlite" else _postgres(url, path, again)
    except CommandError as problem:
        raise NoBackup(path) from problem  # of a later Kith than this


class _Again:
    """What is done to what was put back, in its transaction."""

    def __init__(self, lines: Sequence[Line], now: datetime, new_id: Callable[[], str]) -> None:
        self._with = (lines, now, new_id)

    def do(self, connection: Connection) -> int:
        return replay(connection, *self._with)


def has_people(url: str) -> bool:
    """Whether a database holds any account."""
    engines = open_engines(url)
    try:
        with engines.reading.connect() as connection:
            if not inspect(connection).has_table("account"):
                return False
            return bool(connection.exec_driver_sql("SELECT count(*) FROM account").scalar())
    finally:
        engines.close()


def _sqlite(url: str, path: Path, again: _Again) -> int:
    """Everything happens to a copy, which then takes the place in one transaction."""
    target = Path(str(make_url(url).database))
    with tempfile.TemporaryDirectory(dir=target.parent) as folder:
        copy = Path(folder) / "copy.db"
        shutil.copyfile(path, copy)
        check_sqlite(copy)
        engines = open_engines(f"sqlite:///{copy}")
        try:
            migrate(engines.writing)
            with engines.writing.begin() as connection:
                done = again.do(connection)
        finally:
            engines.close()
        copy_over(copy, target)
    target.chmod(0o600)
    return done


def _postgres(url: str, path: Path, again: _Again) -> int:
    from alembic import command

    engines = open_engines(url)
    try:
        with zipfile.ZipFile(path) as archive, engines.writing.begin() as connection:
            made = config()
            made.attributes["connection"] = connection
            if inspect(connection).has_table("alembic_version"):
                command.downgrade(made, "base")
            command.upgrade(made, contents_of(archive)["revision"])
            fill_postgres(connection, archive)
            command.upgrade(made, "head")
            return again.do(connection)
    finally:
        engines.close()
