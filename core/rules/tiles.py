"""Tiles: the shape, the words and the look of one connection, on the map or in the kind view."""

from collections.abc import Iterable
from functools import cache

from core.rules.facts import Connection
from core.rules.geometry import PERSON_TILE, SIDE_TILE, TRAY_TILE, Point, Size
from core.rules.labels import capital, word_for
from core.rules.lettering import Label, letter
from core.rules.pictures import Badge, Key, Lettered, Shape, State, TextLine, Zone, tone
from core.rules.speech import Translator
from core.rules.vocabulary import Feel, Kind, Ring, Standing

# Colours for pages without styles: the light ones of the style sheet.
_INK, _LIGHT, _SURFACE = "#2A242C", "#FFFFFF", "#FFFFFF"
_EDGES = {Kind.PERSON: "#2A6076", Kind.PLACE: "#566722", Kind.ACTIVITY: "#955310"}
_MIDDLES = {Kind.PERSON: "#D3E3E9", Kind.PLACE: "#DFE6CA", Kind.ACTIVITY: "#F3DFC6"}
# Baselines of one line and of two, by font size: optically in the middle of the tile.
_BASELINES = {
    15: (("5",), ("-3.5", "13.5")),
    14: (("5",), ("-3", "13")),
    13: (("4.5",), ("-3", "12")),
    12: (("4",), ("-2.5", "11")),
    11: (("4",), ("-2.5", "10")),
}
_STEP = 3  # from one edge of a stack to the next


@cache
def shape_for(kind: Kind | None, size: Size, *, stacked: bool = False) -> Shape:
    """The outline of a kind's tiles; ``None`` is a stack of mixed kinds.

    Round, square, cut: the same family as the small shapes in the list.
    """
    name = f"{kind or 'mixed'}-{size.width}x{size.height}{'-stack' if stacked else ''}"
    depth = 2 * _STEP if stacked else 0
    width, height = size.width - depth, size.height - depth
    left, top = -size.width / 2, -size.height / 2
    fronts = [(left + step, top + step) for step in range(depth, -1, -_STEP)]
    paths = tuple(_outline(kind, x, y, width, height) for x, y in fronts)
    touch = _box(-size.touch_width / 2, -size.touch_height / 2, size.touch_width, size.touch_height)
    return Shape(name, touch, paths, paths[-1])


def _outline(kind: Kind | None, x: float, y: float, width: int, height: int) -> str:
    if kind is Kind.ACTIVITY:
        return _cut(x, y, width, height, 10)
    radius = {Kind.PERSON: min(20, height // 2), Kind.PLACE: 4}.get(kind or Kind.PLACE, 4)
    return _round(x, y, width, height, 10 if kind is None else radius)


def _box(x: float, y: float, width: int, height: int) -> str:
    return f"M{x:g} {y:g}h{width}v{height}h{-width}z"


def _round(x: float, y: float, width: int, height: int, r: int) -> str:
    across, down = width - 2 * r, height - 2 * r
    return (
        f"M{x + r:g} {y:g}h{across}a{r} {r} 0 0 1 {r} {r}v{down}a{r} {r} 0 0 1-{r} {r}"
        f"h{-across}a{r} {r} 0 0 1-{r}-{r}v{-down}a{r} {r} 0 0 1 {r}-{r}z"
    )


def _cut(x: float, y: float, width: int, height: int, c: int) -> str:
    across, down = width - 2 * c, height - 2 * c
    return f"M{x + c:g} {y:g}h{across}l{c} {c}v{down}l-{c} {c}h{-across}l-{c}-{c}v{-down}z"


def small_mark(kind: Kind, x: int, y: int) -> str:
    """The small shape of a kind, twelve pixels wide, around a point."""
    return {
        Kind.PERSON: f"M{x - 6} {y}a6 6 0 0 1 12 0a6 6 0 0 1-12 0z",
        Kind.PLACE: _round(x - 6, y - 6, 12, 12, 1),
        Kind.ACTIVITY: f"M{x} {y - 7}l7 7l-7 7l-7-7z",
    }[kind]


def lettered(name: str, width: int, sizes: tuple[int, ...]) -> Lettered:
    """A name as lines with their baselines."""
    return _set(letter(name, width, sizes))


def counted(text: str) -> Lettered:
    """What a stack says: ``+12`` or ``2 of 12``, on its front, a little up and to the start."""
    return Lettered((TextLine("1.5", text),), 13, x=-_STEP)


def _set(label: Label) -> Lettered:
    baselines = _BASELINES[label.size][len(label.lines) - 1]
    lines = tuple(map(TextLine, baselines, label.lines))
    return Lettered(lines, label.size, label.right_to_left)


def look_of(item: Connection, state: State, *, is_new: bool) -> str:
    """The classes of one tile."""
    words = ["tile"]
    if state is not State.PLAIN:
        words.append(state.value)
    if item.standing is not Standing.ACTIVE:
        words.append("resting" if item.standing is Standing.RESTING else "gone")
    if is_new:
        words.append("new")
    return " ".join(words)


def ink_on(ring: Ring | None, state: State, standing: Standing) -> str:
    """The colour of words, for pages without styles: light only where the shape is dark."""
    dark = ring is Ring.INNER and state is not State.QUIET and standing is Standing.ACTIVE
    return _LIGHT if dark else _INK


def fill_of(kind: Kind, ring: Ring | None) -> str:
    """The colour of a zone's tiles, for pages without styles."""
    if ring is Ring.INNER:
        return _EDGES[kind]
    return _MIDDLES[kind] if ring is Ring.MIDDLE else _SURFACE


def zone_of(kind: Kind | None, ring: Ring | None) -> Zone:
    """A zone with nothing in it yet."""
    if kind is None:
        return Zone("zone mixed tray", _SURFACE, _INK, ())
    return Zone(f"zone {kind} {tone(ring)}", fill_of(kind, ring), _EDGES[kind], ())


def size_for(kind: Kind | None, ring: Ring | None) -> Size:
    """How large a tile of the map is."""
    if ring is None:
        return TRAY_TILE
    return PERSON_TILE if kind is Kind.PERSON else SIDE_TILE


def badge_on(item: Connection, at: Point, size: Size) -> Badge | None:
    """The feel mark of a tile; not sure has none."""
    if item.feel is None:
        return None
    corner = Point(at.x + size.width // 2 - 8, at.y - size.height // 2 + 1)
    return Badge(corner, item.feel, item.kind)


def key_to(badges: Iterable[Badge], speech: Translator) -> tuple[Key, ...]:
    """What the marks mean, where any are shown."""
    if not any(True for _ in badges):
        return ()
    return tuple(Key(feel, capital(word_for(feel, speech))) for feel in Feel)
