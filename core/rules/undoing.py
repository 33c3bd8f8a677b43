"""Taking a change back, whatever happened since, without ever taking back more than was asked."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from core.errors import CannotUndo
from core.rules import placing
from core.rules.cells import TRAY
from core.rules.changes import (
    SHEET_ID,
    SHELF_OF,
    Change,
    Entry,
    Noun,
    Thing,
    apply,
    became,
    came,
    effective,
    inverted,
    went,
)
from core.rules.facts import Connection, Contact, NetworkMap, Tie

UNDO_FOR = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class TakenBack:
    """The changes that take an entry back. ``partly``: what was changed again since stays."""

    changes: tuple[Change, ...]
    partly: bool


def is_undoable(entry: Entry, now: datetime) -> bool:
    """Whether an entry is young enough to take back."""
    return now - entry.at <= UNDO_FOR


def take_back(now_map: NetworkMap, entry: Entry) -> TakenBack:
    """The changes that undo ``entry`` on the map as it is now.

    What came goes (with the ties and contacts it has by now), what went comes back (with those of
    its ties whose other end is still here), and each field returns to its former value unless it
    was changed again since.

    Raises:
        CannotUndo: everything the entry did was changed again since.
    """
    steps = list(_steps(now_map, inverted(entry.changes)))
    merged = _with_sound_cells(now_map, apply(now_map, (change for change, _ in steps)), steps)
    changes = effective(_differences(now_map, merged))
    if not changes:
        raise CannotUndo(reason="overtaken")
    return TakenBack(changes, partly=not all(whole for _, whole in steps))


def _steps(now: NetworkMap, backwards: Iterable[Change]) -> Iterator[tuple[Change, bool]]:
    """Each change to make, and whether it takes back all of its part."""
    here = now
    for change in backwards:
        for step in _step(here, change):
            here = apply(here, [step[0]])
            yield step


def _step(here: NetworkMap, change: Change) -> Iterator[tuple[Change, bool]]:
    held = held_in(here, change.noun, change.id)
    if change.after is None:
        if held is not None:
            yield from ((gone, True) for gone in _leaving(here, held))
    elif change.before is None:
        if held is None and _has_its_ends(here, change.after):
            yield came(change.after), True
    elif held is not None:
        yield _fields_back(held, change)


def emptying(now: NetworkMap) -> tuple[Change, ...]:
    """The changes that leave an empty map."""
    return effective(_differences(now, NetworkMap()))


def held_in(map_: NetworkMap, noun: Noun, thing_id: str) -> Thing | None:
    """The thing of that id on a map."""
    if noun is Noun.SHEET:
        return map_.sheet
    found: Thing | None = getattr(map_, SHELF_OF[noun]).get(thing_id)
    return found


def _leaving(here: NetworkMap, thing: Thing) -> Iterator[Change]:
    """A thing goes, and with a connection everything that hangs on it."""
    if isinstance(thing, Connection):
        yield from (went(tie) for tie in here.ties.values() if thing.id in {tie.a, tie.b})
        yield from (went(one) for one in here.contacts.values() if one.connection == thing.id)
    yield went(thing)


def _has_its_ends(here: NetworkMap, thing: Thing) -> bool:
    if isinstance(thing, Tie):
        return thing.a in here.connections and thing.b in here.connections
    return not isinstance(thing, Contact) or thing.connection in here.connections


def _fields_back(held: Thing, change: Change) -> tuple[Change, bool]:
    """Each field the change set returns, where it still says what the change left there."""
    names = change.changed_fields
    still = {name for name in names if getattr(held, name) == getattr(change.before, name)}
    former = {name: getattr(change.after, name) for name in still}
    untouched = names - still - {"cell", "plan"}  # tiles may move on: that takes back nothing said
    return became(held, replace(held, **former)), not untouched


def _with_sound_cells(
    now: NetworkMap, merged: NetworkMap, steps: Iterable[tuple[Change, bool]]
) -> NetworkMap:
    """Put the plan and the returning tiles where they may stand today."""
    if not placing.is_sound(merged.here(), merged.sheet.plan):  # somebody stands in that row now
        merged = replace(merged, sheet=replace(merged.sheet, plan=now.sheet.plan))
    touched = {change.id for change, _ in steps if change.noun is Noun.CONNECTION}
    for key in sorted(touched & merged.connections.keys()):
        merged = _settled(merged, merged.connections[key], touched)
    return merged


def _settled(merged: NetworkMap, item: Connection, touched: set[str]) -> NetworkMap:
    if not item.is_here or item.cell is None:
        return merged
    others = [other for other in merged.here() if other.id != item.id]
    if _may_stand(item, others, merged.sheet.plan, touched):
        return merged
    spot = placing.restore(item, others, merged.sheet.plan)
    moved: list[Change] = [became(item, replace(item, cell=spot.cell))]
    moved.append(became(merged.sheet, replace(merged.sheet, plan=spot.plan)))
    return apply(merged, moved)


def _may_stand(
    item: Connection, others: list[Connection], plan: tuple[int, ...], touched: set[str]
) -> bool:
    """Its cell is in its ring, and free or already a stack."""
    if not placing.is_sound([item], plan):
        return False
    there = [
        other
        for other in others
        if other.cell == item.cell and _same_area(item, other) and other.id not in touched
    ]
    if not there or len(there) > 1:
        return True
    if item.ring is None:
        return item.cell == TRAY - 1
    return placing.cells_of(item.kind, item.ring, plan)[-1] == item.cell


def _same_area(item: Connection, other: Connection) -> bool:
    """Whether equal cells mean the same spot: all kinds share the tray."""
    if item.ring is None or other.ring is None:
        return item.ring is other.ring
    return item.kind is other.kind


def _differences(before: NetworkMap, after: NetworkMap) -> Iterator[Change]:
    """The changes from one map to the other, connections first so that ties find their ends."""
    yield Change(Noun.SHEET, SHEET_ID, before.sheet, after.sheet)
    for noun in SHELF_OF:
        yield from _shelf_differences(before, after, noun)


def _shelf_differences(before: NetworkMap, after: NetworkMap, noun: Noun) -> Iterator[Change]:
    one, two = getattr(before, SHELF_OF[noun]), getattr(after, SHELF_OF[noun])
    for key in sorted(one.keys() | two.keys()):
        if one.get(key) is not two.get(key):
            yield Change(noun, key, one.get(key), two.get(key))
