"""The budget, kept by workers that really run at once, on each of the two databases."""

import itertools
import threading
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given, settings
from hypothesis import strategies as st

from core.rules.vocabulary import PromptAnswer
from core.services import prompting
from core.services.evaluating import look_at
from tests.cast import Actor, a_key
from tests.prompting import opens_kith, wants_prompts

RUNS, WORKERS = 25, 2
START = datetime(2027, 3, 20, 12, tzinfo=UTC)  # a week before the clocks of Europe change
ZONES = st.sampled_from(("Europe/London", "Pacific/Kiritimati", "Pacific/Honolulu"))
DAYS = st.lists(
    st.tuples(
        st.sampled_from((-1, 0, 1, 2, 4, 7, 8)),
        st.integers(7, 22),
        st.sampled_from((None, *[PromptAnswer.DO_IT] * 3, *PromptAnswer)),
        st.none() | ZONES,
    ),
    min_size=3,
    max_size=7,
)
_names = itertools.count(1)


@settings(max_examples=RUNS)
@given(DAYS, st.integers(1, 2))
def test_workers_at_once_never_exceed_the_budget(gate, days, a_week):
    gate.clock.now = START
    ann = Actor(gate, f"ann{next(_names)}")
    for name in ("Dee", "Sam", "Mum"):
        ann.adds(name, rhythm="most_days")
    wants_prompts(ann, prompts_a_week=a_week)
    zone, shown = "Europe/London", []
    for jump, hour, answer, moved in days:
        zone = moved or zone
        wants_prompts(ann, time_zone=zone)
        day = gate.clock.now.astimezone(ZoneInfo(zone)).date() + timedelta(days=jump)
        gate.clock.now = datetime(day.year, day.month, day.day, hour, tzinfo=ZoneInfo(zone)).astimezone(UTC)  # fmt: skip
        opens_kith(ann)
        cards = worked(gate, ann)
        assert len(cards) <= 1
        for card in cards:
            assert 9 <= card.at.astimezone(ZoneInfo(zone)).hour < 21
            assert [one for one in shown if card.at - one.at < timedelta(days=1)] == []
            assert card.local_day not in {one.local_day for one in shown}
            week = [one for one in shown if card.at - one.at < timedelta(days=7)]
            assert len(week) < a_week
            says(ann, card, answer, day)
        shown += cards
    with ann.reading() as records:
        assert [card.id for card in records.prompts.all()] == [card.id for card in shown]


def worked(gate, ann):
    """Workers look at the same moment; the cards they made."""
    found, start = [], threading.Barrier(WORKERS)

    def work():
        start.wait()
        found.append(look_at(gate, ann.viewer.account_id, gate.clock.now).card)

    workers = [threading.Thread(target=work) for _ in range(WORKERS)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    assert len(found) == WORKERS
    return [card for card in found if card is not None]


def says(ann, card, answer, day):
    if answer is not None:
        with ann.writing() as records:
            prompting.answer_prompt(records, a_key(), prompt_id=card.id, answer=answer.value, today=day)  # fmt: skip
