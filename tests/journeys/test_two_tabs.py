"""Two tabs change the same thing: nothing is overwritten, the person chooses."""

import pytest
from playwright.sync_api import expect

from tests.journeys.thumb import Thumb

NOTE, FIRST, SECOND = "What this gives me", "She makes me laugh.", "We talk about old films."


@pytest.fixture
def tabs(ann):
    """Two tabs with the same empty note; the first saves, then the second."""
    ann.adds("person", "Mo")
    ann.goes_to("Mo")
    note = ann.link("My note").get_attribute("href")
    other = Thumb(ann.page.context.new_page(), ann.served).opens(note)
    ann.opens(note)
    for thumb, text in ((ann, FIRST), (other, SECOND)):
        thumb.types(NOTE, text)
        thumb.go(thumb.button("Save"))
    yield ann, other
    assert other.complaints == []


def note_of(thumb):
    thumb.goes_to("Mo")
    return thumb.link("My note")


def test_the_second_tab_shows_both_texts_and_has_saved_nothing(tabs):
    first, second = tabs
    expect(second.heading()).to_have_text("This was changed somewhere else")
    second.sees(FIRST)
    second.sees(SECOND)
    expect(note_of(first)).to_contain_text(FIRST)


def test_what_was_just_written_can_be_chosen(tabs):
    first, second = tabs
    second.go(second.button("Use what I just wrote"))
    expect(second.heading()).to_have_text("Mo")
    expect(note_of(first)).to_contain_text(SECOND)


def test_what_was_there_can_be_kept(tabs):
    first, second = tabs
    second.go(second.link("Keep it as it is now"))
    expect(second.heading()).to_have_text("Mo")
    expect(note_of(first)).to_contain_text(FIRST)


def test_what_gave_way_is_still_in_the_history(tabs):
    first, second = tabs
    second.go(second.button("Use what I just wrote"))
    second.go(second.undo())
    expect(note_of(first)).to_contain_text(FIRST)


def test_two_tabs_that_change_different_things_do_not_meet(ann):
    ann.adds("person", "Mo")
    ann.goes_to("Mo")
    other = Thumb(ann.page.context.new_page(), ann.served)
    other.goes_to("Mo")
    ann.tap(ann.choice("Helps"))
    expect(ann.undo()).to_be_visible()
    other.tap(other.choice("Weekly"))
    expect(other.undo()).to_be_visible()
    ann.goes_to("Mo")
    expect(ann.chosen("Helps")).to_be_checked()
    expect(ann.chosen("Weekly")).to_be_checked()
