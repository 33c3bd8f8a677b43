"""Placing: which cell a connection gets. It is chosen once, written down, and then stays.

Whatever comes, goes or changes, no other tile moves. Two or more in one cell are a stack.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum

from core.rules.cells import (
    ACROSS,
    COLUMNS,
    TRAY,
    Plan,
    cells_of,
    is_cell,
    is_plan,
    ring_of_cell,
    rows_of,
)
from core.rules.facts import EVEN_PLAN, Connection
from core.rules.taking_over import plans_with_room
from core.rules.vocabulary import Kind, Ring

__all__ = [
    "Direction",
    "Nudged",
    "Plan",
    "Spot",
    "cells_of",
    "fresh",
    "is_sound",
    "move_to",
    "nudge",
    "place",
    "place_all",
    "restore",
    "ring_of_cell",
    "settled",
]


class Direction(StrEnum):
    """Where a tile may be nudged."""

    LEFT = "left"
    RIGHT = "right"
    NEARER = "nearer"
    FURTHER = "further"


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a connection stands, and the plan that makes room for it there."""

    cell: int
    plan: Plan


@dataclass(frozen=True, slots=True)
class Nudged:
    """What a move changes: cells and rings by id, and who changed places with it, if anybody."""

    cells: Mapping[str, int]
    rings: Mapping[str, Ring] = field(default_factory=dict)
    swapped_with: str | None = None


def place(new: Connection, others: Iterable[Connection], plan: Plan) -> Spot:
    """The first free cell of its ring; else a row from a neighbouring ring; else the stack.

    ``others`` are the active and resting connections of the map, without ``new``.
    """
    there = tuple(others)
    if new.ring is None:
        return Spot(_tray_place(there), plan)
    taken = _taken(new.kind, there)
    for roomy in plans_with_room(new.kind, new.ring, there, plan):
        for cell in cells_of(new.kind, new.ring, roomy):
            if cell not in taken:
                return Spot(cell, roomy)
    return Spot(_stack(new.kind, new.ring, taken, plan), plan)


def restore(old: Connection, others: Iterable[Connection], plan: Plan) -> Spot:
    """Its former cell if that is still in its ring and free, else a new one (undo, coming back)."""
    there = tuple(others)
    if old.cell is not None and _stands(old, plan) and not _is_taken(old, there):
        return Spot(old.cell, plan)
    return place(old, there, plan)


def place_all(
    connections: Iterable[Connection], plan: Plan, others: Iterable[Connection] = ()
) -> tuple[dict[str, int], Plan]:
    """Cells for many, one after the other, whatever cells they bring along."""
    there, cells = list(others), dict[str, int]()
    for item in connections:
        spot = place(item, there, plan)
        cells[item.id], plan = spot.cell, spot.plan
        there.append(replace(item, cell=spot.cell))
    return cells, plan


def fresh(connections: Iterable[Connection]) -> tuple[dict[str, int], Plan]:
    """A layout that owes nothing to what else there is or was: for other people's eyes."""
    return place_all(sorted(connections, key=_id), EVEN_PLAN)


def settled(connections: Iterable[Connection], plan: Plan) -> tuple[dict[str, int], Plan]:
    """Where everything stands: written cells as they are, the rest inserted in the order of ids."""
    known = plan if is_plan(plan) else EVEN_PLAN
    kept, rest = list[Connection](), list[Connection]()
    for item in sorted(connections, key=_id):
        stays = item.cell is not None and _stands(item, known)
        (kept if stays else rest).append(item)
    placed, roomy = place_all(rest, known, kept)
    return {item.id: item.cell for item in kept if item.cell is not None} | placed, roomy


def is_sound(connections: Iterable[Connection], plan: Plan) -> bool:
    """Whether the plan is one, and every written cell lies in a row of its ring."""
    return is_plan(plan) and all(item.cell is None or _stands(item, plan) for item in connections)


def nudge(
    item: Connection, direction: Direction, others: Iterable[Connection], plan: Plan
) -> Nudged | None:
    """One cell left, right, nearer or further; ``None`` where no cell is."""
    if item.ring is None or item.cell is None:
        return None
    row, column = divmod(item.cell, ACROSS)
    across, out = _STEPS[direction]
    target = (row + out) * ACROSS + column + across
    if not 0 <= column + across < COLUMNS[item.kind] or not is_cell(item.kind, target, plan):
        return None
    return move_to(item, target, others, plan)


def move_to(item: Connection, cell: int, others: Iterable[Connection], plan: Plan) -> Nudged:
    """Put a tile down in a cell of its own kind's area.

    Whoever stands there alone changes places with it; a stack is joined. A tile from the tray has
    no place to give in exchange, so it takes the nearest choice in that ring instead.

    Raises:
        BadInput: not one of this kind's cells (``cell``/``elsewhere``).
    """
    ring = ring_of_cell(item.kind, cell, plan)
    if cell == item.cell and item.ring is not None:
        return Nudged({})
    there = tuple(others)
    standing = [other for other in there if _stands_in(other, item.kind, cell)]
    if item.ring is None or item.cell is None:
        return _from_tray(item, cell, ring, there, plan)
    if len(standing) != 1:
        return Nudged({item.id: cell}, _rings((item, ring)))
    [other] = standing
    return Nudged(
        {item.id: cell, other.id: item.cell},
        _rings((item, ring), (other, item.ring)),
        swapped_with=other.id,
    )


_STEPS: Mapping[Direction, tuple[int, int]] = {
    Direction.LEFT: (-1, 0),
    Direction.RIGHT: (1, 0),
    Direction.NEARER: (0, -1),
    Direction.FURTHER: (0, 1),
}


def _id(item: Connection) -> str:
    return item.id


def _stands(item: Connection, plan: Plan) -> bool:
    """Whether its cell is a place in the tray, or lies in a row of its ring."""
    cell = -1 if item.cell is None else item.cell
    if item.ring is None:
        return 0 <= cell < TRAY
    in_ring = is_cell(item.kind, cell, plan)
    return in_ring and cell // ACROSS in rows_of(item.kind, item.ring, plan)


def _stands_in(other: Connection, kind: Kind, cell: int) -> bool:
    return other.kind is kind and other.ring is not None and other.cell == cell


def _is_taken(old: Connection, others: Iterable[Connection]) -> bool:
    if old.ring is None:
        return any(other.ring is None and other.cell == old.cell for other in others)
    return any(_stands_in(other, old.kind, old.cell or 0) for other in others)


def _taken(kind: Kind, others: Iterable[Connection]) -> Counter[int]:
    """How many stand in each cell of a kind."""
    return Counter(
        other.cell
        for other in others
        if other.kind is kind and other.ring is not None and other.cell is not None
    )


def _tray_place(others: Iterable[Connection]) -> int:
    taken = {other.cell for other in others if other.ring is None}
    return next((place for place in range(TRAY) if place not in taken), TRAY - 1)


def _stack(kind: Kind, ring: Ring, taken: Counter[int], plan: Plan) -> int:
    zone = cells_of(kind, ring, plan)
    return next((cell for cell in zone if taken[cell] > 1), zone[-1])


def _from_tray(
    item: Connection, cell: int, ring: Ring, others: tuple[Connection, ...], plan: Plan
) -> Nudged:
    taken = _taken(item.kind, others)
    if taken[cell] == 1:
        free = (one for one in cells_of(item.kind, ring, plan) if one not in taken)
        cell = next(free, _stack(item.kind, ring, taken, plan))
    return Nudged({item.id: cell}, {item.id: ring})


def _rings(*wanted: tuple[Connection, Ring]) -> dict[str, Ring]:
    return {item.id: ring for item, ring in wanted if item.ring is not ring}
