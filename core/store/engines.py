"""Engines: how each database is opened so that a write that was acknowledged stays written.

SQLite: one process, WAL, ``synchronous=FULL`` (a power cut loses nothing acknowledged),
``BEGIN IMMEDIATE`` for writers (a read that turns into a write would be refused at once whatever
the timeout), and a second engine for reads that never waits for a writer.
"""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, make_url
from sqlalchemy.engine.interfaces import DBAPIConnection, ExceptionContext
from sqlalchemy.pool import QueuePool

from core.errors import NotVisible

BUSY_MS = 10_000
AT_ONCE = 8  # pieces of work, each with one connection open and a second for a moment
_NUL = "cannot contain NUL"  # PostgreSQL keeps every character in text but this one


@dataclass(frozen=True, slots=True)
class Engines:
    """One database, opened twice: for reading and for writing."""

    reading: Engine
    writing: Engine

    def close(self) -> None:
        """Close every connection."""
        self.reading.dispose()
        self.writing.dispose()


def open_engines(url: str) -> Engines:
    """Engines for a database URL (``sqlite:///…`` or ``postgresql+psycopg://…``)."""
    if make_url(url).get_backend_name() == "sqlite":
        # one writer at a time anyway: who waits for a connection is next in turn, while who waits
        # for SQLite's own lock asks again and again, and some wait for seconds
        engines = Engines(_sqlite(url, "BEGIN", 2 * AT_ONCE), _sqlite(url, "BEGIN IMMEDIATE", 1))
    else:
        engine = create_engine(url, hide_parameters=True, pool_pre_ping=True, pool_size=2 * AT_ONCE)
        engines = Engines(engine, engine)
    for engine in {engines.reading, engines.writing}:
        event.listen(engine, "handle_error", _not_there, retval=True)
    return engines


def _not_there(context: ExceptionContext) -> NotVisible | None:
    """An id or number from outside that the database cannot even hold: nothing has it."""
    problem = context.original_exception
    cannot_hold = isinstance(problem, UnicodeEncodeError | OverflowError) or _NUL in str(problem)
    return NotVisible() if cannot_hold else None


def _sqlite(url: str, begin: str, connections: int) -> Engine:
    # hide_parameters: a failing statement would otherwise put someone's words into the log
    engine = create_engine(
        url,
        hide_parameters=True,
        poolclass=QueuePool,
        pool_size=connections,
        max_overflow=0 if connections == 1 else 10,
        pool_timeout=BUSY_MS / 1000,
        connect_args={"check_same_thread": False, "timeout": BUSY_MS / 1000},
    )

    @event.listens_for(engine, "connect")
    def _prepare(connection: DBAPIConnection, _record: Any) -> None:
        connection.isolation_level = None  # we say BEGIN ourselves
        cursor = connection.cursor()
        for pragma in (
            "journal_mode=WAL",
            "synchronous=FULL",
            "foreign_keys=ON",
            "secure_delete=ON",
            f"busy_timeout={BUSY_MS}",
        ):
            cursor.execute(f"PRAGMA {pragma}")
        cursor.close()

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        connection.exec_driver_sql(begin)

    return engine
