"""Run migrations from Python: the console script, the tests and the container all come here."""

from pathlib import Path
from typing import Any

from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Engine
from sqlmodel import SQLModel

import core.store.tables  # noqa: F401 - fills the metadata

_LOCK = 7_318_001  # any fixed number: one migration at a time on PostgreSQL


def config() -> Config:
    """Alembic's configuration, without a file."""
    made = Config()
    made.set_main_option("script_location", str(Path(__file__).parent))
    return made


def migrate(engine: Engine, revision: str = "head") -> None:
    """Bring a database up to a revision; nothing happens where it is there already."""
    made = config()
    with engine.connect() as connection, connection.begin():
        if connection.dialect.name == "postgresql":
            connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_LOCK})")
        made.attributes["connection"] = connection
        command.upgrade(made, revision)


def migrate_down(engine: Engine, revision: str) -> None:
    """Take a database back to a revision."""
    made = config()
    with engine.connect() as connection, connection.begin():
        made.attributes["connection"] = connection
        command.downgrade(made, revision)


def heads() -> list[str]:
    """The newest revisions; there is to be one."""
    return list(ScriptDirectory.from_config(config()).get_heads())


def is_current(engine: Engine) -> bool:
    """Whether a database is at the newest revision."""
    with engine.connect() as connection:
        return set(MigrationContext.configure(connection).get_current_heads()) == set(heads())


def differences(engine: Engine) -> list[Any]:
    """Where the tables of a migrated database and of the code are not the same."""
    with engine.connect() as connection:
        found = MigrationContext.configure(connection, opts={"compare_type": True})
        return list(compare_metadata(found, SQLModel.metadata))
