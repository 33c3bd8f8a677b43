"""Passkeys, with an authenticator the browser plays itself."""

import pytest
from playwright.sync_api import expect

PHONE_LOCK = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


class Lock:
    """The phone's own lock, which opens or does not."""

    def __init__(self, page) -> None:
        self._cdp = page.context.new_cdp_session(page)
        self._cdp.send("WebAuthn.enable")
        made = self._cdp.send("WebAuthn.addVirtualAuthenticator", {"options": PHONE_LOCK})
        self._id = made["authenticatorId"]

    def keys(self):
        found = self._cdp.send("WebAuthn.getCredentials", {"authenticatorId": self._id})
        return found["credentials"]

    def refuses(self) -> None:
        wanted = {"authenticatorId": self._id, "isUserVerified": False}
        self._cdp.send("WebAuthn.setUserVerified", wanted)


@pytest.fixture
def lock(ann):
    return Lock(ann.page)


def removal(ann):
    return ann.page.get_by_role("button", name="Remove")


def test_a_passkey_is_added_and_signs_in(ann, lock):
    ann.go(ann.bar("More"))
    ann.go(ann.link("Settings"))
    ann.go(ann.link("Sign-ins"))
    ann.go(ann.button("Add a passkey"))
    expect(removal(ann)).to_be_visible()
    assert len(lock.keys()) == 1

    ann.opens("/more")
    ann.go(ann.button("Sign out"))
    ann.opens("/today")
    expect(ann.heading()).to_have_text("Sign in")
    ann.go(ann.button("Use a passkey"))
    expect(ann.heading()).to_have_text("Good morning, Ann")


def test_a_passkey_is_offered_when_the_account_is_new(ann, lock):
    ann.opens("/start/keep")
    ann.go(ann.button("Add a passkey: sign in with this phone’s lock"))
    expect(ann.heading()).not_to_have_text("Keep these safe")
    ann.opens("/settings/sign-ins")
    expect(removal(ann)).to_be_visible()


def test_a_passkey_that_was_removed_no_longer_signs_in(ann, lock):
    ann.opens("/settings/sign-ins")
    ann.go(ann.button("Add a passkey"))
    ann.go(removal(ann))
    expect(removal(ann)).to_have_count(0)
    ann.opens("/more")
    ann.go(ann.button("Sign out"))
    ann.opens("/sign-in")
    ann.tap(ann.button("Use a passkey"))
    expect(ann.page.get_by_role("alert")).not_to_be_empty()
    expect(ann.heading()).to_have_text("Sign in")


def test_a_lock_that_stays_shut_is_said_in_plain_words(ann, lock):
    ann.opens("/settings/sign-ins")
    lock.refuses()
    ann.tap(ann.button("Add a passkey"))
    expect(ann.page.locator("[data-passkey-says]")).to_contain_text("That was stopped.")
    expect(ann.button("Add a passkey")).to_be_enabled()
