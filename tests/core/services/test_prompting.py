"""What is said to a card, kept and taken back; on each of the two databases."""

from datetime import timedelta

import pytest

from core.errors import BadInput, NotVisible
from core.rules.choices import choices_of
from core.rules.vocabulary import PromptAnswer
from core.services import mapping, prompting
from tests.cast import TODAY, a_key
from tests.prompting import MORNING, looked_at, opens_kith, wants_prompts


def gets(actor, rhythm="weekly"):
    """A card about Dee, whom the person wanted to see every week."""
    actor.adds("Dee", rhythm=rhythm)
    wants_prompts(actor)
    actor.gate.clock.passes(days=8)
    actor.gate.clock.now += MORNING
    opens_kith(actor)
    card = looked_at(actor)
    assert card is not None
    return card


def answers(actor, card, answer, key=None):
    with actor.writing() as records:
        return prompting.answer_prompt(records, key or a_key(), prompt_id=card.id, answer=answer, today=actor.gate.clock.now.date())  # fmt: skip


def choices(actor):
    return choices_of(actor.map().sheet.settings)


def said(actor):
    return [one.value["answer"] for one in actor.map().answers.values() if one.question == "prompt"]


@pytest.mark.parametrize("answer", PromptAnswer)
def test_every_answer_is_kept_in_one_entry_and_undone_whole(cast, answer):
    card = gets(cast.ann)
    before = cast.ann.map()
    saved = answers(cast.ann, card, answer.value)
    assert said(cast.ann) == [answer.value]
    cast.ann.undoes(saved.entry_id)
    assert said(cast.ann) == []
    assert choices(cast.ann) == choices_of(before.sheet.settings)


@pytest.mark.parametrize("answer", ["not_this_kind", "upset"])
def test_two_answers_switch_the_kind_off_for_good(cast, answer):
    card = gets(cast.ann)
    answers(cast.ann, card, answer)
    assert choices(cast.ann)["prompts_off"] == ["rhythm"]
    cast.gate.clock.passes(days=40)
    opens_kith(cast.ann)
    assert looked_at(cast.ann) is None


@pytest.mark.parametrize("answer", ["do_it", "not_now", "alone_is_fine", "quiet_week"])
def test_the_others_leave_the_kind_on(cast, answer):
    answers(cast.ann, gets(cast.ann), answer)
    assert choices(cast.ann)["prompts_off"] == []


def test_a_quiet_week_pauses_everything_and_never_shortens_a_pause(cast):
    card = gets(cast.ann)
    on = cast.gate.clock.now.date()
    answers(cast.ann, card, "quiet_week")
    assert choices(cast.ann)["paused_until"] == (on + timedelta(days=7)).isoformat()
    with cast.ann.writing() as records:
        prompting.pause(records, a_key(), until=on + timedelta(days=30), today=on)
    answers(cast.ann, card, "quiet_week")
    assert choices(cast.ann)["paused_until"] == (on + timedelta(days=30)).isoformat()


def test_yes_it_is_right_confirms_the_map(cast):
    cast.ann.adds("Dee")
    wants_prompts(cast.ann)
    with cast.ann.writing() as records:
        mapping.confirm(records, a_key(), today=TODAY)
    cast.gate.clock.passes(days=62)
    cast.gate.clock.now += MORNING
    opens_kith(cast.ann)
    card = looked_at(cast.ann)
    assert card.rule == "still_right"
    saved = answers(cast.ann, card, "do_it")
    assert cast.ann.map().sheet.confirmed_on == cast.gate.clock.now.date()
    cast.ann.undoes(saved.entry_id)
    assert cast.ann.map().sheet.confirmed_on == TODAY


def test_the_last_thing_said_counts(cast):
    card = gets(cast.ann)
    answers(cast.ann, card, "not_now")
    cast.gate.clock.passes(minutes=1)
    answers(cast.ann, card, "do_it")
    assert sorted(said(cast.ann)) == ["do_it", "not_now"]


def test_the_same_key_says_it_once(cast):
    card = gets(cast.ann)
    for _ in range(2):
        answers(cast.ann, card, "upset", key="one-key")
    assert said(cast.ann) == ["upset"]
    assert len(cast.gate.concerns()) == 1


def test_an_answer_that_is_none_and_a_card_that_is_not_there_are_refused(sqlite_cast):
    card = gets(sqlite_cast.ann)
    with pytest.raises(BadInput):
        answers(sqlite_cast.ann, card, "perhaps")
    with pytest.raises(NotVisible):
        answers(sqlite_cast.bob, card, "not_now")
    assert said(sqlite_cast.ann) == []


def test_what_upset_somebody_is_counted_without_their_name_and_with_words_only_if_added(cast):
    card = gets(cast.ann)
    answers(cast.ann, card, "upset")
    (worry,) = cast.gate.concerns()
    assert (worry.rule, worry.wording, worry.words) == ("rhythm", card.wording, None)
    with cast.ann.writing() as records:
        prompting.add_words(records, a_key(), prompt_id=card.id, words="It felt like blame.")
    (worry,) = cast.gate.concerns()
    assert worry.words == "It felt like blame."
    assert cast.ann.viewer.account_id not in repr(worry)


def test_words_can_be_taken_away_again(sqlite_cast):
    card = gets(sqlite_cast.ann)
    answers(sqlite_cast.ann, card, "upset")
    for words in ("No.", ""):
        with sqlite_cast.ann.writing() as records:
            prompting.add_words(records, a_key(), prompt_id=card.id, words=words)
    assert sqlite_cast.gate.concerns()[0].words is None


def test_a_pause_ends_by_hand_and_is_never_until_a_day_gone_by(sqlite_cast):
    ann = sqlite_cast.ann
    with ann.writing() as records:
        prompting.pause(records, a_key(), until=TODAY + timedelta(days=3), today=TODAY)
        prompting.pause(records, a_key(), until=None, today=TODAY)
    assert choices(ann)["paused_until"] == ""
    with ann.writing() as records, pytest.raises(BadInput):
        prompting.pause(records, a_key(), until=TODAY, today=TODAY)
