"""Map lines: ties that are asked for, and the ways tiles have moved."""

from collections.abc import Iterator

from core.rules.cells import is_cell
from core.rules.pictures import Line
from core.rules.stage import Stage

MOST_FOR_ALL_LINES = 12  # placed connections; with more, lines between all are a tangle


def lines(stage: Stage) -> list[Line]:
    """From the open connection to what it is tied to, or between all of a small map.

    Never inside one stack, and one for all that end in the same stack.
    """
    return sorted({line for line in _asked_for(stage) if line.start != line.end})


def _asked_for(stage: Stage) -> Iterator[Line]:
    if stage.focus is None and not _all_wanted(stage):
        return
    for tie in stage.ties:
        ends = (tie.a, tie.b) if tie.b != stage.focus else (tie.b, tie.a)
        if stage.focus in {None, ends[0]} and all(end in stage.where for end in ends):
            yield Line(stage.where[ends[0]], stage.where[ends[1]])


def _all_wanted(stage: Stage) -> bool:
    placed = sum(1 for item in stage.items if item.ring is not None)
    return stage.wish.lines_for_all and placed <= MOST_FOR_ALL_LINES


def moves(stage: Stage) -> Iterator[Line]:
    """From where things stood to where they stand, for those in the rings."""
    for item in stage.items:
        was = stage.wish.moved_from.get(item.id)
        if was is None or item.ring is None or not is_cell(item.kind, was, stage.ground.plan):
            continue
        way = Line(stage.ground.centre(item.kind, was), stage.where[item.id])
        if way.start != way.end:
            yield way
