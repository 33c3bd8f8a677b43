"""Workers as somebody to share with: there now, of which organisation, and what they are called."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, bindparam
from sqlmodel import col, select

from core.access.grants import Recipient
from core.access.viewer import Role
from core.store.sealing import MasterKey, Seal
from core.store.tables import Account, Organisation, Worker

_COLUMNS: tuple[Any, ...] = (
    col(Worker.organisation_id),
    col(Worker.display_name),
    col(Organisation.name),
    col(Organisation.wrapped_key),
    col(Account.role),
)
_THERE = (
    select(*_COLUMNS)
    .join_from(Worker, Organisation, col(Organisation.id) == col(Worker.organisation_id))
    .join(Account, col(Account.id) == col(Worker.account_id))
    .where(
        col(Worker.account_id) == bindparam("worker"),
        col(Worker.removed_at).is_(None),
        col(Account.role).in_([role.value for role in Role if role.can_receive]),
    )
)
_HELD = _THERE.with_for_update(read=True, of=Worker)


@dataclass(frozen=True, slots=True)
class Known:
    """Somebody who may receive a share, as a person knows them."""

    to: Recipient
    name: str
    organisation: str


def recipient_of(connection: Connection, worker: str, *, hold: bool = False) -> Recipient | None:
    """Whom a worker stands for now; ``None`` for who is nobody to share with, or no longer.

    ``hold``: nobody removes them until the transaction ends.
    """
    found = connection.execute(_HELD if hold else _THERE, {"worker": worker}).first()
    return None if found is None else Recipient(worker, found.organisation_id)


def known_as(connection: Connection, keys: MasterKey, worker: str) -> Known | None:
    """The same with names."""
    found = connection.execute(_THERE, {"worker": worker}).first()
    if found is None:
        return None
    organisation = found.organisation_id
    seal = Seal(organisation, keys.unwrap(found.wrapped_key, organisation))
    name = seal.open(found.display_name, f"worker.display_name:{worker}")
    return Known(Recipient(worker, organisation), name, found.name)
