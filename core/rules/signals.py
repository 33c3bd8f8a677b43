"""What signals look at, and what they say: a map on one day, without anybody's words.

A signal is about the map, never about the person. It has no level, and signals have no total.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, tzinfo
from types import MappingProxyType
from typing import Any, NamedTuple

from core.rules.facts import Connection, NetworkMap
from core.rules.vocabulary import (
    Feel,
    Group,
    Kind,
    Question,
    Rhythm,
    Ring,
    Standing,
    Support,
    TieKind,
    TieStrength,
    UsualContact,
)

HERE = frozenset({Standing.ACTIVE, Standing.RESTING})
NOBODY: Mapping[str, tuple[date, ...]] = MappingProxyType({})
LSNS_6 = Question.LSNS_6.value


class Glimpse(NamedTuple):
    """What a signal may look at in a connection. Words compare equal to their plain text."""

    id: str
    kind: Kind
    groups: tuple[Group, ...] = ()
    ring: Ring | None = None
    feel: Feel | None = None
    usual_contact: UsualContact | None = None
    rhythm: Rhythm | None = None
    support_received: tuple[Support, ...] | None = None
    standing: Standing = Standing.ACTIVE
    standing_since: date | None = None
    service_ends_on: date | None = None
    just_for_me: bool = False
    added_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """One day's look at a map: all items whatever their standing, contacts by connection.

    ``contacts`` are in order of day, ``lonely`` and ``lsns`` (answers, with their day) in order of
    time. Ties the person is not sure of stand apart.
    """

    items: tuple[Glimpse, ...] = ()
    ties: frozenset[tuple[str, str, TieKind]] = frozenset()
    unsure_ties: frozenset[tuple[str, str, TieKind]] = frozenset()
    contacts: Mapping[str, tuple[date, ...]] = field(default_factory=lambda: NOBODY)
    lonely: tuple[tuple[date, Any], ...] = ()
    lsns: tuple[tuple[date, Any], ...] = ()
    lives_alone: bool | None = None
    confirmed_on: date | None = None
    everyone_listed: bool | None = None
    _kept: dict[str | bool, Any] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )

    def here(self, kind: Kind) -> Sequence[Glimpse]:
        """Active and resting connections of one kind. Found once: every signal asks."""
        if kind not in self._kept:
            self._kept[kind] = tuple(
                [item for item in self.items if item.kind == kind and item.standing in HERE]
            )
        kept: Sequence[Glimpse] = self._kept[kind]
        return kept

    def linked(self, id_: str, *, sure: bool) -> Sequence[Glimpse]:
        """Active and resting connections that one is tied to, for sure or perhaps."""
        if sure not in self._kept:
            self._kept[sure] = _links(self.ties if sure else self.unsure_ties)
        ids = self._kept[sure].get(id_)
        if not ids:
            return []
        by_id = self._by_id()
        return [by_id[other] for other in ids if other in by_id]

    def _by_id(self) -> Mapping[str, Glimpse]:
        if "here" not in self._kept:
            self._kept["here"] = {one.id: one for one in self.items if one.standing in HERE}
        kept: Mapping[str, Glimpse] = self._kept["here"]
        return kept


@dataclass(frozen=True, slots=True)
class Signal:
    """One signal on one day.

    ``holds`` is ``None`` where it cannot be told; ``since`` is the first day of the run of days on
    which it has held, and ``facts`` are the counts that make it so.
    """

    id: str
    holds: bool | None
    since: date | None = None
    facts: Mapping[str, Any] = field(default_factory=lambda: MappingProxyType({}))


def glimpse_of(item: Connection) -> Glimpse:
    """A connection without its words."""
    return Glimpse(*[getattr(item, name) for name in Glimpse._fields])


def view_of(map_: NetworkMap, zone: tzinfo) -> View:
    """A map without its words; answers count on the person's own day."""
    sure, unsure = set[tuple[str, str, TieKind]](), set[tuple[str, str, TieKind]]()
    for tie in map_.ties.values():
        (sure if tie.strength == TieStrength.YES else unsure).add((tie.a, tie.b, tie.kind))
    return View(
        items=tuple(glimpse_of(item) for item in map_.connections.values()),
        ties=frozenset(sure),
        unsure_ties=frozenset(unsure),
        contacts=_contacts(map_),
        lonely=_answers(map_, Question.ONS_LONELY, zone),
        lsns=_answers(map_, LSNS_6, zone),
        lives_alone=None if map_.sheet.me is None else map_.sheet.me.lives_alone,
        confirmed_on=map_.sheet.confirmed_on,
        everyone_listed=map_.sheet.everyone_listed,
    )


def _links(ties: Iterable[tuple[str, str, TieKind]]) -> Mapping[str, set[str]]:
    linked: dict[str, set[str]] = {}
    for a, b, _ in ties:
        linked.setdefault(a, set()).add(b)
        linked.setdefault(b, set()).add(a)
    return linked


def _contacts(map_: NetworkMap) -> Mapping[str, tuple[date, ...]]:
    met: dict[str, list[date]] = {}
    for one in map_.contacts.values():
        met.setdefault(one.connection, []).append(one.on)
    return MappingProxyType({key: tuple(sorted(days)) for key, days in met.items()})


def _answers(map_: NetworkMap, question: str, zone: tzinfo) -> tuple[tuple[date, Any], ...]:
    given = [answer for answer in map_.answers.values() if answer.question == question]
    given.sort(key=lambda answer: (answer.on, answer.id))
    return tuple((answer.on.astimezone(zone).date(), answer.value) for answer in given)
