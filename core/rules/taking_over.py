"""Taking over: how a full ring gets an empty row from another, so that fewer tiles fold.

The ring line moves, and no tile does.
"""

from collections.abc import Iterable, Iterator

from core.rules.cells import ACROSS, Plan, rows_of, side_of
from core.rules.facts import Connection
from core.rules.vocabulary import Kind, Ring


def plans_with_room(
    kind: Kind, ring: Ring, others: Iterable[Connection], plan: Plan
) -> Iterator[Plan]:
    """The plan as it is, then the plans in which this ring takes over an empty row, best first.

    The next ring outwards gives first, then the next inwards. The far ring may give only when the
    middle is wholly empty, because the middle's rows then shift by one.
    """
    yield plan
    side = side_of(kind)
    busy = {
        other.cell // ACROSS
        for other in others
        if side_of(other.kind) == side and other.ring is not None and other.cell is not None
    }
    for giver in _givers(ring, middle_empty=busy.isdisjoint(rows_of(kind, Ring.MIDDLE, plan))):
        rows = rows_of(kind, giver, plan)
        touching = rows[0] if giver > ring else rows[-1]
        if len(rows) > 1 and touching not in busy:
            yield _moved_row(plan, side + giver - 1, side + ring - 1)


def _givers(ring: Ring, *, middle_empty: bool) -> list[Ring]:
    if ring is Ring.MIDDLE:
        return [Ring.OUTER, Ring.INNER]
    far = Ring.OUTER if ring is Ring.INNER else Ring.INNER
    return [Ring.MIDDLE, far] if middle_empty else [Ring.MIDDLE]


def _moved_row(plan: Plan, giver: int, taker: int) -> Plan:
    step = {giver: -1, taker: 1}
    return tuple(rows + step.get(index, 0) for index, rows in enumerate(plan))
