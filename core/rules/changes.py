"""Changes and journal entries: how a map gets from one moment to the next, and back.

A map at any moment is what its journal adds up to. ``rebuild`` is that sum; storage only keeps
a copy of it that is quick to read.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from datetime import datetime
from enum import StrEnum
from types import MappingProxyType
from typing import Any, TypeVar

from core.rules.facts import Answer, Connection, Contact, NetworkMap, Sheet, Tie

Thing = Connection | Tie | Contact | Answer | Sheet
AnyThing = TypeVar("AnyThing", Connection, Tie, Contact, Answer, Sheet, Thing)

SHEET_ID = "sheet"


class Noun(StrEnum):
    """What kind of thing changed."""

    SHEET = "sheet"
    CONNECTION = "connection"
    TIE = "tie"
    CONTACT = "contact"
    ANSWER = "answer"


class Action(StrEnum):
    """What the person did, in one word; the sentence is made from it when it is shown."""

    ADDED = "added"
    EDITED = "edited"
    REMOVED = "removed"
    TIED = "tied"
    UNTIED = "untied"
    MET = "met"
    UNMET = "unmet"
    ANSWERED = "answered"
    MOVED = "moved"
    TIDIED = "tidied"
    CONFIRMED = "confirmed"
    SET = "set"
    IMPORTED = "imported"
    ADOPTED = "adopted"
    UNDONE = "undone"


NOUN_OF: Mapping[type, Noun] = MappingProxyType(
    {
        Sheet: Noun.SHEET,
        Connection: Noun.CONNECTION,
        Tie: Noun.TIE,
        Contact: Noun.CONTACT,
        Answer: Noun.ANSWER,
    }
)
CLASS_OF: Mapping[Noun, type] = MappingProxyType({noun: cls for cls, noun in NOUN_OF.items()})
SHELF_OF: Mapping[Noun, str] = MappingProxyType(
    {
        Noun.CONNECTION: "connections",
        Noun.TIE: "ties",
        Noun.CONTACT: "contacts",
        Noun.ANSWER: "answers",
    }
)


@dataclass(frozen=True, slots=True)
class Change:
    """One thing before and after. ``None`` before: it came; ``None`` after: it went."""

    noun: Noun
    id: str
    before: Thing | None
    after: Thing | None

    @property
    def changed_fields(self) -> frozenset[str]:
        """Names of the fields that differ; empty when the thing came or went."""
        if self.before is None or self.after is None:
            return frozenset()
        return frozenset(
            field.name
            for field in fields(self.before)
            if field.name != "version"
            and getattr(self.before, field.name) != getattr(self.after, field.name)
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One line of the journal: who did what when, and every thing it touched.

    ``number`` counts a map's entries from 1; ``at`` is aware UTC; ``by`` names who did it
    (``me`` for the person); ``undoes`` is the id of the entry this one takes back.
    """

    id: str
    number: int
    at: datetime
    by: str
    action: Action
    changes: tuple[Change, ...]
    undoes: str | None = None


def id_of(thing: Thing) -> str:
    """Key of a thing among its kind."""
    return SHEET_ID if isinstance(thing, Sheet) else thing.id


def came(thing: Thing) -> Change:
    """A thing that is new."""
    return Change(NOUN_OF[type(thing)], id_of(thing), None, thing)


def went(thing: Thing) -> Change:
    """A thing that is taken away."""
    return Change(NOUN_OF[type(thing)], id_of(thing), thing, None)


def became(before: Thing, after: Thing) -> Change:
    """A thing that is different now."""
    return Change(NOUN_OF[type(before)], id_of(before), before, after)


def edited(thing: Thing, **values: Any) -> Change:
    """The same thing with other values."""
    return became(thing, replace(thing, **values))


def effective(changes: Iterable[Change]) -> tuple[Change, ...]:
    """The changes that change something."""
    return tuple(
        change
        for change in changes
        if change.before is None or change.after is None or change.changed_fields
    )


def inverted(changes: Sequence[Change]) -> tuple[Change, ...]:
    """The changes that take these back, in the order to apply them."""
    return tuple(Change(c.noun, c.id, c.after, c.before) for c in reversed(changes))


def unversioned(thing: AnyThing) -> AnyThing:
    """The thing without its counter: what the journal, files and comparisons look at."""
    return replace(thing, version=1)


def apply(map_: NetworkMap, changes: Iterable[Change]) -> NetworkMap:
    """The map after the changes. Shelves stay in order of id."""
    shelves: dict[str, dict[str, Any]] = {}
    sheet = map_.sheet
    for change in changes:
        if change.noun is Noun.SHEET:
            sheet = change.after if isinstance(change.after, Sheet) else Sheet()
            continue
        name = SHELF_OF[change.noun]
        shelf = shelves.setdefault(name, dict(getattr(map_, name)))
        if change.after is None:
            shelf.pop(change.id, None)
        else:
            shelf[change.id] = change.after
    ordered: dict[str, Any] = {
        name: MappingProxyType(dict(sorted(held.items()))) for name, held in shelves.items()
    }
    return replace(map_, sheet=sheet, **ordered)


def rebuild(entries: Iterable[Entry], until: datetime | None = None) -> NetworkMap:
    """The map as it stood at a moment: every entry up to and including it, from an empty map.

    ``entries`` are in order of ``number``. An entry dated before an earlier-numbered one (a clock
    set back) still counts in its place: order is by number, only the end is by time.
    """
    kept = [entry for entry in entries if until is None or entry.at <= until]
    return apply(NetworkMap(), (change for entry in kept for change in entry.changes))


def same(one: NetworkMap, other: NetworkMap) -> bool:
    """Whether two maps say the same, whatever their version counters."""
    return _plain(one) == _plain(other)


def _plain(map_: NetworkMap) -> tuple[Any, ...]:
    shelves = (map_.connections, map_.ties, map_.contacts, map_.answers)
    return (
        unversioned(map_.sheet),
        *({key: unversioned(thing) for key, thing in shelf.items()} for shelf in shelves),
    )
