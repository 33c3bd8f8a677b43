"""The owner's lock: the sheet is the head of a map, and every writer takes it first."""

from sqlmodel import select

from core.rules.facts import EVEN_PLAN
from core.store.session import ScopedSession
from core.store.tables import Sheet

_HEAD = select(Sheet).with_for_update()


def hold_owner(session: ScopedSession) -> Sheet | None:
    """Hold this owner's map until the transaction ends; nothing is made where there is none."""
    return session.exec(_HEAD).first()


def lock_owner(session: ScopedSession) -> Sheet:
    """Hold this owner's map until the transaction ends, by its sheet, made if there is none.

    Two writers of one map then never run at once, on PostgreSQL by the row lock, on SQLite by
    ``BEGIN IMMEDIATE`` (SQLite leaves out ``FOR UPDATE``).
    """
    sheet = hold_owner(session)
    if sheet is None:
        sheet = Sheet(owner_id=session.scope.owner_id, plan=list(EVEN_PLAN), settings={})
        session.add(sheet)
        session.flush()
    return sheet
