"""Every part in a real browser: large enough for a thumb, nothing sideways, no barrier."""

import pytest

from tests.web.test_components import FRAME, Anything
from web.assets import load_assets
from web.render import make_pages

THUMB = 44
PHONE, TWICE_AS_LARGE = {"width": 360, "height": 640}, {"width": 180, "height": 320}
TOO_SMALL = """least => [...document.querySelectorAll('a, button, input, select, textarea, summary')]
  .filter(one => one.type !== 'hidden' && !one.matches('.skip'))
  .map(one => [one.getBoundingClientRect(), one.outerHTML.slice(0, 60)])
  .filter(([box]) => Math.min(box.width, box.height) < least - 0.5)
  .map(([box, html]) => `${Math.round(box.width)} × ${Math.round(box.height)} ${html}`)"""
UNDO = {"says": "Saved. Sam: helps.", "entry_id": "1", "once": "k", "back": "/list"}


@pytest.fixture(scope="module")
def gallery():
    pages = make_pages(load_assets().css, Anything()).get_template("pages/gallery.html")
    return lambda **said: pages.render({**FRAME, "undo": UNDO, **said})


@pytest.fixture
def opened(browser, gallery):
    contexts = []

    def open_gallery(viewport=PHONE, said=None, **how):
        contexts.append(
            browser.new_context(viewport=viewport, is_mobile=True, has_touch=True, **how)
        )
        page = contexts[-1].new_page()
        page.set_content(gallery(**(said or {})))
        page.evaluate("document.documentElement.classList.add('js')")
        return page

    yield open_gallery
    for context in contexts:
        context.close()


SCREENS = [
    pytest.param(PHONE, {}, id="phone"),
    pytest.param(PHONE, {"dir": "rtl", "lang": "ar"}, id="right to left"),
    pytest.param(TWICE_AS_LARGE, {}, id="200 % text"),
    pytest.param(TWICE_AS_LARGE, {"dir": "rtl", "lang": "ar"}, id="200 % text, right to left"),
]


@pytest.mark.parametrize(("viewport", "said"), SCREENS)
def test_nothing_is_too_small_for_a_thumb_or_out_of_sight(opened, viewport, said):
    page = opened(viewport, said)
    assert page.evaluate(TOO_SMALL, THUMB) == []
    assert page.evaluate("document.documentElement.scrollWidth") == viewport["width"]


@pytest.mark.parametrize("colours", ["light", "dark"])
def test_no_part_has_a_barrier(opened, axe, colours):
    assert axe(opened(color_scheme=colours)) == []


def test_the_bars_never_cover_what_has_the_focus(opened):
    page = opened()
    for _ in range(60):
        page.keyboard.press("Tab")
        covered = page.evaluate(
            """() => {
              const one = document.activeElement, box = one.getBoundingClientRect();
              if (one.closest('.top, .bottom, .undo, .skip') || one === document.body) return null;
              const above = document.querySelector('.top').getBoundingClientRect().bottom;
              const below = document.querySelector('.undo').getBoundingClientRect().top;
              return box.bottom <= above || box.top >= below ? one.outerHTML.slice(0, 80) : null;
            }"""
        )
        assert covered is None


def test_chosen_is_told_without_colour_too(opened):
    page = opened(forced_colors="active")
    chosen, other = (page.locator(f"#feel-{value} + span") for value in ("helps", "neutral"))
    look = "one => [getComputedStyle(one).borderTopWidth, getComputedStyle(one).fontWeight]"
    assert chosen.evaluate(look) == ["3px", "700"]
    assert other.evaluate(look) == ["1px", "400"]
    assert chosen.locator(".icon").is_visible()
    assert not other.locator(".icon").is_visible()


def test_paper_is_light_and_has_no_bars(opened):
    page = opened(color_scheme="dark")
    page.emulate_media(media="print")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    assert not page.locator(".top").is_visible()
    assert not page.locator(".bottom").is_visible()


@pytest.mark.parametrize(("motion", "seconds"), [("reduce", "0s"), ("no-preference", "0.12s")])
def test_only_the_press_moves_and_only_if_movement_is_welcome(opened, motion, seconds):
    page = opened(reduced_motion=motion)
    button = page.locator(".button.primary")
    assert button.evaluate("one => getComputedStyle(one).transitionDuration") == seconds
