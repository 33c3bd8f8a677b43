"""Made-up lives: what the rules of prompts do over two years. The whole table is docs/prompts.md.

The lives are our own assumptions (bench/lives), so this says what the rules do, not what people feel.
"""

import random
from datetime import timedelta

import pytest

from bench.lives.counting import SOON, figures, held_two, lives_of, share_soon
from bench.lives.kinds import KINDS
from bench.lives.kith import BEGINS, SIGNAL_BASED
from core.rules.changes import SHEET_ID, Noun
from core.rules.signal_history import find
from core.rules.signal_looks import Happening, Met, SheetLook, TieLook
from core.rules.signal_past import History
from core.rules.vocabulary import PromptRule

LIVES = 60
FEW = [(kind, number) for kind in KINDS for number in range(2)]


@pytest.fixture(scope="module")
def steady():
    return lives_of("steady", LIVES)


@pytest.fixture(scope="module")
def losses():
    return lives_of("sudden loss", LIVES)


@pytest.fixture(scope="module")
def smaller_losses():
    return lives_of("loss of a part", LIVES)


def born(kind, number):
    return KINDS[kind](random.Random(f"test {kind} {number}"))


def told(life):
    return [(card.rule, card.because, card.local_day, card.connection) for card in life.cards]


def test_where_little_changes_signals_bring_less_than_one_card_a_year(steady):
    # promised is under 1: a broken rule shows before that
    assert figures(steady).signal_based < 0.5


def test_a_sudden_loss_is_noticed_within_four_weeks_where_the_map_is_up_to_date(losses):
    assert share_soon(losses) >= 0.9


def test_where_two_signals_come_to_hold_after_a_smaller_loss_a_card_comes(smaller_losses):
    noticeable = [life for life in smaller_losses if held_two(life)]
    assert len(noticeable) > LIVES / 3
    assert share_soon(noticeable) >= 0.9


def test_a_loss_brings_more_than_a_steady_life(steady, losses):
    assert figures(losses).signal_based > 2 * figures(steady).signal_based


def test_no_life_is_offered_more_than_was_chosen(steady, losses):
    for life in (*steady, *losses):
        days = [card.local_day for card in life.cards]
        for first, later in zip(days, days[life.a_week :], strict=False):
            assert later - first >= timedelta(days=7)


def test_a_map_nobody_keeps_brings_no_signal_after_sixty_days():
    life = born("never updated", 1).live()
    late = [card for card in life.cards if (card.local_day - BEGINS).days > 60]
    assert not [card for card in late if card.rule in SIGNAL_BASED]
    assert [card for card in late if card.rule == PromptRule.STILL_RIGHT]


def test_the_first_card_after_a_change_is_what_is_counted(losses):
    life = next(life for life in losses if share_soon([life]))
    soon = life.changed_on + timedelta(days=SOON)
    assert any(
        life.changed_on <= card.local_day <= soon and card.rule in SIGNAL_BASED
        for card in life.cards
    )


# --- the short cuts taken to live 4,500 lives change nothing --------------------------------------


@pytest.mark.parametrize(("kind", "number"), FEW[::4])
def test_looking_lightly_brings_the_same_cards(kind, number):
    lightly, fully = born(kind, number), born(kind, number)
    fully.kith.found = lambda day: find(fully.diary.in_full(), day)
    assert told(lightly.live(300)) == told(fully.live(300))


@pytest.mark.parametrize(("kind", "number"), FEW)
def test_the_diary_says_what_a_history_says(kind, number):
    life = born(kind, number).live(300)
    history = history_of(life.diary)
    for days in range(20, 300, 70):
        day = BEGINS + timedelta(days=days)
        assert find(life.diary.in_full(), day) == find(history, day)


def history_of(diary):
    """The history Kith itself makes, of everything the diary was told."""
    happened = [*_put(diary), *_said_and_met(diary), *_sheets(diary)]
    last = {one.key: one.after for one in happened}
    return History(last.items(), happened, diary.begins)


def _put(diary):
    before = {}
    for day, item in diary.put_on:
        yield Happening(day, (Noun.CONNECTION, item.id), before.get(item.id), item)
        before[item.id] = item
    for a, b, kind in diary.ties:
        yield Happening(
            diary.begins, (Noun.TIE, f"{a} {b} {kind}"), None, TieLook((a, b, kind), True)
        )


def _said_and_met(diary):
    met = [look for look in diary.in_full().ever if isinstance(look, Met)]
    for number, look in enumerate(met):
        yield Happening(look.on, (Noun.CONTACT, str(number)), None, look)
    for said in diary.said:
        yield Happening(said.day, (Noun.ANSWER, said.id), None, said)


def _sheets(diary):
    before = SheetLook(diary.lives_alone)
    for day in diary.confirmed:
        after = SheetLook(diary.lives_alone, day)
        yield Happening(day, (Noun.SHEET, SHEET_ID), before, after)
        before = after
