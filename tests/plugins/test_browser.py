"""Proves what the browser fixtures promise."""

import pytest
from playwright.sync_api import Error

CSP = "default-src 'none'; script-src 'self'; style-src 'self'"
PAGE = """<!doctype html><html lang="en-GB"><title>A page</title>
<meta name="viewport" content="width=device-width">
<link rel="stylesheet" href="/it.css">
<main><h1>A page</h1>{}</main><script src="/it.js"></script></html>"""
STYLE = """main { background: #fff; color: #000 }
@keyframes arriving { from, to { color: #ccc } }
@media (prefers-color-scheme: dark) { main { animation: arriving 2s } }"""
SCRIPT = "document.documentElement.dataset.ran = 'yes'"


def open_page(context, main="<p>Words.</p>"):
    def serve(route):
        if route.request.url.endswith(".js"):
            route.fulfill(body=SCRIPT, content_type="text/javascript")
        elif route.request.url.endswith(".css"):
            route.fulfill(body=STYLE, content_type="text/css")
        else:
            route.fulfill(body=PAGE.format(main), headers={"Content-Security-Policy": CSP})

    context.route("http://localhost:1/**", serve)
    page = context.new_page()
    page.goto("http://localhost:1/")
    return page


def test_a_phone_is_360_by_640_at_twice_the_pixels(phone):
    page = open_page(phone)
    assert page.evaluate("[innerWidth, innerHeight, devicePixelRatio]") == [360, 640, 2]


def test_a_phone_is_in_london_and_reads_british_english(phone):
    page = open_page(phone)
    found = page.evaluate("[navigator.language, Intl.DateTimeFormat().resolvedOptions().timeZone]")
    assert found == ["en-GB", "Europe/London"]


def test_a_phone_runs_scripts(phone):
    assert open_page(phone).locator("html").get_attribute("data-ran") == "yes"


def test_a_phone_without_script_runs_none(phone_without_script):
    assert open_page(phone_without_script).locator("html").get_attribute("data-ran") is None


def test_axe_finds_nothing_in_a_plain_page(phone, axe):
    assert axe(open_page(phone)) == []


def test_axe_finds_a_field_without_a_label_though_the_policy_is_strict(phone, axe):
    (barrier,) = axe(open_page(phone, "<input>"))
    assert barrier.startswith("label:")


def test_axe_looks_when_colours_have_arrived(phone, axe):
    page = open_page(phone)
    page.emulate_media(color_scheme="dark")  # for two seconds, grey on white
    assert axe(page) == []


def test_there_is_no_way_out_to_other_hosts(phone):
    with pytest.raises(Error, match="ERR_NAME_NOT_RESOLVED"):
        phone.new_page().goto("http://example.com/")
