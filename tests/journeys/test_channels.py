"""Where to hear of a card: on this phone, by e-mail, and off again."""

import json

import pytest
from playwright.sync_api import expect

from core.rules.neutral_words import push_message
from core.rules.speech import ENGLISH
from tests.announced import HOST
from tests.push_service import Browser

# no push service can be reached from here: what the browser would get from one is given
SUBSCRIBES = """
  Object.defineProperty(Notification, "requestPermission", { value: async () => "PERMISSION" });
  PushManager.prototype.getSubscription = async () => null;
  PushManager.prototype.subscribe = async (asked) => {
    if (!asked.userVisibleOnly || asked.applicationServerKey.length !== 65) throw new Error("asked");
    return { toJSON: () => (GIVEN) };
  };
"""


def given(permission="granted"):
    what = json.dumps({"endpoint": f"{HOST}/x", "keys": Browser().keys})
    return SUBSCRIBES.replace("PERMISSION", permission).replace("GIVEN", what)


@pytest.fixture
def ann(ann):
    """Ann, who said yes to a thought now and then."""
    ann.served.sends(ann.page.context, "/prompts", {"prompts": "yes"})
    return ann


def code_of(ann):
    """What the e-mail says."""
    gate = ann.served.kith.gate
    cookies = ann.page.context.cookies()
    (token,) = [one["value"] for one in cookies if one["name"] == "sitting"]
    with gate.reading(gate.viewer_of_cookie(token)) as records:
        return records.channels.mail().code


def test_push_on_this_phone_is_one_tap_on_and_one_tap_off(ann):
    ann.page.add_init_script(given())
    ann.opens("/prompts")
    ann.go(ann.button("Tell me on this phone"))
    expect(ann.button("Stop on every phone")).to_be_visible()
    ann.go(ann.button("Stop on every phone"))
    expect(ann.button("Stop on every phone")).to_have_count(0)
    assert ann.taps == 2


def test_a_no_to_the_browsers_question_says_what_to_do(ann):
    ann.page.add_init_script(given("denied"))
    ann.opens("/prompts")
    ann.tap(ann.button("Tell me on this phone"))
    ann.sees("That was stopped.")
    expect(ann.button("Stop on every phone")).to_have_count(0)


def test_who_signs_out_gets_no_more_notes_on_this_phone(ann):
    stopped = []
    ann.page.expose_function("stopped", lambda: stopped.append(1))
    ann.page.add_init_script(
        "PushManager.prototype.getSubscription = async () => ({ unsubscribe: () => stopped() });"
    )
    ann.opens("/more")
    ann.page.evaluate("() => navigator.serviceWorker.register('/sw.js')")
    ann.go(ann.button("Sign out"))
    expect(ann.bar("Today")).to_have_count(0)
    assert stopped == [1]


def test_a_push_that_comes_shows_the_one_text(ann):
    context = ann.page.context
    context.grant_permissions(["notifications"], origin=ann.served.url)
    ann.opens("/prompts")
    ann.page.evaluate(
        "async () => { await navigator.serviceWorker.register('/sw.js');"
        " await navigator.serviceWorker.ready; }"
    )
    cdp = context.new_cdp_session(ann.page)
    found = []
    cdp.on(
        "ServiceWorker.workerRegistrationUpdated", lambda said: found.extend(said["registrations"])
    )
    cdp.send("ServiceWorker.enable")
    ann.page.wait_for_timeout(300)
    push = {
        "origin": ann.served.url,
        "registrationId": found[-1]["registrationId"],
        "data": push_message(ENGLISH).decode(),
    }
    for _ in range(2):
        cdp.send("ServiceWorker.deliverPushMessage", push)
    shown = ann.page.evaluate(
        """async () => {
          const registration = await navigator.serviceWorker.ready;
          for (let n = 0; n < 200; n++) {
            const notes = await registration.getNotifications();
            if (notes.length) return notes.map((one) => [one.title, one.body, one.tag]);
            await new Promise((on) => setTimeout(on, 25));
          }
          return [];
        }"""
    )
    assert shown == [["Notes", "You have a note.", "note"]]


def test_e_mail_is_an_address_a_code_and_one_tap_off(ann):
    ann.opens("/prompts")
    ann.go(ann.link("Choose an address"))
    ann.types("E-mail address", "ann@example.org")
    ann.go(ann.button("Send me a code"))
    ann.types("The code", "1")
    ann.go(ann.button("That is my code"))
    ann.sees("That is not the code.")
    ann.types("The code", code_of(ann))
    ann.go(ann.button("That is my code"))
    ann.sees("On, to ann@example.org")
    ann.go(ann.button("Stop e-mail"))
    expect(ann.link("Choose an address")).to_be_visible()
    assert ann.taps == 5


def test_without_scripts_e_mail_works_and_the_phone_says_why_not(ann_without_script):
    ann = ann_without_script
    ann.served.sends(ann.page.context, "/prompts", {"prompts": "yes"})
    ann.opens("/prompts")
    ann.sees("Today still shows every thought.")
    expect(ann.button("Tell me on this phone")).to_be_hidden()
    ann.go(ann.link("Choose an address"))
    ann.types("E-mail address", "ann@example.org")
    ann.go(ann.button("Send me a code"))
    ann.types("The code", code_of(ann))
    ann.go(ann.button("That is my code"))
    ann.sees("On, to ann@example.org")


def test_by_keyboard_alone(ann):
    ann.opens("/prompts")
    ann.link("Choose an address").focus()
    ann.page.keyboard.press("Enter")
    ann.page.wait_for_url("**/prompts/email")
    ann.page.get_by_label("E-mail address").focus()
    ann.page.keyboard.type("ann@example.org")
    with ann.page.expect_navigation():
        ann.page.keyboard.press("Enter")
    ann.sees("A code is on its way to ann@example.org")
