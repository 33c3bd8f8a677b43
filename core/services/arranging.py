"""Where tiles stand: move one, or tidy the whole map. Each is one journal entry with one undo."""

from collections.abc import Mapping
from dataclasses import replace

from core.errors import BadInput
from core.rules import placing, tidying
from core.rules.changes import Action, Change, became, edited
from core.rules.facts import Connection
from core.services.once import once
from core.store.desk import Saved
from core.store.records import OpenRecords


@once
def nudge(records: OpenRecords, *, connection_id: str, direction: placing.Direction) -> Saved:
    """Move a tile to the neighbouring cell, or swap with who is there.

    Raises:
        BadInput: there is no such neighbour (``direction``/``edge``).
        NotVisible: not on this map.
    """
    item, others, plan = _around(records, connection_id)
    moved = placing.nudge(item, direction, others, plan)
    if moved is None:
        raise BadInput("direction", "edge")
    return _moved(records, moved, connection_id)


@once
def move(records: OpenRecords, *, connection_id: str, cell: int) -> Saved:
    """Put a tile down in a cell of its own kind's area, swapping with who is there.

    Raises:
        BadInput: the cell is not one of this kind's.
        NotVisible: not on this map.
    """
    item, others, plan = _around(records, connection_id)
    return _moved(records, placing.move_to(item, cell, others, plan), connection_id)


@once
def tidy(records: OpenRecords) -> Saved:
    """Arrange the whole map anew."""
    sheet, connections = records.sheet(), records.connections()
    here = [item for item in connections.values() if item.is_here]
    cells, plan = tidying.tidy(here, records.ties().values(), sheet.plan)
    changes: list[Change] = [_at(connections[key], cell) for key, cell in cells.items()]
    if plan != sheet.plan:
        changes.append(edited(sheet, plan=plan))
    entry = records.write(Action.TIDIED, changes)
    return Saved(None if entry is None else entry.id)


def _around(
    records: OpenRecords, connection_id: str
) -> tuple[Connection, list[Connection], tuple[int, ...]]:
    item = records.connection(connection_id)
    others = [
        other
        for other in records.connections().values()
        if other.is_here and other.id != connection_id
    ]
    return item, others, records.sheet().plan


def _moved(records: OpenRecords, moved: placing.Nudged, connection_id: str) -> Saved:
    connections: Mapping[str, Connection] = records.connections()
    changes = [
        became(
            connections[key],
            replace(connections[key], cell=cell, ring=moved.rings.get(key, connections[key].ring)),
        )
        for key, cell in moved.cells.items()
    ]
    entry = records.write(Action.MOVED, changes)
    return Saved(None if entry is None else entry.id, connection_id)


def _at(item: Connection, cell: int) -> Change:
    return edited(item, cell=cell)
