"""Handing work to the queue of PostgreSQL, inside the transaction it belongs to.

The queue is procrastinate's; its own SQL function is called, so that a job exists exactly when
what it serves was committed. On SQLite there is no queue: the one process looks for itself.
"""

import json
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, text

_DEFER = text(
    "SELECT procrastinate_defer_jobs_v1(ARRAY[ROW("
    "'kith', :task, 0, NULL, :key, CAST(:args AS jsonb), CAST(:at AS timestamptz)"
    ")::procrastinate_job_to_defer_v1])"
)


def defer(
    connection: Connection, task: str, key: str, at: datetime | None, args: Mapping[str, Any]
) -> None:
    """A job for any worker, from a moment on. Two waiting jobs never have the same key."""
    if connection.dialect.name == "postgresql":
        given = {"task": task, "key": key, "at": at, "args": json.dumps(dict(args))}
        connection.execute(_DEFER, given)


def defer_delivery(
    connection: Connection, owner_id: str, delivery_id: str, at: datetime, tries: int = 0
) -> None:
    """Look at this delivery when it is due."""
    key = f"deliver:{owner_id}:{delivery_id}:{tries}"
    defer(connection, "deliver", key, at, {"owner_id": owner_id, "delivery_id": delivery_id})
