"""The everyday journeys with a keyboard alone; where the focus is can always be seen."""

import pytest
from playwright.sync_api import expect

from tests.journeys.server import NEW_PASSPHRASE

ENOUGH_TABS = 80
AT_THE_NAME = "A nickname is best. Add a name, then save. One letter will do."
# the ring may be drawn on the label of a hidden radio, or on a tile of the map
RING = """() => {
  const here = document.activeElement;
  const drawn = [here, here.closest("label"), here.nextElementSibling, ...here.querySelectorAll("use, path")];
  const widths = drawn.filter(Boolean).map((one) => {
    const style = getComputedStyle(one);
    const outline = style.outlineStyle === "none" ? 0 : parseFloat(style.outlineWidth);
    return one === here || one.matches("label, span") ? outline : parseFloat(style.strokeWidth) || 0;
  });
  return Math.max(...widths);
}"""
WHERE = """() => {
  const here = document.activeElement;
  if (!here || here === document.body) return "";
  const name = here.getAttribute("aria-label") || here.labels?.[0]?.innerText || here.innerText || "";
  return name.replace(/\\s+/g, " ").trim();
}"""


class Keys:
    """Somebody who never touches the screen."""

    def __init__(self, thumb) -> None:
        self.thumb = thumb
        self.page = thumb.page

    def presses(self, *keys: str) -> None:
        for key in keys:
            self.page.keyboard.press(key)

    def tabs_to(self, words: str) -> None:
        """Tab until the focus is on what is called this; it can be seen all the way."""
        for _ in range(ENOUGH_TABS):
            self.presses("Tab")
            where = self.page.evaluate(WHERE)
            if where:
                assert self.page.evaluate(RING) >= 2, f"no ring to see on: {where}"
            if where.startswith(words):
                return
        pytest.fail(f"no way to {words} with Tab")

    def opens(self, words: str) -> None:
        self.tabs_to(words)
        self.presses("Enter")

    def types(self, label: str, text: str) -> None:
        if not self.page.evaluate(WHERE).startswith(label):
            self.tabs_to(label)
        self.page.keyboard.type(text)

    def is_on(self, heading: str) -> None:
        expect(self.thumb.heading()).to_have_text(heading)


@pytest.fixture
def keys(ann):
    return Keys(ann)


def test_an_account_is_started(stranger):
    keys = Keys(stranger.opens("/"))
    keys.opens("Start my map")
    keys.is_on("Start my map")
    keys.types("Nickname", "Ann")
    keys.types("Passphrase", NEW_PASSPHRASE)
    keys.presses("Enter")
    keys.is_on("Keep these safe")
    keys.opens("Go to my map")
    keys.is_on("Good morning, Ann")


def test_a_person_is_added(keys):
    keys.opens("A person")
    keys.is_on("Add a person")
    keys.types("Name", "Mo")
    keys.tabs_to("Save")
    keys.presses("Enter")
    expect(keys.thumb.undo()).to_be_visible()
    keys.opens("My list")
    keys.is_on("My list")
    keys.opens("Mo")
    keys.is_on("Mo")


def test_how_something_feels_is_changed_with_arrows_and_undone(keys):
    keys.thumb.adds("person", "Mo")
    keys.thumb.goes_to("Mo")
    keys.tabs_to("Not sure")
    keys.presses("ArrowDown", "ArrowDown", "ArrowDown")
    expect(keys.thumb.undo()).to_be_visible()
    expect(keys.thumb.chosen("Mixed")).to_be_checked()
    expect(keys.thumb.chosen("Mixed")).to_be_focused()
    keys.opens("Undo")
    expect(keys.thumb.chosen("Mixed")).not_to_be_checked()


def test_from_not_sure_the_next_answer_is_the_first(keys):
    keys.thumb.adds("person", "Mo")
    keys.thumb.goes_to("Mo")
    keys.tabs_to("Not sure")
    keys.presses("ArrowDown")
    expect(keys.thumb.undo()).to_be_visible()
    keys.thumb.goes_to("Mo")
    expect(keys.thumb.chosen("Helps")).to_be_checked()


def test_a_switch_is_turned_with_space(keys):
    keys.thumb.adds("person", "Mo")
    keys.thumb.goes_to("Mo")
    keys.tabs_to("Just for me")
    keys.presses("Space")
    expect(keys.thumb.undo()).to_be_visible()
    keys.thumb.goes_to("Mo")
    expect(keys.page.get_by_role("switch", name="Just for me")).to_be_checked()


def test_that_i_saw_someone_is_noted(keys):
    keys.thumb.adds("person", "Mo")
    keys.thumb.opens("/today")
    keys.opens("I saw someone")
    keys.is_on("Who or what was it?")
    keys.opens("Mo")
    expect(keys.thumb.undo()).to_be_visible()
    keys.thumb.goes_to("Mo")
    keys.thumb.sees("1 time noted")


def test_the_map_is_opened_and_a_tile_on_it(keys):
    keys.thumb.adds("person", "Mo", ring="1")
    keys.thumb.opens("/today")
    keys.opens("My map")
    keys.is_on("My map")
    keys.opens("Mo")
    keys.is_on("Mo")


def test_the_first_tab_skips_to_the_page(keys):
    keys.presses("Tab")
    assert keys.page.evaluate(WHERE) == "Skip to the page"
    assert keys.page.evaluate(RING) >= 2
    keys.presses("Enter")
    assert keys.page.evaluate("document.activeElement.id") == "main"


def test_a_mistake_puts_the_focus_on_the_field_in_question(keys):
    keys.thumb.opens("/add/person")
    keys.tabs_to("Save")
    keys.presses("Enter")
    expect(keys.page.get_by_label("Name")).to_be_focused()
    expect(keys.page.get_by_label("Name")).to_have_accessible_description(AT_THE_NAME)


def test_keyboard_users_find_no_trap(jo):
    """Tab goes once around Today and comes out at the other end."""
    keys, seen = Keys(jo), []
    for _ in range(ENOUGH_TABS):
        keys.presses("Tab")
        seen.append(keys.page.evaluate(WHERE))
        if seen[-1] == "More":
            break
    assert seen[0] == "Skip to the page"
    assert seen[-1] == "More"


@pytest.mark.parametrize("path", ["/map", "/list", "/settings", "/data"])
def test_every_stop_of_the_tab_key_can_be_seen(jo, path):
    keys = Keys(jo.opens(path))
    keys.tabs_to("More")
