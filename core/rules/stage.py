"""Stage: a map with everything in its place and lit as asked, ready to be drawn."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from core.rules.facts import Connection, NetworkMap, Tie
from core.rules.geometry import Ground, Point, ground_for
from core.rules.pictures import State
from core.rules.placing import Plan, is_sound, settled
from core.rules.speech import Translator
from core.rules.vocabulary import Feel, Kind, Ring
from core.rules.wishes import View, Wish

Spot = tuple[Kind | None, int]  # the tray's places are of no kind


@dataclass(frozen=True, slots=True)
class Cluster:
    """Who stands in one spot: one connection, or a stack of them.

    ``kind`` is ``None`` for several kinds together, which only the tray can hold. ``lit`` counts
    those that are lit.
    """

    items: tuple[Connection, ...]
    kind: Kind | None
    at: Point
    state: State
    lit: int

    @property
    def ring(self) -> Ring | None:
        """Their ring, which is the same for all."""
        return self.items[0].ring

    @property
    def is_stack(self) -> bool:
        """Whether it shows a number instead of a name."""
        return len(self.items) > 1


@dataclass(frozen=True)
class Stage:
    """A map with everything in its place, and what is asked of its drawing."""

    items: tuple[Connection, ...]
    cells: Mapping[str, int]
    ties: tuple[Tie, ...]
    ground: Ground
    wish: Wish
    speech: Translator

    @cached_property
    def focus(self) -> str | None:
        """The open connection, if it is drawn."""
        return self.wish.focus if self.wish.focus in self.cells else None

    @cached_property
    def lit(self) -> frozenset[str] | None:
        """Ids that are lit; ``None`` when nothing goes quiet."""
        if self.focus is not None:
            ties = (tie for tie in self.ties if self.focus in {tie.a, tie.b})
            return frozenset({self.focus, *(tie.other(self.focus) for tie in ties)})
        if self.wish.view is View.ALL:
            return None
        return frozenset(item.id for item in self.items if _fits(item, self.wish))

    @cached_property
    def where(self) -> dict[str, Point]:
        """The middle of each connection's tile, by id."""
        return {
            item.id: self.ground.tray_centre(self.cells[item.id])
            if item.ring is None
            else self.ground.centre(item.kind, self.cells[item.id])
            for item in self.items
        }

    @cached_property
    def clusters(self) -> list[Cluster]:
        """Who stands where, in the order a screen reader meets them.

        People, places, activities; inner to outer, then the tray; by row, then left to right.
        """
        found: dict[Spot, list[Connection]] = {}
        for item in self.items:
            found.setdefault(_spot(item, self.cells[item.id]), []).append(item)
        return sorted(
            (self._cluster(tuple(items)) for items in found.values()),
            key=lambda one: (
                _ORDER[one.kind],
                one.ring or len(Ring) + 1,
                self.cells[one.items[0].id],
            ),
        )

    def _cluster(self, items: tuple[Connection, ...]) -> Cluster:
        kinds = {item.kind for item in items}
        lit = 0 if self.lit is None else sum(1 for item in items if item.id in self.lit)
        kind = kinds.pop() if len(kinds) == 1 else None
        return Cluster(items, kind, self.where[items[0].id], self._state(items, lit), lit)

    def _state(self, items: tuple[Connection, ...], lit: int) -> State:
        if self.lit is None:
            return State.PLAIN
        if self.focus is not None and any(item.id == self.focus for item in items):
            return State.FOCUS
        return State.LIT if lit else State.QUIET


_ORDER: Mapping[Kind | None, int] = {kind: place for place, kind in enumerate((*Kind, None))}


def stage_for(map_: NetworkMap, wish: Wish, speech: Translator) -> Stage:
    """Put everything that is drawn in its place."""
    here = [item for item in map_.connections.values() if item.is_here]
    cells, plan = settled(here, map_.sheet.plan)
    placed = sum(1 for item in here if item.ring is not None)
    if wish.include_gone:
        gone = [item for item in map_.connections.values() if not item.is_here]
        here += _with_their_cells(sorted(gone, key=lambda item: item.id), here, cells, plan)
    items = tuple(sorted(here, key=lambda item: item.id))
    tray = max((cells[item.id] + 1 for item in items if item.ring is None), default=0)
    ground = ground_for(plan, placed, tray)
    return Stage(items, cells, tuple(map_.ties.values()), ground, wish, speech)


def _with_their_cells(
    gone: Iterable[Connection], here: Iterable[Connection], cells: dict[str, int], plan: Plan
) -> list[Connection]:
    """Those of them that can be drawn where they stood without hiding anybody; fills ``cells``."""
    taken, found = {_spot(item, cells[item.id]) for item in here}, []
    for item in gone:
        if item.cell is None or not is_sound([item], plan):
            continue
        if _spot(item, item.cell) not in taken:
            taken.add(_spot(item, item.cell))
            cells[item.id] = item.cell
            found.append(item)
    return found


def _spot(item: Connection, cell: int) -> Spot:
    return (None if item.ring is None else item.kind), cell


def _fits(item: Connection, wish: Wish) -> bool:
    if wish.view is View.HELPS:
        return item.feel is Feel.HELPS
    if wish.view is View.CLOSE:
        return item.ring is Ring.INNER
    return item.id in wish.week
