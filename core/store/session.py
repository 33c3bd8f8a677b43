"""The one kind of session: it reads and writes inside a scope, or not at all."""

from collections.abc import Iterable
from typing import Any

from sqlalchemy import ColumnElement, event, false
from sqlalchemy.orm import ORMExecuteState, with_loader_criteria
from sqlmodel import Session, col

from core.access.scope import Right, Scope
from core.errors import NotAllowed, NotVisible
from core.store.tables import OWNED
from core.store.tables.owned import Owned


class StatementRefused(RuntimeError):
    """A statement the net cannot look inside. A mistake in our code, never the person's."""


class ScopedSession(Session):
    """A session that cannot exist without a scope."""

    def __init__(self, bind: Any, scope: Scope) -> None:
        super().__init__(bind=bind, expire_on_commit=False, autoflush=False)
        self.scope = scope
        self.criteria = tuple(
            with_loader_criteria(table, _visible(table, scope), include_aliases=True)
            for table in OWNED
        )


class IdentitySession(Session):
    """A session for accounts and keys alone: it refuses every owned table."""

    def __init__(self, bind: Any) -> None:
        super().__init__(bind=bind, expire_on_commit=False, autoflush=False)


def _visible(table: type[Owned], scope: Scope) -> ColumnElement[bool]:
    if table.section not in scope.rights:
        return false()
    return col(table.owner_id) == scope.owner_id


@event.listens_for(ScopedSession, "do_orm_execute")
def _read_inside_scope(state: ORMExecuteState) -> None:
    if not (state.is_orm_statement and state.is_select):
        raise StatementRefused
    session = state.session
    assert isinstance(session, ScopedSession)  # noqa: S101 - the listener is bound to this class
    _owned_only(state)
    state.statement = state.statement.options(*session.criteria)


def _owned_only(state: ORMExecuteState) -> None:
    """Refuse a select that reaches a table without an owner, or a mapped one by its bare table."""
    mapped = {mapper.class_ for mapper in state.all_mappers}
    if not mapped or not mapped <= set(OWNED):
        raise StatementRefused


@event.listens_for(IdentitySession, "do_orm_execute")
def _identity_only(state: ORMExecuteState) -> None:
    if not state.is_orm_statement or {m.class_ for m in state.all_mappers} & set(OWNED):
        raise StatementRefused


@event.listens_for(ScopedSession, "before_flush")
def _write_inside_scope(session: ScopedSession, *_: Any) -> None:
    _check(session.scope, session.new, Right.ADD)
    _check(session.scope, session.dirty, Right.EDIT)
    _check(session.scope, session.deleted, Right.EDIT)


def _check(scope: Scope, rows: Iterable[object], right: Right) -> None:
    for row in rows:
        if not isinstance(row, Owned):
            raise NotAllowed
        if row.owner_id != scope.owner_id:
            raise NotVisible
        scope.need(row.section, right)
