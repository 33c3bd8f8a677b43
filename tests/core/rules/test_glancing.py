"""A first glance passes over nobody for whom there is a reason to offer a thought."""

from dataclasses import replace
from datetime import UTC, datetime, time, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from core.rules.changes import came, edited
from core.rules.choices import choices_of
from core.rules.glancing import _CHEAP_FIRST, may_have_reason
from core.rules.offered import Given, Offered
from core.rules.offering import choose_offer
from core.rules.rhythms import rhythms_since
from core.rules.signal_history import find
from core.rules.signal_rules import EARLIER, TOGETHER
from core.rules.signals import View
from core.rules.vocabulary import PAIRED_SIGNALS, PromptAnswer, PromptRule, Rhythm
from core.store.everyone import LATELY, LONG_AGO
from tests.core.rules.test_signal_history import _STEPS, ITEMS, LONDON, START, Story, lived

DAY = timedelta(days=1)
_CARDS = st.lists(
    st.tuples(
        st.integers(0, 125),
        st.sampled_from(list(PromptRule)),
        st.lists(st.sampled_from(PAIRED_SIGNALS), min_size=2, max_size=4, unique=True),
        st.sampled_from([None, *PromptAnswer]),
    ),
    max_size=3,
)
_OFF = st.lists(st.sampled_from([*PromptRule, *PAIRED_SIGNALS]), max_size=3)


def _offered(cards):
    for day, rule, because, answer in cards:
        at = datetime.combine(START + day * DAY, time(11), UTC)
        card = Offered(
            id=f"p{day}{rule}",
            rule=rule.value,
            at=at,
            local_day=at.date(),
            because=tuple(because) if rule == PromptRule.SIGNALS else (),
            connection=ITEMS[day % 5].id if rule == PromptRule.RHYTHM else None,
        )
        yield card, None if answer is None else Given(card.id, answer.value, at)


@settings(deadline=None, max_examples=300)
@given(_STEPS, st.integers(0, 125), _CARDS, _OFF, st.none() | st.sampled_from(Rhythm))
def test_nobody_with_a_reason_is_passed_over(steps, day, cards, off, rhythm):
    story = lived(steps)
    if rhythm is not None and "dee" in story.map.connections:
        story.on(day, edited(story.map.connections["dee"], rhythm=rhythm))
    history, on = story.history(), START + day * DAY
    now = datetime.combine(on, time(12), UTC)
    told = [pair for pair in _offered(cards) if pair[0].at < now]
    offered, said = [card for card, _ in told], [one for _, one in told if one is not None]
    choices = choices_of({"prompts": True, "prompts_off": off})
    view = history(on)
    met = {key: days[-1] for key, days in view.contacts.items()}
    rhythms = rhythms_since([e for e in story.entries if e.at <= now], LONDON)
    offer = choose_offer(view, find(history, on), choices, offered, said, met, rhythms, now)

    may = may_have_reason(_of_late(view, on), choices, offered, said, on)

    if offer is not None and may is not True:
        assert may is None
        assert _was_taken_off(story, on)


def _of_late(view, on):
    """What is read of a view for a glance: contacts of late, or as far as the longest rhythm."""
    long = any(item.rhythm == Rhythm.NOW_AND_THEN for item in view.items)
    back = on - (LONG_AGO if long else LATELY)
    kept = {key: tuple(d for d in days if d >= back) for key, days in view.contacts.items()}
    return replace(view, contacts={key: days for key, days in kept.items() if days})


def _was_taken_off(story, on):
    return any(
        change.after is None and change.noun == "connection"
        for entry in story.entries
        if entry.at.date() <= on
        for change in entry.changes
    )


def test_an_empty_map_without_prompts_is_no_reason():
    assert may_have_reason(View(), choices_of({}), [], [], START) is False


def test_two_signals_are_looked_at_and_one_alone_is_not():
    story = Story().on(0, *map(came, ITEMS)).confirmed(0)
    view = story.history()(START)
    assert may_have_reason(view, choices_of({}), [], [], START) is True
    off = [key for key in PAIRED_SIGNALS if key != "S7"]
    only_one = choices_of({"prompts_off": off})
    assert may_have_reason(view, only_one, [], [], START) is False


def test_every_signal_of_a_pair_is_asked():
    assert {*_CHEAP_FIRST, EARLIER} == set(TOGETHER)
