"""Geometry: where a cell is on the canvas, in CSS pixels of a drawing 360 wide.

All numbers are whole, so that the same map is the same bytes everywhere.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from core.rules.cells import ACROSS, TRAY, Plan
from core.rules.vocabulary import Kind, Ring

WIDTH = 360
HEIGHT = 580  # without the tray
HEADROOM = 4  # above the canvas, for the marks on the uppermost tiles
MIDDLE = WIDTH // 2
PITCH = 44  # a finger's width: rows, and the least side of a touch cell
ME_RADIUS = 24
FIRST_ROW = 46  # from me to the first row, up and down
TRAY_COLUMNS = (-132, -44, 44, 132)
_TRAY_ABOVE_WHILE_PLACED_UNDER = 3

# Columns from the left: x from the middle, and how much further down (people) or up (others) than
# the row's middle the tile stands, so that rows ripple outwards.
_COLUMNS: Mapping[Kind, tuple[tuple[int, int], ...]] = MappingProxyType(
    {
        Kind.PERSON: ((-144, 32), (-72, 9), (0, 0), (72, 9), (144, 32)),
        Kind.PLACE: ((-135, 14), (-45, 0)),
        Kind.ACTIVITY: ((45, 0), (135, 14)),
    }
)


@dataclass(frozen=True, slots=True, order=True)
class Point:
    """A spot on the canvas."""

    x: int
    y: int


@dataclass(frozen=True, slots=True)
class Size:
    """A tile as drawn, and the touch cell around it that no other overlaps."""

    width: int
    height: int
    touch_width: int
    touch_height: int


PERSON_TILE = Size(69, 40, 72, 44)
SIDE_TILE = Size(86, 40, 90, 44)
TRAY_TILE = Size(84, 40, 88, 44)
BAND_TILE = Size(84, 46, 88, 50)


@dataclass(frozen=True, slots=True)
class Ground:
    """What a drawing stands on: the plan, and how far the tray pushes the rings down."""

    plan: Plan
    tray_rows: int
    tray_first: bool

    @property
    def height(self) -> int:
        """Of the whole canvas."""
        return HEIGHT + self.tray_height

    @property
    def box(self) -> str:
        """The part of the plane that is shown: x, y, width and height."""
        return f"0 {-HEADROOM} {WIDTH} {self.height + HEADROOM}"

    @property
    def tray_height(self) -> int:
        """Of the tray with its heading; none when it is empty."""
        return 38 + PITCH * self.tray_rows if self.tray_rows else 0

    @property
    def rows_above(self) -> int:
        """Rows of people."""
        return sum(self.plan[:3])

    @property
    def rows_below(self) -> int:
        """Rows of places and activities."""
        return sum(self.plan[3:])

    @property
    def top(self) -> int:
        """Where the rings begin."""
        return self.tray_height if self.tray_first else 0

    @property
    def tray_top(self) -> int:
        """Where the tray begins."""
        return 0 if self.tray_first else HEIGHT

    @property
    def me(self) -> Point:
        """The person in the middle: further down, the more rows there are above."""
        return Point(MIDDLE, self.top + 70 + PITCH * (self.rows_above - 1))

    def centre(self, kind: Kind, cell: int) -> Point:
        """The middle of a cell in the rings."""
        row, column = divmod(cell, ACROSS)
        x, ripple = _COLUMNS[kind][column]
        out = FIRST_ROW + PITCH * row - ripple
        return Point(MIDDLE + x, self.me.y + (-out if kind is Kind.PERSON else out))

    def tray_centre(self, place: int) -> Point:
        """The middle of a place in the tray."""
        row, column = divmod(place, len(TRAY_COLUMNS))
        return Point(MIDDLE + TRAY_COLUMNS[column], self.tray_top + 48 + PITCH * row)

    def upper(self, ring: Ring) -> int:
        """Where the line around a ring crosses the middle, above."""
        return self.me.y - FIRST_ROW - PITCH * sum(self.plan[:ring]) + PITCH // 2

    def lower(self, ring: Ring) -> int:
        """Where the line around a ring crosses the middle, below."""
        return self.me.y + FIRST_ROW + PITCH * sum(self.plan[3 : 3 + ring]) - PITCH // 2


def ground_for(plan: Plan, placed: int, tray_places: int) -> Ground:
    """The ground for a map with so many placed, and the tray filled up to ``tray_places``.

    While fewer than three are placed the tray comes first, so that a first map shows its names on
    the first screen.
    """
    rows = -(-min(tray_places, TRAY) // len(TRAY_COLUMNS))
    return Ground(plan, rows, rows > 0 and placed < _TRAY_ABOVE_WHILE_PLACED_UNDER)


def across(kind: Kind, cell: int) -> int:
    """Where a cell stands from left to right, as x from the middle."""
    return _COLUMNS[kind][cell % ACROSS][0]


def arch(y: int) -> str:
    """A line of ripples above, through ``y`` in the middle, 50 lower at the edges."""
    return f"M0 {y + 50}Q{MIDDLE} {y - 50} {WIDTH} {y + 50}"


def bowl(y: int) -> str:
    """A line of ripples below, through ``y`` in the middle, 25 higher at the edges."""
    return f"M0 {y - 25}Q{MIDDLE} {y + 25} {WIDTH} {y - 25}"


def between(up: int, down: int) -> str:
    """The area from an arch down to a bowl."""
    return f"{arch(up)}V{down - 25}Q{MIDDLE} {down + 25} 0 {down - 25}Z"
