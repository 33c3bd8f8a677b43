"""Leave now: the page is gone at once, every tab follows, and Back finds nothing."""

import pytest
from playwright.sync_api import expect

from tests.journeys.thumb import Thumb

COVER = "Kitchen measures"


def leave_button(page):
    return page.get_by_role("button", name="Leave now")


def is_covered(page):
    expect(page.get_by_role("heading", level=1)).to_have_text(COVER)
    expect(page).to_have_title(COVER)


def test_one_tap_covers_the_page_and_signs_out(ann):
    ann.go(leave_button(ann.page))
    is_covered(ann.page)
    assert ann.taps == 1
    ann.opens("/today")
    expect(ann.heading()).to_have_text("Sign in")


def test_shift_three_times_covers_the_page(ann):
    for _ in range(3):
        ann.page.keyboard.press("Shift")
    is_covered(ann.page)


def test_typing_capitals_leads_nowhere(ann):
    ann.opens("/add/person")
    ann.page.get_by_label("Name").press_sequentially("MO AND SAM")
    expect(ann.page.get_by_label("Name")).to_have_value("MO AND SAM")
    expect(ann.heading()).to_have_text("Add a person")


def test_back_finds_only_the_cover(ann):
    ann.adds("person", "Mo")
    ann.goes_to("Mo")
    ann.go(leave_button(ann.page))
    is_covered(ann.page)
    for _ in range(2):
        ann.page.go_back(wait_until="commit")
        is_covered(ann.page)
        expect(ann.page.locator("body")).not_to_contain_text("Mo ")


def test_every_tab_follows(ann):
    other = Thumb(ann.page.context.new_page(), ann.served).opens("/list")
    ann.go(leave_button(ann.page))
    is_covered(other.page)


def test_leaving_without_a_signal_covers_the_page(ann):
    ann.page.context.set_offline(True)
    ann.page.route("**/kitchen-measures", lambda route: route.abort())
    leave_button(ann.page).tap()
    expect(ann.page.get_by_text("Good morning")).to_have_count(0)
    ann.page.context.set_offline(False)


@pytest.mark.parametrize("path", ["/", "/sign-in", "/start", "/help"])
def test_somebody_signed_out_can_leave_too(stranger, path):
    stranger.opens(path)
    stranger.go(leave_button(stranger.page))
    is_covered(stranger.page)


def test_the_cover_leads_back_to_signing_in(ann):
    ann.go(leave_button(ann.page))
    is_covered(ann.page)
    ann.go(ann.link("Sign in"))
    expect(ann.heading()).to_have_text("Sign in")
