"""Run migrations from Python: the console script, the tests and the container all come here."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlalchemy import Engine, inspect
from sqlmodel import SQLModel

import core.store.tables  # noqa: F401 - fills the metadata

if TYPE_CHECKING:  # loading Alembic is a tenth of a start, and most starts have nothing to migrate
    from alembic.config import Config

HEAD = "0005"  # the newest revision; a test compares it with what Alembic says
_LOCK = 7_318_001  # any fixed number: one migration at a time on PostgreSQL


def config() -> "Config":
    """Alembic's configuration, without a file."""
    from alembic.config import Config

    made = Config()
    made.set_main_option("script_location", str(Path(__file__).parent))
    return made


def migrate(engine: Engine, revision: str = "head") -> None:
    """Bring a database up to a revision; nothing happens where it is there already."""
    if revision == "head" and _stands_at(engine) == HEAD:
        return
    from alembic import command

    made = config()
    with engine.connect() as connection, connection.begin():
        if connection.dialect.name == "postgresql":
            connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_LOCK})")
        made.attributes["connection"] = connection
        command.upgrade(made, revision)


def _stands_at(engine: Engine) -> str | None:
    with engine.connect() as connection:
        if not inspect(connection).has_table("alembic_version"):
            return None
        found = connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalars()
        return next(iter(found.all()), None)


def migrate_down(engine: Engine, revision: str) -> None:
    """Take a database back to a revision."""
    from alembic import command

    made = config()
    with engine.connect() as connection, connection.begin():
        made.attributes["connection"] = connection
        command.downgrade(made, revision)


def heads() -> list[str]:
    """The newest revisions; there is to be one."""
    from alembic.script import ScriptDirectory

    return list(ScriptDirectory.from_config(config()).get_heads())


def is_current(engine: Engine) -> bool:
    """Whether a database is at the newest revision."""
    from alembic.migration import MigrationContext

    with engine.connect() as connection:
        return set(MigrationContext.configure(connection).get_current_heads()) == set(heads())


def is_ours(name: str | None, kind: str, _parents: Any) -> bool:
    """Not the tables of the queue: those are the business of its own package."""
    return not (kind == "table" and (name or "").startswith("procrastinate_"))


def differences(engine: Engine) -> list[Any]:
    """Where the tables of a migrated database and of the code are not the same."""
    from alembic.autogenerate import compare_metadata
    from alembic.migration import MigrationContext

    with engine.connect() as connection:
        opts = {"compare_type": True, "include_name": is_ours}
        found = MigrationContext.configure(connection, opts=opts)
        return list(compare_metadata(found, SQLModel.metadata))
