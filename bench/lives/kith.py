"""What Kith does for a made-up person: looks at the map at its hour, and offers a card or not.

The rules are Kith's own. Only what costs time is worked out differently: nothing is dated where no
card can come of it (a test compares).
"""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from bench.lives.diary import Diary
from core.rules.choices import choices_of
from core.rules.offered import Given, Offered, latest_given, standing_card
from core.rules.offering import choose_offer, may_offer
from core.rules.reasons import fresh_signals
from core.rules.signal_history import Found, find, reasons
from core.rules.signal_rules import TOGETHER, is_confirmed, signal
from core.rules.thresholds import QUIET_WEEK_DAYS, S10_DAYS, TOGETHER_DAYS
from core.rules.vocabulary import PromptAnswer, PromptRule

LONDON = ZoneInfo("Europe/London")
BEGINS = date(2027, 1, 1)
MORNING, EVENING = time(10), time(18)  # when Kith looks, when the person does
DAY, FORTNIGHT = timedelta(days=1), timedelta(days=TOGETHER_DAYS)
REASONS = ("S1", *TOGETHER)
SIGNAL_BASED = frozenset({PromptRule.LONELY, PromptRule.SIGNALS, PromptRule.LSNS})
_FOR_GOOD = frozenset({PromptAnswer.NOT_THIS_KIND, PromptAnswer.UPSET})


class Kith:
    """A map, what was chosen, the cards and what was said to them."""

    def __init__(self, a_week, lives_alone):
        self.diary = Diary(BEGINS)
        self.diary.lives_alone = lives_alone
        self.choices = choices_of({"prompts": True, "prompts_a_week": a_week})
        self.cards, self.said = [], []
        self.opened_at = at(BEGINS, EVENING)
        self._dated_on, self._sinces = None, {}

    def opened(self, day):
        self.opened_at = at(day, EVENING)

    def waiting(self, day):
        """The card that waits for an answer that evening."""
        return standing_card(self.cards, self.said, at(day, EVENING))

    def hears(self, day, card, answer):
        """What the person says to a card, with what else that does."""
        self.said.append(Given(card.id, answer, at(day, EVENING)))
        if answer in _FOR_GOOD:
            self.choices["prompts_off"] = [*self.choices["prompts_off"], card.rule]
        if answer == PromptAnswer.QUIET_WEEK:
            until = day + timedelta(days=QUIET_WEEK_DAYS)
            self.choices["paused_until"] = max(self.choices["paused_until"], until.isoformat())

    def looks(self, day):
        """Offer a card, if there is a reason and room for one."""
        now = at(day, MORNING)
        if may_offer(self.choices, self.cards, self.said, now, self.opened_at) is not None:
            return
        diary = self.diary
        offer = choose_offer(
            diary(day), self.found(day), self.choices, self.cards, self.said, diary.last_met,
            diary.rhythm_since, now,
        )  # fmt: skip
        if offer is not None:
            made = {name: getattr(offer, name) for name in ("rule", "because", "connection")}
            made |= {"wording": offer.wording, "wording_version": offer.wording_version}
            number = f"{len(self.cards):04d}"
            self.cards.append(Offered(id=number, at=now, local_day=day, **made))

    def found(self, day):
        """As ``find`` says, where it matters."""
        if not is_confirmed(self.diary(day), day):
            return find(self.diary, day)
        holding = [one for one in self._signals(day) if one.holds]
        if self._may_be_a_reason({one.id for one in holding}, day):
            return self._dated(holding, day)
        return Found(day, tuple(holding), offer=False, because=())

    def _dated(self, holding, day):
        """``find``; on the day after one, what held then has held since the same day."""
        if self._dated_on == day - DAY:
            holding = [replace(one, since=self._sinces.get(one.id, day)) for one in holding]
            because = reasons(tuple(holding), day)
            found = Found(day, tuple(holding), offer=bool(because), because=because)
        else:
            found = find(self.diary.in_full(), day)
        self._dated_on, self._sinces = day, {one.id: one.since for one in found.holding()}
        return found

    def _signals(self, day):
        earlier = max(day - timedelta(days=S10_DAYS), BEGINS)
        return [signal(key, self.diary(day), day, (self.diary, earlier)) for key in REASONS]

    def _may_be_a_reason(self, holding, day):
        """Whether S1 holds, or two that held a fortnight ago too, and not all had a card lately."""
        if "S1" in holding and self._is_new({"S1"}, PromptRule.LONELY, day):
            return True
        paired = holding.intersection(TOGETHER) - set(self.choices["prompts_off"])
        if len(paired) < 2 or not self._is_new(paired, PromptRule.SIGNALS, day):
            return False
        before = {one.id for one in self._signals(day - FORTNIGHT) if one.holds}
        return len(paired & before) > 1

    def _is_new(self, keys, rule, day):
        if rule in self.choices["prompts_off"]:
            return False
        cards = [card for card in self.cards if card.rule == rule]
        return bool(fresh_signals(dict.fromkeys(keys, day), cards, latest_given(self.said), day))


def at(day, hour):
    """A moment in London."""
    return datetime.combine(day, hour, LONDON).astimezone(UTC)
