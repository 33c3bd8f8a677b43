"""What upset people, for a responsible human, without saying whose it is."""

from typing import Any

from sqlalchemy import Connection, select
from sqlmodel import col

from core.rules.worries import Worry
from core.store.sealing import MasterKey, Seal
from core.store.tables import Account, Concern

_COLUMNS: tuple[Any, ...] = (
    col(Concern.owner_id),
    col(Concern.id),
    col(Concern.rule),
    col(Concern.rule_version),
    col(Concern.wording),
    col(Concern.wording_version),
    col(Concern.at),
    col(Concern.words),
    col(Account.wrapped_key),
)
_ASKED = (
    select(*_COLUMNS)
    .join_from(Concern, Account, col(Account.id) == col(Concern.owner_id))
    .order_by(col(Concern.at), col(Concern.id))
)


def all_concerns(connection: Connection, keys: MasterKey) -> list[Worry]:
    """Every one, oldest first. Who said it stays behind."""
    found = list[Worry]()
    for row in connection.execute(_ASKED):
        words = None
        if row.words is not None and row.wrapped_key is not None:
            seal = Seal(row.owner_id, keys.unwrap(row.wrapped_key, row.owner_id))
            words = seal.open(row.words, f"concern.words:{row.id}")
        said = (row.rule, row.rule_version, row.wording, row.wording_version, row.at)
        found.append(Worry(*said, words))
    return found
