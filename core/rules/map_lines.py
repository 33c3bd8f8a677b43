"""Map lines: ties that are asked for, and the ways tiles have moved."""

from collections.abc import Iterator

from core.rules.cells import is_cell
from core.rules.pictures import Line
from core.rules.stage import Stage

MOST_FOR_ALL_LINES = 12  # placed connections; with more, lines between all are a tangle


def lines(stage: Stage) -> list[Line]:
    """From the open connection to what it is tied to, or between all of a small map."""
    few = sum(1 for item in stage.items if item.ring is not None) <= MOST_FOR_ALL_LINES
    if stage.focus is None and not (stage.wish.lines_for_all and few):
        return []
    found = set()
    for tie in stage.ties:
        ends = tie.a, tie.b
        if stage.focus is not None:
            if stage.focus not in ends:
                continue
            ends = stage.focus, tie.other(stage.focus)
        if all(end in stage.spots for end in ends):
            start, end = (stage.spots[one] for one in ends)
            if start != end:
                found.add(Line(stage.at(start), stage.at(end)))
    return sorted(found)


def moves(stage: Stage) -> Iterator[Line]:
    """From where things stood to where they stand."""
    for item in stage.items:
        was = stage.wish.moved_from.get(item.id)
        if was is None or item.ring is None or not is_cell(item.kind, was, stage.ground.plan):
            continue
        start, end = stage.ground.centre(item.kind, was), stage.at(stage.spots[item.id])
        if start != end:
            yield Line(start, end)
