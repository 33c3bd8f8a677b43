"""Wishes: what may be asked of a drawing, beside the map itself."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TypedDict
from urllib.parse import quote

from core.rules.vocabulary import Kind, Ring


class View(StrEnum):
    """What is lit; everything else goes quiet and stays where it is."""

    ALL = "all"
    HELPS = "helps"
    CLOSE = "close"
    THIS_WEEK = "this_week"


@dataclass(frozen=True, slots=True, kw_only=True)
class Hrefs:
    """Where tiles lead. ``{id}``, ``{kind}`` and ``{ring}`` (1 to 3, or tray) are filled in.

    ``unplaced`` is where a tile in the tray leads (how close?), ``tray`` where a stack of mixed
    kinds in the tray leads, ``past`` where the link past the map leads.
    """

    item: str = "/connections/{id}"
    stack: str = "/map?show={kind}#ring-{ring}"
    unplaced: str = "/connections/{id}/edit/details#ring"
    tray: str = "/list"
    past: str = "/list"

    def to_item(self, connection_id: str, ring: Ring | None) -> str:
        """Of one tile."""
        pattern = self.unplaced if ring is None else self.item
        return pattern.format(id=quote(connection_id, safe=""))

    def to_stack(self, kind: Kind | None, ring: Ring | None) -> str:
        """Of a stack; ``None`` is a stack of several kinds."""
        if kind is None:
            return self.tray
        return self.stack.format(kind=kind.value, ring=slug(ring))


class Wishes(TypedDict, total=False):
    """The fields of ``Wish`` as keywords."""

    focus: str | None
    view: View
    week: frozenset[str]
    show_feel: bool
    lines_for_all: bool
    linked: bool
    drag: bool
    include_gone: bool
    new: frozenset[str]
    moved_from: Mapping[str, int]
    hrefs: Hrefs
    prefix: str
    title: str | None
    me: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What is asked of a drawing.

    Attributes:
        focus: id of the one connection that is open: it and its ties are lit, everything else
            is quiet.
        view: what else may be lit; not together with ``focus``.
        week: ids in contact this week, for that view.
        show_feel: whether tiles carry the mark of how they feel.
        lines_for_all: lines between all, drawn only for up to 12 placed.
        linked: whether tiles are links; a picture without links is one image.
        drag: whether tiles that are links say what a script needs to move them.
        include_gone: draw ended and died too, where their cell is still theirs.
        new: ids to mark as new.
        moved_from: former cells of those that moved, in the rings.
        hrefs: where tiles lead.
        prefix: keeps ids apart where two pictures share a page.
        title: what the picture is called instead of "Your map".
        me: what stands in the middle instead of "me".
    """

    focus: str | None = None
    view: View = View.ALL
    week: frozenset[str] = frozenset()
    show_feel: bool = False
    lines_for_all: bool = False
    linked: bool = True
    drag: bool = True
    include_gone: bool = False
    new: frozenset[str] = frozenset()
    moved_from: Mapping[str, int] = field(default_factory=dict)
    hrefs: Hrefs = field(default_factory=Hrefs)
    prefix: str = "map-"
    title: str | None = None
    me: str | None = None


def slug(ring: Ring | None) -> str:
    """A ring in an address."""
    return "tray" if ring is None else str(int(ring))
