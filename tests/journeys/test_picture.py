"""Picture, as it is used: words, then which kind if I ask, my own word, every number behind it."""

import pytest
from playwright.sync_api import expect

from tests.journeys.test_axe import is_fine
from tests.journeys.test_keyboard import Keys

FAMILY = {"groups": "family", "known_for": "over_5", "usual_contact": "weekly"}
SAID = "Right now, your map reads most like “family and stable”."


def with_a_family(thumb):
    """Six of a family on the map; no tap."""
    for name in ("Mum", "Dad", "Nan", "Al", "Bo", "Cy"):
        thumb.adds("person", name, ring="1")
    thumb.opens("/list")
    rows = thumb.page.locator('a.row[href^="/connections/"]').all()
    for path in [row.get_attribute("href") for row in rows]:
        thumb.served.sends(thumb.page.context, path, FAMILY)
    return thumb.opens("/today")


@pytest.fixture
def family(ann):
    return with_a_family(ann)


def opens_the_picture(thumb):
    thumb.go(thumb.bar("My map"))
    thumb.go(thumb.link("Picture"))
    expect(thumb.heading()).to_have_text("Picture")


def own_word(thumb, words):
    thumb.tap(thumb.page.get_by_text("This is not me"))
    thumb.tap(thumb.choice(words))
    thumb.go(thumb.button("Save"))


def test_the_picture_is_two_taps_away_and_names_no_kind(family):
    opens_the_picture(family)
    family.sees("You have 6 people on your map.")
    assert family.taps == 2
    expect(family.page.get_by_role("main")).not_to_contain_text("reads most like")


def test_which_kind_it_is_like_takes_one_tap_more_and_says_why(family):
    opens_the_picture(family)
    family.go(family.button("Look at my map this way"))
    family.sees(SAID)
    family.sees("More than half of the people are family or a partner.")
    assert family.taps == 3
    family.go(family.undo())
    expect(family.page.get_by_role("main")).not_to_contain_text("reads most like")


def test_this_is_not_me_takes_three_taps(family):
    opens_the_picture(family)
    family.go(family.button("Look at my map this way"))
    family.taps = 0
    own_word(family, "None of these")
    assert family.taps == 3
    family.sees("You said that none of the three kinds fits.")
    family.go(family.button("Show what Kith says"))
    family.sees(SAID)


def test_every_number_is_one_tap_away(family):
    family.opens("/picture")
    family.go(family.link("More detail"))
    assert family.taps == 1
    family.sees("None is better or worse.")
    family.sees("Burt 1992")


def test_it_is_looked_at_again_and_then_shown_no_more(family):
    family.opens("/picture")
    family.go(family.button("Look at my map this way"))
    family.go(family.button("Look again"))
    family.sees(SAID)
    family.go(family.button("Stop showing this"))
    expect(family.button("Look at my map this way")).to_be_visible()


def test_an_example_person_has_asked_for_it(jo):
    jo.opens("/picture")
    jo.sees("Right now, your map reads most like “diverse and active”.")


def test_it_works_with_a_keyboard_alone(family):
    keys = Keys(family)
    family.opens("/picture")
    keys.opens("Look at my map this way")
    family.sees(SAID)
    keys.tabs_to("This is not me")
    keys.presses("Enter")
    keys.tabs_to("Diverse and active")
    keys.presses("ArrowUp")
    expect(family.chosen("None of these")).to_be_focused()
    keys.tabs_to("Save")
    keys.presses("Enter")
    family.sees("You said that none of the three kinds fits.")


def test_it_works_without_a_script(ann_without_script):
    family = with_a_family(ann_without_script)
    opens_the_picture(family)
    family.go(family.button("Look at my map this way"))
    family.sees(SAID)
    own_word(family, "Formal and sparse")
    family.sees("You said that it is more like “formal and sparse”.")
    family.go(family.link("More detail"))
    family.sees("None is better or worse.")


def test_every_state_of_it_is_for_everybody(family, axe):
    is_fine(family.opens("/picture"), axe)
    family.go(family.button("Look at my map this way"))
    for summary in family.page.locator("summary").all():
        summary.tap()
    is_fine(family, axe)
    family.opens("/picture/detail")
    is_fine(family, axe)
    family.opens("/picture")
    own_word(family, "None of these")
    is_fine(family, axe)
