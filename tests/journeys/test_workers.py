"""From the operator's command to a worker who is gone: three browsers, one afternoon."""

from datetime import timedelta

import pytest
from playwright.sync_api import expect
from pyotp import TOTP

import cli
from main import open_gate
from tests.journeys.server import NEW_PASSPHRASE, Morning, serving
from tests.journeys.test_passkeys import Lock
from tests.journeys.thumb import Thumb
from tests.plugins.browser import a_phone

DESK = {"viewport": {"width": 1280, "height": 800}, "is_mobile": False, "has_touch": True}


class Phone:
    """A worker's phone with its app for codes; the secret is typed off the page."""

    def __init__(self, thumb, clock):
        self.clock = clock
        thumb.page.get_by_text("Or type this into the app").click()
        self.totp = TOTP(thumb.page.locator("p.codes").inner_text().strip())

    def code(self):
        return self.totp.at(int(self.clock().timestamp()))


@pytest.fixture
def place(tmp_path, monkeypatch, capsys):
    """A Kith of this test's own, its clock, and the link the operator's command printed."""
    monkeypatch.setenv("KITH_DATA_DIR", str(tmp_path))
    monkeypatch.delenv("KITH_DATABASE_URL", raising=False)
    monkeypatch.setattr("main.open_gate", lambda settings: open_gate(settings, Morning()))
    assert cli.main(["admin", "create", "--organisation", "Mill Trust", "--name", "Ada"]) == 0
    link = capsys.readouterr().out.splitlines()[-1]
    with serving(tmp_path) as served:
        yield served, "/join/" + link.rsplit("/", 1)[1]


def later(served, **amount):
    """Time goes by for everybody."""
    served.kith.gate.clock.passes(timedelta(**amount))


@pytest.fixture
def hands(browser, place):
    """A function to a browser of one's own, on a phone or at a desk."""
    opened = []

    def new(**more):
        context = browser.new_context(**a_phone(**more))
        opened.append(context)
        return Thumb(context.new_page(), place[0])

    yield new
    for context in opened:
        context.close()


def joins(thumb, path, clock):
    thumb.opens(path)
    phone = Phone(thumb, clock)
    thumb.types("Passphrase", NEW_PASSPHRASE)
    thumb.types("Code", phone.code())
    thumb.go(thumb.button("Join"))
    name = thumb.page.locator(".sheet bdi").inner_text()
    return phone, name


def signs_in(thumb, name, phone):
    thumb.opens("/staff/sign-in")
    thumb.types("Sign-in name", name)
    thumb.types("Passphrase", NEW_PASSPHRASE)
    thumb.types("Code", phone.code())
    thumb.go(thumb.button("Sign in"))


def goes_on(thumb, phone):
    expect(thumb.heading()).to_have_text("Locked")
    thumb.types("Passphrase", NEW_PASSPHRASE)
    thumb.types("Code", phone.code())
    thumb.go(thumb.button("Go on"))


def test_from_the_operators_link_to_a_worker_who_is_gone(place, hands):
    served, link = place
    clock = served.kith.gate.clock
    ada = hands(**DESK)
    hers, _ = joins(ada, link, clock)
    ada.opens("/")
    expect(ada.heading()).to_have_text("Workers")

    ada.types("Name", "Asha")
    ada.tap(ada.choice("Practitioner"))
    ada.go(ada.button("Make a link"))
    invitation = ada.page.locator(".codes").inner_text().strip()

    asha = hands()
    phone, name = joins(asha, "/join/" + invitation.rsplit("/", 1)[1], clock)
    assert name.startswith("Asha ")
    asha.go(asha.button("Sign out"))
    later(served, minutes=1)
    signs_in(asha, name, phone)
    expect(asha.heading()).to_have_text("Shared with me")

    later(served, minutes=16)
    asha.go(asha.bar("My code"))
    goes_on(asha, phone)
    expect(asha.heading()).to_have_text("Shared with me")

    ada.opens("/admin/workers")
    goes_on(ada, hers)
    ada.go(ada.link("Remove"))
    ada.go(ada.button("Remove Asha"))
    expect(ada.page.get_by_role("main")).not_to_contain_text("Asha")

    asha.go(asha.bar("My code"))
    expect(asha.heading()).to_have_text("Sign in to work")
    later(served, minutes=1)
    signs_in(asha, name, phone)
    asha.sees("Those words do not fit.")
    assert asha.complaints == ada.complaints == []


def test_a_passkey_signs_a_worker_in_and_opens_the_lock(place, hands):
    served, link = place
    ada = hands()
    joins(ada, link, served.kith.gate.clock)
    Lock(ada.page)
    ada.go(ada.button("Add a passkey"))
    with ada.page.expect_navigation():
        ada.tap(ada.page.get_by_role("banner").get_by_role("button", name="Lock"))
    expect(ada.heading()).to_have_text("Locked")
    ada.opens("/admin/workers")
    expect(ada.heading()).to_have_text("Locked")
    ada.go(ada.button("Use a passkey"))
    expect(ada.heading()).to_have_text("Workers")
    assert ada.complaints == []


def test_a_page_left_open_locks_by_itself_and_keeps_what_was_begun(place, hands):
    served, link = place
    ada = hands(**DESK)
    ada.page.clock.install()
    hers, _ = joins(ada, link, served.kith.gate.clock)
    ada.opens("/admin/teams")
    ada.types("A new team", "North")
    ada.page.clock.run_for(14 * 60 * 1000)
    ada.page.keyboard.press("Shift")
    ada.page.clock.run_for(14 * 60 * 1000)
    expect(ada.heading()).to_have_text("Teams")
    with ada.page.expect_navigation():
        ada.page.clock.run_for(2 * 60 * 1000)
    later(served, minutes=1)
    goes_on(ada, hers)
    expect(ada.heading()).to_have_text("Welcome back")
    beside = Thumb(ada.page.context.new_page(), served).opens("/admin/teams")
    beside.sees("No teams yet")
    ada.go(ada.button("Save it now"))
    ada.sees("North")


def test_a_page_with_nothing_begun_locks_by_itself(place, hands):
    served, link = place
    ada = hands()
    ada.page.clock.install()
    joins(ada, link, served.kith.gate.clock)
    ada.opens("/admin/workers")
    with ada.page.expect_navigation():
        ada.page.clock.run_for(15 * 60 * 1000 + 6000)
    expect(ada.heading()).to_have_text("Locked")
    ada.opens("/admin/workers")
    expect(ada.heading()).to_have_text("Locked")
