"""A first glance at a map, without its journal: whether there may be a reason to offer a thought.

It errs on the side of looking: who it passes over has none (a test asserts it), and who it keeps is
looked at with everything, the map held.
"""

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from typing import Any

from core.rules.counting import any_of
from core.rules.offered import Given, Offered, latest_given
from core.rules.rhythms import passed_rhythms
from core.rules.signal_rules import EARLIER, RULES, in_touch, is_confirmed
from core.rules.signals import HERE, View
from core.rules.thresholds import SAME_REASON_AGAIN_DAYS
from core.rules.vocabulary import Kind, PromptRule

_PAIR = 2
# What needs no contacts and no ties is asked first.
_CHEAP_FIRST = ("S3", "S4", "S8", "S11", "S7", "S9", "S6", "S2", "S5")
_LONG_AGO = date(1900, 1, 1)


def may_have_reason(
    view: View,
    choices: Mapping[str, Any],
    offered: Sequence[Offered],
    given: Sequence[Given],
    on: date,
    *,
    lsns: bool = False,
) -> bool | None:
    """Whether there may be a reason; ``None``: only if somebody was taken off the map lately."""
    off = frozenset(choices["prompts_off"])
    if PromptRule.RHYTHM not in off and _has_passed(view, offered, given, on):
        return True
    if not is_confirmed(view, on):
        return bool(view.items) and _is_open(PromptRule.STILL_RIGHT, off, offered, on)
    alone = [(PromptRule.LONELY, "S1"), *([(PromptRule.LSNS, "S12")] if lsns else [])]
    said = [_is_open(rule, off, offered, on) and RULES[id_](view, on)[0] for rule, id_ in alone]
    return any_of(*map(bool, said), PromptRule.SIGNALS not in off and _pair(view, off, offered, on))


def _is_open(rule: PromptRule, off: frozenset[str], offered: Sequence[Offered], on: date) -> bool:
    """Whether a rule is on, and had no card for some weeks."""
    return rule not in off and not any(card.rule == rule for card in _lately(offered, on))


def _lately(offered: Sequence[Offered], on: date) -> list[Offered]:
    return [card for card in offered if (on - card.local_day).days <= SAME_REASON_AGAIN_DAYS]


def _has_passed(view: View, offered: Sequence[Offered], given: Sequence[Given], on: date) -> bool:
    with_rhythm = [item for item in view.items if item.rhythm is not None]
    if not with_rhythm:
        return False
    last_met = {id_: days[-1] for id_, days in view.contacts.items() if days}
    never = dict.fromkeys((item.id for item in with_rhythm), _LONG_AGO)
    return bool(passed_rhythms(with_rhythm, last_met, never, offered, latest_given(given), on))


def _pair(view: View, off: frozenset[str], offered: Sequence[Offered], on: date) -> bool | None:
    """Whether two signals may hold together, one of them without a card for some weeks."""
    cards = [card for card in _lately(offered, on) if card.rule == PromptRule.SIGNALS]
    told = {key for card in cards for key in card.because}
    hold = list[str]()
    for key in _CHEAP_FIRST:
        if key not in off and RULES[key](view, on)[0]:
            hold.append(key)
            if _is_pair(hold, told):
                return True
    if not hold or EARLIER in off or told.issuperset([*hold, EARLIER]):
        return False
    return True if _may_be_fewer(view, on) else None


def _is_pair(hold: Sequence[str], told: Collection[str]) -> bool:
    return len(hold) >= _PAIR and any(key not in told for key in hold)


def _may_be_fewer(view: View, on: date) -> bool:
    """Whether anybody on the map has ended, or is known not to be in touch."""
    people = [item for item in view.items if item.kind == Kind.PERSON]
    return any(item.standing not in HERE or in_touch(item, view, on) is False for item in people)
