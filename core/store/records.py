"""The shelves of one scope, gathered: reading, and the one way of writing a map.

Every write is a list of changes. It becomes rows and a journal entry together, so nothing can
change without the journal knowing.
"""

from collections import namedtuple
from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime
from functools import cache, cached_property
from types import MappingProxyType
from typing import Any, ClassVar

from sqlalchemy import bindparam
from sqlmodel import col, select

from core.access.scope import Right, Scope, Section
from core.errors import NotVisible
from core.rules import facts
from core.rules.changes import SHEET_ID, Action, Change, Entry, Noun, Thing, effective
from core.store import rows, tables
from core.store.channels import Channels
from core.store.consents import Consents
from core.store.desk import KeptAnswers, Uploads
from core.store.journal import Journal
from core.store.looks import Looks
from core.store.prompts import Prompts
from core.store.sealing import Seal
from core.store.session import ScopedSession
from core.store.suggestions import Suggestions
from core.store.tables.owned import Owned

ME = "me"
_CHUNK = 400  # keys per select: SQLite allows 32,766 parameters, PostgreSQL plans stay small


class Records:
    """What a scope may read of one owner's map. ``now`` is when it was opened, aware UTC."""

    needs: ClassVar[Right] = Right.READ

    def __init__(self, session: ScopedSession, seal: Seal, now: datetime) -> None:
        session.scope.need(Section.NETWORK, self.needs)
        self._session = session
        self._seal = seal
        self.now = now
        self.journal = Journal(session, seal)
        self.uploads = Uploads(session, seal, now)
        self.prompts = Prompts(session, seal)
        self.channels = Channels(session, seal)
        self.consents = Consents(session, seal)
        self.looks = Looks(session)
        self.suggestions = Suggestions(session, seal)

    @property
    def scope(self) -> Scope:
        """Whose data, and how far."""
        return self._session.scope

    def sheet(self) -> facts.Sheet:
        """What belongs to the map as a whole."""
        return self._sheet

    @cached_property
    def _sheet(self) -> facts.Sheet:
        # read once: a page asks for the person's choices, then for the map
        row = self._session.exec(_columns(tables.Sheet)).first()
        return facts.Sheet() if row is None else rows.sheet_of(row, self._seal)

    def connections(self) -> Mapping[str, facts.Connection]:
        """Every connection by id, whatever its standing."""
        return self._shelf(tables.Connection, rows.connection_of)

    def connection(self, connection_id: str) -> facts.Connection:
        """One connection.

        Raises:
            NotVisible: there is none of that id in this scope.
        """
        found = self._shelf(tables.Connection, rows.connection_of, id=connection_id)
        if not found:
            raise NotVisible
        item: facts.Connection = found[connection_id]
        return item

    def ties(self) -> Mapping[str, facts.Tie]:
        """Every tie by id."""
        return self._shelf(tables.Tie, rows.tie_of)

    def contacts(
        self, since: date | None = None, connection: str | None = None
    ) -> Mapping[str, facts.Contact]:
        """Contacts by id, all or from a day on, with everything or with one connection."""
        wanted = {"since": since, "connection": connection}
        given = {name: value for name, value in wanted.items() if value is not None}
        return self._shelf(tables.Contact, rows.contact_of, **given)

    def answers(self) -> Mapping[str, facts.Answer]:
        """Every answer by id."""
        return self._shelf(tables.Answer, rows.answer_of)

    def picture(self) -> facts.NetworkMap:
        """Sheet, connections and ties: what drawing and listing need, in three selects."""
        return facts.NetworkMap(
            sheet=self.sheet(), connections=self.connections(), ties=self.ties()
        )

    def everything(self) -> facts.NetworkMap:
        """The whole map, contacts and answers too."""
        return facts.NetworkMap(
            sheet=self.sheet(),
            connections=self.connections(),
            ties=self.ties(),
            contacts=self.contacts(),
            answers=self.answers(),
        )

    def _shelf(
        self, table: Any, fact_of: Callable[[Any, Seal], Any], **wanted: Any
    ) -> Mapping[str, Any]:
        found = self._session.exec(_shelf_query(table, *wanted), params=wanted)
        rows_ = map(_row_of(table)._make, found)
        return MappingProxyType({row.id: fact_of(row, self._seal) for row in rows_})


# Statements are made once and kept, so that the net looks at them once (core/store/session.py).
# Columns, not mapped objects: a third of the time for a page of sixty.


def _names(table: type[Owned]) -> list[str]:
    return [name for name in table.model_fields if name != "owner_id"]


@cache
def _columns(table: type[Owned]) -> Any:
    return select(*(col(getattr(table, name)) for name in _names(table)))


@cache
def _row_of(table: type[Owned]) -> Any:
    """A plain tuple with names: SQLAlchemy's own rows look every name up anew."""
    return namedtuple(table.__name__, _names(table))  # noqa: PYI024 - the columns are its fields


@cache
def _shelf_query(table: Any, *wanted: str) -> Any:
    asked = {
        "id": lambda: col(table.id) == bindparam("id"),
        "connection": lambda: col(table.connection) == bindparam("connection"),
        "since": lambda: col(table.on) >= bindparam("since"),
    }
    return _columns(table).where(*(asked[name]() for name in wanted)).order_by(col(table.id))


class OpenRecords(Records):
    """Records that may be written to, inside one transaction that the gate commits."""

    def __init__(
        self,
        session: ScopedSession,
        seal: Seal,
        now: datetime,
        sheet: tables.Sheet,
        new_id: Callable[[], str],
        by: str = ME,
    ) -> None:
        super().__init__(session, seal, now)
        self.new_id = new_id
        self.kept_answers = KeptAnswers(session, seal, now)
        self._by = by
        self._row = sheet

    def sheet(self) -> facts.Sheet:
        """What belongs to the map as a whole, as it stands in this transaction."""
        return rows.sheet_of(self._row, self._seal)

    def write(
        self, action: Action, changes: Iterable[Change], undoes: str | None = None
    ) -> Entry | None:
        """Make changes and enter them in the journal; ``None`` when nothing would change."""
        kept = effective(changes)
        if not kept and action is not Action.ADOPTED:
            return None
        self._store(kept)
        entry = Entry(
            id=self.new_id(),
            number=self._next_number(),
            at=self.now,
            by=self._by,
            action=action,
            changes=kept,
            undoes=undoes,
        )
        self.journal.add(entry)
        self._session.flush()
        return entry

    def adopt(self, entries: Iterable[Entry], changes: Iterable[Change]) -> None:
        """Take over another journal whole, with the map it adds up to. Only for an empty map."""
        self._store(tuple(changes))
        for entry in entries:
            self._next_number()
            self.journal.add(entry)

    def _next_number(self) -> int:
        self._row.last_number += 1
        self._session.add(self._row)
        return self._row.last_number

    def _store(self, changes: tuple[Change, ...]) -> None:
        for noun in Noun:
            mine = [change for change in changes if change.noun is noun]
            if mine:
                self._store_noun(noun, mine)
        self._session.flush()

    def _store_noun(self, noun: Noun, changes: list[Change]) -> None:
        held = self._held(noun, [change.id for change in changes])
        for change in changes:
            row = held.get(change.id)
            if change.after is None:
                if row is not None and noun is not Noun.SHEET:
                    self._session.delete(held.pop(change.id))
            elif row is None:
                held[change.id] = self._new_row(noun, change.after)
            else:
                self._renew(row, change.after)

    def _held(self, noun: Noun, ids: list[str]) -> dict[str, Any]:
        if noun is Noun.SHEET:
            return {SHEET_ID: self._row}
        table: Any = rows.TABLE_OF[noun]
        found: dict[str, Any] = {}
        for start in range(0, len(ids), _CHUNK):
            query = select(table).where(col(table.id).in_(ids[start : start + _CHUNK]))
            found.update({row.id: row for row in self._session.exec(query)})
        return found

    def _new_row(self, noun: Noun, thing: Thing) -> Any:
        table: Any = rows.TABLE_OF[noun]
        row = table(owner_id=self.scope.owner_id, **rows.values_of(thing, self._seal))
        self._session.add(row)
        return row

    def _renew(self, row: Any, thing: Thing) -> None:
        for name, value in rows.values_of(thing, self._seal).items():
            setattr(row, name, value)
        row.version += 1
        self._session.add(row)
