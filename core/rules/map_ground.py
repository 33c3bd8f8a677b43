"""Map ground: what lies behind the tiles, rings and sectors, their names, and me in the middle."""

from core.rules.geometry import (
    HEIGHT,
    ME_RADIUS,
    MIDDLE,
    WIDTH,
    Ground,
    Point,
    arch,
    between,
    bowl,
)
from core.rules.labels import KINDS_MANY
from core.rules.lettering import ON_MAP, width_of
from core.rules.pictures import Heading, Lettered, Rings
from core.rules.speech import Translator
from core.rules.tiles import lettered, small_mark
from core.rules.vocabulary import Kind, Ring

# px of text that fit into the corners no tile reaches, beside the small shape.
_ABOVE, _BELOW = 50, 64


def rings(ground: Ground) -> Rings:
    """Areas and lines. The outer ring is open: it ends where the picture ends."""
    lines = [
        line
        for ring in (Ring.INNER, Ring.MIDDLE)
        for line in (arch(ground.upper(ring)), bowl(ground.lower(ring)))
    ]
    foot = ground.top + HEIGHT - 2
    return Rings(
        inner=between(ground.upper(Ring.INNER), ground.lower(Ring.INNER)),
        middle=between(ground.upper(Ring.MIDDLE), ground.lower(Ring.MIDDLE)),
        lines=tuple(lines),
        sectors=(_horizon(ground.me.y), f"M{MIDDLE} {ground.me.y + ME_RADIUS + 3}V{foot}"),
    )


def _horizon(me: int) -> str:
    """Between people and the rest: an arc through me."""
    return f"M0 {me + 9}Q{MIDDLE} {me - 17} {WIDTH} {me + 9}"


def headings(ground: Ground, speech: Translator) -> tuple[Heading, ...]:
    """The names of the sectors, in the corners, and of the tray if there is one."""
    foot = ground.top + HEIGHT - 4
    found = [
        _heading(Kind.PERSON, Point(11, ground.top + 15), _ABOVE, speech),
        _heading(Kind.PLACE, Point(11, foot), _BELOW, speech),
        _heading(Kind.ACTIVITY, Point(WIDTH - 11, foot), _BELOW, speech),
    ]
    if ground.tray_rows:
        text = speech.gettext("Not placed yet")
        found.append(Heading(text, "tray", 13, 6, ground.tray_top + 14, None))
    return tuple(found)


def _heading(kind: Kind, at: Point, room: int, speech: Translator) -> Heading:
    text = speech.gettext(KINDS_MANY[kind])
    size = next((size for size in ON_MAP if width_of(text) * size <= room), ON_MAP[-1])
    at_end = at.x > MIDDLE
    x = at.x + (-11 if at_end else 11)
    return Heading(text, kind.value, size, x, at.y, small_mark(kind, at.x, at.y - 4), at_end)


def me_in_the_middle(name: str | None, speech: Translator) -> Lettered:
    """What stands in the circle."""
    said = speech.pgettext("the person in the middle of the map", "me")
    return lettered(name or said, 2 * ME_RADIUS - 2, ON_MAP)
