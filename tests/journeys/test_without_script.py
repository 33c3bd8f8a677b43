"""The same journeys in a browser that runs no script at all."""

import json
from pathlib import Path

from playwright.sync_api import expect

from tests.journeys.server import NEW_PASSPHRASE
from tests.journeys.thumb import Thumb


def test_somebody_new_makes_a_map(served, phone_without_script):
    ann = Thumb(phone_without_script.new_page(), served).opens("/")
    ann.go(ann.link("Start my map"))
    ann.types("Nickname", "Ann")
    ann.types("Passphrase", NEW_PASSPHRASE)
    ann.go(ann.button("Make my map"))
    expect(ann.heading()).to_have_text("Keep these safe")
    ann.go(ann.link("Go to my map"))
    expect(ann.heading()).to_have_text("Good morning, Ann")


def test_recovery_codes_are_shown_and_let_back_in(ann_without_script):
    ann = ann_without_script.opens("/start/keep")
    ann.go(ann.button("Show my recovery codes"))
    code = ann.page.locator("ul.codes li").first.inner_text()
    ann.opens("/more")
    ann.go(ann.button("Sign out"))
    ann.opens("/sign-in")
    ann.go(ann.link("I forgot"))
    ann.types("Recovery code", code)
    ann.types("New passphrase", "other plain words here")
    ann.go(ann.button("Come back in"))
    expect(ann.bar("Today")).to_be_visible()


def test_people_places_and_activities_are_added(ann_without_script):
    ann = ann_without_script
    ann.go(ann.link("A person"))
    ann.types("Name", "Mo")
    ann.go(ann.button("Save"))
    ann.opens("/add/place")
    ann.types("Name", "Park")
    ann.go(ann.button("Save"))
    ann.opens("/add/activity")
    ann.types("Name", "Walk")
    ann.tap(ann.choice("Mo"))
    ann.tap(ann.choice("Park"))
    ann.go(ann.button("Save"))
    ann.goes_to("Walk")
    expect(ann.link("Goes with")).to_contain_text("Mo")
    expect(ann.link("Goes with")).to_contain_text("Park")


def test_how_something_feels_is_saved_with_the_button_and_undone(ann_without_script):
    ann = ann_without_script
    ann.adds("person", "Mo")
    ann.goes_to("Mo")
    ann.tap(ann.choice("Helps"))
    ann.go(ann.page.locator("#feel").get_by_role("button", name="Save"))
    ann.goes_to("Mo")
    expect(ann.chosen("Helps")).to_be_checked()
    ann.tap(ann.choice("Hard"))
    ann.go(ann.page.locator("#feel").get_by_role("button", name="Save"))
    ann.go(ann.undo())
    expect(ann.chosen("Helps")).to_be_checked()


def test_a_word_and_a_contact_are_noted(ann_without_script):
    ann = ann_without_script
    ann.adds("person", "Mo")
    ann.opens("/today")
    ann.tap(ann.choice("Quite"))
    ann.go(ann.button("Done"))
    expect(ann.chosen("Quite")).to_be_checked()
    ann.go(ann.link("I saw someone"))
    ann.go(ann.button("Mo"))
    ann.goes_to("Mo")
    ann.sees("1 time noted")


def test_the_list_is_searched(ann_without_script):
    ann = ann_without_script
    ann.adds("person", "Mo")
    ann.adds("person", "Sam")
    ann.opens("/list")
    ann.types("Find a name", "sa")
    ann.go(ann.button("Find"))
    expect(ann.link("Sam")).to_be_visible()
    expect(ann.link("Mo")).to_have_count(0)


def test_the_map_is_drawn_and_leads_on(ann_without_script):
    ann = ann_without_script
    ann.adds("person", "Mo", ring="1")
    ann.opens("/map")
    ann.go(ann.page.locator("svg.map a[href]").first)
    expect(ann.heading()).to_have_text("Mo")
    ann.go(ann.link("See on my map"))
    ann.go(ann.button("Further"))
    expect(ann.undo()).to_be_visible()


def test_the_map_is_read_in_words(ann_without_script):
    ann = ann_without_script
    ann.adds("person", "Mo", ring="1")
    ann.opens("/map/words")
    ann.sees("Mo")
    ann.tap(ann.page.get_by_text("More detail"))
    ann.sees("None is better or worse.")


def test_everything_is_taken_along(ann_without_script):
    ann = ann_without_script
    ann.adds("person", "Mo")
    ann.opens("/data")
    with ann.page.expect_download() as coming:
        ann.tap(ann.link("Download"))
    file = json.loads(Path(coming.value.path()).read_text(encoding="utf-8"))
    assert [one["name"] for one in file["connections"]] == ["Mo"]


def test_leaving_ends_on_the_cover_and_is_signed_out(ann_without_script):
    ann = ann_without_script
    ann.tap(ann.page.get_by_role("button", name="Leave now"))
    expect(ann.heading()).to_have_text("Kitchen measures")
    ann.opens("/today")
    expect(ann.heading()).to_have_text("Sign in")
