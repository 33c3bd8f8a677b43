"""Take a map away as a file, and bring one in: shown first, then added, with one undo."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from core.errors import BadFile
from core.files.journal_entries import entries_of
from core.files.map_file import MapFile, write_map_file
from core.rules.changes import (
    Action,
    Change,
    Entry,
    became,
    came,
    rebuild,
    same,
)
from core.rules.facts import Connection, NetworkMap, Sheet
from core.rules.packing import pack
from core.rules.placing import is_sound, place_all
from core.rules.vocabulary import MOST_CONNECTIONS
from core.services.carrying_cards import cards_apart, take_in, with_cards
from core.services.once import once
from core.store.desk import Saved
from core.store.records import OpenRecords, Records


@dataclass(frozen=True, slots=True)
class Incoming:
    """What bringing a file in would do. ``whole``: the map is empty, so its history comes too."""

    new: tuple[Connection, ...]
    already: tuple[Connection, ...]
    ties: int
    contacts: int
    answers: int
    entries: int
    whole: bool


def take_away(records: Records) -> bytes:
    """The whole map with its journal as a map file."""
    entries = [e for e in records.journal.all() if e.action is not Action.ADOPTED]
    return write_map_file(
        MapFile(
            map=with_cards(records.everything(), records.prompts.all()),
            exported_at=records.now,
            journal=tuple(packed_entry(entry) for entry in entries),
        )
    )


def look_at(records: Records, file: MapFile) -> Incoming:
    """What bringing this file in would do; nothing is changed."""
    now = records.everything()
    file, _cards = cards_apart(file)
    added = _added(now, file.map)
    journal = _adoptable(records, now, file)
    return Incoming(
        new=tuple(added.connections.values()),
        already=tuple(now.connections[k] for k in file.map.connections if k in now.connections),
        ties=len(added.ties),
        contacts=len(added.contacts),
        answers=len(added.answers),
        entries=len(journal) if journal else 0,
        whole=journal is not None,
    )


@once
def bring_in(records: OpenRecords, *, file: MapFile) -> Saved:
    """Add what the file has and the map has not. Into an empty map its history comes too.

    Raises:
        BadFile: the map would hold more than it can.
    """
    now = records.everything()
    file, cards = cards_apart(file)
    journal = _adoptable(records, now, file)
    if journal is not None:
        take_in(records, cards)
        return _adopt(records, journal)
    added = _added(now, file.map)
    if len(now.connections) + len(added.connections) > MOST_CONNECTIONS:
        raise BadFile("too_many_connections", most=MOST_CONNECTIONS)
    return Saved(_entry_id(records.write(Action.IMPORTED, _changes(now, added, file))))


def packed_entry(entry: Entry) -> dict[str, Any]:
    """An entry as the map file has it."""
    packed: dict[str, Any] = {
        "id": entry.id,
        "at": entry.at.isoformat().replace("+00:00", "Z"),
        "by": entry.by,
        "action": entry.action.value,
    }
    if entry.undoes is not None:
        packed["undoes"] = entry.undoes
    packed["changes"] = [_packed_change(change) for change in entry.changes]
    return packed


def _packed_change(change: Change) -> dict[str, Any]:
    return {
        "thing": change.noun.value,
        "id": change.id,
        "before": None if change.before is None else pack(change.noun, change.before),
        "after": None if change.after is None else pack(change.noun, change.after),
    }


def _adoptable(records: Records, now: NetworkMap, file: MapFile) -> list[Entry] | None:
    """The file's journal, if the map is empty and the journal adds up to the file's map.

    Otherwise it is left aside: another map's history cannot be mixed into this one's.
    """
    if not file.journal or not _is_empty(now):
        return None
    own = records.journal.all()
    entries = entries_of(file, first=len(own) + 1)
    if entries is None:
        return None
    ids = {entry.id for entry in (*own, *entries)}
    return entries if len(ids) == len(own) + len(entries) else None


def _adopt(records: OpenRecords, journal: list[Entry]) -> Saved:
    map_ = rebuild([*records.journal.all(), *journal])
    records.adopt(journal, _everything_came(records.sheet(), map_))
    return Saved(_entry_id(records.write(Action.ADOPTED, ())))


def _everything_came(sheet: Sheet, map_: NetworkMap) -> Iterable[Change]:
    yield became(sheet, map_.sheet)
    for shelf in (map_.connections, map_.ties, map_.contacts, map_.answers):
        yield from map(came, shelf.values())


def _is_empty(map_: NetworkMap) -> bool:
    return same(replace(map_, sheet=Sheet()), NetworkMap())


def _added(now: NetworkMap, file: NetworkMap) -> NetworkMap:
    """What the file has and the map has not, by id."""

    def missing(name: str) -> dict[str, Any]:
        held = getattr(now, name)
        return {key: one for key, one in getattr(file, name).items() if key not in held}

    names = ("connections", "ties", "contacts", "answers")
    return NetworkMap(sheet=file.sheet, **{name: missing(name) for name in names})


def _changes(now: NetworkMap, added: NetworkMap, file: MapFile) -> list[Change]:
    sheet = now.sheet
    new = [added.connections[key] for key in file.order if key in added.connections]
    new += [item for key, item in added.connections.items() if key not in set(file.order)]
    if not now.connections and is_sound(file.map.here(), file.map.sheet.plan):
        sheet = replace(file.map.sheet, version=now.sheet.version)
        items, plan = _placed(NetworkMap(sheet=sheet), new, keep=True)
    else:
        items, plan = _placed(now, new, keep=False)
    sheet = replace(sheet, plan=plan)
    changes: list[Change] = [came(item) for item in items.values()]
    for shelf in (added.ties, added.contacts, added.answers):
        changes += map(came, shelf.values())
    return [*changes, became(now.sheet, sheet)]


def _placed(
    now: NetworkMap, new: Iterable[Connection], *, keep: bool
) -> tuple[dict[str, Connection], tuple[int, ...]]:
    """New ones get the first free cells, in the order of the file; nobody else moves.

    ``keep``: the cells the file gives are kept, for they belong to this very plan.
    """
    items = {item.id: item if keep else replace(item, cell=None) for item in new}
    standing = [*now.here(), *(i for i in items.values() if i.is_here and i.cell is not None)]
    loose = [item for item in items.values() if item.is_here and item.cell is None]
    cells, plan = place_all(loose, now.sheet.plan, standing)
    return {
        key: replace(item, cell=cells[key]) if key in cells else item for key, item in items.items()
    }, plan


def _entry_id(entry: Entry | None) -> str | None:
    return None if entry is None else entry.id
