"""Replaying: what the ledger knows is done again to a database that was put back from a copy.

Where a line was less than an end (less shared, paused) and cannot be done again to the letter, it
is done more strictly: the person can share again, and nobody has seen too much meanwhile.
"""

from collections.abc import Callable, Iterable
from datetime import datetime

from sqlalchemy import Connection, update
from sqlmodel import col

from core.access import agreeing
from core.access.agreeing import Log
from core.access.grants import Event, What
from core.access.scope import Right, Scope
from core.access.viewer import Role, Viewer
from core.errors import NotVisible
from core.store.consents import OpenConsents
from core.store.erasing import erase_account
from core.store.ledger import Kind, Line
from core.store.sealing import Seal
from core.store.seen_until import see
from core.store.session import ScopedSession
from core.store.tables import SignIn, Worker

_NO_NAMES = Seal("", b"\0" * 32)  # no line added here holds a name


def replay(
    connection: Connection, lines: Iterable[Line], now: datetime, new_id: Callable[[], str]
) -> int:
    """Do again what a copy has forgotten, end every sitting, and never let time go back.

    Returns:
        How many lines had been forgotten.
    """
    known, done = list(lines), 0
    for line in known:
        done += _do_again(connection, line, now, new_id)
    see(connection, max([now, *(line.at for line in known)]))
    sitting = update(SignIn).where(col(SignIn.ended_at).is_(None))
    connection.execute(sitting.values(ended_at=now))  # some may have been ended since the copy
    return done


def _do_again(connection: Connection, line: Line, now: datetime, new_id: Callable[[], str]) -> bool:
    if line.kind is Kind.ERASED:
        return erase_account(connection, line.owner)
    if line.kind is Kind.REMOVED:
        there = update(Worker).where(col(Worker.account_id) == line.owner)
        gone = there.where(col(Worker.removed_at).is_(None)).values(removed_at=line.at)
        return bool(connection.execute(gone).rowcount)
    return _close(connection, line, now, new_id)


def _close(connection: Connection, line: Line, now: datetime, new_id: Callable[[], str]) -> bool:
    """End or pause a grant, unless the copy knows that it was."""
    viewer = Viewer(account_id=line.owner, role=Role.PERSON)
    with ScopedSession(connection, Scope.own(viewer, Right.EDIT)) as session:
        consents = OpenConsents(session, _NO_NAMES, new_id, (now, None), None)
        log = consents.log()
        if any(_is_known(line, event) for event in log.events):
            return False
        events = _strictly(log, line)
        consents.add(events)
    return bool(events)


def _is_known(line: Line, event: Event) -> bool:
    return (event.grant, event.what, event.at) == (line.grant, What(line.kind.value), line.at)


def _strictly(log: Log, line: Line) -> tuple[Event, ...]:
    verb = agreeing.pause if line.kind is Kind.PAUSED else agreeing.stop
    try:
        return verb(log, line.grant)
    except NotVisible:
        return ()  # given after the copy was made, or over in it already
