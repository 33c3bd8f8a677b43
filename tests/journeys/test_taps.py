"""How many presses the everyday things take, counted in a real browser from the Today page."""

import json
from pathlib import Path

import pytest
from playwright.sync_api import expect


def test_the_word_of_the_day_takes_two_taps(ann):
    ann.tap(ann.choice("Quite"))
    ann.tap(ann.button("Done"))
    expect(ann.undo()).to_be_visible()
    assert ann.taps == 2
    ann.opens("/today")
    expect(ann.chosen("Quite")).to_be_checked()
    ann.sees("You said this today.")


def test_noting_that_i_saw_someone_takes_two_taps(ann):
    ann.adds("person", "Mo")
    ann.opens("/today")
    ann.go(ann.link("I saw someone"))
    ann.go(ann.button("Mo"))
    expect(ann.undo()).to_be_visible()
    assert ann.taps == 2
    ann.goes_to("Mo")
    ann.sees("1 time noted")


def test_adding_a_person_takes_three_taps_and_a_name(ann):
    ann.adds("place", "Library")  # a map that is begun has the button Add
    ann.opens("/today")
    ann.go(ann.link("Add"))
    ann.go(ann.link("Person"))
    ann.types("Name", "Mo")
    ann.go(ann.button("Save"))
    expect(ann.undo()).to_be_visible()
    assert ann.taps == 3
    ann.goes_to("Mo")


def test_the_very_first_person_takes_two_taps_and_a_name(ann):
    ann.go(ann.link("A person"))
    ann.types("Name", "Mo")
    ann.go(ann.button("Save"))
    expect(ann.undo()).to_be_visible()
    assert ann.taps == 2
    ann.goes_to("Mo")


def test_an_activity_with_whom_and_where_takes_five_taps_and_a_name(ann):
    ann.adds("person", "Mo")
    ann.adds("place", "Park")
    ann.opens("/today")
    ann.go(ann.link("Add"))
    ann.go(ann.link("Activity"))
    ann.types("Name", "Walk")
    ann.tap(ann.choice("Mo", among="With whom? If you like"))
    ann.tap(ann.choice("Park", among="Where? If you like"))
    ann.go(ann.button("Save"))
    expect(ann.undo()).to_be_visible()
    assert ann.taps == 5
    ann.goes_to("Walk")
    expect(ann.link("Goes with")).to_contain_text("Mo")
    expect(ann.link("Goes with")).to_contain_text("Park")


def test_how_something_feels_changes_with_one_tap_and_without_a_new_page(ann):
    ann.adds("person", "Mo")
    ann.goes_to("Mo")
    ann.page.evaluate("window.stayed = true")
    ann.tap(ann.choice("Helps"))
    expect(ann.undo()).to_be_visible()
    assert ann.taps == 1
    assert ann.page.evaluate("window.stayed")
    ann.goes_to("Mo")
    expect(ann.chosen("Helps")).to_be_checked()


def test_the_last_change_goes_back_with_one_tap(ann):
    ann.adds("person", "Mo")
    ann.goes_to("Mo")
    ann.choice("Helps").tap()
    expect(ann.undo()).to_be_visible()
    ann.go(ann.undo())
    expect(ann.chosen("Helps")).not_to_be_checked()
    assert ann.taps == 1
    ann.goes_to("Mo")
    expect(ann.chosen("Helps")).not_to_be_checked()


def test_taking_all_my_data_takes_three_taps(ann):
    ann.adds("person", "Mo")
    ann.go(ann.bar("More"))
    ann.go(ann.link("My data"))
    with ann.page.expect_download() as coming:
        ann.tap(ann.link("Download"))
    assert ann.taps == 3
    file = json.loads(Path(coming.value.path()).read_text(encoding="utf-8"))
    assert file["format"] == "kith-map"
    assert [one["name"] for one in file["connections"]] == ["Mo"]


def test_anybody_on_my_map_is_two_taps_away(ann):
    ann.adds("person", "Mo")
    ann.go(ann.bar("My list"))
    ann.go(ann.link("Mo"))
    expect(ann.heading()).to_have_text("Mo")
    assert ann.taps == 2


@pytest.mark.parametrize(
    ("link", "heading"), [("In words", "My map in words"), ("Then and now", "Then and now")]
)
def test_the_map_in_words_and_the_map_of_another_day_are_two_taps_away(ann, link, heading):
    ann.adds("person", "Mo")
    ann.go(ann.bar("My map"))
    ann.go(ann.link(link))
    expect(ann.heading()).to_have_text(heading)
    ann.sees("Mo")
    assert ann.taps == 2


def test_help_is_one_tap_from_every_page(jo):
    for path in ("/today", "/list", "/map", "/more", "/settings/me"):
        jo.opens(path)
        expect(jo.page.get_by_role("banner").get_by_role("link", name="Help now")).to_be_visible()
    jo.taps = 0
    jo.go(jo.page.get_by_role("banner").get_by_role("link", name="Help now"))
    expect(jo.link("Call 999")).to_be_visible()
    assert jo.taps == 1
