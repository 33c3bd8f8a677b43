"""The pages of those who work here: coming in, being locked, and a code to show."""

import re

import pytest
from pyotp import TOTP

from core.services import inviting
from core.store.tables import Passkey
from tests.cast import PASSPHRASE
from tests.pages import Visitor
from tests.staff import an_admin
from web.square_code import square_code


@pytest.fixture
def admin(sqlite_gate):
    return an_admin(sqlite_gate)


@pytest.fixture
def asha(admin):
    return admin.invites("practitioner", "Asha")


@pytest.fixture
def token(admin):
    return inviting.invite(admin.gate.door, admin.viewer, role="peer", name="Pat <b>")


def signs_in(visitor, worker, status=200, **fields):
    given = {"name": worker.name, "passphrase": PASSPHRASE, "code": worker.code(), **fields}
    return visitor.posts("/staff/sign-in", given, status=status)


def test_an_invitation_is_read_accepted_and_leads_to_the_sign_in_name(kith, visitor, token, clock):
    page = visitor.opens(f"/join/{token}")
    assert page.h1 == "Join River Trust"
    assert "You are Pat <b>, peer worker." in page.main
    secret = page.one("p.codes").get_text()
    code = TOTP(secret).at(int(clock().timestamp()))
    landed = visitor.sends(page, f"/join/{token}", passphrase=PASSPHRASE, code=code)
    assert landed.path == "/staff/more"
    name = landed.one(".codes bdi").get_text()
    assert name.startswith("Pat <b> ")
    visitor.opens(f"/join/{token}", status=404)
    clock.passes(minutes=1)
    again = Visitor(kith)
    code = TOTP(secret).at(int(clock().timestamp()))
    home = again.posts("/staff/sign-in", name=name, passphrase=PASSPHRASE, code=code)
    assert (home.path, home.h1) == ("/staff", "My people")


def test_the_square_of_an_invitation_is_the_same_however_often_it_is_opened(visitor, token):
    assert visitor.opens(f"/join/{token}").html == visitor.opens(f"/join/{token}").html


@pytest.mark.parametrize(
    ("fields", "says"),
    [
        ({"passphrase": "short", "code": "123456"}, "Use 10 letters or more."),
        ({"passphrase": PASSPHRASE, "code": "000000"}, "That code does not fit."),
        ({"passphrase": PASSPHRASE, "code": ""}, "That code does not fit."),
    ],
)
def test_what_does_not_fit_an_invitation_is_said_by_its_field(visitor, token, fields, says):
    page = visitor.posts(f"/join/{token}", fields, status=422)
    assert page.wrong()[0].startswith(says)


def test_an_invitation_that_is_none_is_not_here(visitor):
    visitor.opens("/join/x", status=404)
    visitor.posts("/join/x", passphrase=PASSPHRASE, code="123456", status=404)


def test_signing_in_says_the_same_whatever_does_not_fit(visitor, asha, clock):
    clock.passes(minutes=1)
    tries = [
        {"passphrase": "four other words here"},
        {"code": "000000"},
        {"name": "nobody oak 10"},
    ]
    said = {tuple(signs_in(visitor, asha, 422, **wrong).wrong()) for wrong in tries}
    assert said == {("Those words do not fit. Check them, then try again.",)}
    assert signs_in(visitor, asha).path == "/staff"


def test_a_person_and_a_worker_come_in_by_their_own_doors(kith, jo, asha, clock):
    clock.passes(minutes=1)
    wrong = Visitor(kith).posts("/sign-in", name=asha.name, passphrase=PASSPHRASE, status=422)
    nobody = Visitor(kith).posts(
        "/sign-in", name="nobody oak 10", passphrase=PASSPHRASE, status=422
    )
    assert wrong.wrong() == nobody.wrong()
    assert not Visitor(kith).has_cookie()
    Visitor(kith).posts(
        "/staff/sign-in", name=jo.sign_in_name, passphrase=PASSPHRASE, code="000000", status=422
    )


def test_the_first_page_is_each_roles_own(kith, admin, asha):
    assert admin.browser(kith).opens("/").path == "/admin/workers"
    assert admin.browser(kith).opens("/staff").path == "/admin/workers"
    assert asha.browser(kith).opens("/").h1 == "Shared with me"
    assert admin.invites("peer").browser(kith).opens("/").h1 == "My people"


def test_an_empty_home_says_how_somebody_comes_to_be_on_it(kith, asha):
    page = asha.browser(kith).opens("/staff")
    assert "People choose what to share" in page.main
    assert "/staff/code" in page.links


def test_a_page_of_theirs_has_lock_and_help_and_no_map_in_its_bar(kith, asha):
    page = asha.browser(kith).opens("/staff")
    assert page.one('header.top form[action="/staff/lock"] button').get_text(strip=True) == "Lock"
    assert {"/today", "/list", "/map", "/more"}.isdisjoint(page.links)
    assert "Leave now" not in page.text


def test_lock_shuts_every_page_until_passphrase_and_code(kith, asha, clock):
    browser = asha.browser(kith)
    page = browser.opens("/staff")
    assert browser.sends(page, "/staff/lock").path == "/staff/unlock"
    for path in ("/staff", "/staff/code", "/staff/more", "/today", "/admin/workers"):
        assert browser.opens(path).path == "/staff/unlock"
    clock.passes(minutes=1)
    wrong = browser.posts("/staff/unlock", passphrase=PASSPHRASE, code="000000", status=422)
    assert wrong.wrong() == ["Those words do not fit. Check them, then try again."]
    home = browser.posts("/staff/unlock", passphrase=PASSPHRASE, code=asha.code())
    assert home.path == "/staff"


def test_an_idle_sitting_is_locked_and_what_was_typed_is_kept(kith, admin, clock):
    browser = admin.browser(kith)
    clock.passes(minutes=15)
    assert browser.opens("/admin/workers").path == "/staff/unlock"
    locked = browser.posts("/admin/teams", name="North", status=401)
    assert locked.h1 == "Locked"
    kept = browser.sends(locked, "/staff/unlock", passphrase=PASSPHRASE, code=admin.code())
    browser.sends(kept, "/admin/teams")
    assert "North" in browser.opens("/admin/teams").main


def test_a_locked_sitting_still_finds_help(kith, asha, clock):
    browser = asha.browser(kith)
    clock.passes(minutes=16)
    assert browser.opens("/help").h1 == "Help now"


def test_after_ten_hours_it_is_over_and_not_only_locked(kith, asha, clock):
    browser = asha.browser(kith)
    clock.passes(hours=10)
    assert browser.opens("/staff").path == "/staff/sign-in"
    assert browser.posts("/staff/unlock", passphrase="x", code="x").path == "/staff/sign-in"


def test_lock_of_somebody_who_is_none_of_them_does_nothing(jo, visitor):
    assert jo.posts("/staff/lock").path == "/staff/sign-in"
    assert jo.opens("/today").path == "/today"


def test_guesses_are_slowed_down_and_the_way_past_is_a_passkey(visitor, asha):
    for _ in range(5):
        signs_in(visitor, asha, 422, code="000000")
    page = signs_in(visitor, asha, 429)
    assert "A passkey works at once." in page.wrong()[0]


def test_a_code_is_made_when_asked_for_and_leads_to_the_worker(kith, asha, jo):
    browser = asha.browser(kith)
    assert not browser.opens("/staff/code").all(".square-code")
    page = browser.posts("/staff/code")
    code = page.one(".codes").get_text()
    assert re.fullmatch(r"[A-Z]{4}-[A-Z]{4}", code)
    assert page.one(".square-code path")["d"] == square_code(code).path
    assert "until 09:45" in page.main


def test_a_square_code_has_a_white_border_and_three_corners():
    found = square_code("ABCD-EFGH")
    assert found.size == 21 + 8
    assert found.path.startswith("M4 4h7v1h-7z")
    assert "M22 4h7v1h-7z".replace("22", str(found.size - 11)) in found.path


def test_somebody_sees_and_ends_their_other_sign_ins_and_signs_out(kith, asha, clock):
    clock.passes(minutes=1)
    other = Visitor(kith)
    signs_in(other, asha)
    browser = asha.browser(kith)
    page = browser.opens("/staff/more")
    browser.posts(page.one('form[action$="/end"]')["action"])
    assert other.opens("/staff").path == "/staff/sign-in"
    assert browser.posts("/staff/sign-out").path == "/staff/sign-in"
    assert browser.opens("/staff").path == "/staff/sign-in"


def test_a_passkey_is_listed_and_removed(kith, sqlite_gate, asha):
    with sqlite_gate.door() as door:
        account = door.accounts.account(asha.viewer.account_id)
        label = door.seal_of(account).close("Work laptop", "passkey.label:p")
        key = Passkey(
            id="p",
            account_id=account.id,
            credential=b"c",
            public_key=b"k",
            label=label,
            created_at=door.now,
        )
        door.accounts.add(key)
    browser = asha.browser(kith)
    page = browser.opens("/staff/more")
    assert "Work laptop" in page.main
    after = browser.posts(page.one('form[action^="/staff/passkeys/"]')["action"])
    assert "Work laptop" not in after.main


def test_another_passphrase(kith, asha, visitor, clock):
    browser = asha.browser(kith)
    page = browser.posts(
        "/staff/passphrase", current="x", passphrase="five plain words are here", status=422
    )
    assert page.wrong()
    page = browser.posts("/staff/passphrase", current=PASSPHRASE, passphrase="short", status=422)
    assert page.wrong() == ["Use 10 letters or more. A few words in a row work well."]
    assert browser.opens("/staff/passphrase").h1 == "Choose another passphrase"
    browser.posts("/staff/passphrase", current=PASSPHRASE, passphrase="five plain words are here")
    clock.passes(minutes=1)
    signs_in(visitor, asha, 422)
    clock.passes(minutes=1)
    assert signs_in(visitor, asha, passphrase="five plain words are here").path == "/staff"


def test_a_visitor_finds_the_door_of_those_who_work_here(visitor):
    page = visitor.opens("/sign-in")
    assert "/staff/sign-in" in page.links


@pytest.mark.parametrize(
    ("away", "door"), [({"minutes": 16}, "/staff/unlock"), ({"hours": 11}, "/staff/sign-in")]
)
def test_a_part_of_a_page_leads_to_the_door_as_well(kith, admin, clock, away, door):
    client = admin.browser(kith).client
    clock.passes(**away)
    for method in ("GET", "POST"):
        answer = client.request(method, "/admin/teams", headers={"HX-Request": "true"})
        assert (answer.status_code, answer.headers["hx-redirect"]) == (401, door)


def test_a_worker_signing_in_again_leaves_no_other_sitting_in_this_browser(kith, asha, clock):
    clock.passes(minutes=1)
    browser = asha.browser(kith)
    signs_in(browser, asha)
    old = Visitor(kith)
    old.client.cookies.set(kith.house.cookies.sitting, asha.sitting.token)
    assert old.opens("/staff").path == "/staff/sign-in"
