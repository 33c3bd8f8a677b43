"""Prompts, as they are used: opting in, one card, each answer to it, quiet, and reading back."""

from datetime import timedelta

import pytest
from playwright.sync_api import expect

from core.rules.offered import Offer
from tests.journeys.test_axe import is_fine
from tests.journeys.test_keyboard import Keys
from tests.prompting import owner_of

STEP = "Would you like to send Dee a message?"
WHY = "Why: you chose every two weeks."


def with_a_card(thumb):
    """Prompts on, Dee on the map with a rhythm, and a card about it, as the clock would make it."""
    thumb.adds("person", "Dee")
    gate, viewer = thumb.served.kith.gate, owner_of(thumb.served.kith.gate)
    thumb.served.sends(thumb.page.context, "/prompts", {"prompts": "yes"})
    with gate.reading(viewer) as records:
        (dee,) = records.connections()
        now = records.now - timedelta(minutes=5)
    offer = Offer(rule="rhythm", connection=dee, wording="rhythm-person-1", wording_version=1, inputs={"rhythm": "fortnightly"})  # fmt: skip
    with gate.offering(viewer.account_id, now) as records:
        records.offer(offer, now.date())
    return thumb.opens("/today")


@pytest.fixture
def carded(ann):
    return with_a_card(ann)


def card(thumb):
    return thumb.page.locator("#prompt-card")


def test_a_thought_now_and_then_is_chosen_and_nothing_was_ticked(ann):
    ann.go(ann.bar("More"))
    ann.go(ann.link("Prompts"))
    expect(ann.page.locator("main :checked")).to_have_count(0)
    ann.go(ann.button("Yes, now and then"))
    ann.sees("They are on")
    assert ann.taps == 3


def test_somebody_new_is_asked_once_and_may_go_past_it(ann):
    ann.opens("/start/keep")
    ann.go(ann.button("No, thank you"))
    expect(ann.heading()).to_contain_text("Ann")
    ann.opens("/start/keep")
    expect(ann.button("No, thank you")).to_have_count(0)


def test_the_card_says_one_step_and_why_before_any_answer(carded):
    words = card(carded).inner_text()
    assert words.index(STEP) < words.index(WHY) < words.index("I’d like to")
    yes, no = (carded.button(one).bounding_box() for one in ("I’d like to", "Not now"))
    assert abs(yes["width"] - no["width"]) < 2
    assert yes["height"] == no["height"]


def test_not_now_takes_one_tap_and_no_new_page(carded):
    carded.page.evaluate("window.stayed = true")
    carded.tap(carded.button("Not now"))
    expect(carded.page.locator("#undo-bar")).to_contain_text("Not now is fine.")
    expect(carded.page.get_by_text(STEP)).to_have_count(0)
    assert carded.taps == 1
    assert carded.page.evaluate("window.stayed")


def test_a_quiet_week_takes_two_taps(carded):
    carded.tap(carded.page.get_by_text("Other answers"))
    carded.tap(carded.button("Quiet for a week"))
    expect(carded.page.locator("#undo-bar")).to_contain_text("Quiet for a week.")
    assert carded.taps == 2
    carded.opens("/prompts")
    carded.sees("Quiet until 30 November 2026")


@pytest.mark.parametrize(
    ("answer", "words"),
    [("Not this kind", "This kind will not come again."), ("Alone is fine for me now", "That is fine.")],
)  # fmt: skip
def test_the_other_answers_are_one_tap_further(carded, answer, words):
    carded.tap(carded.page.get_by_text("Other answers"))
    carded.tap(carded.button(answer))
    expect(carded.page.locator("#undo-bar")).to_contain_text(words)
    carded.opens("/prompts/past")
    carded.sees(answer)


def test_an_answer_is_undone_and_the_card_is_back(carded):
    carded.tap(carded.button("I’d like to"))
    expect(carded.undo()).to_be_visible()
    carded.go(carded.undo())
    expect(carded.page.get_by_text(STEP)).to_be_visible()


def test_what_upset_somebody_leads_to_thanks_help_and_room_for_words(carded, axe):
    carded.tap(carded.page.get_by_text("Other answers"))
    carded.go(carded.button("This upset me"))
    expect(carded.heading()).to_have_text("Thank you for saying")
    expect(carded.link("Help now")).to_be_visible()
    is_fine(carded, axe)
    carded.types("What was it? Only if you like", "It felt like blame.")
    carded.go(carded.button("Send my words"))
    expect(carded.page.get_by_text(STEP)).to_have_count(0)


def test_everything_is_quiet_until_a_day_and_the_quiet_is_ended(carded):
    carded.opens("/prompts")
    carded.tap(carded.page.get_by_text("Quiet until another day"))
    carded.types("Quiet until", "2026-12-24")
    carded.go(carded.button("Be quiet until then"))
    carded.sees("Quiet until 24 December 2026")
    carded.opens("/today")
    expect(carded.page.get_by_text(STEP)).to_have_count(0)
    carded.opens("/prompts")
    carded.go(carded.button("End the quiet time"))
    carded.sees("They are on")


def test_a_reason_is_switched_off_with_one_tap(carded):
    carded.opens("/prompts")
    carded.page.get_by_role("switch", name="My map was last looked over").tap()
    expect(carded.undo()).to_be_visible()
    carded.opens("/prompts")
    expect(carded.page.get_by_role("switch", name="My map was last looked over")).not_to_be_checked()  # fmt: skip


def test_how_it_came_about_can_be_read(carded):
    carded.opens("/prompts")
    carded.go(carded.link("All of them"))
    carded.sees("Waits on Today")
    carded.tap(carded.page.get_by_text("How it came about"))
    carded.sees("version 1")
    carded.sees("fortnightly")


def test_the_card_is_answered_by_keyboard_alone(carded):
    keys = Keys(carded)
    keys.tabs_to("Other answers")
    keys.presses("Enter")
    keys.tabs_to("Quiet for a week")
    keys.presses("Enter")
    expect(carded.page.locator("#undo-bar")).to_contain_text("Quiet for a week.")


def test_the_card_is_answered_without_any_script(ann_without_script):
    ann = with_a_card(ann_without_script)
    ann.tap(ann.page.get_by_text("Other answers"))
    ann.go(ann.button("Alone is fine for me now"))
    expect(ann.page.locator("#undo-bar")).to_contain_text("Quiet for two weeks.")
    expect(ann.page.get_by_text(STEP)).to_have_count(0)
    ann.opens("/prompts")
    ann.tap(ann.page.get_by_role("switch", name="My map was last looked over"))
    ann.go(ann.page.locator("#prompt-rules").get_by_role("button", name="Save"))
    expect(ann.page.get_by_role("switch", name="My map was last looked over")).not_to_be_checked()


@pytest.mark.parametrize("path", ["/today", "/prompts", "/prompts/past"])
def test_a_card_and_its_pages_are_for_everybody(carded, axe, path):
    is_fine(carded.opens(path), axe)
