"""Drawing: the map as a picture of rings. The same map gives the same picture in any process."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Unpack

from core.rules.facts import Connection, NetworkMap, Tie
from core.rules.kind_drawing import draw_kind
from core.rules.map_ground import headings, me_in_the_middle, rings
from core.rules.map_labels import map_name, ties_said
from core.rules.map_lines import lines, moves
from core.rules.map_tiles import badges, zones
from core.rules.pictures import KindPicture, Picture
from core.rules.placing import Plan, fresh
from core.rules.speech import ENGLISH, Translator
from core.rules.stage import Stage, stage_for
from core.rules.tiles import key_to
from core.rules.wishes import Hrefs, View, Wish, Wishes

__all__ = [
    "Hrefs",
    "KindPicture",
    "Picture",
    "View",
    "draw",
    "draw_fresh",
    "draw_kind",
    "rearranged",
]


def draw(map_: NetworkMap, *, speech: Translator = ENGLISH, **wishes: Unpack[Wishes]) -> Picture:
    """The map as it stands: written cells as they are, connections without one put in for now.

    Args:
        map_: sheet, connections and ties count; contacts do not.
        speech: the reader's language.
        **wishes: the fields of ``core.rules.wishes.Wish``.
    """
    return _picture(stage_for(map_, Wish(**wishes), speech))


def draw_fresh(
    connections: Iterable[Connection],
    ties: Iterable[Tie] = (),
    *,
    speech: Translator = ENGLISH,
    **wishes: Unpack[Wishes],
) -> Picture:
    """A picture for other people's eyes: no links, and laid out from these connections alone.

    Stored cells would show by their gaps that something is hidden.
    """
    here = {item.id: item for item in connections if item.is_here}
    known = {tie.id: tie for tie in ties if {tie.a, tie.b} <= here.keys()}
    bare = rearranged(NetworkMap(connections=here, ties=known), *fresh(here.values()))
    wishes["linked"] = False
    return draw(bare, speech=speech, **wishes)


def rearranged(map_: NetworkMap, cells: Mapping[str, int], plan: Plan) -> NetworkMap:
    """The same map with other cells and another plan, such as Tidy would make it."""
    items = {
        key: replace(item, cell=cells.get(key, item.cell)) for key, item in map_.connections.items()
    }
    return replace(map_, connections=items, sheet=replace(map_.sheet, plan=plan))


def _picture(stage: Stage) -> Picture:
    wish, speech = stage.wish, stage.speech
    here = [item for item in stage.items if item.is_here]
    marks = tuple(badges(stage))
    waiting = sum(1 for item in here if item.ring is None)
    return Picture(
        ground=stage.ground,
        rings=rings(stage.ground),
        zones=tuple(zones(stage)),
        headings=headings(stage.ground, speech),
        lines=tuple(lines(stage)),
        moves=tuple(moves(stage)),
        badges=marks,
        key=key_to(marks, speech),
        me=me_in_the_middle(wish.me, speech),
        name=map_name(here, wish.title, speech),
        ties_said=ties_said(stage.ties, (item.id for item in here), speech),
        lines_look="lit" if stage.focus else "all",
        has_focus=stage.focus is not None,
        linked=wish.linked,
        drag=wish.drag and wish.linked,
        prefix=wish.prefix,
        past=wish.hrefs.past,
        placed=len(here) - waiting,
        in_tray=waiting,
    )
