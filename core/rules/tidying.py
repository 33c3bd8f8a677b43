"""Tidying: a new arrangement of the whole map, made only when the person asks for it."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from functools import cache, lru_cache
from itertools import product

from core.rules.cells import COLUMNS, ROWS, TRAY, Plan, cells_of
from core.rules.facts import EVEN_PLAN, Connection, Tie
from core.rules.geometry import across
from core.rules.placing import settled
from core.rules.vocabulary import Kind, Ring

_FEWEST_ABOVE, _MOST_ABOVE = 3, 9
_PASSES = 4

Zone = tuple[Kind, Ring]
_ZONES: tuple[Zone, ...] = tuple(product(Kind, Ring))


def tidy(
    connections: Iterable[Connection], ties: Iterable[Tie], plan: Plan
) -> tuple[dict[str, int], Plan]:
    """The arrangement that names the most connections, tied ones near each other.

    ``connections`` are the active and resting ones. The answer does not depend on where tiles in
    the rings stand now, so tidying twice changes nothing.

    Returns:
        A cell for each id, and the plan.
    """
    here = sorted(connections, key=lambda item: item.id)
    linked = _linked(ties)
    zones = _zones(here, linked)
    best = _best_plan(tuple(len(zones[zone]) for zone in _ZONES))
    cells = _ordered(_filled(zones, best), zones, linked)
    return cells | _tray(here, plan), best


def would_open(connections: Iterable[Connection], plan: Plan) -> int:
    """How many more connections would have a tile of their own after tidying.

    Quick, so that a page may ask each time: counting needs no arrangement.
    """
    here = list(connections)
    now, _ = settled(here, plan)
    named = _named(here, now)
    if named == len(here):
        return 0
    return max(0, _named_when_tidy(here) - named)


def _named_when_tidy(here: list[Connection]) -> int:
    """How many stand alone in their cell after tidying; where they stand does not matter."""
    many = Counter((item.kind, item.ring) for item in here)
    sizes = tuple(many[zone] for zone in _ZONES)
    placed = zip(_ZONES, sizes, _rows_of(_best_plan(sizes)), strict=True)
    waiting = len(here) - sum(sizes)
    in_tray = waiting if waiting <= TRAY else TRAY - 1
    return in_tray + sum(_names(size, kind, rows) for (kind, _), size, rows in placed)


def _rows_of(plan: Plan) -> list[int]:
    """How many rows each zone has, in the order of the zones."""
    sides = {Kind.PERSON: plan[:3]}
    return [sides.get(kind, plan[3:])[ring - 1] for kind, ring in _ZONES]


def _named(connections: Iterable[Connection], cells: Mapping[str, int]) -> int:
    """How many stand alone in their cell."""
    standing = Counter((item.kind if item.ring else None, cells[item.id]) for item in connections)
    return sum(1 for many in standing.values() if many == 1)


def _linked(ties: Iterable[Tie]) -> dict[str, set[str]]:
    linked: dict[str, set[str]] = {}
    for tie in ties:
        linked.setdefault(tie.a, set()).add(tie.b)
        linked.setdefault(tie.b, set()).add(tie.a)
    return linked


def _zones(here: list[Connection], linked: Mapping[str, set[str]]) -> dict[Zone, list[str]]:
    """The ids of each zone, most tied first."""
    known = {item.id for item in here}
    zones: dict[Zone, list[str]] = {zone: [] for zone in _ZONES}
    for item in here:
        if item.ring is not None:
            zones[item.kind, item.ring].append(item.id)
    for ids in zones.values():
        ids.sort(key=lambda key: (-len(linked.get(key, set()) & known), key))
    return zones


@lru_cache(1024)
def _best_plan(many: tuple[int, ...]) -> Plan:
    """The plan with most names; among equals the one nearest to two rows a ring.

    ``many``: how many are in each zone, in the order of the zones.

    The two sides of a plan do not touch each other, so each is chosen on its own for every number
    of rows above.
    """
    sizes = dict(zip(_ZONES, many, strict=True))
    people, others = (Kind.PERSON,), (Kind.PLACE, Kind.ACTIVITY)

    def value(side: Plan, kinds: tuple[Kind, ...]) -> tuple[int, int, Plan]:
        zones = ((kind, ring, side[ring - 1]) for kind in kinds for ring in Ring)
        names = sum(_names(sizes[kind, ring], kind, rows) for kind, ring, rows in zones)
        return -names, _unevenness(side), side

    def best(kinds: tuple[Kind, ...], rows: int) -> tuple[int, int, Plan]:
        return min(value(side, kinds) for side in _sides(rows))

    both = (
        (best(people, above), best(others, ROWS - above))
        for above in range(_FEWEST_ABOVE, _MOST_ABOVE + 1)
    )
    return min((up[0] + down[0], up[1] + down[1], up[2] + down[2]) for up, down in both)[2]


def _names(many: int, kind: Kind, rows: int) -> int:
    """How many of a zone get a tile of their own; a full zone spends one cell on its stack."""
    room = rows * COLUMNS[kind]
    return many if many <= room else room - 1


def _unevenness(side: Plan) -> int:
    return sum(abs(rows - even) for rows, even in zip(side, EVEN_PLAN[:3], strict=True))


@cache
def _sides(rows: int) -> tuple[Plan, ...]:
    """Every way to give three rings these rows, at least one each."""
    return tuple(
        (inner, middle, rows - inner - middle)
        for inner in range(1, rows - 1)
        for middle in range(1, rows - inner)
    )


def _filled(zones: Mapping[Zone, list[str]], plan: Plan) -> dict[str, int]:
    """First choices to the first; in a full zone the last cell is the stack of the rest."""
    cells = dict[str, int]()
    for (kind, ring), ids in zones.items():
        room = cells_of(kind, ring, plan)
        cells |= {key: room[min(place, len(room) - 1)] for place, key in enumerate(ids)}
    return cells


def _ordered(
    cells: dict[str, int], zones: Mapping[Zone, list[str]], linked: Mapping[str, set[str]]
) -> dict[str, int]:
    """Order the tiles of each zone from left to right by the middle of what they are tied to."""
    kinds = {key: kind for (kind, _), ids in zones.items() for key in ids}
    for _ in range(_PASSES):
        for (kind, _ring), ids in zones.items():
            singles = list(_singles(ids, cells))
            middles = {key: (_middle(key, cells, kinds, linked), key) for key in singles}
            free = sorted(
                (cells[key] for key in singles), key=lambda cell: (across(kind, cell), cell)
            )
            order = sorted(singles, key=middles.__getitem__)
            cells |= dict(zip(order, free, strict=True))
    return cells


def _singles(ids: list[str], cells: Mapping[str, int]) -> Iterator[str]:
    standing = Counter(cells[key] for key in ids)
    return (key for key in ids if standing[cells[key]] == 1)


def _middle(
    key: str,
    cells: Mapping[str, int],
    kinds: Mapping[str, Kind],
    linked: Mapping[str, set[str]],
) -> float:
    """Mean x of what it is tied to; without ties, where it is."""
    tied = [across(kinds[other], cells[other]) for other in linked.get(key, ()) if other in cells]
    return sum(tied) / len(tied) if tied else across(kinds[key], cells[key])


def _tray(here: list[Connection], plan: Plan) -> dict[str, int]:
    """Tray tiles close ranks, in the order they stand in."""
    now, _ = settled(here, plan)
    waiting = sorted((now[item.id], item.id) for item in here if item.ring is None)
    return {key: min(place, TRAY - 1) for place, (_, key) in enumerate(waiting)}
