"""A map's journal read day by day, for what the type is worked out from, and no more than that."""

from bisect import bisect_right, insort
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta, tzinfo
from typing import Any

from core.rules.changes import SHELF_OF, Change, Entry, Noun
from core.rules.facts import Contact, NetworkMap, Sheet
from core.rules.thresholds import MONTH_DAYS
from core.rules.type_inputs import InTouch, TypeInputs, inputs_with, is_monthly

_FADES = timedelta(days=MONTH_DAYS + 1)  # a contact this old no longer says "at least monthly"


def inputs_by_day(
    entries: Iterable[Entry], since: date, on: date, zone: tzinfo
) -> Iterator[tuple[date, TypeInputs]]:
    """The inputs at the end of each day on which they may have become others, ``since`` first."""
    entries_ = list(dated(entries, zone))
    life, at, seen = _Life(), 0, None
    for day in _days_to_look(entries_, since, on):
        while at < len(entries_) and entries_[at][0] <= day:
            life.take(entries_[at][1].changes)
            at += 1
        inputs = life.inputs(day)
        if inputs != seen:
            yield day, inputs
        seen = inputs


def dated(entries: Iterable[Entry], zone: tzinfo) -> Iterator[tuple[date, Entry]]:
    """Entries with the person's own day. A clock set back never puts one before those before it."""
    latest = date.min
    for entry in entries:
        latest = max(latest, entry.at.astimezone(zone).date())
        yield latest, entry


def _days_to_look(entries: Iterable[tuple[date, Entry]], since: date, on: date) -> list[date]:
    """The first day, days with entries, days of contacts, and days on which one is too old."""
    days = {since}
    for day, entry in entries:
        days.add(day)
        for change in entry.changes:
            if isinstance(change.after, Contact) and change.after.on <= on:
                days |= {change.after.on, change.after.on + _FADES}
    return sorted(day for day in days if since <= day <= on)


@dataclass(slots=True)
class _Life:
    """A map as entries make it, in the parts a type looks at."""

    sheet: Sheet = field(default_factory=Sheet)
    connections: dict[str, Any] = field(default_factory=dict)
    ties: dict[str, Any] = field(default_factory=dict)
    contacts: dict[str, Contact] = field(default_factory=dict)
    met: dict[str, list[date]] = field(default_factory=dict)  # in order, by connection
    seen: tuple[NetworkMap, InTouch, TypeInputs] | None = None
    _map: NetworkMap | None = None

    def take(self, changes: Iterable[Change]) -> None:
        """Let changes happen."""
        for change in changes:
            if change.noun is Noun.CONTACT:
                self._meet(change)
            elif change.noun is not Noun.ANSWER:
                self._change(change)
                self._map = None

    def inputs(self, day: date) -> TypeInputs:
        """The inputs on a day; worked out anew only where something is different."""
        map_ = self._map = self._map or NetworkMap(
            sheet=self.sheet, connections=dict(self.connections), ties=dict(self.ties)
        )
        touch = {item.id: is_monthly(item, self._last(item.id, day), day) for item in map_.here()}
        if self.seen is None or self.seen[0] is not map_ or self.seen[1] != touch:
            self.seen = (map_, touch, inputs_with(map_, touch))
        return self.seen[2]

    def _last(self, connection: str, day: date) -> Sequence[date]:
        days = self.met.get(connection, [])
        upto = bisect_right(days, day)
        return days[max(0, upto - 1) : upto]

    def _meet(self, change: Change) -> None:
        if was := self.contacts.pop(change.id, None):
            self.met[was.connection].remove(was.on)
        if isinstance(change.after, Contact):
            self.contacts[change.id] = change.after
            insort(self.met.setdefault(change.after.connection, []), change.after.on)

    def _change(self, change: Change) -> None:
        if change.noun is Noun.SHEET:
            self.sheet = change.after if isinstance(change.after, Sheet) else Sheet()
            return
        shelf: dict[str, Any] = getattr(self, SHELF_OF[change.noun])
        if change.after is None:
            shelf.pop(change.id, None)
        else:
            shelf[change.id] = change.after
