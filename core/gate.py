"""The only door to stored data: token → viewer → scope → records."""

import time
import uuid
from collections.abc import Callable, Generator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import partial
from typing import Any

from sqlalchemy import Connection
from sqlalchemy.exc import SQLAlchemyError

from core.access.consent import would_come_back
from core.access.scope import Right, Scope
from core.access.viewer import Role, Viewer
from core.errors import Locked, NotSignedIn, NotVisible
from core.rules.worries import Worry
from core.store.accounts import Accounts, last_opened, owner_ids, sitting_of, wrapped_key_of
from core.store.concerns import all_concerns
from core.store.consenting import Around, ConsentRecords
from core.store.consents import given_to
from core.store.desk import Saved
from core.store.door import Door, digest, is_live, is_locked, lasts_until, opened_seal, seal_of
from core.store.engines import Engines
from core.store.erasing import erase_account
from core.store.everyone import Everyone
from core.store.ledger import Kind, Ledger
from core.store.looking import Looking, SharedWith
from core.store.offering import OfferingRecords
from core.store.outbox import Outbox
from core.store.owners import hold_owner, lock_owner
from core.store.recipients import known_as
from core.store.records import OpenRecords, Records
from core.store.rounds import Rounds
from core.store.sealing import MasterKey, Seal
from core.store.seen_until import OFTEN, see, seen_until
from core.store.session import IdentitySession, ScopedSession
from core.store.shared import SharedRecords
from core.store.staff import local_help_of
from core.store.tables import SignIn

TOUCH_AFTER = timedelta(hours=1)
TOUCH_WORKING_AFTER = timedelta(minutes=1)


__all__ = [
    "ConsentRecords",
    "Door",
    "Gate",
    "OfferingRecords",
    "OpenRecords",
    "Records",
    "Saved",
    "SharedRecords",
    "SharedWith",
    "Worry",
    "new_id",
]


def _clock() -> datetime:
    return datetime.now(UTC)


def new_id() -> str:
    """A UUID of version 7 (RFC 9562): in order of time, so that what is new stands last by id."""
    now = time.time_ns() // 1_000_000
    rest = uuid.uuid4().int & ((1 << 80) - 1)
    return str(uuid.UUID(int=(now << 80 | rest) & ~(0xF << 76) | 7 << 76))


@dataclass(frozen=True, slots=True)
class Gate:
    """One deployment's data. Clock and ids come from outside so that tests decide them."""

    engines: Engines
    keys: MasterKey
    clock: Callable[[], datetime] = _clock
    new_id: Callable[[], str] = new_id
    ledger: Ledger | None = None

    @contextmanager
    def reading(self, viewer: Viewer) -> Generator[Records]:
        """A person's own map, to read.

        Raises:
            NotVisible: the viewer works for an organisation, so has none.
        """
        scope = Scope.own(viewer, Right.READ)
        with self.engines.reading.connect() as connection:
            seal = self._seal(viewer, connection)
            with ScopedSession(connection, scope) as session:
                yield Records(session, seal, self.clock())

    @contextmanager
    def writing(self, viewer: Viewer) -> Generator[OpenRecords]:
        """A person's own map, to change: one transaction, committed when the block ends well.

        Raises:
            NotVisible: the viewer works for an organisation, so has none.
        """
        scope = Scope.own(viewer, Right.EDIT)
        with self.engines.reading.connect() as connection:
            seal = self._seal(viewer, connection)
        with ScopedSession(self.engines.writing, scope) as session, session.begin():
            sheet = lock_owner(session)
            yield OpenRecords(session, seal, self.clock(), sheet, self.new_id)

    @contextmanager
    def consenting(self, viewer: Viewer) -> Generator[ConsentRecords]:
        """A person's own map and their log of sharing, to decide about sharing.

        Raises:
            NotVisible: the viewer works for an organisation, so has nothing to share.
        """
        scope, now = Scope.own(viewer, Right.EDIT), self.clock()
        with self.engines.reading.connect() as connection:
            seal = self._seal(viewer, connection)
        with self.engines.writing.begin() as connection:
            see(connection, now)
            find = partial(known_as, connection, self.keys)
            around = Around(now, seen_until(connection), self.ledger, find)
            with ScopedSession(connection, scope) as session:
                sheet = lock_owner(session)
                yield ConsentRecords(session, seal, sheet, self.new_id, around)
                session.flush()

    @contextmanager
    def shared(self, viewer: Viewer, grant: str, how: str = "page") -> Generator[SharedRecords]:
        """What a grant opens for a worker; the reading is in the person's list with it, or is not.

        Consent is looked at again after the work, just before all of it is committed.

        Raises:
            NotVisible: unknown, never, not yet, paused, over, not theirs: all one answer.
        """
        now = self.clock()
        self._remember(viewer, grant, now)
        with self.engines.writing.begin() as connection:
            looking = Looking(connection, viewer, grant, now)
            granted = looking.granted()
            scope = Scope.granted(viewer, looking.owner_id, granted.terms.parts)
            seal, name = looking.names(self.keys)
            with ScopedSession(connection, scope) as session:
                records = SharedRecords(session, seal, now, granted, name)
                yield records
                if hold_owner(session) is None:  # whoever withdraws now waits, who has is seen
                    raise NotVisible
                records.note(self.new_id(), how)
            if looking.granted(hold=True).epoch != granted.epoch:
                raise NotVisible

    def shared_with(self, viewer: Viewer) -> list[SharedWith]:
        """What can be read by a worker now: by whom, and until when. Nothing of any map."""
        now = self.clock()
        with self.engines.reading.connect() as connection:
            given = given_to(connection, viewer.account_id)
            found = (Looking(connection, viewer, grant, now) for _, grant in given)
            return [one for looking in found if (one := looking.listed(self.keys))]

    def erase(self, account_id: str) -> None:
        """Take away an account and all under it, for good: from copies put back later too."""
        with self.engines.writing.begin() as connection:
            if erase_account(connection, account_id) and self.ledger is not None:
                self.ledger.add(Kind.ERASED, self.clock(), account_id)

    def seen_until(self) -> datetime | None:
        """The latest time seen so far; a clock set back counts for nothing in sharing."""
        with self.engines.reading.connect() as connection:
            return seen_until(connection)

    def _remember(self, viewer: Viewer, grant: str, now: datetime) -> None:
        """Write down how late it is where that must not be forgotten, and else once a minute."""
        with self.engines.reading.connect() as connection:
            floor = seen_until(connection)
            looking = Looking(connection, viewer, grant, now)
            must = would_come_back(looking.standing(), floor)
        if must or floor is None or now - floor > OFTEN:
            with self.engines.writing.begin() as connection:
                see(connection, now)

    @contextmanager
    def offering(self, owner_id: str, now: datetime) -> Generator[OfferingRecords]:
        """One person's map for Kith to look at by the clock, and its log of cards to add to.

        One transaction with the owner held from its first statement, so that workers take turns.

        Raises:
            NotSignedIn: nobody is here any more.
        """
        viewer = Viewer(account_id=owner_id, role=Role.PERSON)
        with self.engines.reading.connect() as connection:
            seal = self._seal(viewer, connection)
        scope = Scope.offering(viewer)
        with ScopedSession(self.engines.writing, scope) as session, session.begin():
            hold_owner(session)
            yield OfferingRecords(session, seal, now, self.new_id)

    def owner_ids(self) -> list[str]:
        """Everybody there is, in order; ids alone."""
        with self.engines.reading.connect() as connection:
            return owner_ids(connection)

    @contextmanager
    def everyone(self, now: datetime) -> Generator[Everyone]:
        """Everybody at once, without names, notes or keys: to see whom to look at."""
        with self.engines.reading.connect() as connection:
            yield Everyone(connection, now)

    def last_opened(self, owner_id: str) -> datetime | None:
        """When somebody last had Kith open, to the hour."""
        with self.engines.reading.connect() as connection:
            return last_opened(connection, owner_id)

    def concerns(self) -> list[Worry]:
        """What upset people, without saying whom."""
        with self.engines.reading.connect() as connection:
            return all_concerns(connection, self.keys)

    @contextmanager
    def door(self) -> Generator[Door]:
        """Identity work: one transaction, committed when the block ends well."""
        with IdentitySession(self.engines.writing) as session, session.begin():
            now = self.clock()
            yield Door(Accounts(session), self.keys, now, self.new_id, session, self.ledger)

    @contextmanager
    def outbox(self) -> Generator[Outbox]:
        """Everybody's messages by id: one transaction, committed when the block ends well."""
        with self.engines.writing.begin() as connection:
            yield Outbox(connection, self.clock())

    @contextmanager
    def delivering(self, owner_id: str) -> Generator[Records]:
        """What sending one person's message needs to see. Nothing can be changed here."""
        viewer = Viewer(account_id=owner_id, role=Role.PERSON)
        scope = Scope.delivering(viewer)
        with self.engines.reading.connect() as connection:
            seal = self._seal(viewer, connection)
            with ScopedSession(connection, scope) as session:
                yield Records(session, seal, self.clock())

    @contextmanager
    def rounds(self) -> Generator[Rounds]:
        """Who runs which hour's round: one transaction, committed when the block ends well."""
        with self.engines.writing.begin() as connection:
            yield Rounds(connection, self.clock())

    def viewer_of_cookie(self, token: str) -> Viewer:
        """Who sits behind a sign-in cookie.

        Raises:
            NotSignedIn: no such sitting, or it is over.
            Locked: a worker's, which waits for them to show who they are.
        """
        now = self.clock()
        with self.engines.reading.connect() as connection:
            sitting = sitting_of(connection, digest(token))
        if sitting is None or not is_live(sitting, now):
            raise NotSignedIn
        role = Role(sitting.role)
        if role.works:
            _check_worker(sitting, now)
        if sitting.used_at < now - (TOUCH_WORKING_AFTER if role.works else TOUCH_AFTER):
            self._touch(sitting.id, now, works=role.works)
        return Viewer(account_id=sitting.account_id, role=role, sign_in_id=sitting.id)

    def viewer_of_bearer(self, token: str) -> Viewer:
        """Who made a bearer token.

        Raises:
            NotSignedIn: no such token, or it was revoked.
        """
        with IdentitySession(self.engines.reading) as session:
            accounts = Accounts(session)
            kept = accounts.api_token(digest(token))
            if kept is None or kept.revoked_at is not None:
                raise NotSignedIn
            account = accounts.account(kept.account_id)
        if account is None or account.role != Role.PERSON:
            raise NotSignedIn
        return Viewer(account_id=account.id, role=Role.PERSON, token_id=kept.id)

    def nickname(self, viewer: Viewer) -> str:
        """What the viewer is called."""
        with IdentitySession(self.engines.reading) as session:
            account = Accounts(session).account(viewer.account_id)
            if account is None:
                raise NotSignedIn
            return seal_of(account, self.keys).open(account.nickname, "account.nickname")

    def _seal(self, viewer: Viewer, connection: Connection) -> Seal:
        wrapped = wrapped_key_of(connection, viewer.account_id)
        return opened_seal(viewer.account_id, wrapped, self.keys)

    def local_help(self) -> tuple[list[dict[str, str]], date] | None:
        """Help lines an admin set and when they were checked; ``None``: as the deployment has them.

        Also while the database is out of reach: help comes first.
        """
        try:
            with self.engines.reading.connect() as connection:
                found = local_help_of(connection)
        except SQLAlchemyError:
            return None
        return None if found is None else (found.lines, found.checked_on)

    def _touch(self, sitting_id: str, now: datetime, *, works: bool) -> None:
        with IdentitySession(self.engines.writing) as session, session.begin():
            sitting = session.get(SignIn, sitting_id)
            if sitting is not None:
                sitting.used_at = now
                if not works:
                    sitting.ends_at = lasts_until(now, stays=sitting.stays)
                session.add(sitting)


def _check_worker(sitting: Any, now: datetime) -> None:
    """A worker has to be there still, and to have been here just now."""
    if sitting.works is None or sitting.removed_at is not None:
        raise NotSignedIn
    if is_locked(sitting, now):
        raise Locked
