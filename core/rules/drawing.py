"""The drawn map as values: what the template prints, and nothing it has to decide.

Lengths are CSS px in a drawing 360 wide. The same map gives the same values in any process.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from types import MappingProxyType
from typing import Any

from core.rules.facts import Connection, NetworkMap
from core.rules.geometry import TILE, Frame, Point, centre_of, frame_of, tray_centre
from core.rules.labels import word_for
from core.rules.lettering import Lettering, direction, lettered
from core.rules.placing import Plan, place_all
from core.rules.speech import ENGLISH, Translator
from core.rules.vocabulary import Feel, Kind, Ring, Standing, TieStrength


class View(StrEnum):
    """What is lit; everything else goes quiet and stays where it is."""

    ALL = "all"
    HELPS = "helps"
    CLOSE = "close"
    THIS_WEEK = "this_week"


class State(StrEnum):
    """How a tile is drawn."""

    PLAIN = "plain"
    LIT = "lit"
    QUIET = "quiet"
    FOCUS = "focus"


@dataclass(frozen=True, slots=True, kw_only=True)
class Tile:
    """One tile: a connection, or a stack of them. ``x`` and ``y`` are its centre."""

    key: str
    kind: Kind
    ring: Ring | None
    x: float
    y: float
    width: float
    height: float
    lettering: Lettering
    reading: str
    href: str
    label: str
    state: State = State.PLAIN
    standing: Standing = Standing.ACTIVE
    feel: Feel | None = None
    count: int = 1
    is_new: bool = False
    cell: int | None = None

    @property
    def tone(self) -> str:
        """Which of the four tones its ring gives it."""
        return "tray" if self.ring is None else ("inner", "middle", "outer")[self.ring - 1]

    @property
    def left(self) -> float:
        """Left edge."""
        return self.x - self.width / 2

    @property
    def top(self) -> float:
        """Upper edge."""
        return self.y - self.height / 2


@dataclass(frozen=True, slots=True)
class Line:
    """A straight line between two centres."""

    x1: float
    y1: float
    x2: float
    y2: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """Everything the map's template prints."""

    frame: Frame
    name: str
    tiles: tuple[Tile, ...]
    lines: tuple[Line, ...]
    moves: tuple[Line, ...]
    ties_said: str
    has_focus: bool
    prefix: str
    linked: bool
    placed: int
    in_tray: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What is asked of a drawing; see ``draw``."""

    speech: Translator = ENGLISH
    focus: str | None = None
    view: View = View.ALL
    week: frozenset[str] = frozenset()
    show_feel: bool = False
    lines_for_all: bool = False
    linked: bool = True
    include_gone: bool = False
    new: frozenset[str] = frozenset()
    moved_from: Mapping[str, tuple[int, Ring]] = MappingProxyType({})
    prefix: str = ""


def draw(map_: NetworkMap, **asked: Any) -> Picture:
    """The map as a picture.

    Args:
        map_: sheet, connections and ties; contacts are not looked at.
        **asked: fields of ``Asked``: ``focus`` lights one connection and its ties; ``view`` lights
            some; ``week`` names those in contact this week; ``linked=False`` draws tiles that are
            no links; ``include_gone`` draws ended and died too; ``new`` and ``moved_from`` mark
            what changed; ``prefix`` keeps ids apart where two pictures share a page.
    """
    wanted = Asked(**asked)
    items, plan = _placed(map_, wanted)
    frame = frame_of(plan, in_tray=sum(1 for i in items if i.ring is None), placed=_count_placed(items))
    groups = _by_spot(items)
    lit = _lit(map_, items, wanted)
    tiles = tuple(_tile(group, frame, lit, wanted) for group in _in_reading_order(groups))
    return Picture(
        frame=frame,
        name=_name_of(items, wanted.speech),
        tiles=tiles,
        lines=_lines(map_, items, frame, wanted),
        moves=_moves(items, frame, wanted),
        ties_said=_ties_said(map_, items, wanted.speech),
        has_focus=wanted.focus is not None,
        prefix=wanted.prefix,
        linked=wanted.linked,
        placed=_count_placed(items),
        in_tray=sum(1 for item in items if item.ring is None),
    )


def rearranged(map_: NetworkMap, cells: Mapping[str, int], plan: Plan) -> NetworkMap:
    """The same map with other cells and another plan, as Tidy would leave it."""
    items = {
        key: replace(item, cell=cells.get(key, item.cell))
        for key, item in map_.connections.items()
    }
    return replace(map_, connections=items, sheet=replace(map_.sheet, plan=plan))


def fresh_picture(items: Iterable[Connection], **asked: Any) -> Picture:
    """A picture for other people's eyes: laid out afresh, from these connections alone."""
    bare = {item.id: replace(item, cell=None) for item in sorted(items, key=lambda i: i.id)}
    return draw(NetworkMap(connections=bare), **asked)


def _placed(map_: NetworkMap, wanted: Asked) -> tuple[list[Connection], Plan]:
    """What is drawn, by id, every one with a cell: one without gets the first free, in order of id."""
    plan = tuple(map_.sheet.plan)
    shown = [i for i in map_.connections.values() if i.is_here or wanted.include_gone]
    shown.sort(key=lambda item: item.id)
    standing = [item for item in shown if item.cell is not None]
    loose = [item for item in shown if item.cell is None]
    cells, plan = place_all(loose, plan, standing)
    return [replace(i, cell=cells[i.id]) if i.cell is None else i for i in shown], plan


def _count_placed(items: Sequence[Connection]) -> int:
    return sum(1 for item in items if item.ring is not None)


Spot = tuple[Kind | None, int]


def _spot(item: Connection) -> Spot:
    cell = 0 if item.cell is None else item.cell
    return (None if item.ring is None else item.kind), cell


def _by_spot(items: Iterable[Connection]) -> Mapping[Spot, list[Connection]]:
    groups: dict[Spot, list[Connection]] = defaultdict(list)
    for item in items:
        groups[_spot(item)].append(item)
    return groups


_KIND_ORDER = {kind: place for place, kind in enumerate(Kind)}


def _in_reading_order(groups: Mapping[Spot, list[Connection]]) -> list[list[Connection]]:
    """People, places, activities; inner to outer, then the tray; by row, then left to right."""
    return [
        group
        for _, group in sorted(
            groups.items(),
            key=lambda pair: (
                pair[0][0] is None and 1,
                _KIND_ORDER[pair[1][0].kind],
                pair[0][1],
            ),
        )
    ]


def _lit(map_: NetworkMap, items: Sequence[Connection], wanted: Asked) -> frozenset[str] | None:
    """Ids that stay lit; ``None`` when nothing is quiet."""
    if wanted.focus is not None:
        tied = {t.other(wanted.focus) for t in map_.ties.values() if wanted.focus in {t.a, t.b}}
        return frozenset({wanted.focus, *tied})
    chosen: Mapping[View, Callable[[Connection], bool]] = {
        View.HELPS: lambda item: item.feel is Feel.HELPS,
        View.CLOSE: lambda item: item.ring is Ring.INNER,
        View.THIS_WEEK: lambda item: item.id in wanted.week,
    }
    if wanted.view not in chosen:
        return None
    return frozenset(item.id for item in items if chosen[wanted.view](item))


def _tile(
    group: list[Connection], frame: Frame, lit: frozenset[str] | None, wanted: Asked
) -> Tile:
    first = group[0]
    centre, (width, height) = _centre(first, frame), TILE[first.kind if first.ring else None]
    stacked = len(group) > 1
    name = f"+{len(group)}" if stacked else first.name
    if stacked and lit is not None and any(item.id in lit for item in group):
        name = _some_of(group, lit, wanted.speech)
    return Tile(
        key=first.id,
        kind=first.kind,
        ring=first.ring,
        x=centre.x,
        y=centre.y,
        width=width,
        height=height,
        lettering=lettered(name, width),
        reading="ltr" if stacked else direction(name),
        href=_href(group),
        label=_label(group, wanted),
        state=_state(group, lit, wanted),
        standing=Standing.ACTIVE if stacked else first.standing,
        feel=first.feel if wanted.show_feel and not stacked else None,
        count=len(group),
        is_new=any(item.id in wanted.new for item in group),
        cell=first.cell,
    )


def _centre(item: Connection, frame: Frame) -> Point:
    cell = item.cell or 0
    if item.ring is None:
        return tray_centre(cell, frame)
    return centre_of(item.kind, cell, frame)


def _some_of(group: list[Connection], lit: frozenset[str], speech: Translator) -> str:
    some = sum(1 for item in group if item.id in lit)
    return speech.gettext("%(some)s of %(all)s") % {"some": some, "all": len(group)}


def _state(group: list[Connection], lit: frozenset[str] | None, wanted: Asked) -> State:
    ids = {item.id for item in group}
    if wanted.focus in ids:
        return State.FOCUS
    if lit is None:
        return State.PLAIN
    return State.LIT if ids & lit else State.QUIET


def _href(group: list[Connection]) -> str:
    first = group[0]
    if len(group) == 1:
        return f"/connections/{first.id}"
    ring = "tray" if first.ring is None else f"ring-{int(first.ring)}"
    return f"/map?show={first.kind.value}#{ring}"


def _label(group: list[Connection], wanted: Asked) -> str:
    """What a screen reader says: ``Sam, person, close ring, helps``."""
    speech, first = wanted.speech, group[0]
    if len(group) > 1:
        return _stack_label(group, speech)
    parts = [first.name, word_for(first.kind, speech), _ring_said(first.ring, speech)]
    if wanted.show_feel and first.feel is not None:
        parts.append(word_for(first.feel, speech))
    if first.standing is not Standing.ACTIVE:
        parts.append(word_for(first.standing, speech))
    return ", ".join(parts)


def _ring_said(ring: Ring | None, speech: Translator) -> str:
    if ring is None:
        return speech.gettext("not placed yet")
    return speech.gettext("%(ring)s ring") % {"ring": word_for(ring, speech)}


def _stack_label(group: list[Connection], speech: Translator) -> str:
    first, count = group[0], len(group)
    templates = {
        Kind.PERSON: ("%(n)s more person, %(ring)s: open", "%(n)s more people, %(ring)s: open"),
        Kind.PLACE: ("%(n)s more place, %(ring)s: open", "%(n)s more places, %(ring)s: open"),
        Kind.ACTIVITY: (
            "%(n)s more activity, %(ring)s: open",
            "%(n)s more activities, %(ring)s: open",
        ),
    }
    one, many = templates[first.kind] if first.ring else ("%(n)s more, %(ring)s: open",) * 2
    said = speech.ngettext(one, many, count)
    return said % {"n": count, "ring": _ring_said(first.ring, speech)}


def _lines(
    map_: NetworkMap, items: Sequence[Connection], frame: Frame, wanted: Asked
) -> tuple[Line, ...]:
    """From the open item to what it is tied to; between all only when asked for and few."""
    at = {item.id: _centre(item, frame) for item in items}
    spots = {item.id: _spot(item) for item in items}
    pairs = set()
    for tie in map_.ties.values():
        if tie.a not in at or tie.b not in at or spots[tie.a] == spots[tie.b]:
            continue
        if wanted.focus in {tie.a, tie.b} and wanted.focus is not None:
            pairs.add((wanted.focus, tie.other(wanted.focus)))
        elif wanted.focus is None and wanted.lines_for_all and tie.strength is TieStrength.YES:
            pairs.add((min(tie.a, tie.b), max(tie.a, tie.b)))
    ends = sorted({(at[one].x, at[one].y, at[two].x, at[two].y) for one, two in pairs})
    return tuple(Line(*end) for end in ends)


def _moves(items: Sequence[Connection], frame: Frame, wanted: Asked) -> tuple[Line, ...]:
    """Where things came from: a line from the cell they had to the one they have."""
    moves = []
    for item in items:
        if item.id in wanted.moved_from and item.ring is not None:
            cell, _ring = wanted.moved_from[item.id]
            old, new = centre_of(item.kind, cell, frame), _centre(item, frame)
            moves.append(Line(old.x, old.y, new.x, new.y))
    return tuple(moves)


def _ties_said(map_: NetworkMap, items: Sequence[Connection], speech: Translator) -> str:
    ids = {item.id for item in items}
    pairs = {frozenset((t.a, t.b)) for t in map_.ties.values() if t.a in ids and t.b in ids}
    if not pairs:
        return speech.gettext("No links between them yet")
    said = speech.ngettext("%(n)s link between them", "%(n)s links between them", len(pairs))
    return said % {"n": len(pairs)}


def _name_of(items: Sequence[Connection], speech: Translator) -> str:
    """The picture's own name: ``Your map: 11 people, 5 places, 4 activities, 2 not placed yet``."""
    many = {kind: sum(1 for item in items if item.kind is kind) for kind in Kind}
    said = [
        speech.ngettext("%(n)s person", "%(n)s people", many[Kind.PERSON]),
        speech.ngettext("%(n)s place", "%(n)s places", many[Kind.PLACE]),
        speech.ngettext("%(n)s activity", "%(n)s activities", many[Kind.ACTIVITY]),
    ]
    parts = [text % {"n": n} for text, n in zip(said, many.values(), strict=True)]
    loose = sum(1 for item in items if item.ring is None)
    if loose:
        parts.append(speech.gettext("%(n)s not placed yet") % {"n": loose})
    return speech.gettext("Your map: %(parts)s") % {"parts": ", ".join(parts)}

