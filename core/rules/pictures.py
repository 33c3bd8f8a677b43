"""Pictures: the values that the map's templates print, with nothing left to decide.

Lengths are CSS pixels in a drawing 360 wide. A tile's own numbers count from its middle.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from core.rules.geometry import Ground, Point
from core.rules.vocabulary import Feel, Kind, Ring


class State(StrEnum):
    """How a tile is lit."""

    PLAIN = "plain"
    LIT = "lit"
    QUIET = "quiet"
    FOCUS = "focus"


@dataclass(frozen=True, slots=True)
class TextLine:
    """One line of a label and its baseline."""

    y: str
    text: str


@dataclass(frozen=True, slots=True)
class Lettered:
    """The words on a tile, their middle at ``x``."""

    lines: tuple[TextLine, ...]
    size: int
    right_to_left: bool = False
    x: int = 0


@dataclass(frozen=True, slots=True)
class Shape:
    """An outline that many tiles share: its id, touch cell, paths, and where text is cut off."""

    name: str
    touch: str
    paths: tuple[str, ...]
    clip: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Tile:
    """A connection, or a stack of them, with its middle at ``x``, ``y``."""

    ids: tuple[str, ...]
    shape: Shape
    x: int
    y: int
    look: str
    words: Lettered
    ink: str
    name: str
    href: str | None
    state: State
    drag_id: str | None = None

    @property
    def count(self) -> int:
        """How many connections it stands for."""
        return len(self.ids)

    @property
    def is_sunk(self) -> bool:
        """Whether its shape lies under the lines, with only its words above."""
        return self.state is State.QUIET


@dataclass(frozen=True, slots=True)
class Zone:
    """The tiles of one kind in one ring. ``fill`` and ``edge`` are for pages without styles."""

    look: str
    fill: str
    edge: str
    tiles: tuple[Tile, ...]


@dataclass(frozen=True, slots=True, order=True)
class Line:
    """A straight line between two middles."""

    start: Point
    end: Point


@dataclass(frozen=True, slots=True)
class Badge:
    """How a connection feels, on the upper end corner of its tile."""

    at: Point
    feel: Feel
    kind: Kind


@dataclass(frozen=True, slots=True)
class Heading:
    """A word in a corner, with the path of its kind's small shape, if it has one."""

    text: str
    look: str
    size: int
    x: int
    y: int
    mark: str | None
    at_end: bool = False


@dataclass(frozen=True, slots=True)
class Key:
    """What a feel mark means, under the map."""

    feel: Feel
    word: str


@dataclass(frozen=True, slots=True)
class Rings:
    """Paths behind the tiles: the areas of two rings, the lines of rings and of sectors."""

    inner: str
    middle: str
    lines: tuple[str, ...]
    sectors: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """Everything the template of the map prints."""

    ground: Ground
    rings: Rings
    zones: tuple[Zone, ...]
    headings: tuple[Heading, ...]
    lines: tuple[Line, ...]
    moves: tuple[Line, ...]
    badges: tuple[Badge, ...]
    key: tuple[Key, ...]
    me: Lettered
    name: str
    ties_said: str
    lines_look: str
    has_focus: bool
    linked: bool
    drag: bool
    prefix: str
    past: str
    placed: int
    in_tray: int

    @property
    def tiles(self) -> tuple[Tile, ...]:
        """All tiles, in the order a screen reader meets them."""
        return tuple(tile for zone in self.zones for tile in zone.tiles)

    @property
    def shapes(self) -> tuple[Shape, ...]:
        """The outlines its tiles share."""
        return shared(self.tiles)

    @property
    def sunk(self) -> tuple[Tile, ...]:
        """Tiles whose shapes lie under the lines."""
        return tuple(tile for tile in self.tiles if tile.is_sunk)


@dataclass(frozen=True, slots=True)
class Band:
    """One ring of the kind view: ``anchor`` is its id in the page."""

    anchor: str
    look: str
    says: str
    name: str
    edge: str
    area: str
    heading_y: int
    zone: Zone


@dataclass(frozen=True, slots=True, kw_only=True)
class KindPicture:
    """Everything the template of one kind prints."""

    kind: Kind
    height: int
    bands: tuple[Band, ...]
    badges: tuple[Badge, ...]
    key: tuple[Key, ...]
    me: Lettered
    name: str
    linked: bool
    prefix: str
    past: str

    @property
    def tiles(self) -> tuple[Tile, ...]:
        """All tiles, in the order a screen reader meets them."""
        return tuple(tile for band in self.bands for tile in band.zone.tiles)

    @property
    def shapes(self) -> tuple[Shape, ...]:
        """The outlines its tiles share."""
        return shared(self.tiles)


def shared(tiles: Iterable[Tile]) -> tuple[Shape, ...]:
    """Each outline once, in order of name."""
    return tuple(sorted({tile.shape for tile in tiles}, key=lambda shape: shape.name))


def tone(ring: Ring | None) -> str:
    """A ring in a class."""
    return "tray" if ring is None else ring.name.lower()
