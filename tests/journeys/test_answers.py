"""What a page does with an answer, and without one."""

import pytest
from playwright.sync_api import expect

FEEL = "What Sam does for how I feel"


@pytest.fixture
def sam(ann):
    ann.adds("person", "Sam")
    ann.goes_to("Sam")
    return ann


@pytest.fixture
def posted(sam):
    """The bodies of the forms that were sent."""
    bodies = []

    def note(sent):
        if sent.method == "POST":
            bodies.append(sent.post_data)

    sam.page.on("request", note)
    return bodies


@pytest.fixture
def asked(sam):
    """What the browser itself asked before a page went; the answer is always yes."""
    kinds = []

    def agree(dialog):
        kinds.append(dialog.type)
        dialog.accept()

    sam.page.on("dialog", agree)
    return kinds


def trouble(thumb):
    return thumb.page.locator("#trouble")


def says(thumb):
    return thumb.page.locator("#undo-bar")


def test_arrow_keys_save_the_choice_rested_on_not_each_one_passed(sam, posted):
    sam.chosen("Helps", among=FEEL).focus()
    for _ in range(3):
        sam.page.keyboard.press("ArrowDown")
    expect(says(sam)).to_contain_text("Sam: hard.")
    assert len(posted) == 1
    expect(sam.chosen("Hard", among=FEEL)).to_be_focused()


def test_leaving_a_set_of_choices_saves_at_once(sam, posted):
    sam.chosen("Helps", among=FEEL).focus()
    sam.page.keyboard.press("ArrowDown")
    sam.page.keyboard.press("Tab")
    expect(says(sam)).to_contain_text("Sam: neutral.")
    assert len(posted) == 1


def test_a_second_thought_wins_even_before_the_first_is_answered(sam, posted):
    held = []

    def hold_the_first(route):
        held.append(route)
        if len(held) > 1:
            route.continue_()

    sam.page.route("**/connections/*", hold_the_first)
    sam.choice("Hard", among=FEEL).tap()
    sam.choice("Mixed", among=FEEL).tap()
    expect(sam.chosen("Mixed", among=FEEL)).to_be_checked()
    held[0].continue_()
    expect(says(sam)).to_contain_text("Sam: mixed.")
    expect(sam.chosen("Mixed", among=FEEL)).to_be_checked()
    assert [body.rpartition("=")[2] for body in posted] == ["hard", "mixed"]


def test_without_a_signal_a_choice_can_be_sent_again(sam):
    sam.page.context.set_offline(True)
    sam.choice("Helps", among=FEEL).tap()
    expect(trouble(sam)).to_contain_text("No signal just now")
    sam.page.context.set_offline(False)
    sam.page.get_by_role("button", name="Try again").tap()
    expect(says(sam)).to_contain_text("Sam: helps.")
    expect(trouble(sam)).to_be_empty()


def test_without_a_signal_words_stay_in_their_form(ann):
    ann.opens("/add/person")
    ann.types("Name", "Leila")
    ann.page.context.set_offline(True)
    ann.button("Save").tap()
    expect(trouble(ann)).to_contain_text("Your words are still on this page.")
    expect(ann.page.get_by_label("Name")).to_have_value("Leila")
    ann.page.context.set_offline(False)
    ann.page.get_by_role("button", name="Try again").tap()
    expect(ann.heading()).to_have_text("Leila")


def test_a_broken_server_does_not_look_like_a_page(sam):
    sam.page.route("**/connections/*", lambda route: route.fulfill(status=500, body="<h1>No</h1>"))
    sam.choice("Helps", among=FEEL).tap()
    expect(trouble(sam)).to_contain_text("That is not saved yet")
    expect(sam.heading()).to_have_text("Sam")


def test_a_page_that_answers_a_part_takes_the_whole_page(sam):
    other = sam.page.context.new_page()
    other.goto(sam.page.url)
    sam.choice("Helps", among=FEEL).tap()
    expect(says(sam)).to_contain_text("Sam: helps.")
    other.locator("label.choice", has_text="Hard").tap()
    expect(other.get_by_role("heading", level=1)).to_have_text("This was changed somewhere else")
    expect(other.get_by_role("main")).to_have_count(1)
    expect(other.get_by_role("main")).to_be_focused()


def test_unsaved_long_text_asks_before_it_goes(sam, asked):
    sam.opens(f"{sam.page.url.removeprefix(sam.served.url)}/edit/notes")
    sam.page.locator("textarea").press_sequentially("We walk the long way round.")
    sam.opens("/today")
    assert asked == ["beforeunload"]


def test_saving_long_text_asks_nothing(sam, asked):
    sam.opens(f"{sam.page.url.removeprefix(sam.served.url)}/edit/notes")
    sam.page.locator("textarea").press_sequentially("We walk the long way round.")
    sam.button("Save").tap()
    expect(sam.heading()).to_have_text("Sam")
    assert asked == []


def test_nothing_of_a_map_is_kept_in_the_browsers_storage(sam):
    sam.choice("Helps", among=FEEL).tap()
    expect(says(sam)).to_contain_text("Sam: helps.")
    assert sam.page.evaluate("localStorage.length + sessionStorage.length") == 0


def test_what_is_typed_in_a_passphrase_can_be_looked_at(stranger):
    stranger.opens("/sign-in")
    typed = stranger.page.locator("#passphrase")
    typed.fill("four plain words here")
    stranger.button("Show").tap()
    assert typed.get_attribute("type") == "text"
    stranger.button("Show").tap()
    assert typed.get_attribute("type") == "password"
