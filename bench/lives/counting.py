"""What lives were offered, in figures."""

import random
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise
from statistics import mean, median

from bench.lives.kinds import KINDS
from bench.lives.kith import FORTNIGHT, SIGNAL_BASED
from bench.lives.living import DAYS
from core.rules.signal_history import find
from core.rules.signal_rules import TOGETHER
from core.rules.vocabulary import PromptRule

YEARS = DAYS / 365
SOON = 28
HEAD = (
    "| lives | signal-based a year | most in a life, a year | lives without any | rhythm a year "
    "| still right a year | days to the first after the change, median | within 28 days |\n"
    "|---|---|---|---|---|---|---|---|"
)

LOSSES = (0.3, 0.45, 0.6, 1.0)
LOSS_HEAD = (
    "| of the people went | lives | two signals within 14 days | a card within 28 days "
    "| of those with two signals |\n|---|---|---|---|---|"
)


@dataclass(frozen=True)
class Figures:
    """Of many lives of one kind."""

    signal_based: float
    most: float
    without: float
    rhythm: float
    still_right: float
    days: float | None
    soon: float | None
    because: Counter


def lives_of(kind, count, seed=1):
    """So many lives of a kind, lived; the same seed gives the same lives."""
    return [KINDS[kind](random.Random(f"{seed} {kind} {n}")).live() for n in range(count)]


def counted(kind, count, seed=1):
    """Live them and count; a line of the table, and more lines about losses."""
    lives = lives_of(kind, count, seed)
    return row(kind, figures(lives)), list(losses(lives) if kind == "loss of a part" else ())


def figures(lives):
    """What they were offered."""
    signal_based = [sum(card.rule in SIGNAL_BASED for card in life.cards) for life in lives]
    waits = [_wait(life) for life in lives if life.changed_on is not None]
    known = [wait for wait in waits if wait is not None]
    return Figures(
        signal_based=mean(signal_based) / YEARS,
        most=max(signal_based) / YEARS,
        without=mean(count == 0 for count in signal_based),
        rhythm=_a_year(lives, PromptRule.RHYTHM),
        still_right=_a_year(lives, PromptRule.STILL_RIGHT),
        days=median(known) if known else None,
        soon=share_soon([life for life in lives if life.changed_on]) if waits else None,
        because=Counter(
            key for life in lives for card in life.cards for key in card.because or (card.rule,)
        ),
    )


def losses(lives):
    """Lines about sudden losses, by how much of the network went."""
    for low, high in pairwise(LOSSES):
        some = [life for life in lives if low <= life.lost < high]
        pairs = [life for life in some if held_two(life)]
        shares = (len(pairs) / len(some) if some else 0.0, share_soon(some), share_soon(pairs))
        told = " | ".join(f"{share:.0%}" for share in shares)
        yield f"| {low:.0%} to {high:.0%} | {len(some)} | {told} |"


def share_soon(lives):
    """The share with a card that signals brought within four weeks of the change."""
    waits = [_wait(life) for life in lives]
    return mean(wait is not None and wait <= SOON for wait in waits) if waits else 0.0


def held_two(life):
    """Whether two signals held a fortnight after the change: without, the rules have no reason."""
    found = find(life.diary.in_full(), life.changed_on + FORTNIGHT)
    return sum(one.id in TOGETHER for one in found.holding()) > 1


def _a_year(lives, rule):
    return mean(sum(card.rule == rule for card in life.cards) for life in lives) / YEARS


def _wait(life):
    """Days from the change to the first card that signals brought."""
    after = (card.local_day for card in life.cards if card.rule in SIGNAL_BASED)
    return next(((day - life.changed_on).days for day in after if day >= life.changed_on), None)


def row(kind, found):
    """A line of the table."""
    days = "–" if found.days is None else f"{found.days:.0f}"
    soon = "–" if found.soon is None else f"{found.soon:.0%}"
    return (
        f"| {kind} | {found.signal_based:.2f} | {found.most:.1f} | {found.without:.0%} "
        f"| {found.rhythm:.1f} | {found.still_right:.2f} | {days} | {soon} |"
    )
