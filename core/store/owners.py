"""The owner's lock: the sheet is the head of a map, and every writer takes it first."""

from sqlmodel import select

from core.rules.facts import EVEN_PLAN
from core.store.session import ScopedSession
from core.store.tables import Sheet


def lock_owner(session: ScopedSession) -> None:
    """Hold this owner's map until the transaction ends; make its sheet if there is none.

    Two writers of one map then never run at once, on PostgreSQL by the row lock, on SQLite by
    ``BEGIN IMMEDIATE`` (SQLite leaves out ``FOR UPDATE``).
    """
    if session.exec(select(Sheet).with_for_update()).first() is None:
        session.add(
            Sheet(owner_id=session.scope.owner_id, plan=list(EVEN_PLAN), settings={})
        )
        session.flush()
