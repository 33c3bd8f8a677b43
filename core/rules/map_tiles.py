"""Map tiles: every spot of a stage as a tile, a stack or a mark, in reading order."""

from collections.abc import Iterator
from dataclasses import replace

from core.rules.facts import Connection
from core.rules.lettering import ON_MAP
from core.rules.map_labels import stack_name, stack_text, tile_name
from core.rules.pictures import Badge, Shape, State, Tile, Zone
from core.rules.stage import Spot, Stage, kind_of, state_of
from core.rules.tiles import (
    badge_on,
    counted,
    ink_on,
    lettered,
    look_of,
    shape_for,
    size_for,
    zone_of,
)
from core.rules.vocabulary import Kind, Ring


def zones(stage: Stage) -> Iterator[Zone]:
    """Neighbours in reading order that share kind and ring share a zone."""
    found: dict[tuple[Kind | None, Ring | None], list[Tile]] = {}
    for spot, group in stage.groups.items():
        found.setdefault((kind_of(group), spot[1]), []).append(_tile(stage, spot, group))
    for (kind, ring), tiles in found.items():
        yield replace(zone_of(kind, ring), tiles=tuple(tiles))


def shapes(stage: Stage) -> tuple[Shape, ...]:
    needed = {_shape(spot, group).name: _shape(spot, group) for spot, group in stage.groups.items()}
    return tuple(needed[name] for name in sorted(needed))


def _shape(spot: Spot, group: list[Connection]) -> Shape:
    kind = kind_of(group)
    return shape_for(kind, size_for(kind, spot[1]), len(group) > 1)


def _tile(stage: Stage, spot: Spot, group: list[Connection]) -> Tile:
    return _single(stage, spot, group[0]) if len(group) == 1 else _stack(stage, spot, group)


def _single(stage: Stage, spot: Spot, item: Connection) -> Tile:
    wish, state, middle = stage.wish, state_of(stage, [item]), stage.at(spot)
    size = size_for(item.kind, item.ring)
    return Tile(
        ids=(item.id,),
        shape=_shape(spot, [item]).name,
        x=middle.x,
        y=middle.y,
        look=look_of(item, state, is_new=item.id in wish.new),
        words=lettered(item.name, size.width, ON_MAP),
        ink=ink_on(item.ring, state, item.standing),
        name=tile_name(
            item, state, stage.speech, feel=wish.show_feel, tied=stage.focus is not None
        ),
        href=wish.hrefs.to_item(item.id, item.ring) if wish.linked else None,
        state=state,
        drag_id=item.id if wish.drag and wish.linked else None,
        version=item.version,
    )


def _stack(stage: Stage, spot: Spot, group: list[Connection]) -> Tile:
    wish, state, middle, kind = stage.wish, state_of(stage, group), stage.at(spot), kind_of(group)
    lit = 0 if stage.lit is None else sum(1 for item in group if item.id in stage.lit)
    href = wish.hrefs.tray if kind is None else wish.hrefs.to_stack(kind, spot[1])
    plain = "tile stack" if state is State.PLAIN else f"tile stack {state}"
    return Tile(
        ids=tuple(item.id for item in group),
        shape=_shape(spot, group).name,
        x=middle.x,
        y=middle.y,
        look=f"{plain} new" if any(item.id in wish.new for item in group) else plain,
        words=counted(stack_text(len(group), lit, stage.speech)),
        ink=ink_on(spot[1], state, group[0].standing),
        name=stack_name(group, kind, lit, stage.speech),
        href=href if wish.linked else None,
        state=state,
    )


def badges(stage: Stage) -> Iterator[Badge]:
    """Feel marks of single tiles, unless they are quiet."""
    for spot, group in stage.groups.items() if stage.wish.show_feel else ():
        if len(group) == 1 and state_of(stage, group) is not State.QUIET and group[0].is_here:
            size = size_for(group[0].kind, spot[1])
            badge = badge_on(group[0], stage.at(spot), size)
            if badge:
                yield badge
