"""The one kind of session: it reads and writes inside a scope, or not at all."""

from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any, cast
from weakref import WeakKeyDictionary, WeakSet

from sqlalchemy import ColumnElement, bindparam, event, false
from sqlalchemy.orm import ORMExecuteState, with_loader_criteria
from sqlalchemy.sql import Executable
from sqlalchemy.sql.base import ExecutableOption
from sqlmodel import Session, col

from core.access.scope import Right, Scope, Section
from core.errors import NotAllowed, NotVisible
from core.store.tables import OWNED
from core.store.tables.owned import Owned

OWNER = "owner_in_scope"  # the parameter that carries the owner's id into every select
_Sections = frozenset[Section]


class StatementRefused(RuntimeError):
    """A statement the net cannot look inside. A mistake in our code, never the person's."""


class ScopedSession(Session):
    """A session that cannot exist without a scope."""

    def __init__(self, bind: Any, scope: Scope) -> None:
        super().__init__(bind=bind, expire_on_commit=False, autoflush=False)
        self.scope = scope


class IdentitySession(Session):
    """A session for accounts and keys alone: it refuses every owned table."""

    def __init__(self, bind: Any) -> None:
        super().__init__(bind=bind, expire_on_commit=False, autoflush=False)


@cache
def _criteria(sections: _Sections) -> tuple[ExecutableOption, ...]:
    """One condition for each owned table, wherever in a statement it stands."""
    return tuple(
        with_loader_criteria(table, _visible(table, sections), include_aliases=True)
        for table in OWNED
    )


def _visible(table: type[Owned], sections: _Sections) -> ColumnElement[bool]:
    if table.section not in sections:
        return false()
    return col(table.owner_id) == bindparam(OWNER)


# A statement that is kept and used again is looked at once, and compiled once, for all owners.
_seen: WeakKeyDictionary[Executable, dict[_Sections, Executable]] = WeakKeyDictionary()


@event.listens_for(ScopedSession, "do_orm_execute")
def _read_inside_scope(state: ORMExecuteState) -> None:
    session = state.session
    assert isinstance(session, ScopedSession)  # noqa: S101 - the listener is bound to this class
    sections = frozenset(session.scope.rights)
    kept = _seen.setdefault(state.statement, {})
    if sections not in kept:
        kept[sections] = _inside(state, sections)
    state.statement = kept[sections]
    state.parameters = {**_parameters(state), OWNER: session.scope.owner_id}


def _parameters(state: ORMExecuteState) -> Mapping[str, Any]:
    if state.is_executemany:
        raise StatementRefused
    return cast("Mapping[str, Any]", state.parameters or {})


def _inside(state: ORMExecuteState, sections: _Sections) -> Executable:
    """The statement as it may run; refused unless it is a select of mapped, owned tables alone."""
    if not (state.is_orm_statement and state.is_select):
        raise StatementRefused
    mapped = {mapper.class_ for mapper in state.all_mappers}
    if not mapped or not mapped <= set(OWNED):
        raise StatementRefused
    return state.statement.options(*_criteria(sections))


@event.listens_for(IdentitySession, "do_orm_execute")
def _identity_only(state: ORMExecuteState) -> None:
    if state.statement in _about_identity:
        return
    if not state.is_orm_statement or {m.class_ for m in state.all_mappers} & set(OWNED):
        raise StatementRefused
    _about_identity.add(state.statement)


_about_identity: WeakSet[Executable] = WeakSet()


@event.listens_for(ScopedSession, "before_flush")
def _write_inside_scope(session: ScopedSession, *_: Any) -> None:
    _check(session.scope, session.new, Right.ADD)
    changed = [*session.dirty, *session.deleted]
    _check(session.scope, changed, Right.EDIT)
    if any(row.only_added for row in changed if isinstance(row, Owned)):
        raise NotAllowed


def _check(scope: Scope, rows: Iterable[object], right: Right) -> None:
    for row in rows:
        if not isinstance(row, Owned):
            raise NotAllowed
        if row.owner_id != scope.owner_id:
            raise NotVisible
        scope.need(row.section, right)
