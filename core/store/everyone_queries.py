"""What is read of everybody: statements made once, of open columns alone."""

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import Any

from sqlalchemy import Date, DateTime, Select, Text, bindparam, cast, func, select
from sqlalchemy.types import JSON, TypeDecorator
from sqlmodel import col

from core.rules.changes import Action
from core.rules.signals import Glimpse
from core.rules.vocabulary import TieKind
from core.store import tables

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
def page(most: int) -> Select[Any]:
    """Some sheets, in the order of owners."""
    owner = col(tables.Sheet.owner_id)
    columns = _columns(tables.Sheet)
    wanted = owner.between(bindparam("from_"), bindparam("last")), owner > bindparam("after")
    return select(*columns).where(*wanted).order_by(owner).limit(most)


@cache
def all_of(table: Any) -> Select[Any]:
    """Every row of a table, from one owner to another."""
    return select(*_columns(table)).where(_between(table))


@cache
def linked() -> Select[Any]:
    """Ties that are not between two people: no signal looks at those."""
    table = tables.Tie
    wanted = _between(table), col(table.kind) != TieKind.KNOWS.value
    return select(*_columns(table)).where(*wanted)


@cache
def met() -> Select[Any]:
    """By name and not from one to another: so the index finds the days too."""
    table = tables.Contact
    owners = col(table.owner_id).in_(bindparam("owners", expanding=True))
    on = col(table.on).between(bindparam("since"), bindparam("until"))
    return select(*_columns(table)).where(owners, on)


@cache
def said(questions: tuple[str, ...]) -> Select[Any]:
    """Answers to some questions."""
    table = tables.Answer
    return select(*_columns(table)).where(_between(table), col(table.question).in_(questions))


@cache
def went() -> Select[Any]:
    """Owners who took something off their map, or took something back."""
    table = tables.JournalEntry
    gone = (Action.REMOVED.value, Action.UNDONE.value)
    wanted = col(table.action).in_(gone), col(table.at) >= bindparam("since")
    return select(col(table.owner_id)).where(*wanted).distinct()


@cache
def opened() -> Any:
    """When each of them last had Kith open."""
    table = tables.SignIn
    latest = cast(func.max(col(table.used_at)), Text)
    owner = col(table.account_id)
    return select(owner, latest).where(_between(table, "account_id")).group_by(owner)
