"""Map tiles: every cluster of a stage as a tile, a stack or a mark, in reading order."""

from collections.abc import Iterator
from dataclasses import replace

from core.rules.lettering import ON_MAP
from core.rules.map_labels import stack_name, stack_text, tile_name
from core.rules.pictures import Badge, State, Tile, Zone
from core.rules.stage import Cluster, Stage
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
    for cluster in stage.clusters:
        tile = _stack(stage, cluster) if cluster.is_stack else _single(stage, cluster)
        found.setdefault((cluster.kind, cluster.ring), []).append(tile)
    for (kind, ring), tiles in found.items():
        yield replace(zone_of(kind, ring), tiles=tuple(tiles))


def badges(stage: Stage) -> Iterator[Badge]:
    """Feel marks of single tiles, unless they are quiet."""
    for cluster in stage.clusters if stage.wish.show_feel else ():
        item, size = cluster.items[0], size_for(cluster.kind, cluster.ring)
        badge = badge_on(item, cluster.at, size)
        if badge and not cluster.is_stack and cluster.state is not State.QUIET and item.is_here:
            yield badge


def _single(stage: Stage, cluster: Cluster) -> Tile:
    [item], wish, state = cluster.items, stage.wish, cluster.state
    size, tied = size_for(item.kind, item.ring), stage.focus is not None
    return Tile(
        ids=(item.id,),
        shape=shape_for(item.kind, size),
        x=cluster.at.x,
        y=cluster.at.y,
        look=look_of(item, state, is_new=item.id in wish.new),
        words=lettered(item.name, size.width, ON_MAP),
        ink=ink_on(item.ring, state, item.standing),
        name=tile_name(item, state, stage.speech, feel=wish.show_feel, tied=tied),
        href=wish.hrefs.to_item(item.id, item.ring) if wish.linked else None,
        state=state,
        drag_id=item.id if wish.drag and wish.linked else None,
    )


def _stack(stage: Stage, cluster: Cluster) -> Tile:
    wish, items = stage.wish, cluster.items
    classes = ["tile stack"]
    if cluster.state is not State.PLAIN:
        classes.append(cluster.state.value)
    if any(item.id in wish.new for item in items):
        classes.append("new")
    return Tile(
        ids=tuple(item.id for item in items),
        shape=shape_for(cluster.kind, size_for(cluster.kind, cluster.ring), stacked=True),
        x=cluster.at.x,
        y=cluster.at.y,
        look=" ".join(classes),
        words=counted(stack_text(len(items), cluster.lit, stage.speech)),
        ink=ink_on(cluster.ring, cluster.state, items[0].standing),
        name=stack_name(items, cluster.kind, cluster.lit, stage.speech),
        href=wish.hrefs.to_stack(cluster.kind, cluster.ring) if wish.linked else None,
        state=cluster.state,
    )
