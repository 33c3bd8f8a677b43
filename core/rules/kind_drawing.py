"""Kind drawing: people, places or activities alone, each in a tile of its own, none folded."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from core.rules.facts import Connection, NetworkMap
from core.rules.geometry import BAND_TILE, MIDDLE, TRAY_COLUMNS, WIDTH, Point
from core.rules.labels import capital, word_for
from core.rules.lettering import ON_KIND_MAP
from core.rules.map_ground import me_in_the_middle
from core.rules.map_labels import kind_name, tile_name
from core.rules.pictures import Badge, Band, KindPicture, State, Tile, tone
from core.rules.speech import ENGLISH, Translator
from core.rules.tiles import badge_on, ink_on, key_to, lettered, look_of, shape_for, zone_of
from core.rules.vocabulary import Kind, Ring
from core.rules.wishes import Hrefs, slug

_TOP = 60  # where the first band begins, under me
_HEAD, _FOOT = 32, 10  # of a band, above and below its tiles
_PITCH = 50
_BEND = 10  # how much lower a band's edge is at the sides


def draw_kind(  # noqa: PLR0913 - a picture has many switches, each with its usual setting
    map_: NetworkMap,
    kind: Kind,
    *,
    speech: Translator = ENGLISH,
    show_feel: bool = False,
    linked: bool = True,
    hrefs: Hrefs | None = None,
    prefix: str = "kind-",
) -> KindPicture:
    """Bands from close to wider to not placed yet, as long as they need to be.

    In each band by id, so that one more stands at its end.
    """
    here = [item for item in map_.connections.values() if item.is_here and item.kind is kind]
    here.sort(key=lambda item: item.id)
    scene = _Scene(kind, speech, show_feel=show_feel, hrefs=hrefs or Hrefs() if linked else None)
    bands, foot = scene.bands(here)
    badges = tuple(badge for band in bands for badge in scene.badges(band, here))
    return KindPicture(
        kind=kind,
        height=foot,
        bands=tuple(bands),
        badges=badges,
        key=key_to(badges, speech),
        me=me_in_the_middle(None, speech),
        name=kind_name(kind, len(here), speech),
        linked=linked,
        prefix=prefix,
        past=(hrefs or Hrefs()).past,
    )


@dataclass(frozen=True, slots=True)
class _Scene:
    kind: Kind
    speech: Translator
    show_feel: bool
    hrefs: Hrefs | None

    def bands(self, here: Sequence[Connection]) -> tuple[list[Band], int]:
        """The bands that hold anything, and where the last one ends."""
        found, top = list[Band](), _TOP
        for ring in (*Ring, None):
            items = [item for item in here if item.ring is ring]
            if items:
                height = _HEAD + _PITCH * -(-len(items) // len(TRAY_COLUMNS)) + _FOOT
                found.append(self._band(ring, items, top, height))
                top += height
        return found, top

    def badges(self, band: Band, here: Sequence[Connection]) -> Iterator[Badge]:
        """Feel marks of one band."""
        by_id = {item.id: item for item in here} if self.show_feel else {}
        for tile in band.zone.tiles:
            item = by_id.get(tile.ids[0])
            badge = item and badge_on(item, Point(tile.x, tile.y), BAND_TILE)
            if badge:
                yield badge

    def _band(self, ring: Ring | None, items: Sequence[Connection], top: int, height: int) -> Band:
        word = (
            self.speech.gettext("Not placed yet") if ring is None else word_for(ring, self.speech)
        )
        tiles = tuple(self._tile(item, place, top) for place, item in enumerate(items))
        said = {"ring": capital(word), "count": len(items)}
        return Band(
            anchor=f"ring-{slug(ring)}",
            look=f"band {tone(ring)}",
            says=self.speech.gettext("%(ring)s · %(count)d") % said,
            name=self.speech.gettext("%(ring)s, %(count)d") % said,
            edge=_edge(top),
            area=f"{_edge(top)}V{top + height + _BEND}H0Z",
            heading_y=top + 21,
            zone=replace(zone_of(self.kind, ring), tiles=tiles),
        )

    def _tile(self, item: Connection, place: int, top: int) -> Tile:
        row, column = divmod(place, len(TRAY_COLUMNS))
        return Tile(
            ids=(item.id,),
            shape=shape_for(self.kind, BAND_TILE),
            x=MIDDLE + TRAY_COLUMNS[column],
            y=top + _HEAD + _PITCH * row + _PITCH // 2,
            look=look_of(item, State.PLAIN, is_new=False),
            words=lettered(item.name, BAND_TILE.width, ON_KIND_MAP),
            ink=ink_on(item.ring, State.PLAIN, item.standing),
            name=tile_name(item, State.PLAIN, self.speech, feel=self.show_feel, tied=False),
            href=self.hrefs.to_item(item.id, item.ring) if self.hrefs else None,
            state=State.PLAIN,
        )


def _edge(top: int) -> str:
    return f"M0 {top + _BEND}Q{MIDDLE} {top - _BEND} {WIDTH} {top + _BEND}"
