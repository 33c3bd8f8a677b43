"""Stage: a map with everything in its place and lit as asked, ready to be drawn."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from core.rules.facts import Connection, NetworkMap, Tie
from core.rules.geometry import Ground, Point, ground_for
from core.rules.pictures import State
from core.rules.placing import Plan, settled
from core.rules.speech import Translator
from core.rules.vocabulary import Feel, Kind, Ring
from core.rules.wishes import View, Wish

Spot = tuple[Kind | None, Ring | None, int]  # the tray's places are of no kind


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
    def spots(self) -> dict[str, Spot]:
        """Where each stands, by id."""
        return {item.id: self._spot(item) for item in self.items}

    @cached_property
    def groups(self) -> dict[Spot, list[Connection]]:
        """Who stands where, in the order a screen reader meets the spots."""
        groups: dict[Spot, list[Connection]] = {}
        for item in self.items:
            groups.setdefault(self.spots[item.id], []).append(item)
        return dict(sorted(groups.items(), key=lambda pair: _reading_order(pair[0], pair[1])))

    @cached_property
    def focus(self) -> str | None:
        """The open connection, if it is drawn."""
        return self.wish.focus if self.wish.focus in self.spots else None

    @cached_property
    def lit(self) -> frozenset[str] | None:
        """Ids that are lit; ``None`` when nothing goes quiet."""
        if self.focus is not None:
            ties = (tie for tie in self.ties if self.focus in {tie.a, tie.b})
            return frozenset({self.focus, *(tie.other(self.focus) for tie in ties)})
        if self.wish.view is View.ALL:
            return None
        return frozenset(item.id for item in self.items if _fits(item, self.wish))

    def at(self, spot: Spot) -> Point:
        """The middle of a spot."""
        kind, ring, cell = spot
        if kind is None or ring is None:
            return self.ground.tray_centre(cell)
        return self.ground.centre(kind, cell)

    def _spot(self, item: Connection) -> Spot:
        cell = self.cells[item.id]
        return (None, None, cell) if item.ring is None else (item.kind, item.ring, cell)


def stage_for(map_: NetworkMap, wish: Wish, speech: Translator) -> Stage:
    here = [item for item in map_.connections.values() if item.is_here]
    cells, plan = settled(here, map_.sheet.plan)
    if wish.include_gone:
        gone = [item for item in map_.connections.values() if not item.is_here]
        here += [item for item in gone if _has_its_cell(item, here, cells, plan)]
        cells |= {item.id: item.cell for item in here if not item.is_here and item.cell is not None}
    items = tuple(sorted(here, key=lambda item: item.id))
    placed = sum(1 for item in items if item.ring is not None and item.is_here)
    tray = max((cells[item.id] + 1 for item in items if item.ring is None), default=0)
    return Stage(
        items, cells, tuple(map_.ties.values()), ground_for(plan, placed, tray), wish, speech
    )


def _has_its_cell(
    gone: Connection, here: Iterable[Connection], cells: Mapping[str, int], plan: Plan
) -> bool:
    """Whether one that ended or died can be drawn where it stood without hiding anybody."""
    if gone.cell is None or settled([gone], plan)[0][gone.id] != gone.cell:
        return False
    kind = None if gone.ring is None else gone.kind
    return all(
        (None if item.ring is None else item.kind, cells.get(item.id, item.cell))
        != (kind, gone.cell)
        for item in here
    )


_KINDS: Mapping[Kind | None, int] = {kind: place for place, kind in enumerate((*Kind, None))}


def _reading_order(spot: Spot, group: list[Connection]) -> tuple[int, int, int]:
    """People, places, activities; inner to outer, then the tray; by row, then left to right."""
    _, ring, cell = spot
    return _KINDS[kind_of(group)], ring or len(Ring) + 1, cell


def kind_of(group: list[Connection]) -> Kind | None:
    """Their kind; ``None`` for a stack of several kinds, which only the tray can hold."""
    kinds = {item.kind for item in group}
    return kinds.pop() if len(kinds) == 1 else None


def _fits(item: Connection, wish: Wish) -> bool:
    if wish.view is View.HELPS:
        return item.feel is Feel.HELPS
    if wish.view is View.CLOSE:
        return item.ring is Ring.INNER
    return item.id in wish.week


def state_of(stage: Stage, group: list[Connection]) -> State:
    if stage.lit is None:
        return State.PLAIN
    if any(item.id == stage.focus for item in group):
        return State.FOCUS
    return State.LIT if any(item.id in stage.lit for item in group) else State.QUIET
