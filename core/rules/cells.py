"""Cells: the places a tile may stand in, and the order in which they are taken.

Twelve rows ripple out from the person in the middle, people above, places and activities below. A
plan says how many rows each ring has: inner, middle, outer above, then the same below. A cell is
``row × 5 + column``; rows count from 0 next to the person, columns from the left. Where a ring is
not said, the cell is a place in the tray.
"""

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from core.errors import BadInput
from core.rules.facts import EVEN_PLAN
from core.rules.vocabulary import Kind, Ring

Plan = tuple[int, ...]

ROWS = sum(EVEN_PLAN)
ACROSS = 5
TRAY = 24  # the last of these places becomes the tray's stack
COLUMNS: Mapping[Kind, int] = MappingProxyType({Kind.PERSON: 5, Kind.PLACE: 2, Kind.ACTIVITY: 2})


def is_plan(plan: Plan) -> bool:
    """Six rings with at least one row each, twelve rows together."""
    return len(plan) == len(EVEN_PLAN) and sum(plan) == ROWS and min(plan) >= 1


def side_of(kind: Kind) -> int:
    """Where this kind's three rings begin in a plan."""
    return 0 if kind is Kind.PERSON else 3


def depths(kind: Kind, plan: Plan) -> Plan:
    """Rows of the inner, middle and outer ring on this kind's side."""
    side = side_of(kind)
    return plan[side : side + 3]


def rows_of(kind: Kind, ring: Ring, plan: Plan) -> range:
    """The rows of one ring.

    >>> rows_of(Kind.PERSON, Ring.MIDDLE, EVEN_PLAN)
    range(2, 4)
    """
    depth = depths(kind, plan)
    start = sum(depth[: ring - 1])
    return range(start, start + depth[ring - 1])


def is_cell(kind: Kind, cell: int, plan: Plan) -> bool:
    """Whether a tile of this kind may stand there."""
    row, column = divmod(cell, ACROSS)
    return 0 <= row < sum(depths(kind, plan)) and column < COLUMNS[kind]


def ring_of_cell(kind: Kind, cell: int, plan: Plan) -> Ring:
    """The ring a cell lies in.

    Raises:
        BadInput: the cell is not one of this kind's (``cell``/``elsewhere``).

    >>> ring_of_cell(Kind.PLACE, 11, EVEN_PLAN).name
    'MIDDLE'
    """
    if not is_cell(kind, cell, plan):
        raise BadInput("cell", "elsewhere")
    return next(ring for ring in Ring if cell // ACROSS in rows_of(kind, ring, plan))


@cache
def cells_of(kind: Kind, ring: Ring, plan: Plan) -> tuple[int, ...]:
    """The cells of a zone, first choice first; the last one is where a stack would be.

    People spread from the middle like a chessboard, places and activities in a zigzag, so that the
    first tiles of a zone have no neighbour.

    >>> cells_of(Kind.PERSON, Ring.INNER, EVEN_PLAN)
    (2, 6, 8, 0, 4, 7, 1, 3, 5, 9)
    >>> cells_of(Kind.PLACE, Ring.INNER, EVEN_PLAN)
    (1, 0, 6, 5)
    """
    rows = rows_of(kind, ring, plan)
    cells = [row * ACROSS + column for row in rows for column in range(COLUMNS[kind])]
    bundle = rows[-1] * ACROSS + (0 if kind is Kind.PLACE else COLUMNS[kind] - 1)

    def choice(cell: int) -> tuple[bool, int, int, int, int]:
        row, column = divmod(cell, ACROSS)
        if kind is Kind.PERSON:
            out = abs(column - 2)
            return cell == bundle, (row + out) % 2, out, row, column
        far = 1 - column if kind is Kind.PLACE else column
        return cell == bundle, (row - rows[0] + far) % 2, row, far, column

    return tuple(sorted(cells, key=choice))
