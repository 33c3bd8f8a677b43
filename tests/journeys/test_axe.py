"""Every page on a phone: no barrier axe finds, nothing too wide, nothing too small to press."""

import re
from contextlib import contextmanager

import pytest
from fastapi.routing import APIRoute

from tests.journeys.every_page import AT_WORK, NO_PAGES, SIGNED_IN, SIGNED_OUT, walk
from tests.journeys.thumb import Thumb
from web.site import GROUPS, PUBLIC

TOO_WIDE = "document.scrollingElement.scrollWidth - innerWidth"
ROOT = "parseFloat(getComputedStyle(document.documentElement).fontSize)"
# hidden radios and ticks are pressed by their label; a link within a sentence may be as small as its words
TOO_SMALL = """() => {
  const pressed = [...document.querySelectorAll("a[href], button, input, select, textarea, summary")];
  const within = (one) => one.localName === "a" && getComputedStyle(one).display === "inline"
    && one.parentElement.textContent.trim() !== one.textContent.trim();
  return pressed.filter((one) => one.type !== "hidden" && !within(one) && !one.matches(".skip, .map-past"))
    .map((one) => (one.matches("[type=radio], [type=checkbox]") ? one.closest("label") : one))
    .filter((one) => one.checkVisibility())
    .map((one) => [one, one.getBoundingClientRect()])
    .filter(([, box]) => box.width && box.height < 43.9)
    .map(([one, box]) => `${one.localName}.${one.className.baseVal ?? one.className} `
      + `${(one.innerText ?? one.getAttribute("aria-label")).trim()}: ${box.height}`);
}"""

EMPTY = [
    "/today",
    "/list",
    "/map",
    "/map/words",
    "/picture",
    "/picture/detail",
    "/then",
    "/week",
    "/saw",
    "/history",
]


@pytest.fixture(params=SIGNED_IN)
def signed_in(request, served, phone):
    served.lets_in(phone, "jo")
    return arrived(served, phone, SIGNED_IN[request.param])


@pytest.fixture(params=[(role, name) for role, ways in AT_WORK.items() for name in ways], ids=str)
def at_work(request, served, phone):
    role, name = request.param
    served.lets_in_to_work(phone, role)
    return arrived(served, phone, AT_WORK[role][name])


@pytest.fixture(params=SIGNED_OUT)
def signed_out(request, served, phone):
    return arrived(served, phone, SIGNED_OUT[request.param])


def arrived(served, phone, way):
    thumb = Thumb(phone.new_page(), served)
    walk(served, thumb.page, way)
    return thumb


def is_fine(thumb, axe):
    """Everything at once: to come to a page costs more than to look at it."""
    page = thumb.page
    page.emulate_media(reduced_motion="reduce")  # no colour on its way to another
    found = {
        "complaints": thumb.complaints,
        "too wide": page.evaluate(TOO_WIDE),
        "too small": page.evaluate(TOO_SMALL),
        "barriers in light": axe(page),
    }
    page.emulate_media(color_scheme="dark")
    found["barriers in dark"] = axe(page)
    page.emulate_media(color_scheme="light")
    with type_twice_as_big(page):
        found["too wide in big type"] = page.evaluate(TOO_WIDE)
    assert {what: said for what, said in found.items() if said} == {}


@contextmanager
def type_twice_as_big(page):
    """As somebody sees it who has set their browser's text to 200 %."""
    browser, before = page.context.new_cdp_session(page), page.evaluate(ROOT)
    browser.send("Page.setFontSizes", {"fontSizes": {"standard": 32, "fixed": 26}})
    assert page.evaluate(ROOT) == 2 * before
    yield
    browser.send("Page.setFontSizes", {"fontSizes": {"standard": 16, "fixed": 13}})


def test_a_page_of_somebody_signed_in_is_for_everybody(signed_in, axe):
    is_fine(signed_in, axe)


def test_a_page_of_somebody_who_works_here_is_for_everybody(at_work, axe):
    page = at_work.page
    is_fine(at_work, axe)
    page.set_viewport_size({"width": 1280, "height": 800})
    assert page.evaluate(TOO_WIDE) == 0


def test_a_page_for_anybody_is_for_everybody(signed_out, axe):
    is_fine(signed_out, axe)


def test_the_empty_pages_of_somebody_new_are_for_everybody(ann, axe):
    for path in EMPTY:
        is_fine(ann.opens(path), axe)


def test_both_texts_of_two_tabs_are_for_everybody(ann, axe):
    ann.adds("person", "Mo")
    ann.goes_to("Mo")
    note = ann.link("My note").get_attribute("href")
    other = Thumb(ann.page.context.new_page(), ann.served).opens(note)
    for thumb in (ann.opens(note), other):
        thumb.types("What this gives me", f"Words of {thumb is ann}.")
        thumb.go(thumb.button("Save"))
    is_fine(other, axe)


def test_the_undo_bar_and_the_codes_are_for_everybody(ann, axe):
    ann.opens("/add/person")
    ann.types("Name", "Mo")
    ann.button("Save").tap()
    ann.undo().wait_for()
    is_fine(ann, axe)
    ann.opens("/start/keep")
    ann.button("Show my recovery codes").tap()
    ann.page.locator("ul.codes").wait_for()
    is_fine(ann, axe)


def test_words_kept_over_a_lapsed_sign_in_are_for_everybody(ann, axe):
    ann.opens("/add/person")
    ann.types("Name", "Mo")
    ann.page.context.clear_cookies()
    ann.button("Save").tap()
    ann.page.get_by_text("You were signed out").wait_for()
    is_fine(ann, axe)


def test_no_page_is_left_out():
    everything = [SIGNED_IN, SIGNED_OUT, *AT_WORK.values()]
    walked = [way.path.split("?")[0] for ways in everything for way in ways.values()]
    by_upload = "/data/bring/{upload_id}"  # come to by bringing a file
    by_card = "/prompts/{prompt_id}/words"  # tests/journeys/test_prompts.py comes to it
    by_link = "/admin/workers/{member_id}/remove"  # come to from Workers
    private = [router for routers, _ in GROUPS for router in routers]
    pages = set(get_paths((*PUBLIC, *private))) - NO_PAGES - {by_upload, by_card, by_link}
    assert [path for path in pages if not any(map(pattern(path).fullmatch, walked))] == []


def get_paths(routers):
    for route in (route for router in routers for route in router.routes):
        if isinstance(route, APIRoute) and "GET" in (route.methods or ()):
            yield route.path


def pattern(path):
    return re.compile(re.sub(r"{\w+}", "[^/]+", path))
