"""One kind at a time: bands from close to wider to not placed, every name whole, nothing folded."""

from dataclasses import dataclass
from math import ceil

from core.rules.drawing import Tile
from core.rules.facts import Connection, NetworkMap
from core.rules.labels import KINDS_MANY, capital, word_for
from core.rules.lettering import direction, lettered
from core.rules.speech import ENGLISH, Translator
from core.rules.vocabulary import Kind, Ring, Standing

WIDTH, COLUMNS, PITCH_X, PITCH_Y = 360, 4, 88, 50
TILE_WIDTH, TILE_HEIGHT = 84, 46
SIZES = (15, 14, 13, 12)
_TOP, _HEAD = 64, 34


@dataclass(frozen=True, slots=True)
class Band:
    """One ring: its anchor, its words with a count, and the y of both."""

    anchor: str
    says: str
    y: float


@dataclass(frozen=True, slots=True)
class KindPicture:
    """Everything the template of one kind prints."""

    kind: Kind
    name: str
    height: float
    bands: tuple[Band, ...]
    tiles: tuple[Tile, ...]


def draw_kind(map_: NetworkMap, kind: Kind, *, speech: Translator = ENGLISH) -> KindPicture:
    """Bands of tiles, in order of id, so that one more stands at the end of its band."""
    items = [item for item in map_.here() if item.kind is kind]
    bands, tiles, y = [], [], float(_TOP)
    for ring in (*Ring, None):
        mine = sorted((i for i in items if i.ring == ring), key=lambda item: item.id)
        if not mine:
            continue
        bands.append(_band(ring, len(mine), y, speech))
        tiles += [_tile(item, place, y + _HEAD, speech) for place, item in enumerate(mine)]
        y += _HEAD + PITCH_Y * ceil(len(mine) / COLUMNS) + 12
    name = speech.gettext("%(kind)s on your map: %(n)s") % {
        "kind": speech.gettext(KINDS_MANY[kind]),
        "n": len(items),
    }
    return KindPicture(kind, name, y + 8, tuple(bands), tuple(tiles))


def _band(ring: Ring | None, count: int, y: float, speech: Translator) -> Band:
    if ring is None:
        return Band("tray", speech.gettext("Not placed yet (%(n)s)") % {"n": count}, y)
    said = capital(word_for(ring, speech))
    return Band(f"ring-{int(ring)}", f"{said} ({count})", y)


def _tile(item: Connection, place: int, top: float, speech: Translator) -> Tile:
    row, column = divmod(place, COLUMNS)
    resting = item.standing is Standing.RESTING
    said = [item.name, word_for(item.kind, speech)]
    return Tile(
        key=item.id,
        kind=item.kind,
        ring=item.ring,
        x=WIDTH / 2 + PITCH_X * (column - 1.5),
        y=top + PITCH_Y * row + TILE_HEIGHT / 2,
        width=TILE_WIDTH,
        height=TILE_HEIGHT,
        lettering=lettered(item.name, TILE_WIDTH, SIZES),
        reading=direction(item.name),
        href=f"/connections/{item.id}",
        label=", ".join([*said, word_for(item.standing, speech)] if resting else said),
        standing=item.standing,
    )
