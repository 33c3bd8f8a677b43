"""What happened to a map, day by day, without anybody's words: the stuff a history is made of."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime, tzinfo
from types import MappingProxyType
from typing import Any, NamedTuple

from core.rules.changes import SHEET_ID, Change, Entry, Noun, Thing
from core.rules.facts import Answer, Connection, Contact, NetworkMap, Sheet, Tie
from core.rules.signals import LSNS_6, Glimpse, glimpse_of
from core.rules.vocabulary import Question, Standing, TieStrength


class TieLook(NamedTuple):
    """A tie: its ends and kind, and whether the person is sure of it."""

    link: tuple[str, str, str]
    sure: bool


class Met(NamedTuple):
    """A contact."""

    connection: str
    on: date


class Said(NamedTuple):
    """An answer: first what puts answers in order."""

    at: datetime
    id: str
    question: str
    day: date
    value: Any


class SheetLook(NamedTuple):
    """The map as a whole."""

    lives_alone: bool | None = None
    confirmed_on: date | None = None
    everyone_listed: bool | None = None


Look = Glimpse | TieLook | Met | Said | SheetLook
Key = tuple[Noun, str]
ASKED = frozenset({Question.ONS_LONELY.value, LSNS_6})


class Happening(NamedTuple):
    """What one thing looked like before a day, and from the end of it on."""

    day: date
    key: Key
    before: Look | None
    after: Look | None


def look_of(thing: Thing, zone: tzinfo) -> Look | None:
    """A thing without its words; ``None`` for answers no signal looks at."""
    return _LOOKS[type(thing)](thing, zone)


def looks_of(map_: NetworkMap, zone: tzinfo) -> Iterator[tuple[Key, Look]]:
    """Every thing of a map by its key."""
    yield (Noun.SHEET, SHEET_ID), look_of(map_.sheet, zone) or SheetLook()
    for noun, shelf in (
        (Noun.CONNECTION, map_.connections),
        (Noun.TIE, map_.ties),
        (Noun.CONTACT, map_.contacts),
        (Noun.ANSWER, map_.answers),
    ):
        for id_, thing in shelf.items():
            look = look_of(thing, zone)
            if look is not None:
                yield (noun, id_), look


def from_entries(entries: Iterable[Entry], zone: tzinfo) -> Iterator[Happening]:
    """What the journal says happened, in its own order, on the person's own days."""
    for entry in entries:
        day = entry.at.astimezone(zone).date()
        yield from _from_changes(entry.changes, day, zone)


def from_dates(looks: Iterable[tuple[Key, Look]]) -> Iterator[Happening]:
    """What the dates on a map say happened, where there is no journal.

    Something without a date was always there; before it ended, a connection was active.
    """
    for key, look in looks:
        yield from sorted(_from_look(key, look), key=lambda one: one.day)


def _from_changes(changes: Sequence[Change], day: date, zone: tzinfo) -> Iterator[Happening]:
    for change in changes:
        before, after = (
            None if side is None else look_of(side, zone) for side in (change.before, change.after)
        )
        if before is not None or after is not None:
            yield Happening(day, (change.noun, change.id), before, after)


def _from_look(key: Key, look: Look) -> Iterator[Happening]:
    match look:
        case Glimpse():
            yield from _from_glimpse(key, look)
        case Met():
            yield Happening(look.on, key, None, look)
        case Said():
            yield Happening(look.day, key, None, look)
        case SheetLook() if look.confirmed_on is not None:
            yield Happening(look.confirmed_on, key, look._replace(confirmed_on=None), look)


def _from_glimpse(key: Key, look: Glimpse) -> Iterator[Happening]:
    added, changed = look.added_on, look.standing_since
    before = look
    if changed is not None and look.standing != Standing.ACTIVE and (added or changed) <= changed:
        before = look._replace(standing=Standing.ACTIVE, standing_since=None)
        yield Happening(changed, key, before, look)
    if added is not None:
        yield Happening(added, key, None, before)


def _tie(tie: Tie, _zone: tzinfo) -> Look:
    return TieLook((tie.a, tie.b, tie.kind), tie.strength == TieStrength.YES)


def _said(answer: Answer, zone: tzinfo) -> Look | None:
    if answer.question not in ASKED:
        return None
    day = answer.on.astimezone(zone).date()
    return Said(answer.on, answer.id, answer.question, day, answer.value)


def _sheet(sheet: Sheet, _zone: tzinfo) -> Look:
    alone = None if sheet.me is None else sheet.me.lives_alone
    return SheetLook(alone, sheet.confirmed_on, sheet.everyone_listed)


_LOOKS: Mapping[type, Callable[[Any, tzinfo], Look | None]] = MappingProxyType(
    {
        Connection: lambda item, _zone: glimpse_of(item),
        Tie: _tie,
        Contact: lambda one, _zone: Met(one.connection, one.on),
        Answer: _said,
        Sheet: _sheet,
    }
)
