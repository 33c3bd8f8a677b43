"""Everybody at once, for looking at maps by the clock: no name, no note, no key.

Only open columns are read (a test asserts it), some owners at a time in the order of owners, as
plain tuples: a mapped object for every row would take most of the time.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import Connection, Select
from sqlmodel import col

from core.rules.choices import choices_of
from core.rules.offered import Given, Offered
from core.rules.signals import LSNS_6, Glimpse, View
from core.rules.thresholds import MONTH_DAYS, RHYTHM_DAYS
from core.rules.vocabulary import Question, Rhythm
from core.store import everyone_queries as queries
from core.store import everyone_rows as convert
from core.store import tables

AT_ONCE = 1000  # owners: a fifth quicker than 200, and still some tens of megabytes
# Contacts that signals look at, and one day for any time zone; the longest rhythm looks further.
LATELY = timedelta(days=MONTH_DAYS + 1)
LONG_AGO = timedelta(days=RHYTHM_DAYS[Rhythm.NOW_AND_THEN] + 1)
_ASKED = (Question.ONS_LONELY.value, LSNS_6)
_LONGEST = Rhythm.NOW_AND_THEN.value
_RHYTHM = 1 + Glimpse._fields.index("rhythm")
DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Somebody:
    """What there is to know of one person before their map is looked at."""

    owner_id: str
    choices: Mapping[str, Any]
    offered: tuple[Offered, ...]
    given: tuple[Given, ...]
    last_opened: datetime | None
    sheet: tuple[Any, ...]

    @property
    def zone(self) -> ZoneInfo:
        """Where the person's days begin and end."""
        return ZoneInfo(self.choices["time_zone"])


class Everyone:
    """Everybody, chunk by chunk."""

    def __init__(self, connection: Connection, now: datetime) -> None:
        self._connection = connection
        self._now = now

    def chunks(
        self, first: str = "", last: str = "~", most: int = AT_ONCE
    ) -> Iterator[list[Somebody]]:
        """Some people at a time by id, from the first to the last."""
        after, ends = "", {"from_": first, "last": last}
        while rows := self._rows(queries.page(most), after=after, **ends):
            after = rows[-1][0]
            found = [(row[0], convert.from_json(row[1]), row[2:]) for row in rows]
            yield self._people([(id_, choices_of(said), sheet) for id_, said, sheet in found])

    def views(self, people: Sequence[Somebody]) -> Iterator[tuple[Somebody, View]]:
        """What these people's maps look like today."""
        if not people:
            return
        ends = {"first": people[0].owner_id, "last": people[-1].owner_id}
        items = self._by_owner(tables.Connection, **ends)
        ties = self._grouped(self._rows(queries.linked(), **ends))
        met = self._met([one.owner_id for one in people], items)
        said = self._grouped(self._rows(queries.said(_ASKED), **ends))
        for one in people:
            id_ = one.owner_id
            shelves = items[id_], ties[id_], met[id_], said[id_]
            yield one, convert.view(one.sheet, one.zone, *shelves)

    def went(self, owner_ids: Sequence[str], since: datetime) -> frozenset[str]:
        """Those of them who took something off their map since, or took something back."""
        query = queries.went().where(col(tables.JournalEntry.owner_id).in_(owner_ids))
        found = self._connection.execute(query, {"since": since}) if owner_ids else ()
        return frozenset(owner_id for (owner_id,) in found)

    def _people(self, on: list[tuple[str, dict[str, Any], Any]]) -> list[Somebody]:
        if not any(choices["prompts"] for _, choices, _ in on):
            return [Somebody(id_, choices, (), (), None, sheet) for id_, choices, sheet in on]
        ends = {"first": on[0][0], "last": on[-1][0]}
        cards = self._by_owner(tables.Prompt, **ends)
        said = self._grouped(self._rows(queries.said((Question.PROMPT.value,)), **ends))
        opened = {row[0]: convert.moment(row[1]) for row in self._rows(queries.opened(), **ends)}
        return [
            Somebody(
                owner_id=id_,
                choices=choices,
                offered=convert.cards(cards[id_]),
                given=convert.all_given(said[id_]),
                last_opened=opened.get(id_),
                sheet=sheet,
            )
            for id_, choices, sheet in on
        ]

    def _met(self, owners: list[str], items: Mapping[str, list[Any]]) -> Mapping[str, list[Any]]:
        """Contacts of late; further back for those with a rhythm that long."""
        today = self._now.date()
        found = [*self._rows(queries.met(), owners=owners, since=today - LATELY, until=today + DAY)]
        long = [id_ for id_, rows in items.items() if any(row[_RHYTHM] == _LONGEST for row in rows)]
        if long:
            days = {"since": today - LONG_AGO, "until": today - LATELY - DAY}
            found += self._rows(queries.met(), owners=long, **days)
        return self._grouped(found)

    def _by_owner(self, table: Any, **ends: str) -> Mapping[str, list[Any]]:
        return self._grouped(self._rows(queries.all_of(table), **ends))

    def _grouped(self, rows: Iterable[tuple[Any, ...]]) -> Mapping[str, list[Any]]:
        grouped: dict[str, list[Any]] = defaultdict(list)
        for row in rows:
            grouped[row[0]].append(row)
        return grouped

    def _rows(self, query: Select[Any], **values: Any) -> Sequence[Any]:
        """Plain tuples as the driver gives them: every column that needs care was cast to text."""
        cursor: Any = self._connection.execute(query, values).cursor
        rows: Sequence[Any] = cursor.fetchall()
        return rows
