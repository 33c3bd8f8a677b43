"""Sittings and their cookies: listed, ended, and kept from scripts and strangers."""

from http.cookies import SimpleCookie

import pytest

from main import make_kith
from tests.cast import PASSPHRASE
from tests.pages import Visitor
from tests.plugins.sites import cheap_settings


def cookies_of(response):
    found = SimpleCookie()
    for line in response.headers.get_list("set-cookie"):
        found.load(line)
    return found


def raw_sign_in(visitor, name, **more):
    form = {"name": name, "passphrase": PASSPHRASE, **more}
    return visitor.client.post("/sign-in", data=form)


def test_the_list_shows_every_sitting_and_which_one_is_this(jo, another):
    another().signs_in(jo.sign_in_name)
    page = jo.opens("/settings/sign-ins")
    rows = page.all('section ul.rows li:has(form[action$="/end"])')
    assert page.main.count("This one") == 1
    assert len(rows) == 1
    assert jo.sign_in_name in page.main


def test_an_ended_sitting_is_out_at_the_next_request(jo, another):
    other = another()
    other.signs_in(jo.sign_in_name)
    page = jo.opens("/settings/sign-ins")
    action = page.one('form[action$="/end"]')["action"]
    jo.sends(page, action)
    assert other.opens("/today").path == "/sign-in"
    assert jo.opens("/today").path == "/today"


def test_signing_out_everywhere_ends_this_one_too(jo, another):
    other = another()
    other.signs_in(jo.sign_in_name)
    page = jo.opens("/settings/sign-ins")
    assert jo.sends(page, "/settings/sign-ins/everywhere").path == "/"
    assert other.opens("/today").path == "/sign-in"
    assert jo.opens("/today").path == "/sign-in"


@pytest.mark.parametrize(("press", "lands"), [("/leave", "/kitchen-measures"), ("/sign-out", "/")])
def test_leaving_ends_the_sitting_on_the_server_too(jo, press, lands):
    kept = dict(jo.client.cookies)
    assert jo.posts(press).path == lands
    jo.client.cookies.update(kept)  # somebody who copied the cookie
    assert jo.opens("/today").path == "/sign-in"


def test_leaving_clears_what_the_browser_kept(jo):
    answer = jo.client.post("/leave")
    assert answer.headers["clear-site-data"] == '"cache"'


def test_leaving_works_for_somebody_signed_out(visitor):
    assert visitor.posts("/leave").path == "/kitchen-measures"


def test_a_sitting_for_this_visit_has_no_lasting_cookie(jo, another):
    (cookie,) = [
        c for n, c in cookies_of(raw_sign_in(another(), jo.sign_in_name)).items() if n == "sitting"
    ]
    assert cookie["max-age"] == ""
    assert cookie["expires"] == ""


def test_a_phone_of_ones_own_stays_signed_in(jo, another):
    answer = raw_sign_in(another(), jo.sign_in_name, stays="yes")
    assert int(cookies_of(answer)["sitting"]["max-age"]) > 7 * 24 * 3600


def test_cookies_are_kept_from_scripts_and_from_other_sites(jo, another):
    for cookie in cookies_of(raw_sign_in(another(), jo.sign_in_name)).values():
        assert cookie["httponly"]
        assert cookie["samesite"] in {"lax", "strict"}
        assert cookie["path"] == "/"
        assert cookie["domain"] == ""


def test_on_https_cookies_are_secure_and_pinned_to_the_host(sqlite_gate, tmp_path):
    settings = cheap_settings(tmp_path).model_copy(update={"base_url": "https://kith.example"})
    visitor = Visitor(make_kith(settings, sqlite_gate), base_url="https://kith.example")
    visitor.starts("Jo")
    answer = raw_sign_in(visitor, visitor.sign_in_name)
    found = cookies_of(answer)
    assert len(found) == 2
    assert all(name.startswith("__Host-") and one["secure"] for name, one in found.items())
    assert "max-age" in answer.headers["strict-transport-security"]


def test_no_cookie_holds_a_name(jo, another):
    answer = raw_sign_in(another(), jo.sign_in_name)
    told = " ".join(answer.headers.get_list("set-cookie")).lower()
    assert jo.sign_in_name.split()[1].lower() not in told


def test_a_sitting_of_a_visit_ends_by_itself(jo, clock):
    clock.passes(days=61)
    assert jo.opens("/today").path == "/sign-in"


def test_a_made_up_cookie_opens_nothing(visitor):
    visitor.client.cookies.set("sitting", "made-up")
    assert visitor.opens("/today").path == "/sign-in"


def test_htmx_is_sent_to_the_sign_in_page_whole(visitor):
    answer = visitor.client.get("/today", headers={"HX-Request": "true"})
    assert answer.status_code == 401
    assert answer.headers["hx-redirect"] == "/sign-in"
