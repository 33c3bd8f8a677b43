"""What Kith may offer, and why: one card, or none.

Candidates in order: what the person said of being lonely, LSNS-6 where it is in use, a rhythm they
set themselves, two signals together, and whether the map is still right.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from core.rules.budget import may_offer
from core.rules.offered import Given, Offer, Offered, latest_given
from core.rules.reasons import fresh_signals, is_fresh
from core.rules.rhythms import passed_rhythms
from core.rules.signal_history import Found
from core.rules.signals import Glimpse, Signal, View
from core.rules.steps import pick_step
from core.rules.thresholds import CONFIRMED_DAYS, TOGETHER_DAYS
from core.rules.vocabulary import PAIRED_SIGNALS, PromptRule
from core.rules.wording import family_of, pick_wording, starts_from
from core.rules.wordings import NOTHING

__all__ = ["Given", "Offer", "Offered", "choose_offer", "may_offer"]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Look:
    """Everything there is to choose from on one day."""

    view: View
    found: Found
    off: frozenset[str]
    offered: Sequence[Offered]
    said: Mapping[str, Given]
    last_met: Mapping[str, date]
    rhythm_since: Mapping[str, date]
    on: date

    def cards(self, rule: PromptRule) -> list[Offered]:
        """Earlier cards of one rule."""
        return [card for card in self.offered if card.rule == rule]

    def holding(self, key: str) -> Signal | None:
        """A signal, if it is known to hold."""
        return next((one for one in self.found.signals if one.id == key and one.holds), None)


def choose_offer(  # noqa: PLR0913, PLR0917 - everything a card can turn on, and nothing else
    view: View,
    found: Found,
    choices: Mapping[str, Any],
    offered: Sequence[Offered],
    given: Iterable[Given],
    last_met: Mapping[str, date],
    rhythm_since: Mapping[str, date],
    now: datetime,
) -> Offer | None:
    """The card there is a reason for; whether one may be offered at all, ``may_offer`` says.

    Args:
        view: the map today.
        found: its signals today.
        choices: every choice in force.
        offered: every card there ever was.
        given: everything said to them.
        last_met: the last contact of any kind with each connection.
        rhythm_since: the day each rhythm was last set.
        now: aware UTC.
    """
    look = _Look(
        view=view,
        found=found,
        off=frozenset(choices["prompts_off"]),
        offered=offered,
        said=latest_given(given),
        last_met=last_met,
        rhythm_since=rhythm_since,
        on=now.astimezone(ZoneInfo(choices["time_zone"])).date(),
    )
    return next(_candidates(look), None)


def _candidates(look: _Look) -> Iterator[Offer]:
    for rule, offer in _RULES.items():
        if rule not in look.off and (made := offer(look)) is not None:
            yield made


def _lonely(look: _Look) -> Offer | None:
    return _by_one_signal(look, PromptRule.LONELY, "S1")


def _lsns(look: _Look) -> Offer | None:
    return _by_one_signal(look, PromptRule.LSNS, "S12")


def _by_one_signal(look: _Look, rule: PromptRule, key: str) -> Offer | None:
    signal = look.holding(key)
    if signal is None or not is_fresh(look.cards(rule), look.said, signal.since, look.on):
        return None
    return _helpful(look, rule, (key,))


def _rhythm(look: _Look) -> Offer | None:
    passed = passed_rhythms(
        look.view.items, look.last_met, look.rhythm_since, look.offered, look.said, look.on
    )
    if not passed:
        return None
    item, since, _days = passed[0]
    inputs = {"rhythm": str(item.rhythm), "since": since.isoformat()}
    return _worded(look, PromptRule.RHYTHM, (), item, inputs)


def _signals(look: _Look) -> Offer | None:
    latest = look.on - timedelta(days=TOGETHER_DAYS)
    held = [look.holding(key) for key in PAIRED_SIGNALS if key not in look.off]
    because = {
        one.id: one.since
        for one in held
        if one is not None and one.since is not None and one.since <= latest
    }
    if len(because) < 2:
        return None
    fresh = fresh_signals(because, look.cards(PromptRule.SIGNALS), look.said, look.on)
    if not fresh:
        return None
    first = sorted(because, key=lambda key: key not in fresh)  # what is new is said first
    return _helpful(look, PromptRule.SIGNALS, tuple(first))


def _still_right(look: _Look) -> Offer | None:
    if not look.found.still_right:
        return None
    begun = look.view.confirmed_on or min(
        (item.added_on for item in look.view.items if item.added_on is not None), default=None
    )
    if begun is None or (look.on - begun).days <= CONFIRMED_DAYS:
        return None  # a map just begun is not old
    if not is_fresh(look.cards(PromptRule.STILL_RIGHT), look.said, begun, look.on):
        return None
    inputs = {"since": begun.isoformat()}
    return _worded(look, PromptRule.STILL_RIGHT, (), None, inputs)


def _helpful(look: _Look, rule: PromptRule, because: tuple[str, ...]) -> Offer:
    step = pick_step(look.view.items, because, look.offered, look.on)
    signals = {one.id: one for one in look.found.signals if one.id in because}
    inputs = {key: _as_json(signals[key]) for key in because}
    return _worded(look, rule, because, step, inputs)


def _worded(
    look: _Look,
    rule: PromptRule,
    because: tuple[str, ...],
    item: Glimpse | None,
    inputs: Mapping[str, Any],
) -> Offer:
    family = family_of(rule, because, softly=look.view.lives_alone is True)
    start = NOTHING if item is None else starts_from(item.kind, item.groups)
    wording = pick_wording(family, start, look.offered)
    return Offer(
        rule=rule.value,
        because=because,
        connection=None if item is None else item.id,
        wording=wording.id,
        wording_version=wording.version,
        inputs={"on": look.on.isoformat(), **inputs},
    )


def _as_json(signal: Signal) -> dict[str, Any]:
    since = None if signal.since is None else signal.since.isoformat()
    return {"since": since, "facts": {key: _plain(value) for key, value in signal.facts.items()}}


def _plain(value: Any) -> Any:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, list | tuple | set | frozenset):
        return [_plain(one) for one in value]
    return value if isinstance(value, bool | int | float | None) else str(value)


_RULES = {
    PromptRule.LONELY: _lonely,
    PromptRule.LSNS: _lsns,
    PromptRule.RHYTHM: _rhythm,
    PromptRule.SIGNALS: _signals,
    PromptRule.STILL_RIGHT: _still_right,
}
