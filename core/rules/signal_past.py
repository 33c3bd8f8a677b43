"""What a map looked like at the end of each day, worked out backwards from what it is now."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta, tzinfo
from types import MappingProxyType
from typing import Any

from core.rules.changes import Entry, Noun
from core.rules.facts import NetworkMap
from core.rules.signal_looks import (
    Happening,
    Key,
    Look,
    SheetLook,
    from_dates,
    from_entries,
    looks_of,
)
from core.rules.signals import LSNS_6, View
from core.rules.vocabulary import Question

DAY = timedelta(days=1)


class History:
    """A map's past: called with a day, it answers with the view at the end of that day.

    ``begins`` is the earliest day anything is known of; ``None`` where nothing has a date.
    """

    def __init__(
        self,
        looks: Iterable[tuple[Key, Look]],
        happened: Iterable[Happening],
        begins: date | None = None,
    ) -> None:
        self._shelves = _Shelves(looks)
        self._lines = _lines(happened)
        self.ever = [*self._shelves.all(), *self._past_looks()]
        self._touched: dict[date, set[Key]] = defaultdict(set)
        for key, (days, _) in self._lines.items():
            for day in days:
                self._touched[day].add(key)
        self._days = sorted(self._touched, reverse=True)
        self._views = [self._shelves.view()]
        self.begins = begins or (self._days[-1] if self._days else None)

    def __call__(self, day: date) -> View:
        """The map as it stood at the end of a day."""
        later = len(self._days) - bisect_right(self._days[::-1], day)
        while len(self._views) <= later:
            self._step_back(self._days[len(self._views) - 1])
        return self._views[later]

    def days(self, nouns: Collection[Noun]) -> set[date]:
        """Days on which something of these kinds changed."""
        return {day for key, (days, _) in self._lines.items() if key[0] in nouns for day in days}

    def _step_back(self, day: date) -> None:
        nouns = {key[0] for key in self._touched[day]}
        for key in sorted(self._touched[day]):
            days, looks = self._lines[key]
            self._shelves.put(key, looks[bisect_right(days, day - DAY)])
        self._views.append(self._shelves.view(self._views[-1], nouns))

    def _past_looks(self) -> list[Look]:
        return [look for _, looks in self._lines.values() for look in looks if look is not None]


def history_of(map_: NetworkMap, entries: Sequence[Entry], zone: tzinfo) -> History:
    """The history of a map: from its journal, or without one from the dates it has."""
    looks = list(looks_of(map_, zone))
    if not entries:
        return History(looks, from_dates(looks))
    begins = min(entry.at for entry in entries).astimezone(zone).date()
    return History(looks, from_entries(entries, zone), begins)


_Line = tuple[list[date], list[Look | None]]


def _lines(happened: Iterable[Happening]) -> Mapping[Key, _Line]:
    """Each thing's looks in order: before the first of its days, and from each of them on.

    Order is that of the journal, only the day is by time (``changes.rebuild``): a step that is
    followed by one of an earlier day is never the last that counts.
    """
    steps: dict[Key, list[Happening]] = defaultdict(list)
    for one in happened:
        steps[one.key].append(one)
    return {key: _line(all_) for key, all_ in steps.items()}


def _line(steps: list[Happening]) -> _Line:
    kept: list[Happening] = []
    for step in reversed(steps):
        if not kept or step.day < kept[-1].day:
            kept.append(step)
    days, looks = list[date](), [steps[0].before]
    for step in reversed(kept):
        if step.after != looks[-1]:  # a new name, or a new place on the page, is no new look
            days.append(step.day)
            looks.append(step.after)
    return days, looks


class _Shelves:
    """The looks of a map on one day, to be stepped back."""

    def __init__(self, looks: Iterable[tuple[Key, Look]]) -> None:
        self._looks: dict[Noun, dict[str, Any]] = {noun: {} for noun in Noun}
        self._met: dict[str, dict[str, date]] = defaultdict(dict)
        self._stale: set[str] = set()
        for key, look in looks:
            self.put(key, look)

    def all(self) -> list[Look]:
        return [look for shelf in self._looks.values() for look in shelf.values()]

    def put(self, key: Key, look: Look | None) -> None:
        noun, id_ = key
        old = self._looks[noun].pop(id_, None)
        if look is not None:
            self._looks[noun][id_] = look
        if noun is Noun.CONTACT:
            self._move(id_, old, look)

    def _move(self, id_: str, old: Any, new: Any) -> None:
        if old is not None:
            self._met[old.connection].pop(id_, None)
            self._stale.add(old.connection)
        if new is not None:
            self._met[new.connection][id_] = new.on
            self._stale.add(new.connection)

    def view(self, like: View | None = None, nouns: Collection[Noun] = tuple(Noun)) -> View:
        """The view now; only what may differ from ``like`` is made anew."""
        made = {
            Noun.SHEET: self._sheet,
            Noun.CONNECTION: self._items,
            Noun.TIE: self._ties,
            Noun.CONTACT: lambda: self._contacts(like),
            Noun.ANSWER: self._answers,
        }
        parts: dict[str, Any] = {}
        for noun in nouns:
            parts |= made[noun]()
        return replace(like or View(), **parts)

    def _items(self) -> dict[str, Any]:
        shelf = self._looks[Noun.CONNECTION]
        return {"items": tuple([shelf[id_] for id_ in sorted(shelf)])}

    def _ties(self) -> dict[str, Any]:
        ties = self._looks[Noun.TIE].values()
        sure = frozenset(tie.link for tie in ties if tie.sure)
        return {"ties": sure, "unsure_ties": frozenset(tie.link for tie in ties) - sure}

    def _contacts(self, like: View | None) -> dict[str, Any]:
        met = dict(like.contacts) if like else {}
        for connection in self._stale:
            days = tuple(sorted(self._met[connection].values()))
            met.pop(connection, None)
            met |= {connection: days} if days else {}
        self._stale = set()
        return {"contacts": MappingProxyType(met)}

    def _answers(self) -> dict[str, Any]:
        said = sorted(self._looks[Noun.ANSWER].values(), key=lambda one: one[:2])
        asked = {"lonely": Question.ONS_LONELY, "lsns": LSNS_6}
        return {
            part: tuple((one.day, one.value) for one in said if one.question == question)
            for part, question in asked.items()
        }

    def _sheet(self) -> dict[str, Any]:
        sheet = next(iter(self._looks[Noun.SHEET].values()), SheetLook())
        return sheet._asdict()
