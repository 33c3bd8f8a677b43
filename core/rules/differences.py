"""Differences between two moments of one map, without better or worse."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from core.rules.facts import Connection, NetworkMap
from core.rules.vocabulary import Standing, TieStrength

Pair = tuple[Connection, Connection]


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """Connections by what became of them, each as it is now, in order of id.

    ``gone`` were removed, ended or died. ``placed`` got their first ring, ``unplaced`` lost it.
    ``renamed`` holds the old names with them. ``new_ties`` are pairs that are linked now and were
    not, ``lost_ties`` the other way round among those that are still here.
    """

    new: tuple[Connection, ...] = ()
    gone: tuple[Connection, ...] = ()
    resting: tuple[Connection, ...] = ()
    back: tuple[Connection, ...] = ()
    closer: tuple[Connection, ...] = ()
    further: tuple[Connection, ...] = ()
    placed: tuple[Connection, ...] = ()
    unplaced: tuple[Connection, ...] = ()
    felt: tuple[Connection, ...] = ()
    renamed: tuple[tuple[str, Connection], ...] = ()
    new_ties: tuple[Pair, ...] = ()
    lost_ties: tuple[Pair, ...] = ()


def compare(before: NetworkMap, now: NetworkMap) -> Comparison:
    """What changed from one moment to another."""
    was, here = {i.id: i for i in before.here()}, {i.id: i for i in now.here()}
    both = [(was[key], here[key]) for key in sorted(here.keys() & was.keys())]
    old_pairs, new_pairs = _linked(before, was), _linked(now, here)

    def those(fit: Callable[[Connection, Connection], bool]) -> tuple[Connection, ...]:
        return tuple(new for old, new in both if fit(old, new))

    return Comparison(
        new=tuple(here[key] for key in sorted(here.keys() - was.keys())),
        gone=tuple(now.connections.get(key, was[key]) for key in sorted(was.keys() - here.keys())),
        resting=those(lambda a, b: _turned(a, b, Standing.RESTING)),
        back=those(lambda a, b: _turned(a, b, Standing.ACTIVE)),
        closer=those(lambda a, b: bool(a.ring and b.ring and b.ring < a.ring)),
        further=those(lambda a, b: bool(a.ring and b.ring and b.ring > a.ring)),
        placed=those(lambda a, b: a.ring is None and b.ring is not None),
        unplaced=those(lambda a, b: a.ring is not None and b.ring is None),
        felt=those(lambda a, b: a.feel != b.feel),
        renamed=tuple((old.name, new) for old, new in both if old.name != new.name),
        new_ties=_ends(new_pairs - old_pairs, here),
        lost_ties=_ends({pair for pair in old_pairs - new_pairs if pair <= here.keys()}, here),
    )


def _turned(old: Connection, new: Connection, standing: Standing) -> bool:
    return old.standing is not standing and new.standing is standing


def _linked(map_: NetworkMap, here: Mapping[str, Connection]) -> set[frozenset[str]]:
    """Pairs linked for sure, in whatever way, both of them here."""
    return {
        frozenset((tie.a, tie.b))
        for tie in map_.ties.values()
        if tie.strength is TieStrength.YES and tie.a in here and tie.b in here
    }


def _ends(pairs: Iterable[frozenset[str]], here: Mapping[str, Connection]) -> tuple[Pair, ...]:
    ordered = sorted(tuple(sorted(pair)) for pair in pairs)
    return tuple((here[a], here[b]) for a, b in ordered)
