"""Choosing where to hear of a card: nothing ticked beforehand, and off in one tap."""

from dataclasses import replace

import pytest

from core.services import channels
from tests.announced import HOST
from tests.push_service import Browser


@pytest.fixture
def jo(jo):
    """Jo, who said yes to a thought now and then."""
    jo.posts("/prompts", prompts="yes")
    return jo


@pytest.fixture
def with_mail(kith, jo):
    """A deployment that can send e-mail, and Jo on it."""
    house = replace(kith.house, announcing=replace(kith.house.announcing, has_mail=True))
    kith.site.state.house = house
    return jo


def subscription(path="/x", **wrong):
    return {"endpoint": HOST + path, **Browser().keys, **wrong}


def records_of(jo, kith):
    token = next(iter(jo.client.cookies.values()))
    return kith.gate.reading(kith.gate.viewer_of_cookie(token))


def mail_of(jo, kith):
    with records_of(jo, kith) as records:
        return records.channels.mail()


def test_the_page_says_what_a_lock_screen_will_show(jo):
    page = jo.opens("/prompts")
    assert "“Notes: You have a note.”" in page.one("#channels").get_text()
    assert page.form("/prompts/push").has_attr("hidden")  # until a script knows the browser can
    assert not page.all('form[action="/prompts/push/stop"]')


def test_the_key_a_browser_asks_for_stands_in_the_page(jo, kith):
    form = jo.opens("/prompts").form("/prompts/push")
    assert form["data-key"] == kith.house.announcing.public_key
    assert len(form["data-key"]) == 87


def test_on_and_off_again_in_one_tap(jo):
    page = jo.posts("/prompts/push", subscription())
    assert page.path == "/prompts"
    page = jo.sends(page, "/prompts/push/stop")
    assert not page.all('form[action="/prompts/push/stop"]')


def test_it_can_be_switched_off_even_when_prompts_are_off(jo):
    jo.posts("/prompts/push", subscription())
    page = jo.posts("/prompts", prompts="no")
    assert page.form("/prompts/push/stop")


@pytest.mark.parametrize(
    "wrong",
    [{"endpoint": "https://169.254.169.254/x"}, {"endpoint": ""}, {"auth": "x"}, {"p256dh": ""}],
)
def test_what_is_no_push_service_is_refused(jo, kith, wrong):
    jo.posts("/prompts/push", subscription(**wrong), status=422)
    with records_of(jo, kith) as records:
        assert records.channels.devices() == ()


def test_where_no_mail_server_is_named_e_mail_is_not_offered(jo):
    assert "By e-mail" not in jo.opens("/prompts").one("#channels").get_text()
    assert "not set up here" in jo.opens("/prompts/email").main


def test_address_code_on_and_off(with_mail, kith):
    jo = with_mail
    page = jo.sends(jo.opens("/prompts/email"), "/prompts/email", address="jo@example.org")
    assert "jo@example.org" in page.main
    page = jo.sends(page, "/prompts/email/code", code=mail_of(jo, kith).code)
    assert page.path == "/prompts"
    assert "On, to jo@example.org" in page.main
    page = jo.sends(page, "/prompts/email/stop")
    assert "jo@example.org" not in page.main
    assert mail_of(jo, kith) is None


def test_no_address_is_there_before_one_is_typed(with_mail):
    assert with_mail.opens("/prompts/email").value("address") == ""


def test_a_wrong_address_stays_to_be_put_right(with_mail):
    page = with_mail.sends(
        with_mail.opens("/prompts/email"), "/prompts/email", address="jo at home", status=422
    )
    assert page.wrong() == ["That does not look like an address. It has an @ in it."]
    assert page.value("address") == "jo at home"


def test_a_wrong_code_is_counted_though_the_page_says_no(with_mail, kith):
    jo = with_mail
    page = jo.sends(jo.opens("/prompts/email"), "/prompts/email", address="jo@example.org")
    right = mail_of(jo, kith).code
    wrong = f"{(int(right) + 1) % 10**6:06d}"
    for _ in range(channels.MOST_CODE_TRIES):
        page = jo.sends(page, "/prompts/email/code", code=wrong, status=422)
        assert page.wrong() == ["That is not the code. Look at the e-mail, then try again."]
    page = jo.sends(page, "/prompts/email/code", code=right, status=422)
    assert page.wrong() == ["That code is over. Send yourself another one."]


def test_too_many_codes_are_refused(with_mail):
    jo = with_mail
    for _ in range(3):
        jo.posts("/prompts/email", address="jo@example.org")
    page = jo.posts("/prompts/email", address="jo@example.org", status=422)
    assert page.wrong() == ["That was three codes in an hour. Try again in an hour."]


def test_what_is_switched_on_can_be_undone(jo):
    page = jo.posts("/prompts/push", subscription())
    assert page.undo_words


def test_the_worker_shows_a_note_and_keeps_nothing(visitor):
    answer = visitor.client.get("/sw.js")
    assert answer.status_code == 200
    assert answer.headers["content-type"].startswith("text/javascript")
    assert answer.headers["cache-control"] == "no-store"
    said = answer.text
    assert "You have a note." in said
    assert "/today" in said
    for not_there in ("caches", "fetch", "indexedDB", "http"):
        assert not_there not in said
