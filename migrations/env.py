"""Alembic's environment: the connection comes from whoever asks for the migration."""

import sqlmodel
from alembic import context
from sqlalchemy import Connection

import core.store.tables  # noqa: F401 - fills the metadata


def run(connection: Connection) -> None:
    """Run the migrations asked for, in one transaction."""
    context.configure(
        connection=connection,
        target_metadata=sqlmodel.SQLModel.metadata,
        render_as_batch=connection.dialect.name == "sqlite",
        compare_type=True,
        compare_server_default=True,
    )
    with context.begin_transaction():
        context.run_migrations()


run(context.config.attributes["connection"])
