"""Everybody at once, for looking at maps by the clock: no name, no note, no key.

Only open columns are read (a test asserts it), some owners at a time in the order of owners, as
plain tuples: a mapped object for every row would take most of the time.
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import cache
from types import MappingProxyType
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import Connection, Date, DateTime, Select, Text, bindparam, cast, func, select
from sqlalchemy.types import JSON, TypeDecorator
from sqlmodel import col

from core.rules.changes import Action
from core.rules.choices import choices_of
from core.rules.offered import Given, Offered
from core.rules.signals import LSNS_6, NOBODY, Glimpse, View
from core.rules.thresholds import MONTH_DAYS, RHYTHM_DAYS
from core.rules.vocabulary import Question, Rhythm, TieKind, TieStrength
from core.store import tables

AT_ONCE = 200  # owners
# Contacts that signals look at, and one day for any time zone; the longest rhythm looks further.
LATELY = timedelta(days=MONTH_DAYS + 1)
LONG_AGO = timedelta(days=RHYTHM_DAYS[Rhythm.NOW_AND_THEN] + 1)
_ASKED = (Question.ONS_LONELY.value, LSNS_6)
# What is read of each table, in this order. Never a sealed column.
OPEN: Mapping[Any, tuple[str, ...]] = MappingProxyType(
    {
        tables.Sheet: ("settings", "lives_alone", "confirmed_on", "everyone_listed"),
        tables.Connection: Glimpse._fields,
        tables.Tie: ("a", "b", "kind", "strength"),
        tables.Contact: ("connection", "on"),
        tables.Answer: ("question", "on", "value"),
        tables.Prompt: ("id", "rule", "because", "at", "local_day", "connection"),
    }
)

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
        while rows := self._rows(_page(most), after=after, **ends):
            after = rows[-1][0]
            yield self._people([(row[0], choices_of(_json(row[1])), row[2:]) for row in rows])

    def views(self, people: Sequence[Somebody]) -> Iterator[tuple[Somebody, View]]:
        """What these people's maps look like today."""
        if not people:
            return
        ends = {"first": people[0].owner_id, "last": people[-1].owner_id}
        items = self._by_owner(tables.Connection, **ends)
        ties = self._grouped(self._rows(_linked(), **ends))
        met = self._met([one.owner_id for one in people], items)
        said = self._grouped(self._rows(_said(_ASKED), **ends))
        for one in people:
            id_ = one.owner_id
            yield one, _view(one, items[id_], ties[id_], met[id_], said[id_])

    def went(self, owner_ids: Sequence[str], since: datetime) -> frozenset[str]:
        """Those of them who took something off their map since, or took something back."""
        query = _went().where(col(tables.JournalEntry.owner_id).in_(owner_ids))
        found = self._connection.execute(query, {"since": since}) if owner_ids else ()
        return frozenset(owner_id for (owner_id,) in found)

    def _people(self, on: list[tuple[str, dict[str, Any], Any]]) -> list[Somebody]:
        if not any(choices["prompts"] for _, choices, _ in on):
            return [Somebody(id_, choices, (), (), None, sheet) for id_, choices, sheet in on]
        ends = {"first": on[0][0], "last": on[-1][0]}
        cards = self._by_owner(tables.Prompt, **ends)
        said = self._grouped(self._rows(_said((Question.PROMPT.value,)), **ends))
        opened = {row[0]: _moment(row[1]) for row in self._rows(_opened(), **ends)}
        return [
            Somebody(
                owner_id=id_,
                choices=choices,
                offered=tuple(sorted(map(_card, cards[id_]), key=lambda card: (card.at, card.id))),
                given=tuple(sorted(map(_given, said[id_]), key=lambda one: one.at)),
                last_opened=opened.get(id_),
                sheet=sheet,
            )
            for id_, choices, sheet in on
        ]

    def _met(self, owners: list[str], items: Mapping[str, list[Any]]) -> Mapping[str, list[Any]]:
        """Contacts of late; further back for those with a rhythm that long."""
        today = self._now.date()
        found = [*self._rows(_met(), owners=owners, since=today - LATELY, until=today + DAY)]
        long = [id_ for id_, rows in items.items() if any(row[_RHYTHM] == _LONGEST for row in rows)]
        if long:
            days = {"since": today - LONG_AGO, "until": today - LATELY - DAY}
            found += self._rows(_met(), owners=long, **days)
        return self._grouped(found)

    def _by_owner(self, table: Any, **ends: str) -> Mapping[str, list[Any]]:
        return self._grouped(self._rows(_all_of(table), **ends))

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


# --- statements: made once, columns that need care as text ----------------------------------------


def _plainly(column: Any) -> Any:
    """A column as every driver gives it alike: dates, moments and JSON as text."""
    kind = column.type
    careful = isinstance(kind, Date | DateTime | JSON | TypeDecorator)
    return cast(column, Text) if careful else column


def _columns(table: Any) -> list[Any]:
    return [col(table.owner_id), *(_plainly(col(getattr(table, name))) for name in OPEN[table])]


def _between(table: Any, owner: str = "owner_id") -> Any:
    return col(getattr(table, owner)).between(bindparam("first"), bindparam("last"))


@cache
def _page(most: int) -> Select[Any]:
    owner = col(tables.Sheet.owner_id)
    columns = _columns(tables.Sheet)
    wanted = owner.between(bindparam("from_"), bindparam("last")), owner > bindparam("after")
    return select(*columns).where(*wanted).order_by(owner).limit(most)


@cache
def _all_of(table: Any) -> Select[Any]:
    return select(*_columns(table)).where(_between(table))


@cache
def _linked() -> Select[Any]:
    """Ties that are not between two people: no signal looks at those."""
    table = tables.Tie
    wanted = _between(table), col(table.kind) != TieKind.KNOWS.value
    return select(*_columns(table)).where(*wanted)


@cache
def _met() -> Select[Any]:
    """By name and not from one to another: so the index finds the days too."""
    table = tables.Contact
    owners = col(table.owner_id).in_(bindparam("owners", expanding=True))
    on = col(table.on).between(bindparam("since"), bindparam("until"))
    return select(*_columns(table)).where(owners, on)


@cache
def _said(questions: tuple[str, ...]) -> Select[Any]:
    table = tables.Answer
    return select(*_columns(table)).where(_between(table), col(table.question).in_(questions))


@cache
def _went() -> Select[Any]:
    table = tables.JournalEntry
    gone = (Action.REMOVED.value, Action.UNDONE.value)
    wanted = col(table.action).in_(gone), col(table.at) >= bindparam("since")
    return select(col(table.owner_id)).where(*wanted).distinct()


@cache
def _opened() -> Any:
    """When each of them last had Kith open."""
    table = tables.SignIn
    latest = cast(func.max(col(table.used_at)), Text)
    owner = col(table.account_id)
    return select(owner, latest).where(_between(table, "account_id")).group_by(owner)


# --- rows to what rules see -----------------------------------------------------------------------


class _Days(dict[str, date]):
    """Days by how they are written: a crowd has few different ones."""

    def __missing__(self, text: str) -> date:
        self[text] = day = date.fromisoformat(text)
        return day


class _Lists(dict[str, tuple[Any, ...]]):
    """Lists of words by how they are written."""

    def __missing__(self, text: str) -> tuple[Any, ...]:
        self[text] = words = tuple(json.loads(text))
        return words


_DAYS, _LISTS = _Days(), _Lists()


def _moment(text: str) -> datetime:
    moment = datetime.fromisoformat(text)
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _glimpse(row: tuple[Any, ...]) -> Glimpse:
    _, id_, kind, groups, ring, feel, usual, rhythm, received, standing, since, ends, own, added = (
        row
    )
    return Glimpse(
        id_,
        kind,
        _LISTS[groups],
        ring,
        feel,
        usual,
        rhythm,
        None if received is None else _LISTS[received],
        standing,
        None if since is None else _DAYS[since],
        None if ends is None else _DAYS[ends],
        bool(own),
        None if added is None else _DAYS[added],
    )


def _view(
    one: Somebody, items: list[Any], ties: list[Any], met: list[Any], said: list[Any]
) -> View:
    alone, confirmed, everyone = one.sheet
    answers = sorted((_moment(at), question, _json(value)) for _, question, at, value in said)
    links = [((a, b, kind), strength) for _, a, b, kind, strength in ties]
    return View(
        items=tuple(sorted(map(_glimpse, items))),
        ties=frozenset(link for link, strength in links if strength == TieStrength.YES),
        unsure_ties=frozenset(link for link, strength in links if strength != TieStrength.YES),
        contacts=_contacts(met),
        lonely=_answers(answers, Question.ONS_LONELY, one.zone),
        lsns=_answers(answers, LSNS_6, one.zone),
        lives_alone=None if alone is None else bool(alone),
        confirmed_on=None if confirmed is None else _DAYS[confirmed],
        everyone_listed=None if everyone is None else bool(everyone),
    )


def _contacts(met: list[Any]) -> Mapping[str, tuple[date, ...]]:
    if not met:
        return NOBODY
    days: dict[str, list[Any]] = {}
    for _, connection, on in met:
        days.setdefault(connection, []).append(_DAYS[on])
    return {key: tuple(sorted(all_)) for key, all_ in days.items()}


def _answers(
    answers: list[tuple[datetime, str, Any]], question: str, zone: ZoneInfo
) -> tuple[tuple[date, Any], ...]:
    return tuple((at.astimezone(zone).date(), value) for at, q, value in answers if q == question)


def _json(text: str) -> Any:
    return json.loads(text)


def _card(row: tuple[Any, ...]) -> Offered:
    _, id_, rule, because, at, local_day, connection = row
    return Offered(
        id=id_,
        rule=rule,
        because=_LISTS[because],
        at=_moment(at),
        local_day=_DAYS[local_day],
        connection=connection,
    )


def _given(row: tuple[Any, ...]) -> Given:
    _, _, at, value = row
    said = _json(value)
    return Given(said["prompt"], said["answer"], _moment(at))
