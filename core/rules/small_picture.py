"""A small picture of a map: a shape for each connection, three rows, no names."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from core.rules.facts import Connection, NetworkMap
from core.rules.speech import Translator
from core.rules.vocabulary import Kind, Ring
from core.rules.words import sizes

STEP, ACROSS = 24, 12  # units from one shape to the next; shapes in a line
_GAP = 12  # between kinds
_ZONE = {Ring.INNER: "inner", Ring.MIDDLE: "middle", Ring.OUTER: "outer", None: "tray"}


@dataclass(frozen=True, slots=True)
class Dot:
    """One connection: the shape of its kind, the zone it is in, and its middle."""

    kind: str
    zone: str
    x: int
    y: int


@dataclass(frozen=True, slots=True)
class SmallPicture:
    """Shapes in a box, and the same in words."""

    width: int
    height: int
    dots: tuple[Dot, ...]
    says: str


def small_picture(map_: NetworkMap, speech: Translator) -> SmallPicture:
    """Who and what is here, people first and close ones first; ended and died left out."""
    dots, top = list[Dot](), 0
    for kind in Kind:
        row = _in_order(item for item in map_.here() if item.kind is kind)
        dots += [_dot(item, n, top) for n, item in enumerate(row)]
        top += _lines(row) * STEP + (_GAP if row else 0)
    return SmallPicture(ACROSS * STEP, max(top - _GAP, STEP), tuple(dots), _says(map_, speech))


def _in_order(items: Iterable[Connection]) -> Sequence[Connection]:
    return sorted(items, key=lambda item: (item.ring or 4, item.id))


def _lines(row: Sequence[Connection]) -> int:
    return -(-len(row) // ACROSS)


def _dot(item: Connection, n: int, top: int) -> Dot:
    line, place = divmod(n, ACROSS)
    x, y = place * STEP + STEP // 2, top + line * STEP + STEP // 2
    return Dot(item.kind.value, _ZONE[item.ring], x, y)


def _says(map_: NetworkMap, speech: Translator) -> str:
    here = map_.here()
    if not here:
        return speech.gettext("Your map starts with you.")
    said = speech.gettext("You have %(sizes)s on your map.") % {"sizes": sizes(here, speech)}
    if not any(item.ring is Ring.INNER for item in here):
        return said
    return f"{said} {speech.gettext('Full shapes are close to you.')}"
