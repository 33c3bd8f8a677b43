"""Backup: a whole database as one file, as it stands at one moment, while everybody works on.

SQLite: its own online copy. PostgreSQL: an archive of every table of ours (COPY), read in one
snapshot, without any program beside Kith. Words in it stay sealed; the master key is not in it.
"""

import itertools
import json
import os
import sqlite3
import zipfile
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine
from sqlmodel import SQLModel

from core.store.engines import Engines

SQLITE = b"SQLite format 3\0"
CONTENTS = "kith-backup.json"
_MOST_TRIES = 8  # a quarter of a second apart, each after the driver's own wait


class NoBackup(RuntimeError):
    """A file that is no backup, or a broken one."""


def back_up(engines: Engines, path: Path) -> None:
    """Write the whole database to a new file only this user can read.

    Raises:
        FileExistsError: there is a file of that name.
    """
    os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
    try:
        if engines.reading.dialect.name == "sqlite":
            _copy_sqlite(engines.reading, path)
        else:
            _dump_postgres(engines.reading, path)
        _sync(path)
    except BaseException:
        path.unlink()
        raise


def kind_of(path: Path) -> str:
    """Which kind of database a backup is of.

    Raises:
        NoBackup: of neither.
    """
    with path.open("rb") as file:
        start = file.read(len(SQLITE))
    if start == SQLITE:
        return "sqlite"
    if zipfile.is_zipfile(path):
        return "postgresql"
    raise NoBackup(path)


def check_sqlite(path: Path) -> None:
    """See that a SQLite backup is whole.

    Raises:
        NoBackup: it is not, or it is none of Kith.
    """
    with closing(sqlite3.connect(path)) as found:
        try:
            fine = found.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
            found.execute("SELECT version_num FROM alembic_version").fetchone()
        except sqlite3.DatabaseError:
            fine = False
    if not fine:
        raise NoBackup(path)


def copy_over(source: Path, target: Path) -> None:
    """Make a SQLite database the same as another, in one transaction.

    Raises:
        sqlite3.OperationalError: somebody is using it.
    """
    with (
        closing(sqlite3.connect(source)) as one,
        closing(sqlite3.connect(target, timeout=1)) as other,
    ):
        one.backup(other, progress=_few_tries(), sleep=0.25)


def _few_tries() -> Callable[[int, int, int], None]:
    """The driver would wait for ever for somebody who writes; this waits for some seconds."""
    tries = itertools.count(1)

    def look(status: int, _left: int, _all: int) -> None:
        if status in {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED} and next(tries) > _MOST_TRIES:
            raise sqlite3.OperationalError

    return look


def _copy_sqlite(engine: Engine, path: Path) -> None:
    with engine.connect() as connection, closing(sqlite3.connect(path)) as target:
        driver: Any = connection.connection.driver_connection
        driver.backup(target)
        target.execute("PRAGMA journal_mode=DELETE")  # one file, nothing beside it


def _dump_postgres(engine: Engine, path: Path) -> None:
    snapshot = {"isolation_level": "REPEATABLE READ", "postgresql_readonly": True}
    with engine.connect().execution_options(**snapshot) as connection, _archive(path) as archive:
        revision = connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar()
        contents: dict[str, Any] = {"format": "kith-backup", "version": 1, "revision": revision}
        contents["tables"] = {table.name: list(table.columns.keys()) for table in _tables()}
        for name, columns in contents["tables"].items():
            with archive.open(name, "w", force_zip64=True) as file:
                for chunk in _copied(connection, name, columns):
                    file.write(chunk)
        archive.writestr(CONTENTS, json.dumps(contents, indent=1))


def _tables() -> list[Any]:
    """Every table of ours, each after those it refers to. The queue makes its own anew."""
    return list(SQLModel.metadata.sorted_tables)


@contextmanager
def _archive(path: Path) -> Iterator[zipfile.ZipFile]:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        yield archive


def _copied(connection: Connection, name: str, columns: list[str]) -> Iterator[bytes]:
    driver: Any = connection.connection.driver_connection
    with driver.cursor() as cursor, cursor.copy(f"COPY {_listed(name, columns)} TO STDOUT") as copy:
        for chunk in copy:
            yield bytes(chunk)


def contents_of(archive: zipfile.ZipFile) -> dict[str, Any]:
    """What an archive says it holds.

    Raises:
        NoBackup: it is none of Kith, or of a later version.
    """
    try:
        found: dict[str, Any] = json.loads(archive.read(CONTENTS))
        fine = (found["format"], found["version"]) == ("kith-backup", 1)
    except (KeyError, ValueError):
        fine = False
    if not fine or archive.testzip() is not None:
        raise NoBackup
    return found


def fill_postgres(connection: Connection, archive: zipfile.ZipFile) -> None:
    """Put an archive's rows in place of those there, in the caller's transaction."""
    tables: dict[str, list[str]] = contents_of(archive)["tables"]
    names = ", ".join(_quoted(name) for name in tables)
    connection.exec_driver_sql(f"TRUNCATE {names} CASCADE")
    driver: Any = connection.connection.driver_connection
    for name, columns in tables.items():
        with (
            archive.open(name) as file,
            driver.cursor() as cursor,
            cursor.copy(f"COPY {_listed(name, columns)} FROM STDIN") as copy,
        ):
            while chunk := file.read(1 << 20):
                copy.write(chunk)


def _listed(name: str, columns: list[str]) -> str:
    return f"{_quoted(name)} ({', '.join(map(_quoted, columns))})"


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


def _sync(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
